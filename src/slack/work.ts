import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Engine } from '../engine.ts';
import type { Log } from '../log.ts';
import type { AskedQuestions } from '../store/asked-questions.ts';
import type { CorpusRegister } from '../store/corpus-register.ts';
import type { Store } from '../store/database.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { DigestDeliveries } from '../store/digest-deliveries.ts';
import type { Feedback } from '../store/feedback.ts';
import type { Reminders } from '../store/reminders.ts';
import type { Subscriptions } from '../store/subscriptions.ts';
import type { Threads } from '../store/threads.ts';
import type { Access } from './access.ts';
import type { SourceLink } from './blocks/excerpt-unit.ts';
import type { Directory } from './directory.ts';
import type { Incoming } from './incoming.ts';
import type { Turns } from './turns.ts';

/** What every listener works with. */
export interface Desk {
  readonly engine: Engine;
  readonly deliveries: Deliveries;
  readonly threads: Threads;
  readonly feedback: Feedback;
  readonly subscriptions: Subscriptions;
  readonly digests: DigestDeliveries;
  readonly reminders: Reminders;
  readonly asked: AskedQuestions;
  readonly register: CorpusRegister;
  /** Writes of several stores at once. */
  readonly transaction: Store['transaction'];
  readonly client: WebClient;
  /** For what must not be sent twice: neither retries nor waits by itself. */
  readonly poster: WebClient;
  readonly turns: Turns;
  readonly access: Access;
  readonly directory: Directory;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sourceLink?: SourceLink;
}

/** What a form is acknowledged with: nothing closes it, errors go back into it. */
export interface FormErrors {
  readonly response_action: 'errors';
  readonly errors: Readonly<Record<string, string>>;
}

/** One request that passed the gate: acknowledged, claimed, and its sender allowed to ask. */
export interface Work {
  readonly incoming: Incoming;
  /** Answers through the payload's response URL; null where it has none. */
  readonly respond: RespondFn | null;
  /**
   * To be called before a message goes out: a crash from here on must not lead to a second answer. Keeps the question
   * that a follow-up in the thread goes on from, where there is one.
   */
  readonly beginSending: (question: string | null) => Promise<void>;
  /** For a form that is checked before it closes; what nobody acknowledged is, once the listeners are done. */
  readonly acknowledge: (errors?: FormErrors) => Promise<void>;
}

/** The key under which the gate hands the work to the listeners, in Bolt's context. */
const WORK = 'dossierWork';

export function putWork(context: Record<string, unknown>, work: Work): void {
  context[WORK] = work;
}

/** The request that passed the gate, or null where the payload was none. Only {@link putWork} writes it. */
export function workOf(context: Record<string, unknown>): Work | null {
  return (context[WORK] as Work | undefined) ?? null;
}
