import type { HomeView, ModalView } from '@slack/types';
import { longDay } from '../../dates/calendar.ts';
import type { Deadlines } from '../../report/deadlines.ts';
import type { OutlineEntry } from '../../report/particulars.ts';
import type { Surroundings } from '../../report/surroundings.ts';
import { ACTIONS } from '../button-state.ts';
import { LIMITS } from '../limits.ts';
import { context, type Rendering, section, sectionUnit, type Unit } from '../message.ts';
import { escapeMrkdwn, escapeWithin, shorten } from '../mrkdwn.ts';
import { excerptUnit, type View } from './excerpt-unit.ts';
import { outlineUnits } from './outline.ts';
import { quotation, runningText } from './quotation.ts';
import { cancelReminderButton } from './reminder.ts';

/** Reminders shown; `/digest status` lists all. */
const MOST_REMINDERS = 10;
/** Items of "due next": the rest is a command away. */
const MOST_DUE = 3;

export interface HomeData {
  readonly outline: readonly OutlineEntry[];
  readonly deadlines: Deadlines;
  readonly prompts: readonly string[];
  /** What this person has set up: a sentence on their digest, and what they want to be reminded of. */
  readonly personal: {
    readonly digest: string;
    readonly reminders: readonly { readonly item: string; readonly label: string }[];
  };
}

/** The Home tab: what is loaded, how to ask, what is due next, the Actions to browse. */
export function homeView({ outline, deadlines, prompts, personal }: HomeData, view: View): HomeView {
  const loaded = view.particulars.map(({ document, subject, date, marking }) =>
    sectionUnit(
      `*${escapeWithin(subject, 1_000)}*\n${escapeWithin(document, 200)}, ${longDay(date)}${marking === null ? '' : `, *${escapeWithin(marking, 100)}*`}`,
    ),
  );
  const ask = sectionUnit(
    `Ask me in the Messages tab, mention me in a channel, or use \`/report\`. For example:\n${prompts.map((prompt) => `• ${escapeWithin(prompt, 200)}`).join('\n')}`,
  );
  const { ahead, passed } = deadlines;
  const due: Unit[] = [
    sectionUnit(
      `*Due next*  (${ahead.length} due, ${passed.length} past ${passed.length === 1 ? 'its' : 'their'} date; \`/deadlines\` lists all)`,
    ),
    // no buttons: a modal cannot be answered in a channel from here, and the Actions below open theirs
    ...ahead
      .slice(0, MOST_DUE)
      .map(({ label, excerpt }) => excerptUnit(excerpt, { ...view, interactive: false }, label)),
  ];
  const units = [
    ...loaded,
    ask,
    ...due,
    sectionUnit(`*Digest*\n${escapeMrkdwn(personal.digest)}`),
    ...reminderUnits(personal.reminders),
    sectionUnit('*The Actions*'),
    ...outlineUnits(outline, view, ACTIONS.askFromHome),
  ];
  return { type: 'home', blocks: units.flatMap(({ blocks }) => [...blocks]).slice(0, LIMITS.viewBlocks) };
}

function reminderUnits(reminders: HomeData['personal']['reminders']): Unit[] {
  if (reminders.length === 0) return [];
  const shown = reminders.slice(0, MOST_REMINDERS);
  return [
    sectionUnit(`*Your reminders*  (${reminders.length})`),
    ...shown.map(({ item, label }, i) => sectionUnit(escapeWithin(label, 300), cancelReminderButton(item, i))),
  ];
}

/** The Home tab of someone who may not read the report: a sentence, nothing of the report. */
export function refusedHomeView(sentence: string): HomeView {
  return { type: 'home', blocks: [section(escapeMrkdwn(sentence))] };
}

/** A quotation where it stands: the paragraph before and the one after, the quoted words in bold and set off. */
export function contextModal({ document, heading, paragraphs }: Surroundings): ModalView {
  const blocks = paragraphs.flatMap(({ text, marked }) => (marked ? quotation(text, [marked]) : runningText(text)));
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'In the report' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(`*${escapeWithin(heading, 1_000)}*`),
      ...blocks.slice(0, LIMITS.viewBlocks - 2),
      context(escapeWithin(document, 200)),
    ],
  };
}

/** A reply in a modal, for places that have no channel. */
export function replyModal(title: string, { parts, footer }: Rendering): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: shorten(title, 24) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...parts.flatMap(({ blocks }) => [...blocks]).slice(0, LIMITS.viewBlocks - footer.length), ...footer],
  };
}
