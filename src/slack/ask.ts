import { LONGEST_QUESTION } from '../question/understand-question.ts';
import { type AskState, fitState } from './button-state.ts';
import { shorten } from './mrkdwn.ts';
import { replyTo } from './reply.ts';
import { sendReply } from './send.ts';
import type { Desk, Work } from './work.ts';

/** Answers plain text where it was asked; in a thread it goes on from the questions before. */
export async function ask(desk: Desk, work: Work, text: string): Promise<void> {
  const { place } = work.incoming;
  const after = place.kind === 'thread' ? desk.threads.questions(place.channel, place.thread) : [];
  const day = today(desk.now());
  const state = fitState({ text: shorten(text, LONGEST_QUESTION), after, day, all: false, page: 0 });
  const question = await answer(desk, work, state);
  if (place.kind === 'thread' && question !== null) {
    desk.threads.remember(place.channel, place.thread, question, desk.now().getTime());
  }
}

/** Answers again what a button stands for. Returns the question that a follow-up would go on from. */
export async function answer(desk: Desk, work: Work, state: AskState, send = sendReply): Promise<string | null> {
  const interactive = work.incoming.place.kind !== 'modal';
  const { rendering, question, withheld } = replyTo(state, desk.engine, { interactive });
  if (withheld > 0) desk.log.error('excerpt_differs_from_report', { withheld });
  await send(desk, work, rendering, state);
  return question;
}

/** The day as the report's readers count it: Brussels. */
export function today(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(now);
}
