import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Answer, Excerpt } from '../../answer/answer.ts';
import { rangeLabel } from '../../dates/calendar.ts';
import { ACTIONS, type AskState, button } from '../button-state.ts';
import { context, packUnits, type Rendering, sectionUnit, type Unit } from '../message.ts';
import { escapeWithin } from '../mrkdwn.ts';
import { excerptUnit, footnoteUnits, reportLine, type View } from './excerpt-unit.ts';
import { feedbackBlock } from './feedback.ts';

/** An answer and what its buttons need. */
export interface AnswerReply {
  readonly answer: Answer;
  readonly state: AskState;
  /** Sentences that "Show all" lists; 0 where it would add nothing. */
  readonly everything: number;
  /** Excerpts left out because they differ from their source. */
  readonly withheld: number;
}

const DATED = new Set(['timeline', 'planned', 'when']);

/** Headline, excerpts, footnotes, receipt, buttons. */
export function renderAnswer({ answer, state, everything, withheld }: AnswerReply, view: View): Rendering {
  const notFound = answer.status === 'not_in_report';
  const shown = notFound ? answer.nearest : answer.excerpts;
  const dated = DATED.has(answer.readAs.kind) && !notFound;
  const units: Unit[] = [
    sectionUnit(`*${escapeWithin(answer.headline, 1_200)}*`),
    ...noteUnits(answer),
    ...(notFound && shown.length > 0 ? [sectionUnit('What comes closest; it is not the answer:')] : []),
    ...shown.map((excerpt, i) => excerptUnit(excerpt, view, leadOf(excerpt, i, answer, dated))),
    ...footnoteUnits(shown),
    ...(withheld > 0
      ? [
          sectionUnit(
            `${withheld} excerpt${withheld === 1 ? ' was' : 's were'} left out: the words differ from the report.`,
          ),
        ]
      : []),
  ];
  const buttons: ActionsBlockElement[] = view.interactive
    ? [
        ...(everything > 0
          ? [button(`Show all ${everything} sentences`, ACTIONS.showAll, { ...state, all: true, page: 0 })]
          : []),
        ...answer.suggestions
          .slice(0, 3)
          .map((text, i) =>
            button(text, ACTIONS.ask, { text: text.slice(0, 600), after: [], day: state.day, all: false, page: 0 }, i),
          ),
      ]
    : [];
  const footer: KnownBlock[] = [
    context([receipt(answer), reportLine(view.particulars)].filter(Boolean).join('\n')),
    ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ...(view.interactive ? [feedbackBlock(state.text)] : []),
  ];
  return { parts: packUnits(units), footer };
}

/** What was understood, where it was more than the words typed. */
function noteUnits({ readAs }: Answer): Unit[] {
  if (readAs.assumed.length === 0) return [];
  const notes = escapeWithin(readAs.assumed.join('; '), 1_500);
  return [{ blocks: [context(`Read as: ${notes}`)], plain: `Read as: ${notes}` }];
}

/** What stands before an excerpt's place: its date in a timeline; in an Action's summary what it is for, then dates. */
function leadOf(excerpt: Excerpt, position: number, answer: Answer, dated: boolean): string | null {
  if (dated) return dateLead(excerpt, answer);
  if (answer.readAs.kind !== 'action' || answer.readAs.actions.length !== 1) return null;
  return position === 0 ? 'Aim' : dateLead(excerpt, answer);
}

/** The dates that a timeline lists an excerpt under: those of the period asked, else all. */
function dateLead(excerpt: Excerpt, { readAs: { period } }: Answer): string | null {
  const inPeriod = excerpt.dates.filter(
    ({ from, to }) =>
      !period || ((period.to === null || from <= period.to) && (period.from === null || to >= period.from)),
  );
  const labels = [...new Set((inPeriod.length > 0 ? inPeriod : excerpt.dates).map(({ label }) => label))];
  return labels.length === 0 ? null : labels.slice(0, 3).join(', ');
}

/** "Named in 9 places, 5 in 2025, 3 shown, 2 merged." */
function receipt({ status, readAs: { period, kind }, coverage: { found, inPeriod, shown, merged } }: Answer): string {
  if (status === 'not_in_report' && found === 0) return '';
  const parts = [
    kind === 'action'
      ? `${found} sentence${found === 1 ? '' : 's'}`
      : `Named in ${found} place${found === 1 ? '' : 's'}`,
    ...(period ? [`${inPeriod} in ${escapeWithin(rangeLabel(period.from, period.to), 80)}`] : []),
    `${shown} shown`,
    ...(merged > 0 ? [`${merged} merged`] : []),
  ];
  return `${parts.join(', ')}.`;
}
