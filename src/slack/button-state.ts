import type { Button } from '@slack/types';
import { z } from 'zod';
import { LONGEST_QUESTION } from '../question/understand-question.ts';
import { LIMITS } from './limits.ts';
import { shorten } from './mrkdwn.ts';

/**
 * What a button needs to give its answer again: the words, the thread's earlier questions, the day. The engine gives
 * the same answer to the same three, so nothing has to be stored. Whoever clicks is checked like whoever asks.
 */
export const askState = z.object({
  text: z.string().max(LONGEST_QUESTION),
  after: z.array(z.string()).default([]),
  day: z.iso.date(),
  /** Everything on the topic instead of the answer's selection. */
  all: z.boolean().default(false),
  /** Index of the first message to show. */
  page: z.int().min(0).max(99).default(0),
});
export type AskState = z.infer<typeof askState>;

/** Where a quotation stands. */
export const placeState = z.object({ file: z.string(), start: z.int().min(0), end: z.int().min(0) });
export type PlaceState = z.infer<typeof placeState>;

/** A planned item, by the name that a reminder keeps. */
export const itemState = z.object({ item: z.string().max(400) });
export type ItemState = z.infer<typeof itemState>;

export const feedbackState = z.object({ verdict: z.enum(['up', 'down']), text: z.string() });

export const ACTIONS = {
  showAll: 'show_all',
  showMore: 'show_more',
  post: 'post_to_channel',
  context: 'show_in_context',
  ask: 'ask',
  /** From the Home tab: the answer opens in a modal, there is no channel to answer in. */
  askFromHome: 'ask_from_home',
  feedback: 'feedback',
  remind: 'remind',
  cancelReminder: 'cancel_reminder',
  calendar: 'calendar',
} as const;

/**
 * A state within what a button can hold: as many of the latest earlier questions as fit. Called before the question
 * is answered, so that the answer and its buttons rest on the same words.
 */
export function fitState(state: AskState): AskState {
  let { after } = state;
  while (after.length > 0 && JSON.stringify({ ...state, after }).length > LIMITS.buttonValue - 50)
    after = after.slice(1);
  return { ...state, after };
}

/** A button; `key` tells apart those with the same action in one block. */
export function button(
  label: string,
  action: string,
  value: AskState | PlaceState | ItemState | Record<string, never>,
  key?: number,
): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: shorten(label, LIMITS.buttonText), emoji: false },
    action_id: key === undefined ? action : `${action}:${key}`,
    value: JSON.stringify(value),
  };
}
