import type { Entity } from '../corpus/entities.ts';
import type { Passage } from '../corpus/passages.ts';
import { namedEntities } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { unknownName } from './eligibility.ts';
import { findFact } from './find-fact.ts';
import { refuse, type Selection, type Situation, withinBudget } from './selection.ts';

const STRICT =
  /\b(?:stands? for|short for|acronym|abbreviat\w+|spell\w*|spelt|in full|full (?:name|form|title)|long form|expand)\b/i;

/** What a name stands for, in the sentence that spells it out; failing that, and unless only the long form was asked, what it is. */
export function findDefinition(situation: Situation): Selection {
  const { question, index, ranked } = situation;
  const stranger = unknownName(question);
  if (stranger) return refuse('unknown_term', ranked);
  const entities = namedEntities(question.concepts);
  const [entity] = entities;
  if (!entity) return findFact({ ...situation, question: { ...question, kind: 'fact' } });
  const spelt = entities.filter((one) => one.definition !== null).slice(0, 2);
  const named = index.withTerm(entity.term).map((id) => index.passage(id));
  const found = named.filter((passage) => passage.kind === 'body').length;
  if (spelt.length > 0) {
    return {
      status: 'answered',
      reason: null,
      chosen: spelt.flatMap((one) =>
        one.definition
          ? [
              {
                passage: index.passage(one.definition.passage),
                focus: [{ start: one.definition.start, end: one.definition.end }],
              },
            ]
          : [],
      ),
      coverage: { found, inPeriod: found, shown: spelt.length, merged: 0 },
      nearest: [],
    };
  }
  if (STRICT.test(question.text)) return refuse('not_stated', ranked, { found });
  const told = described(entity, named, index);
  if (told.length === 0) return refuse('not_stated', ranked, { found });
  const kept = withinBudget(
    told.map((passage) => ({ passage })),
    90,
    index,
  );
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: [] })),
    coverage: { found, inPeriod: found, shown: kept.length, merged: 0 },
    nearest: [],
  };
}

/** Sentences that say what a thing is or does, best first: "X is a …", "X was launched …", X as the subject. */
function described(entity: Entity, named: readonly Passage[], index: PassageIndex): Passage[] {
  const score = (passage: Passage): number => {
    const tokens = index.tokens(passage.id);
    const mention = index.entities.mentions(tokens).find((one) => one.entity === entity);
    const last = mention ? tokens[mention.to - 1] : undefined;
    if (!last) return 0;
    const after = passage.text.slice(last.end, last.end + 40);
    if (/^[^\p{L}]{0,12}(?:is|are) (?:an?|the) /u.test(after)) return 4;
    if (
      /^[^\p{L}]{0,12}(?:was|were|has been|which|aims|will|,)/u.test(after) &&
      /\b(?:launch|establish|set up|creat|aims?|coordinat|tackl)/.test(passage.text)
    )
      return 3;
    return /^[^\p{L}]{0,12}(?:is|was|has|have|held|discussed|met|which|will|aims)\b/u.test(after) ? 2 : 1;
  };
  return named
    .filter((passage) => passage.kind === 'body')
    .map((passage) => ({ passage, rank: score(passage) }))
    .sort((a, b) => b.rank - a.rank || a.passage.id - b.passage.id)
    .slice(0, 2)
    .map(({ passage }) => passage);
}
