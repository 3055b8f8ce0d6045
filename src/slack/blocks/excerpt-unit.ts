import type { Button } from '@slack/types';
import type { Excerpt, Source } from '../../answer/answer.ts';
import { longDay } from '../../dates/calendar.ts';
import type { Particulars } from '../../report/particulars.ts';
import { ACTIONS, button } from '../button-state.ts';
import { LIMITS } from '../limits.ts';
import { section, type Unit } from '../message.ts';
import { escapeMrkdwn, escapeWithin } from '../mrkdwn.ts';
import { footnote, quotation } from './quotation.ts';

/** What every renderer is told besides what to render. */
export interface View {
  readonly particulars: readonly Particulars[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Buttons that open something: not in a modal, where they would open over it. */
  readonly interactive: boolean;
  readonly sourceLink?: SourceLink | undefined;
}

/** The web address that shows the report at an excerpt; without `<`, `>`, `|` and `&`, which Slack reads. */
export type SourceLink = (source: Source) => string;

/** "Action 5, paragraph 2". */
function placeLabel({ section: label, paragraph }: Source): string {
  return paragraph > 0 ? `${label}, paragraph ${paragraph}` : label;
}

/**
 * One excerpt: a line that says when and where, then the words of the report.
 *
 * @param lead      what stands first in the line, e.g. the date in a timeline; not escaped
 * @param accessory the button beside the line
 */
export function excerptUnit(
  excerpt: Excerpt,
  view: View,
  lead: string | null,
  accessory = view.interactive ? contextButton(excerpt) : undefined,
): Unit {
  const documents = view.particulars.length > 1 ? ` (${excerpt.source.document})` : '';
  const place = `${placesOf(excerpt, view)}${escapeWithin(documents, 100)}`;
  const first = lead === null ? `*${place}*` : `*${escapeWithin(lead, 300)}*  ${place}`;
  const line = [first, ...plannedNotes(excerpt, view, lead).map((note) => `_${note}_`)].join('\n');
  return {
    blocks: [section(line, accessory), ...quotation(excerpt.text, excerpt.focus)],
    plain: `${line}\n&gt; ${escapeMrkdwn(excerpt.text)}`,
  };
}

/** Where an excerpt stands, and where else the same is said; each a link where links are made. Escaped. */
function placesOf({ source, alsoAt }: Excerpt, { sourceLink }: View): string {
  const also = [...new Map(alsoAt.map((one) => [placeLabel(one), one])).values()];
  if (!sourceLink)
    return escapeWithin([placeLabel(source), ...also.map((one) => `also ${placeLabel(one)}`)].join('; '), 600);
  // a bar would end the address
  const linked = (one: Source) => `<${sourceLink(one)}|${escapeWithin(placeLabel(one), 200).replaceAll('|', '/')}>`;
  return [linked(source), ...also.map((one) => `also ${linked(one)}`)].join('; ');
}

/** Opens the excerpt where it stands. */
function contextButton({ source: { file, start, end } }: Excerpt): Button {
  return button('In context', ACTIONS.context, { file, start, end });
}

/** Whether planned dates of an excerpt lie ahead or have passed by now; the date itself where the line above has it not. */
function plannedNotes(excerpt: Excerpt, { particulars, today }: View, lead: string | null): string[] {
  const report = particulars.find(({ document }) => document === excerpt.source.document) ?? particulars[0];
  const notes = excerpt.dates
    .filter(({ status }) => status === 'planned')
    .slice(0, 4)
    .map(({ label, to }) => {
      const which = label === lead ? '' : `${escapeWithin(label, 100)}: `;
      return to < today
        ? `${which}date passed; the report cannot say whether it happened`
        : `${which}planned, as of ${longDay(report?.date ?? today)}`;
    });
  return [...new Set(notes)];
}

/** The footnotes of all excerpts, each once. */
export function footnoteUnits(excerpts: readonly Excerpt[]): Unit[] {
  const seen = new Map(
    excerpts.flatMap(({ source, footnotes }) =>
      footnotes.map((note) => [`${source.file} ${note.number}`, note] as const),
    ),
  );
  return [...seen.values()].map((note) => ({
    blocks: footnote(note),
    plain: escapeWithin(`${note.number} ${note.text} ${note.links.join(' ')}`, LIMITS.section),
  }));
}

/** "LIMITE · 15571/25 · 21 November 2025": what every answer ends with. */
export function reportLine(particulars: readonly Particulars[]): string {
  return escapeWithin(
    particulars
      .map(({ marking, document, date }) => [marking, document, longDay(date)].filter(Boolean).join(' · '))
      .join('; '),
    1_500,
  );
}
