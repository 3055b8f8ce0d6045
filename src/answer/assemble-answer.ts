import { namedEntities, type Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Answer, Coverage } from './answer.ts';
import { buildExcerpts } from './excerpt.ts';
import { headlineOf } from './headline.ts';
import type { Selection } from './selection.ts';
import { suggestionsFor } from './suggestions.ts';

const MOST_NEAREST = 3;
/** A passage this far from the question is not worth showing as the nearest. */
const NEAR = 0.2;

/** A receipt whose parts fit into each other: what is shown or merged was in the period, and what was in the period was found. */
function addedUp({ found, inPeriod, shown, merged }: Coverage): Coverage {
  const within = Math.max(inPeriod, shown + merged);
  return { found: Math.max(found, within), inPeriod: within, shown, merged };
}

/** Puts the public answer together; `question` and `tookMs` are the caller's to set. */
export function assembleAnswer(question: Question, selection: Selection, index: PassageIndex): Answer {
  const excerpts = buildExcerpts(selection.chosen, index);
  const nearest = (question.concepts.length === 0 ? [] : selection.nearest)
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
    headline: headlineOf(question, selection, excerpts, index.actionNumbers),
    excerpts,
    coverage: addedUp(selection.coverage),
    nearest: buildExcerpts(
      nearest.map(({ passage }) => ({ passage, focus: [] })),
      index,
    ).slice(0, MOST_NEAREST),
    suggestions: suggestionsFor(question, selection, excerpts, index),
    tookMs: 0,
  };
}
