import { longDay, weekday } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import type { AskedLine, ChangeLine, Digest, Section } from './digest.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "Monday, 24 November 2025". */
export function dayTitle(day: string): string {
  return `${WEEKDAYS[weekday(day)]}, ${longDay(day)}`;
}

/** What is said of a planned date once it lies behind. */
export const DATE_PASSED = 'date passed; the report cannot say whether it happened';

/** What stands over a section. */
export function sectionTitle(section: Section, { corpus }: Engine): string {
  switch (section.kind) {
    case 'changes':
      return 'New in the corpus';
    case 'due': {
      const files = new Set(section.lines.map(({ excerpt }) => excerpt.source.file));
      const [document, ...others] = corpus.documents.filter(({ file }) => files.has(file));
      const title = section.lines.every(({ label }) => label.endsWith(DATE_PASSED)) ? 'Past its date' : 'Due next';
      return `${title}${document && others.length === 0 ? `, as planned on ${longDay(document.date)}` : ''}`;
    }
    case 'past':
      return 'Looking back';
    case 'action':
      return section.number === null ? `From the report: ${section.heading}` : section.heading;
    case 'asked':
      return 'Asked here';
  }
}

/** "3 times", and what the report has to say to it where that is nothing. */
export function askedNote({ count, answered }: AskedLine): string {
  const times = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
  return answered ? times : `${times}; the report does not answer it`;
}

/** "15571/25 of 21 November 2025 was added". */
export function changeNote({ change, document, date }: ChangeLine): string {
  return `${document} of ${longDay(date)} was ${change}`;
}

/** "and 3 more reports". */
export function moreNote(count: number): string {
  return `and ${count} more report${count === 1 ? '' : 's'}`;
}

/** What a digest holds, without a word of the report: for notifications. */
export function headline({ date, sections }: Digest): string {
  return `Digest of ${dayTitle(date)}: ${sections.map(shortTitle).join(', ')}`;
}

function shortTitle(section: Section): string {
  switch (section.kind) {
    case 'changes':
      return 'new in the corpus';
    case 'due':
      return 'due next';
    case 'past':
      return 'looking back';
    case 'action':
      return section.number === null ? 'from the report' : `Action ${section.number}`;
    case 'asked':
      return 'asked here';
  }
}
