import { longDay } from '../dates/calendar.ts';
import type { NoteView, ParagraphView, Run, SectionView, SourceView } from '../report/source-view.ts';
import { type Html, html, raw } from './html.ts';

/** The report as it is read: sections, paragraphs, footnotes beside what calls them, and the excerpt marked. */
export function sourceHtml(view: SourceView): Html {
  const { number, file, subject, date, marking } = view.document;
  const mark = firstMark();
  return html`<main id="main" class="source" tabindex="-1">
    <header class="particulars">
      ${marking === null ? '' : html`<p class="marking">${marking}</p>`}
      <h1>${subject ?? file}</h1>
      <p>${number ?? file}, ${longDay(date)}</p>
    </header>
    <details class="front"><summary>Front matter</summary>${view.front.map((runs) => html`<p>${runsHtml(runs, mark, false)}</p>`)}</details>
    <nav aria-label="Sections"><details><summary>Sections</summary><ol>${view.sections.map((section, i) => html`<li><a href="#s${i}">${headingOf(section)}</a></li>`)}</ol></details></nav>
    ${view.sections.map((section, i) => sectionHtml(section, i, mark))}
  </main>`;
}

/** Gives the first mark of the page its id, which the address leads to. */
function firstMark(): () => string {
  let given = false;
  return () => {
    if (given) return '';
    given = true;
    return ' id="excerpt"';
  };
}

function headingOf({ label, title }: SectionView): string {
  return label === title || title === '' ? label : `${label}: ${title}`;
}

function sectionHtml(section: SectionView, i: number, mark: () => string): Html {
  return html`<section aria-labelledby="s${i}">
    <h2 id="s${i}">${section.heading.length > 0 ? runsHtml(section.heading, mark, true) : headingOf(section)}</h2>
    ${section.paragraphs.map((paragraph) => paragraphHtml(paragraph, mark))}
  </section>`;
}

function paragraphHtml({ index, runs, notes }: ParagraphView, mark: () => string): Html {
  return html`<div class="paragraph"><p><span class="number" aria-hidden="true">${index}</span>${runsHtml(runs, mark, true)}</p>${
    notes.length === 0
      ? ''
      : html`<aside aria-label="Footnotes of paragraph ${index}">${notes.map((note) => noteHtml(note, mark))}</aside>`
  }</div>`;
}

function noteHtml({ number, runs, links }: NoteView, mark: () => string): Html {
  return html`<p class="note" id="note-${number}"><b>${number}</b> ${runsHtml(runs, mark, false)}${links.map((link) => html` <a href="${link}" target="_blank" rel="noopener noreferrer">${new URL(link).hostname}</a>`)}</p>`;
}

function runsHtml(runs: readonly Run[], mark: () => string, calls: boolean): Html {
  return html`${runs.map((run) => {
    if (run.kind === 'call')
      return calls
        ? html`<sup><a href="#note-${run.number}" aria-label="Footnote ${run.number}">${run.number}</a></sup>`
        : '';
    return run.marked ? html`<mark${raw(mark())}>${run.text}</mark>` : run.text;
  })}`;
}
