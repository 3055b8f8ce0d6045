import { type Html, html } from './html.ts';
import type { LocalSlack, PreviewMessage } from './local-slack.ts';
import type { Command } from './manifest.ts';
import { dayLabel, messageHtml } from './message-html.ts';
import type { Channel } from './workspace.ts';

/** What the pages of a conversation are made from. */
export interface Conversation {
  readonly slack: LocalSlack;
  readonly channel: Channel;
  readonly user: string;
  readonly commands: readonly Command[];
}

/** May this person see this message? Ephemeral messages are for one person alone. */
export function isVisible({ onlyTo }: PreviewMessage, user: string): boolean {
  return onlyTo === null || onlyTo === user;
}

/** How many replies a message has. */
export function replyCount(slack: LocalSlack, ts: string): number {
  return slack.messages.filter(({ thread, onlyTo }) => thread === ts && onlyTo === null).length;
}

/** The main column of a channel or direct message, with the thread beside it where one is open. */
export function conversationHtml(at: Conversation, thread: string | null): Html {
  const { slack, channel, user } = at;
  const direct = channel.directWith !== null;
  const messages = slack.messages.filter(
    (one) => one.channel === channel.id && one.thread === null && isVisible(one, user),
  );
  const title = direct ? 'Dossier' : channel.name;
  return html`<main id="main" class="conversation ${thread === null ? '' : 'with-thread'}" tabindex="-1" data-channel="${channel.id}">
    <section class="column" aria-labelledby="title">
      <header class="top"><h1 id="title">${direct ? '' : html`<span aria-hidden="true"># </span>`}${title}</h1><p>${channel.about}</p><button type="button" class="close" data-digest="${channel.id}">Post today’s digest now</button></header>
      <div class="scroll" tabindex="0" role="region" aria-label="Messages">
        ${messages.length === 0 ? emptyHtml(direct) : ''}
        <ol class="messages" data-list="${channel.id}">${messages.map((one) => messageHtml(one, replyCount(slack, one.ts)))}</ol>
      </div>
      <div id="prompts">${direct ? promptsHtml(at) : ''}</div>
      ${composerHtml(at, null)}
    </section>
    <div id="thread">${thread === null ? '' : threadHtml(at, thread)}</div>
  </main>`;
}

function emptyHtml(direct: boolean): Html {
  return html`<div class="empty"><p>${
    direct
      ? 'Write a question. The answer comes in a thread, so that you can go on from it.'
      : html`Mention <span class="mention">@dossier</span> with a question: the answer comes in the thread. Commands such as <code>/report</code> answer to you alone.`
  }</p></div>`;
}

/** Prompts that the app suggested for a direct message. */
export function promptsHtml({ slack, channel }: Conversation): Html {
  const prompts = slack.prompts.get(channel.id) ?? [];
  return prompts.length === 0
    ? html``
    : html`<ul class="prompts" aria-label="Suggested questions">${prompts.map(({ title, message }) => html`<li><button type="button" data-prompt="${message}">${title}</button></li>`)}</ul>`;
}

/** A thread: its first message and the replies. */
export function threadHtml(at: Conversation, thread: string): Html {
  const { slack, channel, user } = at;
  const first = slack.messages.find((one) => one.ts === thread && one.channel === channel.id && isVisible(one, user));
  // a time stamp can be guessed: what another channel says in a thread of that name is not for this one
  const replies = slack.messages.filter(
    (one) => first !== undefined && one.thread === thread && one.channel === channel.id && isVisible(one, user),
  );
  return html`<section class="column thread" aria-labelledby="thread-title">
    <header class="top"><h2 id="thread-title">Thread</h2><p>${first ? dayLabel(first.at) : ''}</p><a class="close" href="/c/${channel.slug}">Close<span class="unseen"> the thread</span></a></header>
    <div class="scroll" tabindex="0" role="region" aria-label="Messages of the thread">
      <ol class="messages">${first ? messageHtml(first, null) : ''}</ol>
      <ol class="messages" data-list="${thread}">${replies.map((one) => messageHtml(one, null))}</ol>
    </div>
    ${first ? composerHtml(at, thread) : html`<p class="empty">There is no such thread.</p>`}
  </section>`;
}

function composerHtml({ channel, commands }: Conversation, thread: string | null): Html {
  const direct = channel.directWith !== null;
  const id = thread === null ? 'say' : 'reply';
  const label = thread === null ? (direct ? 'Message to Dossier' : `Message to #${channel.name}`) : 'Reply';
  return html`<form class="composer" data-channel="${channel.id}" data-reply-to="${thread ?? ''}">
    ${thread === null ? html`<ul class="commands" id="commands" role="listbox" aria-label="Commands" hidden>${commands.map(({ command, usage_hint, description }, i) => html`<li role="option" id="command-${i}" aria-selected="false" data-command="${command}"><b>${command}</b> <span>${usage_hint}</span><small>${description}</small></li>`)}</ul>` : ''}
    <label for="${id}" class="unseen">${label}</label>
    <textarea id="${id}" name="text" rows="1" maxlength="3000" placeholder="${direct ? 'Ask the report' : 'Mention @dossier, or type / for the commands'}" ${thread === null ? html`role="combobox" aria-controls="commands" aria-expanded="false" aria-autocomplete="list"` : ''}>${direct ? '' : '@dossier '}</textarea>
    <button class="send">Send</button>
  </form>`;
}
