import { isScheduledOn, localTime, nextRun } from '../delivery/schedule.ts';
import { dayTitle } from '../digest/labels.ts';
import type { DigestCommand } from './digest-command.ts';
import { digestMessage } from './digest-content.ts';
import {
  obstacleAt,
  readTopics,
  type Seat,
  type Settings,
  saveSettings,
  settingsAt,
  statusSentence,
} from './digest-settings.ts';
import { type Message, sentenceMessage } from './message.ts';
import { reminderLines } from './reminders.ts';
import type { Desk } from './work.ts';

/** What is said to a request about a digest. */
export interface DigestReply {
  readonly message: Message;
  /** What changes for everyone in a channel is said to everyone in it. */
  readonly isPublic: boolean;
}

const HELP = [
  '/digest tells a channel, or you in your direct message with me, what is due, what happened on this day of an earlier year, and an Action in turn.',
  '`/digest` opens a form.',
  '`/digest subscribe 09:00 weekdays Europe/Brussels`: time, days (weekdays, daily, mondays) and zone in any order; what you leave out stays as it is, or is 09:00, weekdays and your own zone.',
  '`/digest topics EJOCN, Action 5` follows only these; `/digest topics all` everything.',
  '`/digest asked on` shows what was asked in this channel, without names; `/digest asked off` forgets it.',
  '`/digest preview`, `/digest status`, `/digest unsubscribe`.',
].join('\n');

const privately = (sentence: string): DigestReply => ({ message: sentenceMessage(sentence), isPublic: false });
const publicly = (sentence: string): DigestReply => ({ message: sentenceMessage(sentence), isPublic: true });

/**
 * Carries out a request about the digest of a place.
 *
 * @throws {AccessLost} where the report's words may not go there
 */
export async function answerDigestRequest(desk: Desk, seat: Seat, command: DigestCommand): Promise<DigestReply> {
  switch (command.kind) {
    case 'help':
      return privately(HELP);
    case 'unusable':
      return privately(command.sentence);
    case 'form':
    case 'status':
      return privately([await statusSentence(desk, seat), ...(await reminderLines(desk, seat.user))].join('\n'));
    case 'preview':
      return preview(desk, seat);
    case 'unsubscribe':
      return unsubscribe(desk, seat);
    case 'subscribe': {
      const { time, days, zone } = command;
      return change(desk, seat, (before) => ({
        ...before,
        time: time ?? before.time,
        days: days ?? before.days,
        zone: zone ?? before.zone,
      }));
    }
    case 'topics': {
      const topics = readTopics(command.topics, desk);
      if ('wrong' in topics) return privately(`${topics.wrong} Nothing was changed.`);
      return changeExisting(desk, seat, (before) => ({ ...before, topics }));
    }
    case 'asked':
      if (seat.kind === 'person') return privately('This is for channels: what you ask me here, nobody else sees.');
      return changeExisting(desk, seat, (before) => ({ ...before, asked: command.isOn }));
  }
}

type Change = (before: Settings) => Settings;

async function change(desk: Desk, seat: Seat, changed: Change): Promise<DigestReply> {
  const obstacle = await obstacleAt(desk, seat);
  if (obstacle !== null) return privately(obstacle);
  return publicly(await saveSettings(desk, seat, changed(await settingsAt(desk, seat))));
}

async function changeExisting(desk: Desk, seat: Seat, changed: Change): Promise<DigestReply> {
  const existing = await desk.subscriptions.of(seat.channel);
  return existing?.state === 'active' ? change(desk, seat, changed) : privately(await statusSentence(desk, seat));
}

async function unsubscribe(desk: Desk, seat: Seat): Promise<DigestReply> {
  const wasThere = await desk.subscriptions.remove(seat.channel);
  await desk.asked.forget(seat.channel);
  const where = seat.kind === 'channel' ? 'in this channel' : 'for you';
  return wasThere
    ? publicly(`No digest comes ${where} any more. \`/digest subscribe\` sets one up again.`)
    : privately(`There is no digest ${where}.`);
}

/** Today's digest, or that of the next day that has one. */
async function preview(desk: Desk, seat: Seat): Promise<DigestReply> {
  const nowMs = desk.now().getTime();
  const settings = await settingsAt(desk, seat);
  const today = localTime(nowMs, settings.zone).date;
  const date = isScheduledOn(today, settings.days) ? today : nextRun(settings, nowMs).date;
  const existing = await desk.subscriptions.of(seat.channel);
  const content = existing ?? { ...settings, channel: seat.channel, createdMs: nowMs };
  const message = await digestMessage(desk, content, date);
  return message
    ? { message, isPublic: false }
    : privately(`${dayTitle(date)}: there is nothing to say, so nothing would be posted.`);
}
