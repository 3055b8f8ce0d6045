import type { Entity } from '../corpus/entities.ts';
import type { Passage } from '../corpus/passages.ts';
import { namedEntities } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { unknownName } from './eligibility.ts';
import { findFact } from './find-fact.ts';
import { findOverview } from './find-overview.ts';
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
  const strict = STRICT.test(question.text);
  const told = strict ? [] : described(entity, named, index);
  if (spelt.length > 0) {
    // "X is a network of …" says more of what it is than the sentence that spells it out
    const nature = told.filter(
      ({ passage, rank }) => rank === IS_A && spelt.every((one) => one.definition?.passage !== passage.id),
    );
    const chosen = [
      ...nature.slice(0, 1).map(({ passage }) => ({ passage, focus: [] })),
      ...spelt.flatMap(({ definition }) =>
        definition
          ? [
              {
                passage: index.passage(definition.passage),
                focus: [{ start: definition.start, end: definition.end }],
                alone: true,
              },
            ]
          : [],
      ),
    ];
    return {
      status: 'answered',
      reason: null,
      chosen,
      coverage: { found, inPeriod: found, shown: chosen.length, merged: 0 },
      nearest: [],
    };
  }
  if (strict) return refuse('not_stated', ranked, { found });
  if (told.length === 0) {
    // a name typed alone asks for what there is on it
    return /^\W*(?:so |ok |and )?(?:what|who|defin|meaning)/i.test(question.text)
      ? refuse('not_stated', ranked, { found })
      : findOverview({ ...situation, question: { ...question, kind: 'overview' } });
  }
  const kept = withinBudget(told.slice(0, 2), 90, index);
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: [] })),
    coverage: { found, inPeriod: found, shown: kept.length, merged: 0 },
    nearest: [],
  };
}

/** How plainly a sentence says what a thing is: "X is a …", or that and why it was set up. */
const IS_A = 2;
/** "X, the network of …, met in Lyon". */
const APPOSED = 1.5;
const SET_UP = 1;

interface Described {
  readonly passage: Passage;
  readonly rank: number;
}

/** Sentences that say what a thing is or what it was set up for, the plainest first. What it did one day does not tell. */
function described(entity: Entity, named: readonly Passage[], index: PassageIndex): Described[] {
  const rankOf = (passage: Passage): number => {
    const tokens = index.tokens(passage.id);
    const mention = index.entities.mentions(tokens).find((one) => one.entity === entity);
    const last = mention ? tokens[mention.to - 1] : undefined;
    if (!last) return 0;
    const after = passage.text.slice(last.end, last.end + 40);
    if (/^(?:[^\p{L}]{0,12}(?:is|are) (?:an?|the) )/u.test(after)) return IS_A;
    if (/^(?: \([^)]*\))?, (?:an?|the) /u.test(after)) return APPOSED;
    return /^[^\p{L}]{0,12}(?:is|was|were|has been|which|aims|will)\b/u.test(after) &&
      /\b(?:launch|establish|set up|creat|aims?|coordinat|tackl|brings? together|compos|consist)/.test(passage.text)
      ? SET_UP
      : 0;
  };
  return named
    .filter((passage) => passage.kind === 'body')
    .map((passage) => ({ passage, rank: rankOf(passage) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.passage.id - b.passage.id);
}
