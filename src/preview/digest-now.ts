import type { Message } from '../delivery/digest-port.ts';
import { localTime } from '../delivery/schedule.ts';
import type { RunningApp } from '../slack/app.ts';
import type { Subscription, Subscriptions } from '../store/subscriptions.ts';
import { ActError } from './act-error.ts';

/** Where digests come from. */
export interface DigestSource {
  readonly subscriptions: Subscriptions;
  /** The digest of a subscription for a date in its zone; null where there is nothing to say that day. */
  readonly digestOf: (subscription: Subscription, localDate: string) => Promise<Message | null>;
}

let posts = 0;

/**
 * Posts today's digest of a channel without waiting for its hour: the same words by the same way as at that hour.
 *
 * @throws {ActError} where there is none, with why
 */
export async function postDigestNow(
  app: RunningApp,
  { subscriptions, digestOf }: DigestSource,
  channel: string,
  now: Date,
): Promise<void> {
  const subscription = await subscriptions.of(channel);
  if (subscription?.state !== 'active')
    throw new ActError('No digest comes here. Set one up first: /digest subscribe 09:00 weekdays');
  const { owner: user, kind, zone } = subscription;
  const verdict = await app.digestPort.isAllowed({ channel, user, kind }, true);
  if (verdict.kind !== 'allowed') throw new ActError(`The digest may not be posted here (${verdict.reason}).`);
  const day = localTime(now.getTime(), zone).date;
  const message = await digestOf(subscription, day);
  if (!message) throw new ActError(`There is nothing to say on ${day}, so there is no digest that day.`);
  const outcome = await app.digestPort.post(channel, message, `digest:${day}:now-${++posts}`);
  if (outcome.kind !== 'posted') throw new ActError(`The digest was not posted (${outcome.reason}).`);
}
