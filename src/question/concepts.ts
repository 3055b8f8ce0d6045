import type { Entity } from '../corpus/entities.ts';
import { headTerm, isNameTerm, nameTerms } from '../corpus/entity-terms.ts';
import { presidenciesNamed } from '../dates/presidencies.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { isPeople, longPlaces } from '../text/places.ts';
import { isStopWord, type Token } from '../text/terms.ts';
import type { Alternative, Concept } from './concept.ts';
import { CUE_WORDS, DOINGS, THE_REPORT } from './cue-words.ts';
import type { Kind } from './kinds.ts';
import { asAmerica, countriesConcept, NEIGHBOURING, placeConcept, REGIONS_OF_COUNTRIES } from './place-concept.ts';
import { respell } from './respell.ts';
import type { QuestionContext } from './understand-question.ts';
import { thesaurusAlternatives, wordConcept } from './word-concept.ts';

export interface FoundConcepts {
  readonly concepts: Concept[];
  readonly assumed: string[];
  readonly aboutReport: boolean;
}

/** In a timeline a body with the topic in its name belongs to the topic. */
const PART_OF_NAME = 0.62;

/** Share of passages from which a name is too common to be a condition. */
const COMMON_NAME = 0.08;

/** "how has it moved along": a verb beside a name colours the question; "meeting" and "training" are things. */
const INFLECTED_VERB =
  /^(?!meeting|training|funding|building|laundering|trafficking|smuggling|processing|monitoring|planning)[a-z]{3,}(?:ed|ing)$/;

/** "X timeline, how did the schedule slip": the story of X, whatever else is said of it. */
const WHOLE_STORY =
  /\b(?:timeline|chronology|history|story) (?:of|for|on|with|behind)\b|\bin (?:chronological |date |time )?order\W*$|\ball (?:the )?dates\b|\bhow (?:has|have|did) .{2,80} (?:changed?|develop(?:ed)?|evolved?|moved?)\b|\b(?:from|since) the (?:very )?(?:start|beginning|outset|launch)\b|\b(?:timeline|chronology|history)(?: please| pls)?\W*(?:$|[,;:(-])/i;

/** Among this many words that the report has, one it lacks is more likely the asker's way of putting it. */
const MANY = 3;
const ONE_OF_MANY = 0.5;

const NAME_IS_ENOUGH: ReadonlySet<Kind> = new Set([
  'timeline',
  'planned',
  'overview',
  'definition',
  'when',
  'where',
  'who',
]);

/** Words that a phrase of the thesaurus is matched without: "on their table" is "on the table". */
const ARTICLE = new Set([
  'the',
  'a',
  'an',
  'of',
  'their',
  'its',
  'his',
  'her',
  'our',
  'your',
  'my',
  'this',
  'that',
  'these',
  'those',
  'some',
]);

/**
 * The concepts of a question, without the words that only ask.
 *
 * @param tokens words of the question that are not part of a date or an Action number
 */
export function findConcepts(
  tokens: readonly Token[],
  kind: Kind,
  context: QuestionContext,
  text: string,
): FoundConcepts {
  const { index } = context;
  const assumed: string[] = [];
  const reportSpans = [...text.matchAll(THE_REPORT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const cues = CUE_WORDS[kind];
  const live = respell(
    asAmerica(tokens, text).filter(
      (token) => !reportSpans.some((span) => token.start >= span.start && token.end <= span.end),
    ),
    cues,
    text,
    context,
    assumed,
  );
  const taken = new Set<Token>();
  const concepts: Concept[] = [];

  const exactMentions = index.entities.mentions(live);
  const short = index.entities
    .shortNames(live)
    .filter((one) =>
      exactMentions.every(
        (other) =>
          one.to <= other.from ||
          other.to <= one.from ||
          (one.from <= other.from && one.to >= other.to && one.to - one.from > other.to - other.from),
      ),
    );
  const mentions = [
    ...short,
    ...exactMentions.filter((one) => short.every((other) => one.to <= other.from || other.to <= one.from)),
  ]
    // a name that this report never uses may still be meant by its words
    .filter(({ entity, from, to }) => to - from === 1 || index.frequency(entity.term) !== undefined)
    .sort((a, b) => a.from - b.from);
  for (const mention of mentions) {
    const words = live.slice(mention.from, mention.to);
    if (words.length === 1 && (isStopWord(words[0]?.word ?? '') || cues.has(words[0]?.word ?? ''))) continue;
    for (const token of words) taken.add(token);
    if (short.includes(mention))
      assumed.push(`'${words.map((token) => token.word).join(' ')}' read as ${mention.entity.name}`);
    if (mention.doubt) assumed.push(mention.doubt);
    if (mention.entity.doubt) assumed.push(`${mention.entity.name}: ${mention.entity.doubt}`);
    for (const other of index.entities.entities) {
      if (other.maybe.includes(mention.entity.name))
        assumed.push(
          `'${other.name}' may mean ${mention.entity.name} too (${other.doubt ?? 'not certain'}); it is not counted here`,
        );
    }
    concepts.push(
      asWritten(entityConcept(mention.entity, words.map((token) => token.word).join(' '), index), words, context),
    );
  }

  // "which Latin American countries": each of them is one
  for (const region of kind === 'list' ? REGIONS_OF_COUNTRIES : []) {
    const at = live.findIndex(
      (token, i) =>
        region.asked.test(`${token.word} ${live[i + 1]?.word ?? ''}`) &&
        /^(?:countries|states|partners)$/.test(live[i + 2]?.word ?? ''),
    );
    const words = at < 0 ? [] : live.slice(at, at + 3);
    if (words.length < 3 || words.some((token) => taken.has(token))) continue;
    for (const token of words) taken.add(token);
    concepts.push(countriesConcept(words, region.countries, context));
  }
  for (const { from, to } of longPlaces(live.map((token) => token.word))) {
    const words = live.slice(from, to);
    if (words.some((token) => taken.has(token))) continue;
    for (const token of words) taken.add(token);
    concepts.push(placeConcept(words, context));
  }

  const kept = live.filter((token, i) => !ARTICLE.has(token.word) && !isPartOfThirdCountry(token, live[i + 1]));
  const expansions = thesaurusAlternatives(kept, context);
  const partial = partialNames(
    kept.filter((token) => !isStopWord(token.word)),
    index,
    kind,
  );
  for (const [i, token] of kept.entries()) {
    if (
      taken.has(token) ||
      isStopWord(token.word) ||
      // "Polish cities" are places in Poland
      (TOWNS.test(token.word) && isPeople(kept[i - 1]?.word ?? '')) ||
      // the "plan" of "action plan" does not ask what is planned
      (cues.has(token.word) && !index.isTitle(kept[i - 1]?.term ?? '', token.term)) ||
      (token.word.length === 1 && !/\d/.test(token.word))
    )
      continue;
    // "the organised crime network (EJOCN)": words of a name that is named say nothing more
    if (NAME_IS_ENOUGH.has(kind) && mentions.some((mention) => nameTerms(mention.entity).has(token.term))) continue;
    const concept = wordConcept(
      token,
      [...(expansions.get(token) ?? []), ...(partial.get(token) ?? [])],
      kind === 'timeline' &&
        (concepts.some((one) => one.entity !== null) || presidenciesNamed(text).length > 0) &&
        (DOINGS.has(token.word) || INFLECTED_VERB.test(token.word) || WHOLE_STORY.test(text)),
      context,
    );
    concepts.push(concept);
  }
  const known = concepts.filter((concept) => !concept.light && concept.unknown === null);
  if (known.length >= MANY)
    for (const [i, concept] of concepts.entries())
      if (concept.unknown === 'word') concepts[i] = { ...concept, weight: concept.weight * ONE_OF_MANY };
  const titled = kind === 'timeline' || kind === 'planned' ? withTitlesKept(concepts, index) : concepts;
  return { concepts: titled, assumed, aboutReport: reportSpans.length > 0 };
}

/** "Facilitation Directive": the words of a title mean that one thing, not what each might stand for alone. */
function withTitlesKept(concepts: readonly Concept[], index: PassageIndex): Concept[] {
  const termOfWord = (concept: Concept | undefined) =>
    concept && concept.entity === null && !concept.exact ? (concept.alternatives[0]?.terms[0] ?? '') : '';
  return concepts.map((concept, i) => {
    const [before, own, after] = [concepts[i - 1], concept, concepts[i + 1]].map(termOfWord);
    const inTitle = own && ((before && index.isTitle(before, own)) || (after && index.isTitle(own, after)));
    return inTitle
      ? {
          ...concept,
          alternatives: concept.alternatives.filter(
            ({ terms, weight }) => weight > NEIGHBOURING || isNameTerm(terms[0] ?? ''),
          ),
        }
      : concept;
  });
}

/** "third countries" are not the third of anything. */
function isPartOfThirdCountry(token: Token, next: Token | undefined): boolean {
  return token.word === 'third' && /^(?:countr|state|part(?:y|ies)$|national)/.test(next?.word ?? '');
}

function entityConcept(entity: Entity, words: string, index: PassageIndex): Concept {
  // "PPP" alone means the one PPP the report has, whatever stands before it in its full name
  const longer = index.entities.entities.filter(
    (other) => other !== entity && other.name.split(/[\s/-]/).includes(entity.name) && index.frequency(other.term),
  );
  const frequency = [entity, ...longer]
    .map((one) => index.frequency(one.term))
    .find((count) => count !== undefined && count > 0);
  return {
    words,
    entity,
    alternatives: [
      { terms: [entity.term], weight: 1 },
      ...longer.map((other) => ({ terms: [other.term], weight: 0.9 })),
    ],
    weight: 1.25 * index.idf(frequency ?? 0),
    light: false,
    // nearly every paragraph of such a report is about the Council: its name pins nothing down
    exact: (frequency ?? 0) < COMMON_NAME * index.size,
    unknown: frequency === undefined ? 'name' : null,
  };
}

/** "JHA ministers" stands for the Council, and as written for their informal meeting, which no Council is. */
function asWritten(concept: Concept, words: readonly Token[], context: QuestionContext): Concept {
  const last = words[words.length - 1];
  if (words.length < 2 || last === undefined) return concept;
  const before = words.slice(0, -1).map((token) => token.term);
  const like = (thesaurusAlternatives([last], context).get(last) ?? []).filter(
    ({ terms, weight }) => terms.length === 1 && weight > NEIGHBOURING,
  );
  return {
    ...concept,
    alternatives: [
      ...concept.alternatives,
      ...[{ terms: [last.term] }, ...like].map(({ terms }) => ({ terms: [...before, ...terms], weight: AS_WRITTEN })),
    ],
  };
}

const TOWNS = /^(?:city|cities|towns?|soil)$/;
const AS_WRITTEN = 0.9;

/** Entities of a corpus by each word of their long names; the same for every question. */
function longNamesOf(index: PassageIndex): ReadonlyMap<string, readonly Entity[]> {
  let byTerm = LONG_NAMES.get(index);
  if (byTerm === undefined) {
    byTerm = new Map<string, Entity[]>();
    for (const entity of index.entities.entities) {
      if (!entity.long || index.frequency(entity.term) === undefined) continue;
      for (const term of new Set([...nameTerms(entity), headTerm(entity)]))
        if (term !== null) byTerm.set(term, [...(byTerm.get(term) ?? []), entity]);
    }
    LONG_NAMES.set(index, byTerm);
  }
  return byTerm;
}

const LONG_NAMES = new WeakMap<PassageIndex, Map<string, Entity[]>>();

/** Two or more words that all belong to one long name stand for it: "ports PPP", "crime prevention network". */
function partialNames(tokens: readonly Token[], index: PassageIndex, kind: Kind): Map<Token, Alternative[]> {
  const found = new Map<Token, Alternative[]>();
  const add = (words: readonly Token[], entity: Entity) => {
    for (const token of words) found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: 0.9 }]);
  };
  const byTerm = longNamesOf(index);
  for (const entity of new Set(tokens.flatMap((token) => byTerm.get(token.term) ?? []))) {
    const terms = nameTerms(entity);
    const needed = Math.max(2, Math.ceil(terms.size * 0.25));
    let run: Token[] = [];
    const head = headTerm(entity);
    for (const token of [...tokens, null]) {
      // an SOM is a meeting
      if (token && token.term === head && kind === 'list')
        found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: PART_OF_NAME }]);
      if (token && terms.has(token.term) && entity.long !== null && (kind === 'planned' || kind === 'timeline'))
        found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: PART_OF_NAME }]);
      if (token && terms.has(token.term) && !run.some((other) => other.term === token.term)) run.push(token);
      else {
        if (run.length >= needed) add(run, entity);
        run = token && terms.has(token.term) ? [token] : [];
      }
    }
  }
  return found;
}
