import type { ActionEntry, ActionSummary } from '../answer/action-summary.ts';
import type { Answer, Excerpt, ExcerptDate, Source } from '../answer/answer.ts';
import { longDay, rangeLabel } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import type { Deadlines } from '../report/deadlines.ts';
import { wrap } from './wrap.ts';

/** How the terminal wants its text. */
export interface Terminal {
  /** Columns. */
  readonly width: number;
  readonly colour: boolean;
  /** Today, `YYYY-MM-DD`: a planned day may have passed by now. */
  readonly now: string;
}

type Paint = (text: string) => string;
export const paints = (colour: boolean): Record<'bold' | 'dim' | 'cyan' | 'yellow', Paint> => {
  const code =
    (on: number, off: number): Paint =>
    (text) =>
      colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { bold: code(1, 22), dim: code(2, 22), cyan: code(36, 39), yellow: code(33, 39) };
};

/** "Action 5, paragraph 2 (15571/25)". */
export function citationOf(source: Source): string {
  const paragraph = source.paragraph > 0 ? `, paragraph ${source.paragraph}` : '';
  return `${source.section}${paragraph} (${source.document})`;
}

/** What the reader must know of a planned date; empty for one that lay behind the report. */
export function plannedNote(date: ExcerptDate, reportDay: string | null, now: string): string {
  if (date.status === 'past') return '';
  return date.to < now
    ? 'date passed; the report cannot say whether it happened'
    : `planned${reportDay ? `, as of ${longDay(reportDay)}` : ''}`;
}

/** An answer as readable text. */
export function renderAnswer(
  answer: Answer,
  reportDay: string | null,
  terminal: Terminal,
  summary?: ActionSummary,
): string {
  const { bold, dim } = paints(terminal.colour);
  const parts: string[] = [bold(wrap(answer.headline, terminal.width))];
  if (answer.readAs.assumed.length > 0)
    parts.push(dim(wrap(`Read as: ${answer.readAs.assumed.join('; ')}.`, terminal.width)));
  if (summary) parts.push(...renderSummary(summary, reportDay, terminal));
  else
    for (const excerpt of answer.excerpts) parts.push(renderExcerpt(excerpt, reportDay, terminal, answer.readAs.kind));
  if (answer.status === 'answered' && answer.excerpts.length > 0)
    parts.push(dim(wrap(receipt(answer), terminal.width)));
  if (answer.nearest.length > 0) {
    parts.push('What comes closest (not an answer):');
    for (const excerpt of answer.nearest) parts.push(renderExcerpt(excerpt, reportDay, terminal, 'fact'));
  }
  if (answer.suggestions.length > 0)
    parts.push(`The report does answer:\n${answer.suggestions.map((question) => `  ${question}`).join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

/** The completeness receipt in words. */
export function receipt({ coverage, readAs }: Answer): string {
  const { found, inPeriod, shown, merged } = coverage;
  const period = readAs.period ? `, ${inPeriod} in ${rangeLabel(readAs.period.from, readAs.period.to)}` : '';
  return `Found in ${found} sentence${found === 1 ? '' : 's'}${period}; ${shown} shown${merged > 0 ? `, ${merged} merged as the same fact` : ''}.`;
}

function renderSummary(summary: ActionSummary, reportDay: string | null, terminal: Terminal): string[] {
  const { bold } = paints(terminal.colour);
  const part = (title: string, excerpts: readonly Excerpt[]): string[] =>
    excerpts.length === 0
      ? []
      : [bold(title), ...excerpts.map((excerpt) => renderExcerpt(excerpt, reportDay, terminal, 'action'))];
  return [
    ...part('Aim', summary.aim),
    ...part('Done', summary.done),
    ...part('Planned', summary.planned),
    ...part('Further', summary.further),
    ...(summary.bodies.length > 0
      ? [
          `${bold('Bodies and programmes')}\n${wrap(summary.bodies.map(({ name, source }) => `${name} (paragraph ${source.paragraph})`).join(', '), terminal.width, '  ')}`,
        ]
      : []),
    ...(summary.documents.length > 0
      ? [`${bold('Documents')}\n${summary.documents.map((note) => footnoteLine(note, terminal)).join('\n')}`]
      : []),
  ];
}

function renderExcerpt(excerpt: Excerpt, reportDay: string | null, terminal: Terminal, kind: string): string {
  const { dim, cyan, yellow } = paints(terminal.colour);
  const lines: string[] = [];
  const dated = kind === 'timeline' || kind === 'planned' || kind === 'action';
  // the dates that answer, or all of them where none is marked
  const marked = excerpt.dates.filter((one) =>
    excerpt.focus.some((focus) => excerpt.text.slice(focus.start, focus.end).includes(one.label)),
  );
  const dates = marked.length > 0 ? marked : excerpt.dates.slice(0, 1);
  if (dated && dates.length > 0) {
    const notes = [...new Set(dates.map((one) => plannedNote(one, reportDay, terminal.now)).filter(Boolean))];
    const labels = [...new Set(dates.map((one) => one.label))].join(', ');
    lines.push(`${cyan(labels)}${notes.length > 0 ? ` ${yellow(`[${notes.join('; ')}]`)}` : ''}`);
  } else {
    const notes = [...new Set(excerpt.dates.map((one) => plannedNote(one, reportDay, terminal.now)).filter(Boolean))];
    if (notes.length > 0) lines.push(yellow(`[${notes.join('; ')}]`));
  }
  lines.push(wrap(emphasise(excerpt, terminal.colour), terminal.width, '  '));
  const also =
    excerpt.alsoAt.length > 0
      ? `; also ${excerpt.alsoAt.map((source) => citationOf(source).replace(/ \([^)]*\)$/, '')).join('; ')}`
      : '';
  lines.push(dim(wrap(`\u2014 ${citationOf(excerpt.source)}${also}`, terminal.width, '  ')));
  for (const note of excerpt.footnotes) lines.push(dim(footnoteLine(note, terminal)));
  return lines.join('\n');
}

function footnoteLine(note: Excerpt['footnotes'][number], terminal: Terminal): string {
  return wrap(
    `[${note.number}] ${[note.text, ...note.links.filter((link) => !note.text.includes(link))].join(' ')}`,
    terminal.width,
    '  ',
  );
}

function emphasise({ text, focus }: Excerpt, colour: boolean): string {
  if (!colour) return text;
  const { bold } = paints(colour);
  let out = '';
  let at = 0;
  for (const { start, end } of focus) {
    // colour codes must not stand across a line break that wrapping puts in
    out += text.slice(at, start) + text.slice(start, end).split(' ').map(bold).join(' ');
    at = end;
  }
  return out + text.slice(at);
}

/** What is planned: what is due, soonest first, then what is past its date. */
export function renderDeadlines({ passed, ahead }: Deadlines, { corpus }: Engine, terminal: Terminal): string {
  const { bold } = paints(terminal.colour);
  const reportDay = (file: string) => corpus.documents.find((document) => document.file === file)?.date ?? null;
  const items = (deadlines: Deadlines['ahead']) =>
    deadlines.map(({ label, excerpt }) =>
      renderExcerpt(
        { ...excerpt, dates: excerpt.dates.filter((date) => date.label === label), footnotes: [] },
        reportDay(excerpt.source.file),
        terminal,
        'planned',
      ),
    );
  const group = (title: string, deadlines: Deadlines['ahead']) =>
    deadlines.length > 0 ? [bold(title), ...items(deadlines)] : [];
  return `${[
    bold(
      `What the report plans: ${ahead.length} due, ${passed.length} past ${passed.length === 1 ? 'its' : 'their'} date.`,
    ),
    ...group('Due', ahead),
    ...group('Past their date', passed),
  ].join('\n\n')}\n`;
}

/** The Actions as a list, one a line. */
export function renderActions(actions: readonly ActionEntry[], terminal: Terminal): string {
  const several = new Set(actions.map((action) => action.file)).size > 1;
  return actions
    .map((action) =>
      wrap(
        `${String(action.number).padStart(2)}  ${action.heading}${several ? ` (${action.document})` : ''}`,
        terminal.width,
        '',
        '    ',
      ),
    )
    .join('\n')
    .concat('\n');
}
