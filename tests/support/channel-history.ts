/** A message that stands in a channel. */
export interface StandingMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly { readonly block_id?: string }[];
  /** `performance.now()` when it was accepted. */
  readonly atMs: number;
}

/** What Slack does with a post: `late` carries it out after a while, whether the caller still waits or not. */
export type Fate =
  | { readonly kind: 'plain' }
  | { readonly kind: 'late'; readonly afterMs: number }
  /** Carried out, and the connection breaks off before the answer, or the answer says that something broke. */
  | { readonly kind: 'answer lost' | 'answer wrong' }
  /** Not carried out, and said so. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'ratelimited'; readonly afterS: number };

/** Messages of every channel, as `conversations.history` gives them. */
export class ChannelHistory {
  readonly messages: StandingMessage[] = [];
  /** A message is not shown in the history before it is this old, milliseconds. */
  behindMs = 0;

  add(channel: string, ts: string, form: Record<string, unknown>): void {
    this.messages.push({
      channel,
      ts,
      text: String(form.text ?? ''),
      blocks: (form.blocks as StandingMessage['blocks'] | undefined) ?? [],
      atMs: performance.now(),
    });
  }

  /** One page, latest first. */
  page(form: Record<string, unknown>): Record<string, unknown> {
    const { channel, oldest = '0', limit = '100', cursor = '0' } = form;
    const shown = this.messages
      .filter((one) => one.channel === channel && Number(one.ts) > Number(oldest))
      .filter(({ atMs }) => atMs <= performance.now() - this.behindMs)
      .sort((a, b) => Number(b.ts) - Number(a.ts));
    const from = Number(cursor);
    const to = from + Number(limit);
    return {
      messages: shown.slice(from, to).map(({ ts, text, blocks }) => ({ type: 'message', ts, text, blocks })),
      response_metadata: { next_cursor: shown.length > to ? String(to) : '' },
    };
  }
}
