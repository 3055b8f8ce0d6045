import { z } from 'zod';
import type { RunningApp } from '../slack/app.ts';
import { ActError } from './act-error.ts';
import { isVisible } from './conversation.ts';
import { actionOf, elementsOf, formState, inputBlock } from './elements.ts';
import type { LocalSlack, PreviewBlock, PreviewView } from './local-slack.ts';
import type { Command } from './manifest.ts';
import {
  commandPayload,
  directPayload,
  interactionPayload,
  mentionPayload,
  openedPayload,
  type Payload,
  shortcutPayload,
} from './payloads.ts';
import { type Channel, channelsOf, type Person } from './workspace.ts';

const MENTION = /@dossier\b/gi;

/** What an app may answer a submitted form with. */
const formAnswer = z
  .object({ response_action: z.string(), errors: z.record(z.string(), z.string()).optional(), view: z.unknown() })
  .partial();

/** What a person can do in the workspace; each becomes the payload that Slack would send, handed to the app. */
export class Acts {
  readonly #slack: LocalSlack;
  readonly #app: RunningApp;
  readonly #commands: readonly Command[];

  constructor(slack: LocalSlack, app: RunningApp, commands: readonly Command[]) {
    this.#slack = slack;
    this.#app = app;
    this.#commands = commands;
  }

  /**
   * Writes a message, or gives a command where it begins with a slash.
   *
   * @returns the thread to look at, or null where there is none
   * @throws {ActError}
   */
  async say(person: Person, channel: Channel, text: string, thread: string | null): Promise<string | null> {
    const [, name, words = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(text) ?? [];
    if (name !== undefined) {
      if (thread !== null) throw new ActError('Commands do not work in threads; write it in the channel.');
      if (!this.#commands.some(({ command }) => command === name))
        throw new ActError(
          `${name} is not a command of this app; there are ${this.#commands.map(({ command }) => command).join(', ')}.`,
        );
      await this.#deliver(commandPayload(this.#slack, actorOf(person), channel.id, name, words));
      return null;
    }
    const { messages } = this.#slack;
    if (
      thread !== null &&
      !messages.some((one) => one.ts === thread && one.channel === channel.id && isVisible(one, person.id))
    )
      throw new ActError('There is no such thread in this channel.');
    const { ts } = this.#slack.say({
      channel: channel.id,
      thread,
      author: person.id,
      text,
      blocks: [],
      onlyTo: null,
    });
    const asked = text.replace(MENTION, ' ').trim();
    const written = { channel: channel.id, ts, thread: thread ?? undefined };
    if (channel.directWith !== null)
      await this.#deliver(directPayload(this.#slack, actorOf(person), { ...written, text: asked }));
    else if (asked !== text.trim())
      await this.#deliver(mentionPayload(this.#slack, actorOf(person), { ...written, text: asked }));
    return thread ?? ts;
  }

  /** Uses the message shortcut. @throws {ActError} */
  async useShortcut(person: Person, ts: string, callback: string): Promise<void> {
    const { channel, text } = this.#message(person, ts);
    await this.#deliver(shortcutPayload(this.#slack, actorOf(person), channel, callback, { text, ts }));
  }

  /** Opens one of the app's own tabs. */
  async openTab(person: Person, tab: 'home' | 'messages'): Promise<void> {
    await this.#deliver(openedPayload(this.#slack, actorOf(person), `D${person.id}`, tab));
  }

  /**
   * Operates an element of a message or view.
   *
   * @param container time stamp of the message, or id of the view
   * @param fields    of a view: what its inputs hold, by block
   * @throws {ActError}
   */
  async click(
    person: Person,
    container: string,
    at: { readonly block: string; readonly element: number; readonly choices: readonly string[] },
    fields: Readonly<Record<string, readonly string[]>>,
  ): Promise<void> {
    const view = this.#slack.view(container);
    if (view && view.user !== person.id) throw new ActError('This form is somebody else’s.');
    const message = view ? null : this.#message(person, container);
    const blocks: readonly PreviewBlock[] = view?.blocks ?? message?.blocks ?? [];
    const block = blocks.find(({ block_id }) => block_id === at.block);
    const element = block && elementsOf(block)[at.element];
    if (!element) throw new ActError('There is nothing to click here any more; open it anew.');
    const action = { ...actionOf(element, at.choices), block_id: at.block, action_ts: this.#slack.nextTs() };
    const where = message
      ? {
          container: {
            type: 'message',
            message_ts: message.ts,
            channel_id: message.channel,
            is_ephemeral: message.onlyTo !== null,
          },
          ...(message.onlyTo === null
            ? { message: { ts: message.ts, ...(message.thread === null ? {} : { thread_ts: message.thread }) } }
            : {}),
        }
      : { container: { type: 'view', view_id: container }, view: view && viewPayload(view, fields) };
    await this.#deliver(
      interactionPayload(this.#slack, actorOf(person), message?.channel ?? null, {
        type: 'block_actions',
        ...where,
        actions: [action],
      }),
    );
  }

  /**
   * Submits a form.
   *
   * @returns what is wrong with it, by block; empty where it was taken
   * @throws {ActError}
   */
  async submit(
    person: Person,
    viewId: string,
    fields: Readonly<Record<string, readonly string[]>>,
  ): Promise<Record<string, string>> {
    const view = this.#slack.view(viewId);
    if (!view || view.user !== person.id) throw new ActError('This form is no longer open; open it anew.');
    const missing = view.blocks.flatMap((block) => {
      const input = inputBlock.safeParse(block).data;
      const given = input && (fields[input.block_id] ?? []).some((value) => value.trim() !== '');
      return input && !input.optional && !given ? [[input.block_id, 'Please complete this field.'] as const] : [];
    });
    if (missing.length > 0) return Object.fromEntries(missing);
    const answer = await this.#deliver(
      interactionPayload(this.#slack, actorOf(person), null, {
        type: 'view_submission',
        view: viewPayload(view, fields),
      }),
    );
    const { response_action, errors, view: next } = formAnswer.parse(answer ?? {});
    if (response_action === 'update' || response_action === 'push') this.#slack.showModal(next, person.id);
    return errors ?? {};
  }

  #message(person: Person, ts: string) {
    const message = this.#slack.messages.find((one) => one.ts === ts);
    const sees =
      message && isVisible(message, person.id) && channelsOf(person.id).some(({ id }) => id === message.channel);
    if (!message || !sees) throw new ActError('This message is no longer there.');
    return message;
  }

  #deliver(payload: Payload): Promise<unknown> {
    return this.#app.deliver(payload);
  }
}

const actorOf = ({ id, team }: Person) => ({ user: id, team });

function viewPayload(view: PreviewView, fields: Readonly<Record<string, readonly string[]>>): Payload {
  const { id, callback_id, private_metadata, blocks, type } = view;
  return { id, type, callback_id, private_metadata, blocks, state: { values: formState(blocks, fields) } };
}
