import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient, type WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import type { DigestPort, Found, Message, PostOutcome, Target, Verdict } from '../delivery/digest-port.ts';
import type { Access } from './access.ts';
import { noticeMessage } from './digest-notices.ts';
import { type Directory, UNREACHABLE } from './directory.ts';
import type { Pace } from './pace.ts';
import { postOnce } from './post.ts';

/** Longest time for one request, milliseconds; a lease outlasts it. */
const TIMEOUT_MS = 30_000;
/** Slack's clock and the database's may differ by so much, milliseconds. */
const CLOCKS_MS = 600_000;
const HISTORY_PAGE = 200;
/** Of history at most; a channel with more since the digest was due is tried again later. */
const MOST_PAGES = 25;

/** Slack says that something broke on its side: it may have carried the request out. */
const OUTAGES = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
/** Of looking into the history of a channel: it will not be allowed by waiting. */
const NO_HISTORY = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', 'no_permission', 'access_denied']);

const posted = z.object({ ts: z.string() });
const cursor = z.object({ next_cursor: z.string().default('') }).nullish();
const history = z.object({
  messages: z.array(
    z.object({ ts: z.string(), blocks: z.array(z.object({ block_id: z.string().optional() })).default([]) }),
  ),
  response_metadata: cursor,
});
const directMessages = z.object({
  channels: z.array(z.object({ id: z.string(), user: z.string() })),
  response_metadata: cursor,
});

/**
 * A client for what nobody waits for: it neither retries nor waits by itself, and the rate limit it runs into pauses
 * no answer.
 */
export function digestClient(token: string, options: WebClientOptions): WebClient {
  return new WebClient(token, {
    timeout: TIMEOUT_MS,
    ...options,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** The way of digests and reminders to Slack. */
export class SlackDigestPort implements DigestPort {
  readonly #client: WebClient;
  readonly #access: Access;
  readonly #directory: Directory;
  readonly #pace: Pace;

  /** @param client as {@link digestClient} makes it; also that of the directory */
  constructor(client: WebClient, { access, directory, pace }: { access: Access; directory: Directory; pace: Pace }) {
    this.#client = client;
    this.#access = access;
    this.#directory = directory;
    this.#pace = pace;
  }

  async isAllowed({ channel, user, kind }: Target, isFresh: boolean): Promise<Verdict> {
    if (isFresh) {
      this.#directory.forgetChannel(channel);
      this.#directory.forgetPerson(user);
    }
    const refusal = await this.#access.refusalToDeliver(channel, user, kind);
    if (refusal === null) return { kind: 'allowed' };
    return { kind: refusal.reason === 'not_sure' ? 'unsure' : 'gone', reason: refusal.reason };
  }

  waitMs(channel: string, mostMs: number): number {
    return this.#pace.waitMs(channel, mostMs);
  }

  async post(channel: string, { text, blocks }: Message, mark: string): Promise<PostOutcome> {
    const [first, ...rest] = blocks;
    try {
      const answer = await this.#client.apiCall('chat.postMessage', {
        channel,
        text,
        blocks: [{ ...first, block_id: mark }, ...rest],
        unfurl_links: false,
        unfurl_media: false,
      });
      return { kind: 'posted', messageTs: posted.parse(answer).ts };
    } catch (error) {
      return this.#outcomeOf(error);
    }
  }

  #outcomeOf(error: unknown): PostOutcome {
    if (error instanceof WebAPIRateLimitedError) {
      const afterMs = error.retryAfter * 1000;
      this.#pace.pause(afterMs);
      return { kind: 'refused', reason: 'ratelimited', afterMs };
    }
    if (!(error instanceof WebAPIPlatformError)) return { kind: 'uncertain', reason: nameOf(error) };
    const reason = error.data.error;
    if (OUTAGES.has(reason)) return { kind: 'uncertain', reason };
    return UNREACHABLE.has(reason) ? { kind: 'gone', reason } : { kind: 'refused', reason, afterMs: null };
  }

  async find(channel: string, mark: string, sinceMs: number): Promise<Found> {
    try {
      const where = /^[UW]/.test(channel) ? await this.#directMessageWith(channel) : channel;
      if (where === null) return { kind: 'absent' };
      const oldest = String((sinceMs - CLOCKS_MS) / 1000);
      let next = '';
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = { channel: where, oldest, limit: HISTORY_PAGE, ...(next ? { cursor: next } : {}) };
        const { messages, response_metadata } = history.parse(await this.#client.conversations.history(query));
        const found = messages.find(({ blocks }) => blocks.some(({ block_id }) => block_id === mark));
        if (found) return { kind: 'found', messageTs: found.ts };
        next = response_metadata?.next_cursor ?? '';
        if (next === '') return { kind: 'absent' };
      }
      throw new RangeError(`${channel} has more messages than are looked through`);
    } catch (error) {
      if (error instanceof WebAPIPlatformError && NO_HISTORY.has(error.data.error))
        return { kind: 'unreadable', reason: error.data.error };
      throw error;
    }
  }

  async tell(user: string, notice: Parameters<DigestPort['tell']>[1]): Promise<void> {
    const { text, blocks } = noticeMessage(notice);
    await postOnce(this.#client, { channel: user, text, blocks: [...blocks] });
  }

  /** The direct message with a person, where there is one. */
  async #directMessageWith(user: string): Promise<string | null> {
    let next = '';
    do {
      const query = { types: 'im', limit: HISTORY_PAGE, ...(next ? { cursor: next } : {}) };
      const page = directMessages.parse(await this.#client.conversations.list(query));
      const found = page.channels.find((one) => one.user === user);
      if (found) return found.id;
      next = page.response_metadata?.next_cursor ?? '';
    } while (next !== '');
    return null;
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
