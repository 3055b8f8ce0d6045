import { today } from '../slack/ask.ts';
import { type Html, html, raw } from './html.ts';
import { dayLabel } from './message-html.ts';
import type { Session } from './session.ts';
import { channelsOf, PEOPLE } from './workspace.ts';

/** What every page is told. */
export interface Frame {
  readonly session: Session;
  readonly now: Date;
  readonly isMoved: boolean;
  /** The page's own path. */
  readonly path: string;
}

/** A whole page: the bar at the side and, beside it, what the page is for. */
export function page(frame: Frame, title: string, main: Html): Html {
  const { session, path } = frame;
  return html`<!doctype html>
<html lang="en-GB" data-theme="${session.theme}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Dossier preview</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/frame.css" />
    <link rel="stylesheet" href="/assets/conversation.css" />
    <link rel="stylesheet" href="/assets/blocks.css" />
    <link rel="stylesheet" href="/assets/report.css" />
    <script type="module" src="/assets/main.js"></script>
  </head>
  <body data-path="${path}">
    <a class="skip" href="#main">Skip to the content</a>
    <div class="app">
      ${sidebar(frame)}
      ${main}
    </div>
    <p id="status" class="unseen" role="status" aria-live="polite"></p>
    <p id="problem" class="problem" role="alert" hidden></p>
    <div id="modal"></div>
  </body>
</html>`;
}

function sidebar({ session, path, now, isMoved }: Frame): Html {
  const { person } = session;
  const places = channelsOf(person.id);
  const link = (href: string, label: Html | string) =>
    html`<li><a href="${href}" ${path === href ? raw('aria-current="page"') : ''}>${label}</a></li>`;
  return html`<header class="side">
    <details class="menu" open>
      <summary><span class="brand">Dossier</span> <span class="badge">Preview</span></summary>
      <nav aria-label="Workspace">
        <h2>Channels</h2>
        <ul>${places.filter(({ directWith }) => directWith === null).map(({ slug, name, about }) => link(`/c/${slug}`, html`<span aria-hidden="true"># </span>${name}<small>${about}</small>`))}</ul>
        <h2>Dossier, the app</h2>
        <ul>${link('/c/dossier', 'Messages')}${link('/home', 'Home')}</ul>
        <h2>The report</h2>
        <ul>${link('/source', 'Text')}${link('/timeline', 'Timeline')}</ul>
      </nav>
      <form class="settings" method="post" action="/settings" aria-label="The stage">
        <fieldset><legend>Who you are</legend>
          ${PEOPLE.map(({ role, name, about }) => html`<button name="role" value="${role}" aria-pressed="${String(role === person.role)}"><strong>${name}</strong><small>${about}</small></button>`)}
        </fieldset>
      </form>
      <form class="settings" method="post" action="/settings" aria-label="The day">
        <label for="day">Today is</label>
        <p class="today">${dayLabel(now)}</p>
        <div class="row"><input type="date" id="day" name="day" value="${today(now)}" required /><button>Travel</button></div>
      </form>
      ${isMoved ? html`<form class="settings" method="post" action="/settings"><button name="day" value="">Back to the real day</button></form>` : ''}
      <form class="settings" method="post" action="/settings" aria-label="Colours">
        <fieldset class="row"><legend>Colours</legend>
          ${(['auto', 'light', 'dark'] as const).map((theme) => html`<button name="theme" value="${theme}" aria-pressed="${String(theme === session.theme)}">${theme}</button>`)}
        </fieldset>
      </form>
    </details>
  </header>`;
}

/** A page that has nothing to show but a sentence. */
export function notice(frame: Frame, title: string, sentence: string): Html {
  return page(
    frame,
    title,
    html`<main id="main" class="plain" tabindex="-1"><h1>${title}</h1><p>${sentence}</p></main>`,
  );
}
