import type { Question } from '../question/understand-question.ts';
import { namedEntities } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Excerpt } from './answer.ts';
import type { Selection } from './selection.ts';

const MOST = 3;

/** Up to three questions next to the one asked; the caller keeps those that have an answer. */
export function suggestionsFor(
  question: Question,
  selection: Selection,
  excerpts: readonly Excerpt[],
  index: PassageIndex,
): string[] {
  const found: string[] = [];
  for (const entity of namedEntities(question.concepts)) {
    if (!index.frequency(entity.term)) continue;
    const years = new Set<string>();
    for (const id of index.withTerm(entity.term))
      for (const event of index.passage(id).events) years.add(event.from.slice(0, 4));
    const asked = question.period ? [question.period.from?.slice(0, 4), question.period.to?.slice(0, 4)] : [];
    const others = [...years]
      .filter((year) => !asked.includes(year))
      .sort()
      .reverse();
    if (question.period) found.push(...others.map((year) => `what happened with ${entity.name} in ${year}`));
    else if (selection.status === 'not_in_report')
      found.push(
        `what does the report say about ${entity.name}`,
        ...others.map((year) => `what happened with ${entity.name} in ${year}`),
      );
  }
  if (selection.status === 'not_in_report' || question.kind === 'which_action') {
    const near =
      selection.status === 'not_in_report'
        ? selection.nearest.map((hit) => hit.passage.section)
        : excerpts.map(
            (excerpt) => index.passages.find((passage) => passage.section?.label === excerpt.source.section)?.section,
          );
    for (const section of near) if (section?.number != null) found.push(`what is ${section.label} about`);
  }
  return [...new Set(found)].slice(0, MOST);
}
