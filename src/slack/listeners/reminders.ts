import type { App } from '@slack/bolt';
import { longDay } from '../../dates/calendar.ts';
import { reminderNote } from '../blocks/reminder.ts';
import { ACTIONS, itemState } from '../button-state.ts';
import { clickedState } from '../clicked-state.ts';
import { type Added, addReminder } from '../reminders.ts';
import { type Desk, type Work, workOf } from '../work.ts';
import { publishHome } from './home.ts';

/** "Remind me" on a planned item, and taking it back, under the confirmation or on the Home tab. */
export function listenForReminders(app: App, desk: Desk): void {
  app.action(new RegExp(`^${ACTIONS.remind}:\\d+$`), async ({ body, context }) => {
    const work = workOf(context);
    if (!work) return;
    const { item } = clickedState(body, itemState).value;
    const added = await addReminder(desk, work.incoming.user, item);
    await note(work, sentenceOf(added), 'reminder' in added ? item : null);
  });

  app.action(new RegExp(`^${ACTIONS.cancelReminder}:\\d+$`), async ({ body, context }) => {
    const work = workOf(context);
    if (!work) return;
    const { item } = clickedState(body, itemState).value;
    const wasThere = await desk.reminders.remove(work.incoming.user, item);
    if (work.respond) await note(work, wasThere ? 'I will not remind you.' : 'There was no such reminder.', null);
    else await publishHome(desk, work.incoming.user);
  });
}

function sentenceOf(added: Added): string {
  switch (added.kind) {
    case 'added':
      return `I will tell you on ${longDay(added.reminder.dueDate)} at ${added.reminder.time} (${added.reminder.zone}), in a direct message.`;
    case 'known':
      return `I will tell you on ${longDay(added.reminder.dueDate)} already.`;
    case 'late':
      return 'This date has come already.';
    case 'gone':
      return 'The report has changed and no longer has this date. `/deadlines` lists what it plans now.';
  }
}

async function note({ respond }: Work, sentence: string, item: string | null): Promise<void> {
  const { text, blocks } = reminderNote(sentence, item);
  await respond?.({ response_type: 'ephemeral', replace_original: false, text, blocks: [...blocks] });
}
