import { blocksHtml } from './block-html.ts';
import { type Html, html } from './html.ts';
import type { PreviewMessage } from './local-slack.ts';
import { BOT, personById } from './workspace.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' });
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Brussels',
});

/** "Monday 1 December 2025", as it is in Brussels. */
export function dayLabel(at: Date): string {
  return DAY.format(at).replace(',', '');
}

/**
 * One message in a list.
 *
 * @param replies to it, for a message that can have a thread; null within a thread
 */
export function messageHtml(message: PreviewMessage, replies: number | null): Html {
  const { ts, author, text, blocks, files, onlyTo, at, channel } = message;
  const fromApp = author === BOT;
  const name = fromApp ? 'Dossier' : (personById(author)?.name ?? author);
  return html`<li class="message" data-ts="${ts}" data-channel="${channel}">
    <span class="avatar ${fromApp ? 'of-app' : ''}" aria-hidden="true">${name.slice(0, 1)}</span>
    <div class="body">
      <p class="meta"><strong>${name}</strong>${fromApp ? html` <span class="badge">App</span>` : ''} <time datetime="${at.toISOString()}" title="${dayLabel(at)}">${CLOCK.format(at)}</time></p>
      ${onlyTo === null ? '' : html`<p class="only">Only visible to you</p>`}
      <div class="blocks" data-container="${ts}">${blocks.length > 0 ? blocksHtml(blocks, `m${ts.replace('.', '-')}`) : html`<p class="typed">${typed(text)}</p>`}</div>
      ${files.map(({ id, name: file }) => html`<p><a class="button" href="/files/${id}" download="${file}">${file}</a></p>`)}
      ${replies === null || onlyTo !== null ? '' : repliesHtml(ts, replies)}
      ${fromApp ? '' : html`<button type="button" class="shortcut" data-shortcut="${ts}">Ask the report<span class="unseen"> about the message of ${name}</span></button>`}
    </div>
  </li>`;
}

function repliesHtml(ts: string, replies: number): Html {
  const label = replies === 0 ? 'Reply in thread' : `${replies} ${replies === 1 ? 'reply' : 'replies'}`;
  return html`<a class="replies ${replies === 0 ? 'none' : ''}" href="?thread=${ts}" data-thread="${ts}">${label}</a>`;
}

/** What somebody typed, the mention of the app set off. */
function typed(text: string): Html {
  return html`${text.split(/(@dossier\b)/i).map((part) => (/^@dossier$/i.test(part) ? html`<span class="mention">${part}</span>` : part))}`;
}
