import { z } from 'zod';
import { inTransaction, type Store } from './database.ts';

/** In order; a step that has shipped is never edited, a change is a new step. Times are epoch milliseconds. */
const STEPS: readonly string[] = [
  `create table deliveries (
     key text primary key,
     state text not null,
     owner text not null,
     changed_ms bigint not null,
     payload text
   );
   create table thread_questions (
     channel text not null,
     thread text not null,
     asked_ms bigint not null,
     position bigint not null,
     question text not null,
     primary key (channel, thread, position)
   );
   create table feedback (
     id text primary key,
     verdict text not null,
     question text not null,
     comment text,
     given_ms bigint not null
   );`,
];

const versionRow = z.object({ version: z.number() });

/** Applies the steps that are missing. Safe when several processes start at once: the first takes the lock. */
export function migrate(store: Store): void {
  inTransaction(store, () => {
    store.exec('create table if not exists schema_version (version bigint not null)');
    const row = versionRow.parse(
      store.prepare('select coalesce(max(version), 0) as version from schema_version').get(),
    );
    for (const [i, step] of STEPS.entries()) {
      if (i < row.version) continue;
      store.exec(step);
      store.prepare('insert into schema_version (version) values (?)').run(i + 1);
    }
  });
}
