import type { Subscription } from '../store/subscriptions.ts';

/** What is posted; Slack's blocks as they are. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly object[];
}

/** Where something goes: a channel, or a person's direct message with the app. */
export interface Target {
  /** The ID of a channel or direct message; a person's for the direct message with them. */
  readonly channel: string;
  /** Who asked for it. */
  readonly user: string;
  readonly kind: Subscription['kind'];
}

/** May the report's words go there? `gone` is for good, `unsure` until Slack answers. */
export type Verdict = { readonly kind: 'allowed' } | { readonly kind: 'gone' | 'unsure'; readonly reason: string };

/**
 * What became of a post. Only `uncertain` leaves it open whether Slack has the message: the call broke off or timed
 * out. `refused` may work later, `gone` never will.
 */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly messageTs: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly afterMs: number | null }
  | { readonly kind: 'gone' | 'uncertain'; readonly reason: string };

/** What a look into a channel's history gave; `unreadable` where the app may not look. */
export type Found =
  | { readonly kind: 'found'; readonly messageTs: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What somebody is told of their subscription. */
export interface Notice {
  readonly kind: 'stopped' | 'held';
  readonly channel: string;
  readonly reason: string;
}

/** What deliveries need of Slack. */
export interface DigestPort {
  /** @param isFresh asks Slack anew instead of going by what it said a minute ago */
  isAllowed(target: Target, isFresh: boolean): Promise<Verdict>;
  /**
   * How long to wait before the next message there, milliseconds: Slack takes one a second for each channel. Where that
   * is no longer than `mostMs`, the caller must wait and send.
   */
  waitMs(channel: string, mostMs: number): number;
  /** One request, without retries. @param mark the message can be found by it */
  post(channel: string, message: Message, mark: string): Promise<PostOutcome>;
  /** Looks for a message by its mark. @throws where Slack does not answer now */
  find(channel: string, mark: string, sinceMs: number): Promise<Found>;
  /** Tells one person something by direct message. */
  tell(user: string, notice: Notice): Promise<void>;
}
