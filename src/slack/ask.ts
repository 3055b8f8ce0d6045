import { errorFields } from '../log.ts';
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
  const answered = await answer(desk, work, state, { goesOn: true });
  if (answered === null || after.length > 0) return;
  // the answer is out: it must not be followed by an apology
  await keepAsked(desk, work, state.text, answered).catch((error: unknown) =>
    desk.log.warn('question_not_kept', errorFields(error)),
  );
}

/** A question that everyone in a channel saw, where the channel wants them in its digest. */
async function keepAsked(desk: Desk, { incoming }: Work, question: string, answered: boolean): Promise<void> {
  const { surface, channel } = incoming;
  if (surface !== 'mention' || channel === null || channel.startsWith('D')) return;
  const subscription = await desk.subscriptions.of(channel);
  if (subscription?.state === 'active' && subscription.asked) await desk.asked.add(channel, question, answered);
}

/**
 * Gives the answer that a state stands for.
 *
 * @returns whether the report answered it; null where it was no question
 * @param goesOn whether a follow-up in the thread goes on from it, as from a question asked there
 */
export async function answer(
  desk: Desk,
  work: Work,
  state: AskState,
  { goesOn = false, send = sendReply } = {},
): Promise<boolean | null> {
  await desk.turns.next();
  const interactive = work.incoming.place.kind !== 'modal';
  const { rendering, question, withheld, answered } = replyTo(state, desk.engine, {
    interactive,
    sourceLink: desk.sourceLink,
  });
  if (withheld > 0) desk.log.error('excerpt_differs_from_report', { withheld });
  await send(desk, work, rendering, state, goesOn ? question : null);
  return answered;
}

// the Swedish way to write a date is the ISO way
const BRUSSELS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });

/** The day as the report's readers count it: Brussels. */
export function today(now: Date): string {
  return BRUSSELS_DAY.format(now);
}
