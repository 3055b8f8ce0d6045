import { namedEntities, type Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Answer } from './answer.ts';
import { buildExcerpts } from './excerpt.ts';
import { headlineOf } from './headline.ts';
import type { Selection } from './selection.ts';
import { suggestionsFor } from './suggestions.ts';

const MOST_NEAREST = 3;
/** A passage this far from the question is not worth showing as the nearest. */
const NEAR = 0.2;

/** Puts the public answer together; `question` and `tookMs` are the caller's to set. */
export function assembleAnswer(question: Question, selection: Selection, index: PassageIndex): Answer {
  const excerpts = buildExcerpts(selection.chosen, index);
  const nearest = selection.nearest
    .filter((hit) => hit.passage.kind === 'body' && hit.coverage >= NEAR)
    .slice(0, MOST_NEAREST);
  const { period } = question;
  return {
    question: question.text,
    status: selection.status,
    reason: selection.reason,
    readAs: {
      entities: namedEntities(question.concepts).map((entity) => entity.name),
      period: period ? { from: period.from, to: period.to } : null,
      actions: question.actions,
      kind: question.kind,
      assumed: [...question.assumed, ...(selection.assumed ?? [])],
    },
    headline: headlineOf(question, selection, excerpts),
    excerpts,
    coverage: selection.coverage,
    nearest: buildExcerpts(
      nearest.map(({ passage }) => ({ passage, focus: [] })),
      index,
    ).slice(0, MOST_NEAREST),
    suggestions: suggestionsFor(question, selection, excerpts, index),
    tookMs: 0,
  };
}
