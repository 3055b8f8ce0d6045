import type { Button } from '@slack/types';
import { longDay } from '../../dates/calendar.ts';
import type { Deadline } from '../../report/deadlines.ts';
import { ACTIONS, button } from '../button-state.ts';
import { context, type Message, section } from '../message.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { excerptUnit, reportLine, type View } from './excerpt-unit.ts';

/** "Tell me when this date comes". */
export function remindButton(item: string, position: number): Button {
  return button('Remind me', ACTIONS.remind, { item }, position);
}

export function cancelReminderButton(item: string, position = 0): Button {
  return button('Cancel reminder', ACTIONS.cancelReminder, { item }, position);
}

/** A planned date that has come. */
export function renderReminder(deadline: Deadline, dueDate: string, view: View): Message {
  const title = `You asked to be told when this date comes: ${longDay(dueDate)}.`;
  return {
    text: title,
    blocks: [
      section(title),
      ...excerptUnit(deadline.excerpt, view, deadline.label).blocks,
      context(reportLine(view.particulars)),
    ],
  };
}

/** A date that has come, of a sentence that a new edition of the report no longer has. */
export function renderReminderGone(dueDate: string, view: View): Message {
  const title = `You asked to be told when a planned date comes: ${longDay(dueDate)}. The report has changed since: it no longer has the sentence with this date.`;
  return { text: title, blocks: [section(title), context(reportLine(view.particulars))] };
}

/** Told to the person who asked for a reminder or took it back. */
export function reminderNote(sentence: string, item: string | null): Message {
  const text = escapeMrkdwn(sentence);
  return { text, blocks: [section(text, item === null ? undefined : cancelReminderButton(item))] };
}
