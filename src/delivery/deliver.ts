import { errorFields, type Log } from '../log.ts';
import type { LeasedRow } from '../store/leased-row.ts';
import type { DigestPort, Message, Target } from './digest-port.ts';

/** One thing to be sent once. */
export interface Job {
  readonly row: LeasedRow;
  readonly target: Target;
  /** Stands in the message, so that it can be found. */
  readonly mark: string;
  /** The message cannot be older, epoch milliseconds. */
  readonly sinceMs: number;
  readonly isLate: boolean;
  /** Null where there is nothing to say. */
  build(): Promise<Message | null>;
  /** It can never be sent there. */
  gone(reason: string): Promise<void>;
  /** It may have been sent or not. */
  held(reason: string): Promise<void>;
}

/** Where a delivery stands. A process may die at each of these. */
export type Step = 'claiming' | 'claimed' | 'built' | 'intended' | 'posting' | 'answered' | 'found' | 'recorded';

/** What a delivery works with. */
export interface Tools {
  readonly port: DigestPort;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly times: DeliveryTimes;
  readonly log: Log;
  /** Told where the delivery stands, for a test that ends the process there. */
  readonly onStep: (step: Step) => void;
  /** The process is to stop: nothing new is sent. */
  readonly isStopping: () => boolean;
}

export interface DeliveryTimes {
  /** Between the intent and the request at most; less than the margin in the lease's `sendMs`. */
  readonly freezeMs: number;
  /** Before another try, the first time; doubled each time after. */
  readonly backOffMs: number;
  readonly mostBackOffMs: number;
  /** Waiting for Slack's pace longer than this is left to a later tick. */
  readonly mostWaitMs: number;
}

export const DELIVERY_TIMES: DeliveryTimes = {
  freezeMs: 20_000,
  backOffMs: 60_000,
  mostBackOffMs: 900_000,
  mostWaitMs: 5_000,
};

export type Outcome = 'taken' | 'posted' | 'skipped' | 'held' | 'put off' | 'uncertain';

/**
 * Sends something at most once, and at least once where that can be known. Claim the row; where an earlier owner had
 * begun to send, look in Slack first; build; write down the intent; send one request; write down what came of it.
 *
 * What cannot be ruled out without a key that Slack would recognise: a process frozen for longer than its lease between
 * the last check and the request.
 */
export async function deliver(job: Job, tools: Tools): Promise<Outcome> {
  tools.onStep('claiming');
  const claimed = await job.row.claim();
  if (claimed === null) return 'taken';
  tools.onStep('claimed');
  const { backOffMs, mostBackOffMs } = tools.times;
  const backOff = Math.min(backOffMs * 2 ** (claimed.attempt - 1), mostBackOffMs);
  if (claimed.uncertain) {
    const outcome = await reconcile(job, tools, backOff);
    if (outcome !== null) return outcome;
  }
  try {
    const prepared = await prepare(job, tools, backOff);
    if (typeof prepared === 'string') return prepared;
    return await send(job, prepared, tools, backOff);
  } catch (error) {
    tools.log.error('delivery_failed', { mark: job.mark, ...errorFields(error) });
    // where sending had begun the row stays as it is, and the next owner looks first
    await job.row.giveBack(backOff, 'failed');
    return 'put off';
  }
}

/** Did an earlier owner send it? Null where surely not. */
async function reconcile(
  { row, target, mark, sinceMs, held }: Job,
  tools: Tools,
  backOff: number,
): Promise<Outcome | null> {
  const found = await tools.port.find(target.channel, mark, sinceMs).catch((error: unknown) => {
    tools.log.warn('history_failed', { mark, ...errorFields(error) });
    return null;
  });
  if (found === null) {
    await row.postpone(backOff);
    return 'put off';
  }
  if (found.kind === 'absent') return null;
  tools.onStep('found');
  if (found.kind === 'found') {
    await row.posted(found.messageTs);
    return 'posted';
  }
  if (await row.hold(found.reason)) await held(found.reason);
  return 'held';
}

/** The message, or what became of the delivery where there is none to send now. */
async function prepare(job: Job, tools: Tools, backOff: number): Promise<Message | Outcome> {
  const { row, target } = job;
  if (job.isLate) {
    await row.skip('late');
    return 'skipped';
  }
  const refused = await unlessAllowed(job, tools, backOff, false);
  if (refused !== null) return refused;
  const message = await job.build();
  if (message === null) {
    await row.skip('nothing to say');
    return 'skipped';
  }
  tools.onStep('built');
  const waitMs = tools.port.waitMs(target.channel, tools.times.mostWaitMs);
  if (waitMs > tools.times.mostWaitMs) {
    await row.release(waitMs);
    return 'put off';
  }
  if (waitMs > 0) await tools.sleep(waitMs);
  return (await unlessAllowed(job, tools, backOff, true)) ?? message;
}

/** Null where it may be sent. */
async function unlessAllowed(
  { row, target, gone }: Job,
  { port }: Tools,
  backOff: number,
  isFresh: boolean,
): Promise<Outcome | null> {
  const verdict = await port.isAllowed(target, isFresh);
  if (verdict.kind === 'allowed') return null;
  if (verdict.kind === 'unsure') {
    await row.release(backOff, verdict.reason);
    return 'put off';
  }
  if (await row.skip(verdict.reason)) await gone(verdict.reason);
  return 'skipped';
}

/** One request between the intent and what came of it. */
async function send(
  { row, target, mark, gone }: Job,
  message: Message,
  tools: Tools,
  backOff: number,
): Promise<Outcome> {
  const begunMs = tools.monotonic();
  if (tools.isStopping()) {
    await row.release(0);
    return 'put off';
  }
  if (!(await row.intend())) return 'taken';
  tools.onStep('intended');
  // the database granted the time to send when it was asked; a process that was frozen since has less
  if (tools.monotonic() - begunMs > tools.times.freezeMs) {
    await row.release(0, 'frozen');
    return 'put off';
  }
  tools.onStep('posting');
  const outcome = await tools.port.post(target.channel, message, mark);
  tools.onStep('answered');
  switch (outcome.kind) {
    case 'posted':
      await row.posted(outcome.messageTs);
      tools.onStep('recorded');
      return 'posted';
    case 'refused':
      tools.log.warn('delivery_refused', { mark, reason: outcome.reason });
      await row.release(outcome.afterMs ?? backOff, outcome.reason);
      return 'put off';
    case 'gone':
      if (await row.skip(outcome.reason)) await gone(outcome.reason);
      return 'skipped';
    case 'uncertain':
      tools.log.warn('delivery_uncertain', { mark, reason: outcome.reason });
      return 'uncertain';
  }
}
