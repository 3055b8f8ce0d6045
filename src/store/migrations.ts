import { z } from 'zod';
import type { Store } from './database.ts';

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
  `create table owners (
     owner text primary key,
     beat_ms bigint not null
   );
   create table subscriptions (
     channel text primary key,
     owner_user text not null,
     kind text not null,
     time text not null,
     days text not null,
     zone text not null,
     topics text not null,
     asked bigint not null,
     created_ms bigint not null,
     scheduled_ms bigint not null,
     state text not null,
     stop_reason text,
     changed_ms bigint not null
   );
   create table digest_deliveries (
     channel text not null,
     local_date text not null,
     state text not null,
     owner text not null,
     lease_ms bigint not null,
     attempt bigint not null,
     message_ts text,
     reason text,
     changed_ms bigint not null,
     primary key (channel, local_date)
   );
   create table reminders (
     user_id text not null,
     item text not null,
     due_date text not null,
     time text not null,
     zone text not null,
     state text not null,
     owner text not null,
     lease_ms bigint not null,
     attempt bigint not null,
     message_ts text,
     reason text,
     changed_ms bigint not null,
     primary key (user_id, item)
   );
   create table asked_questions (
     channel text not null,
     question text not null,
     answered bigint not null,
     asked_ms bigint not null
   );
   create index asked_questions_of_channel on asked_questions (channel, asked_ms);
   create table corpus_register (
     document text not null,
     fingerprint text not null,
     first_seen_ms bigint not null,
     change text not null,
     primary key (document, fingerprint)
   );`,
];

const versionRow = z.object({ version: z.number() });

/** Applies the steps that are missing. Safe when several processes start at once: the first takes the lock. */
export function migrate(store: Store): Promise<void> {
  return store.exclusively(async (within) => {
    await within.script('create table if not exists schema_version (version bigint not null)');
    const [row] = await within.query('select coalesce(max(version), 0) as version from schema_version');
    const { version } = versionRow.parse(row);
    for (const [i, step] of STEPS.entries()) {
      if (i < version) continue;
      await within.script(step);
      await within.run('insert into schema_version (version) values ($1)', [i + 1]);
    }
  });
}
