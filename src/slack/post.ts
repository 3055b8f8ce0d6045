import { setTimeout as sleep } from 'node:timers/promises';
import type { KnownBlock } from '@slack/types';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';

export interface Post {
  readonly channel: string;
  /** Absent for a message of its own. */
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Waits for Slack's rate limit at most this often, and this long each time, in seconds. */
const MOST_WAITS = 3;
const LONGEST_WAIT = 30;

/**
 * Posts a message at most once. A refusal for the rate limit is sure, so it is tried again when Slack allows; a call
 * that times out or breaks off may have been carried out, so it is not.
 *
 * @param client must neither retry nor wait by itself
 */
export async function postOnce(client: WebClient, post: Post): Promise<void> {
  for (let waits = 0; ; waits++) {
    try {
      await client.chat.postMessage({ ...post, unfurl_links: false, unfurl_media: false });
      return;
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError) || waits === MOST_WAITS || error.retryAfter > LONGEST_WAIT)
        throw error;
      await sleep(error.retryAfter * 1000);
    }
  }
}
