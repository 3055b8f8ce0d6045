import type { KnownBlock } from '@slack/types';
import { longDay } from '../../dates/calendar.ts';
import type { Deadline, Deadlines } from '../../report/deadlines.ts';
import { ACTIONS, button } from '../button-state.ts';
import { context, packUnits, type Rendering, sectionUnit, type Unit } from '../message.ts';
import { escapeWithin } from '../mrkdwn.ts';
import { excerptUnit, footnoteUnits, reportLine, type View } from './excerpt-unit.ts';
import { remindButton } from './reminder.ts';

/**
 * What is due, soonest first, then what is past its date.
 *
 * @param reminderOf names an item that somebody may be reminded of, or null
 */
export function renderDeadlines(
  { passed, ahead }: Deadlines,
  periodLabel: string | null,
  view: View,
  reminderOf: (deadline: Deadline) => string | null,
): Rendering {
  const when = periodLabel === null ? '' : ` in ${escapeWithin(periodLabel, 100)}`;
  const title = `*What the report plans${when}*: ${ahead.length} due, ${passed.length} past ${passed.length === 1 ? 'its' : 'their'} date.`;
  const units: Unit[] = [
    sectionUnit(title),
    ...group('Due', ahead, view, reminderOf),
    ...group('Past their date', passed, view, () => null),
  ];
  const all = [...ahead, ...passed].map(({ excerpt }) => excerpt);
  return {
    parts: packUnits([...units, ...footnoteUnits(all)]),
    footer: [
      ...(view.interactive && all.length > 0 ? [calendarBlock] : []),
      context(
        `Counted on ${longDay(view.today)}. What the report states without a date is not listed.\n${reportLine(view.particulars)}`,
      ),
    ],
  };
}

const calendarBlock: KnownBlock = {
  type: 'actions',
  elements: [button('Calendar file', ACTIONS.calendar, {})],
};

function group(
  title: string,
  deadlines: readonly Deadline[],
  view: View,
  reminderOf: (deadline: Deadline) => string | null,
): Unit[] {
  if (deadlines.length === 0) return [];
  return [
    sectionUnit(`*${title}*`),
    ...deadlines.map((deadline, i) => {
      const reminder = view.interactive ? reminderOf(deadline) : null;
      // a section has room for one button, and a message for no more blocks
      const accessory = reminder === null ? undefined : remindButton(reminder, i);
      return excerptUnit(deadline.excerpt, view, deadline.label, accessory);
    }),
  ];
}
