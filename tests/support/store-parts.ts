import { AskedQuestions } from '../../src/store/asked-questions.ts';
import { CorpusRegister } from '../../src/store/corpus-register.ts';
import type { Store } from '../../src/store/database.ts';
import { Deliveries } from '../../src/store/deliveries.ts';
import { DigestDeliveries } from '../../src/store/digest-deliveries.ts';
import { Feedback } from '../../src/store/feedback.ts';
import { Reminders } from '../../src/store/reminders.ts';
import { Subscriptions } from '../../src/store/subscriptions.ts';
import { Threads } from '../../src/store/threads.ts';

/** What the app keeps in a store, for the process of this name. */
export function storeParts(store: Store, self: string) {
  return {
    deliveries: new Deliveries(store, self),
    threads: new Threads(store),
    feedback: new Feedback(store),
    subscriptions: new Subscriptions(store),
    digests: new DigestDeliveries(store, self),
    reminders: new Reminders(store, self),
    asked: new AskedQuestions(store),
    register: new CorpusRegister(store),
    transaction: store.transaction,
  };
}
