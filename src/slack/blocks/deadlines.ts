import { longDay } from '../../dates/calendar.ts';
import type { Deadline, Deadlines } from '../../report/deadlines.ts';
import { context, packUnits, type Rendering, sectionUnit, type Unit } from '../message.ts';
import { escapeWithin } from '../mrkdwn.ts';
import { excerptUnit, footnoteUnits, reportLine, type View } from './excerpt-unit.ts';

/** What is due, soonest first, then what is past its date. */
export function renderDeadlines({ passed, ahead }: Deadlines, periodLabel: string | null, view: View): Rendering {
  const when = periodLabel === null ? '' : ` in ${escapeWithin(periodLabel, 100)}`;
  const title = `*What the report plans${when}*: ${ahead.length} due, ${passed.length} past ${passed.length === 1 ? 'its' : 'their'} date.`;
  const units: Unit[] = [sectionUnit(title), ...group('Due', ahead, view), ...group('Past their date', passed, view)];
  const all = [...ahead, ...passed].map(({ excerpt }) => excerpt);
  return {
    parts: packUnits([...units, ...footnoteUnits(all)]),
    footer: [
      context(
        `Counted on ${longDay(view.today)}. What the report states without a date is not listed.\n${reportLine(view.particulars)}`,
      ),
    ],
  };
}

function group(title: string, deadlines: readonly Deadline[], view: View): Unit[] {
  if (deadlines.length === 0) return [];
  return [sectionUnit(`*${title}*`), ...deadlines.map(({ label, excerpt }) => excerptUnit(excerpt, view, label))];
}
