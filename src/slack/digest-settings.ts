import { nextRun } from '../delivery/schedule.ts';
import { composeDigest } from '../digest/digest.ts';
import { dayTitle } from '../digest/labels.ts';
import { LONGEST_TOPIC, MOST_TOPICS, resolveTopics } from '../digest/topics.ts';
import type { Days, Subscription, Wish } from '../store/subscriptions.ts';
import { AccessLost, refuse } from './access.ts';
import { scheduleText } from './digest-command.ts';
import { stopReason } from './digest-notices.ts';
import type { Desk } from './work.ts';

/** Where a digest is asked for, and by whom. */
export interface Seat {
  readonly channel: string;
  readonly user: string;
  readonly kind: Subscription['kind'];
}

export const seatOf = (channel: string, user: string): Seat => ({
  channel,
  user,
  kind: channel.startsWith('D') ? 'person' : 'channel',
});

/** What can be set. */
export type Settings = Pick<Wish, 'time' | 'days' | 'zone' | 'topics' | 'asked'>;

const DEFAULT_TIME = '09:00';
const DEFAULT_DAYS: Days = 'weekdays';
/** Where Slack does not tell a person's zone: the report's readers are in Brussels. */
const DEFAULT_ZONE = 'Europe/Brussels';
/** Runs looked through for the next one that has something to say: two months of weekdays. */
const MOST_RUNS = 44;

/** The settings of a place, or those that a new subscription begins with. */
export async function settingsAt(desk: Desk, { channel, user }: Seat): Promise<Settings> {
  const existing = await desk.subscriptions.of(channel);
  if (existing) return existing;
  const { zone } = await desk.directory.person(user);
  return { time: DEFAULT_TIME, days: DEFAULT_DAYS, zone: zone ?? DEFAULT_ZONE, topics: [], asked: false };
}

/**
 * Why no digest can come to a place, in a sentence; null where it can.
 *
 * @throws {AccessLost} where the report's words may not go there
 */
export async function obstacleAt(desk: Desk, { channel, user, kind }: Seat): Promise<string | null> {
  // "I have invited it" is said a second ago
  desk.directory.forgetChannel(channel);
  const refusal = await desk.access.refusalToDeliver(channel, user, kind);
  if (refusal === null) return null;
  switch (refusal.reason) {
    case 'not_in_channel':
    case 'channel_not_found':
      return 'I am not in this channel. Type `/invite @dossier` here, then ask again.';
    case 'is_archived':
      return 'This channel is archived: nothing can be posted here.';
    default:
      throw new AccessLost(refuse(refusal.reason));
  }
}

/** Keeps settings; whoever changed them last is told when the digest stops. */
export async function saveSettings(desk: Desk, seat: Seat, settings: Settings): Promise<string> {
  const before = await desk.subscriptions.of(seat.channel);
  const { time, days, zone, topics, asked } = settings;
  await desk.subscriptions.save({
    channel: seat.channel,
    owner: seat.user,
    kind: seat.kind,
    time,
    days,
    zone,
    topics,
    asked: asked && seat.kind === 'channel',
  });
  if (before?.asked && !asked) await desk.asked.forget(seat.channel);
  const isChange = before?.state === 'active';
  const whose = seat.kind === 'channel' ? 'The digest of this channel' : 'Your digest';
  return [
    `${whose} ${isChange ? 'now comes' : 'comes'} ${scheduleText(settings)}.`,
    await nextSentence(desk, seat.channel, settings, isChange ? 'next' : 'first'),
    ...detailSentences(settings, seat),
    `\`/digest unsubscribe\` ${seat.kind === 'channel' ? 'here ' : ''}stops it.`,
  ].join(' ');
}

/** What a digest follows and keeps, beside its schedule. */
function detailSentences({ topics, asked }: Settings, { kind }: Seat): string[] {
  return [
    ...(topics.length > 0 ? [`It follows ${topics.join(', ')} only.`] : []),
    ...(asked && kind === 'channel'
      ? ['Questions asked here by mentioning me are kept until the next digest and shown in it, without names.']
      : []),
  ];
}

/** The settings and the next digest of a place. */
export async function statusSentence(desk: Desk, seat: Seat): Promise<string> {
  const subscription = await desk.subscriptions.of(seat.channel);
  const isChannel = seat.kind === 'channel';
  if (subscription === null)
    return `There is no digest ${isChannel ? 'in this channel' : 'for you'}. \`/digest subscribe\` sets one up: Monday to Friday at 09:00, unless you say otherwise.`;
  if (subscription.state === 'stopped')
    return `The digest ${isChannel ? 'of this channel' : 'for you'} was stopped: ${stopReason(subscription.stopReason ?? '')}. \`/digest subscribe\` sets it up again.`;
  return [
    `The digest ${isChannel ? 'of this channel' : 'for you'} comes ${scheduleText(subscription)}.`,
    await nextSentence(desk, seat.channel, subscription, 'next'),
    ...detailSentences(subscription, seat),
  ].join(' ');
}

/** When the next digest with something in it comes; what was asked by then is not known yet. */
async function nextSentence(desk: Desk, channel: string, settings: Settings, which: 'next' | 'first'): Promise<string> {
  const { days, topics } = settings;
  let afterMs = desk.now().getTime();
  // one digest a day, whatever its time was changed to since
  const last = await desk.digests.lastPosted(channel);
  for (let i = 0; i < MOST_RUNS; i++) {
    const { date, atMs } = nextRun(settings, afterMs);
    const subscription = { channel, days, topics };
    const digest = composeDigest({ engine: desk.engine, date, subscription, asked: [], corpusChanges: [] });
    if (digest && date !== last?.localDate) return `The ${which} one comes on ${dayTitle(date)}.`;
    afterMs = atMs;
    await desk.turns.next();
  }
  return 'On these topics there is nothing to tell in the next two months.';
}

/** Topics as typed, as the report writes them; a sentence where one of them cannot be followed. */
export function readTopics(typed: readonly string[], desk: Desk): readonly string[] | { readonly wrong: string } {
  if (typed.length > MOST_TOPICS)
    return {
      wrong: `${typed.length} topics are too many: at most ${MOST_TOPICS}. \`/digest topics all\` follows everything.`,
    };
  const long = typed.find((topic) => topic.length > LONGEST_TOPIC);
  if (long)
    return {
      wrong: `A topic has at most ${LONGEST_TOPIC} characters; name one of the report, for example EJOCN or Action 5.`,
    };
  const { known, unknown } = resolveTopics(typed, desk.engine);
  if (unknown.length === 0) return known.map(({ name }) => name);
  return {
    wrong: unknown
      .map(
        ({ typed: topic, near }) =>
          `The report has no name or Action “${topic}”.${near.length > 0 ? ` Close to it: ${near.join(', ')}.` : ''}`,
      )
      .concat('Topics are names and Actions of the report, for example EJOCN, Action 5.')
      .join(' '),
  };
}
