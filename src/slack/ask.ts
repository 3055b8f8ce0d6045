import { LONGEST_QUESTION } from '../question/understand-question.ts';
import { type AskState, fitState } from './button-state.ts';
import { shorten } from './mrkdwn.ts';
import { replyTo } from './reply.ts';
import { sendReply } from './send.ts';
import type { Desk, Work } from './work.ts';

/** Answers plain text where it was asked; in a thread it goes on from the questions before. */
export async function ask(desk: Desk, work: Work, text: string): Promise<void> {
  const { place } = work.incoming;
  const after = place.kind === 'thread' ? await desk.threads.questions(place.channel, place.thread) : [];
  const day = today(desk.now());
  const state = fitState({ text: shorten(text, LONGEST_QUESTION), after, day, all: false, page: 0 });
  await answer(desk, work, state, { goesOn: true });
}

/**
 * Gives the answer that a state stands for.
 *
 * @param goesOn whether a follow-up in the thread goes on from it, as from a question asked there
 */
export async function answer(
  desk: Desk,
  work: Work,
  state: AskState,
  { goesOn = false, send = sendReply } = {},
): Promise<void> {
  await desk.turns.next();
  const interactive = work.incoming.place.kind !== 'modal';
  const { rendering, question, withheld } = replyTo(state, desk.engine, { interactive });
  if (withheld > 0) desk.log.error('excerpt_differs_from_report', { withheld });
  await send(desk, work, rendering, state, goesOn ? question : null);
}

// the Swedish way to write a date is the ISO way
const BRUSSELS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });

/** The day as the report's readers count it: Brussels. */
export function today(now: Date): string {
  return BRUSSELS_DAY.format(now);
}
