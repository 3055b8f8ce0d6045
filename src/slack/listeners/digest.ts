import type { App } from '@slack/bolt';
import { z } from 'zod';
import { AccessLost } from '../access.ts';
import { DIGEST_FORM, digestForm, FIELDS, submittedForm } from '../blocks/digest-form.ts';
import { parseDigestCommand, splitTopics } from '../digest-command.ts';
import { answerDigestRequest, type DigestReply } from '../digest-requests.ts';
import { obstacleAt, readTopics, type Seat, saveSettings, seatOf, settingsAt } from '../digest-settings.ts';
import { sentenceMessage } from '../message.ts';
import { plainFromSlack } from '../mrkdwn.ts';
import { postOnce } from '../post.ts';
import { zoneOf } from '../schedule-words.ts';
import { type Desk, type Work, workOf } from '../work.ts';

export const DIGEST_COMMAND = '/digest';

const FAILED = 'Sorry, something went wrong on my side. Please send it again in a moment.';

const STILL_CHECKING = 'I am still checking who reads along in this channel. Please send it again in a moment.';

/** In a large channel looking up every member may take longer than the three seconds that Slack waits; milliseconds. */
const OPEN_MS = 1_500;
const SUBMIT_MS = 2_000;

const command = z.object({ text: z.string().default(''), trigger_id: z.string() });

/** The command, and the form that it opens by itself. */
export function listenForDigest(app: App, desk: Desk): void {
  app.command(DIGEST_COMMAND, async ({ body, context }) => {
    const work = workOf(context);
    if (!work || work.incoming.channel === null) return;
    const { text, trigger_id } = command.parse(body);
    const seat = seatOf(work.incoming.channel, work.incoming.user);
    const request = parseDigestCommand(plainFromSlack(text));
    if (request.kind !== 'form') {
      await sayDigest(desk, work, await answerDigestRequest(desk, seat, request));
      return;
    }
    // the form is checked again when it comes back; a trigger is worth nothing after three seconds
    const obstacle = await inTime(obstacleAt(desk, seat), OPEN_MS, null);
    if (obstacle !== null) await sayDigest(desk, work, { message: sentenceMessage(obstacle), isPublic: false });
    else await desk.client.views.open({ trigger_id, view: digestForm(seat, await settingsAt(desk, seat)) });
  });

  app.view(DIGEST_FORM, async ({ body, context }) => {
    const work = workOf(context);
    if (!work) return;
    try {
      await submit(desk, work, body);
    } catch (error) {
      // what was filled in is not lost, unless it was taken already
      await work.acknowledge({ response_action: 'errors', errors: { [FIELDS.time]: FAILED } });
      throw error;
    }
  });
}

async function submit(desk: Desk, work: Work, body: unknown): Promise<void> {
  const { channel, time, days, zone: typedZone, topics: typedTopics, asked } = submittedForm.parse(body);
  const seat = seatOf(channel, work.incoming.user);
  const zone = zoneOf(typedZone);
  const topics = readTopics(splitTopics(typedTopics), desk);
  const errors: Record<string, string> = {
    ...(zone === null
      ? { [FIELDS.zone]: `“${typedZone}” is no time zone. Allowed: a name such as Europe/Brussels, or a city of one.` }
      : {}),
    ...('wrong' in topics ? { [FIELDS.topics]: topics.wrong } : {}),
  };
  const obstacle = await inTime(formObstacle(desk, seat), SUBMIT_MS, STILL_CHECKING).catch((error: unknown) => {
    if (error instanceof AccessLost) return error.refusal.sentence ?? 'This is not open to you here.';
    throw error;
  });
  if (obstacle !== null) errors[FIELDS.time] = obstacle;
  if (zone === null || 'wrong' in topics || obstacle !== null) {
    await work.acknowledge({ response_action: 'errors', errors });
    return;
  }
  await work.acknowledge();
  const sentence = await saveSettings(desk, seat, { time, days, zone, topics, asked });
  const { text, blocks } = sentenceMessage(sentence);
  await postOnce(desk.poster, { channel, text, blocks: [...blocks] });
}

/** Slack lets nobody use a command in a channel that they are not in; what a form brings back could name any. */
async function formObstacle(desk: Desk, seat: Seat): Promise<string | null> {
  const obstacle = await obstacleAt(desk, seat);
  if (obstacle !== null || seat.kind === 'person') return obstacle;
  const members = await desk.directory.members(seat.channel);
  return members.includes(seat.user) ? null : 'Only members of the channel can set up its digest.';
}

/** Says it where it was asked for. */
export async function sayDigest(desk: Desk, work: Work, { message, isPublic }: DigestReply): Promise<void> {
  const { incoming, respond } = work;
  const { place, channel, user } = incoming;
  const content = { text: message.text, blocks: [...message.blocks] };
  if (place.kind === 'thread') {
    const refusal = await desk.access.refusalToPost(place.channel, user);
    if (refusal) throw new AccessLost(refusal);
    await work.beginSending(null);
    await postOnce(desk.poster, { channel: place.channel, thread_ts: place.thread, ...content });
  } else if (respond) {
    const refusal = await desk.access.refusalOf(incoming);
    if (refusal) throw new AccessLost(refusal);
    await work.beginSending(null);
    const isForAll = isPublic && channel !== null && !channel.startsWith('D');
    await respond({ response_type: isForAll ? 'in_channel' : 'ephemeral', replace_original: false, ...content });
  }
}

/** What a promise brings, or `late` where it takes longer than `ms`. */
async function inTime<T>(promise: Promise<T>, ms: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
