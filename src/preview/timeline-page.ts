import type { Source } from '../answer/answer.ts';
import { timelineSvg } from '../chart/timeline-svg.ts';
import type { Chronology } from '../report/chronology.ts';
import { type Html, html, raw } from './html.ts';

/** The timeline as a picture, and the same as lists. */
export function timelineHtml(chronology: Chronology, hrefOf: (source: Source) => string): Html {
  // the page's security policy runs no style that stands in the page; its style sheet says the same
  const svg = timelineSvg(chronology, hrefOf)
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/ style="[^"]*"/g, '');
  return html`<main id="main" class="timeline" tabindex="-1">
    <h1>Timeline</h1>
    <p>${chronology.title}. Each mark is a dated statement and leads to its sentence; <span class="key planned">hatched</span> is planned. <a href="#lists">The same as lists</a></p>
    <div class="picture" tabindex="0" role="region" aria-label="Picture of the timeline">${raw(svg)}</div>
    <section id="lists" aria-labelledby="lists-title"><h2 id="lists-title">As lists</h2>${chronology.rows.map((row) => rowHtml(row, chronology, hrefOf))}</section>
  </main>`;
}

function rowHtml(name: string, { marks }: Chronology, hrefOf: (source: Source) => string): Html {
  const own = marks.filter(({ row }) => row === name).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return html`<details><summary>${name} <small>${own.length}</small></summary><ul>${own.map(
    ({ label, status, source }) =>
      html`<li><a href="${hrefOf(source)}">${label}</a>${status === 'planned' ? ' (planned)' : ''}, ${source.section}</li>`,
  )}</ul></details>`;
}
