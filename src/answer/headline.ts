import { rangeLabel } from '../dates/calendar.ts';
import type { Question } from '../question/understand-question.ts';
import type { Excerpt, Reason } from './answer.ts';
import type { Selection } from './selection.ts';

/** "Actions 2, 5 and 12", "the Introduction and Action 3": the sections of excerpts, in order, each once. */
function placesOf(excerpts: readonly Excerpt[]): string {
  const labels = [
    ...new Set(excerpts.flatMap((excerpt) => [excerpt.source, ...excerpt.alsoAt]).map((source) => source.section)),
  ];
  const numbers = new Map<string, number[]>();
  for (const label of labels) {
    const [, word, number] = NUMBERED.exec(label) ?? [];
    if (word !== undefined) numbers.set(word, [...(numbers.get(word) ?? []), Number(number)]);
  }
  const others = labels
    .filter((label) => !NUMBERED.test(label))
    .map((label) => (/^(?:Introduction|Conclusions?|Front matter|Text)$/.test(label) ? `the ${label}` : label));
  const actions = [...numbers].map(
    ([word, all]) => `${all.length > 1 ? plural(word) : word} ${joined(all.sort((a, b) => a - b).map(String))}`,
  );
  return joined([...others, ...actions]);
}

/** "Action 2": a numbered part of a report. */
const NUMBERED = /^(\p{Lu}[\p{L} ]*?) (\d+)$/u;

const plural = (word: string): string => (/[^aeiou]y$/.test(word) ? word.replace(/y$/, 'ies') : `${word}s`);

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/** What the question is about, as the headline names it. */
function topicName(question: Question): string {
  const names = [...new Set(question.concepts.flatMap((concept) => (concept.entity ? [concept.entity.name] : [])))];
  if (names.length > 0) return joined(names);
  if (question.actions.length > 0)
    return `Action${question.actions.length > 1 ? 's' : ''} ${joined(question.actions.map(String))}`;
  return question.concepts.length > 0
    ? `\u201c${question.concepts.map((concept) => concept.words).join(' ')}\u201d`
    : 'The report';
}

const REASONS: Readonly<Record<Reason, (question: Question, actions: ReadonlySet<number>) => string>> = {
  unknown_term: (question) => {
    const names = question.concepts.filter((concept) => concept.unknown === 'name');
    const unknown = (names.length > 0 ? names : question.concepts.filter((concept) => concept.unknown !== null)).map(
      (concept) => `\u201c${concept.words}\u201d`,
    );
    return unknown.length > 0
      ? `Not in the report: it does not mention ${joined(unknown)}.`
      : 'Not in the report: it does not mention this.';
  },
  outside_period: (question) =>
    `Not in the report: it dates nothing ${question.concepts.length > 0 || question.actions.length > 0 ? `on ${topicName(question)} ` : ''}to ${question.period ? rangeLabel(question.period.from, question.period.to) : 'that time'}.`,
  not_stated: (question, actions) =>
    question.actions.length > 0 && question.concepts.length === 0
      ? question.actions.every((number) => actions.has(number))
        ? `Not in the report: it states nothing of the kind in ${topicName(question)}.`
        : `Not in the report: it has no ${topicName(question)}.`
      : `Not in the report: it does not state this${question.concepts.some((concept) => concept.entity) ? ` of ${topicName(question)}` : ''}.`,
  not_about_the_report: () => 'This is not a question about the report.',
};

/** Date, place or number that answers, in the words of the one excerpt; null where that is not plain. */
function answeringWords(question: Question, excerpts: readonly Excerpt[]): string | null {
  const [excerpt] = excerpts;
  // a document's number comes with the sentence that calls its footnote
  const plain = question.kind === 'document' ? excerpts.length <= 3 : excerpts.length === 1;
  const focus = plain && excerpt?.focus.length === 1 ? excerpt.focus[0] : undefined;
  if (!excerpt || !focus || !['when', 'where', 'how_many', 'document'].includes(question.kind)) return null;
  return `\u201c${excerpt.text.slice(focus.start, focus.end)}\u201d`;
}

/**
 * The one sentence the app writes itself.
 *
 * @param actions the numbers of the Actions there are
 */
export function headlineOf(
  question: Question,
  selection: Selection,
  excerpts: readonly Excerpt[],
  actions: ReadonlySet<number>,
): string {
  if (selection.status === 'not_in_report') return REASONS[selection.reason ?? 'not_stated'](question, actions);
  const places = placesOf(excerpts);
  const { shown, inPeriod, merged } = selection.coverage;
  const when = question.period
    ? ` in ${rangeLabel(question.period.from, question.period.to)}`
        .replace(/ in (since|until|any)/, ' $1')
        .replace(/ in (\d{1,2} \w+ \d{4}$)/, ' on $1')
        .replace(/ in (\d.* to )/, ' from $1')
    : '';
  if (selection.status === 'closest')
    return `The report uses other words; the closest passage${excerpts.length > 1 ? 's are' : ' is'} in ${places}.`;
  if (question.kind === 'timeline' || question.kind === 'planned') {
    if (question.kind === 'timeline' && excerpts.every(({ dates }) => dates.length === 0))
      return `${topicName(question)}: nothing dated; named in ${places}.`;
    const left = inPeriod - merged - shown;
    // a date after the report's own is a plan, whatever was asked
    const plans =
      excerpts.length > 0 &&
      excerpts.every(({ dates }) => dates.length > 0 && dates.every((date) => date.status === 'planned'));
    const what = question.kind === 'planned' || plans ? 'planned or expected item' : 'dated event';
    return `${topicName(question)}${when}: ${shown} ${what}${shown === 1 ? '' : 's'} in ${places}${left > 0 ? `; ${left} more not shown (ask for a shorter period or one Action)` : ''}.`;
  }
  if (question.kind === 'action')
    return `${topicName(question)}: ${excerpts[0]?.source.heading ?? ''}`.replace(/[.\s]*$/, '.');
  if (question.kind === 'overview') return `${topicName(question)}: named in ${places}.`;
  const words = answeringWords(question, excerpts);
  if (words) return `${words}: ${places}.`;
  return `${topicName(question)}${when}: see ${places}.`;
}
