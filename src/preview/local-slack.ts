import { z } from 'zod';
import type { Origin } from './payloads.ts';
import { type PreviewFile, Uploads } from './uploads.ts';
import { formOf, lookUp, Refused } from './web-api.ts';
import { BOT, RECORDS, TEAM } from './workspace.ts';

export const block = z.looseObject({ type: z.string(), block_id: z.string().optional() });
export type PreviewBlock = z.infer<typeof block>;

const plainText = z.object({ text: z.string() });
const view = z.looseObject({
  type: z.enum(['modal', 'home']),
  callback_id: z.string().optional(),
  private_metadata: z.string().default(''),
  title: plainText.optional(),
  submit: plainText.nullish(),
  close: plainText.nullish(),
  blocks: z.array(block),
});
const prompts = z.array(z.object({ title: z.string(), message: z.string() }));
const sent = z.object({
  channel: z.string(),
  text: z.string().default(''),
  blocks: z.array(block).default([]),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
});
const completed = z.object({
  channel_id: z.string(),
  thread_ts: z.string().optional(),
  files: z.string().transform((text) => z.array(z.object({ id: z.string() })).parse(JSON.parse(text))),
});
const response = z.object({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  text: z.string().default(''),
  blocks: z.array(block).default([]),
});

export interface PreviewMessage {
  readonly ts: string;
  readonly channel: string;
  /** The message it replies to, or null. */
  readonly thread: string | null;
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly PreviewBlock[];
  readonly files: readonly PreviewFile[];
  /** The one person who sees it; null where everyone in the channel does. */
  readonly onlyTo: string | null;
  readonly at: Date;
}

export type PreviewView = z.infer<typeof view> & { readonly id: string; readonly user: string };
export type Prompts = z.infer<typeof prompts>;

/** What the workspace tells those who look at it. */
export type Change =
  | { readonly kind: 'message'; readonly message: PreviewMessage }
  | { readonly kind: 'modal'; readonly view: PreviewView }
  | { readonly kind: 'home'; readonly view: PreviewView }
  | { readonly kind: 'prompts'; readonly channel: string };

const RESPONSE_URL = 'https://preview.invalid/response/';
/** Views kept; whoever has an older one open opens it anew. */
const MOST_VIEWS = 50;

/**
 * Slack's side of the preview, in memory: it answers the Web API calls of the app and keeps what the app shows. The
 * app reaches it through {@link LocalSlack.fetch}, so that no call leaves the process.
 */
export class LocalSlack implements Origin {
  readonly team = TEAM;
  readonly bot = BOT;
  readonly messages: PreviewMessage[] = [];
  readonly homes = new Map<string, PreviewView>();
  readonly prompts = new Map<string, Prompts>();
  readonly #uploads = new Uploads();
  readonly #views = new Map<string, PreviewView>();
  readonly #triggers = new Map<string, string>();
  readonly #responses = new Map<string, { readonly user: string; readonly channel: string }>();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #now: () => Date;
  #count = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  nextTs(): string {
    return `${Math.floor(this.#now().getTime() / 1000)}.${String(++this.#count).padStart(6, '0')}`;
  }

  trigger(user: string): string {
    const id = `trigger.${++this.#count}`;
    this.#triggers.set(id, user);
    return id;
  }

  responseUrl(user: string, channel: string): string {
    const id = String(++this.#count);
    this.#responses.set(id, { user, channel });
    return `${RESPONSE_URL}${id}`;
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  view(id: string): PreviewView | null {
    return this.#views.get(id) ?? null;
  }

  /** Adds a message to a channel or thread. */
  say(message: Omit<PreviewMessage, 'ts' | 'at' | 'files'> & Partial<Pick<PreviewMessage, 'files'>>): PreviewMessage {
    const blocks = message.blocks.map((one, i) => ({ ...one, block_id: one.block_id ?? `b${i}` }));
    const kept = { files: [], ...message, blocks, ts: this.nextTs(), at: this.#now() };
    this.messages.push(kept);
    this.#tell({ kind: 'message', message: kept });
    return kept;
  }

  /** Opens a view over whatever this person looks at. */
  showModal(given: unknown, user: string): PreviewView {
    const shown = this.#keep(given, user, `V${++this.#count}`);
    this.#tell({ kind: 'modal', view: shown });
    return shown;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    try {
      if (await this.#uploads.receive(url, init?.body)) return Response.json({ ok: true });
      const body = String(init?.body ?? '');
      if (url.startsWith(RESPONSE_URL)) {
        this.#respond(url.slice(RESPONSE_URL.length), response.parse(JSON.parse(body)));
        return Response.json({ ok: true });
      }
      const method = new URL(url).pathname.replace(/^\/api\//, '');
      return Response.json({ ok: true, ...this.#call(method, formOf(body)) });
    } catch (error) {
      if (error instanceof Refused) return Response.json({ ok: false, error: error.message });
      if (error instanceof z.ZodError) return Response.json({ ok: false, error: 'invalid_arguments' });
      throw error;
    }
  };

  #call(method: string, form: Record<string, unknown>): Record<string, unknown> {
    const found = lookUp(method, form, RECORDS);
    if (found) return found;
    switch (method) {
      case 'chat.postMessage':
      case 'chat.postEphemeral': {
        const { channel: to, text, blocks, thread_ts, user } = sent.parse(form);
        // a person's id stands for the direct message with them
        const channel = RECORDS.people.has(to) ? `D${to}` : to;
        const onlyTo = method === 'chat.postEphemeral' ? (user ?? null) : null;
        const { ts } = this.say({ channel, thread: thread_ts ?? null, author: BOT, text, blocks, onlyTo });
        return { ts, channel };
      }
      case 'views.open':
      case 'views.push': {
        const user = this.#triggers.get(String(form.trigger_id));
        if (user === undefined) throw new Refused('expired_trigger_id');
        return { view: this.showModal(form.view, user) };
      }
      case 'views.update': {
        const before = this.#views.get(String(form.view_id));
        if (!before) throw new Refused('view_not_found');
        const shown = this.#keep(form.view, before.user, before.id);
        this.#tell({ kind: 'modal', view: shown });
        return { view: shown };
      }
      case 'views.publish': {
        const user = String(form.user_id);
        const shown = this.#keep(form.view, user, `H${user}`);
        this.homes.set(user, shown);
        this.#tell({ kind: 'home', view: shown });
        return { view: shown };
      }
      case 'files.getUploadURLExternal':
        return this.#uploads.begin(form);
      case 'files.completeUploadExternal': {
        const { channel_id: channel, thread_ts, files } = completed.parse(form);
        const found = files.map(({ id }) => this.#uploads.get(id));
        const empty = { text: '', blocks: [], onlyTo: null };
        this.say({ channel, thread: thread_ts ?? null, author: BOT, ...empty, files: found });
        return { files };
      }
      case 'assistant.threads.setSuggestedPrompts': {
        const channel = String(form.channel_id);
        this.prompts.set(channel, prompts.parse(form.prompts));
        this.#tell({ kind: 'prompts', channel });
        return {};
      }
      default:
        throw new Refused('unknown_method');
    }
  }

  #respond(id: string, { response_type, text, blocks }: z.infer<typeof response>): void {
    const target = this.#responses.get(id);
    if (!target) throw new Refused('used_url');
    const onlyTo = response_type === 'in_channel' ? null : target.user;
    this.say({ channel: target.channel, thread: null, author: BOT, text, blocks, onlyTo });
  }

  /** Keeps a view, so that a click in it can be read. */
  #keep(given: unknown, user: string, id: string): PreviewView {
    const parsed = view.parse(given);
    const blocks = parsed.blocks.map((one, i) => ({ ...one, block_id: one.block_id ?? `b${i}` }));
    const kept = { ...parsed, blocks, id, user };
    this.#views.set(id, kept);
    for (const old of [...this.#views.keys()].slice(0, -MOST_VIEWS)) this.#views.delete(old);
    return kept;
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
