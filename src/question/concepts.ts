import { type Entity, nameTerms } from '../corpus/entities.ts';
import { DOCUMENT_NUMBER } from '../corpus/front-matter.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { englishFrequency, looksEnglish } from '../text/english.ts';
import { capitalOf, isPlaceName } from '../text/places.ts';
import { isStopWord, type Token, termOf } from '../text/terms.ts';
import { CUE_WORDS, DOINGS, LIGHT_WORDS, THE_REPORT } from './cue-words.ts';
import type { Kind } from './kinds.ts';
import { correctSpelling } from './spelling.ts';
import type { QuestionContext } from './understand-question.ts';

/** One way in which a passage may speak of a concept: all these terms. */
export interface Alternative {
  readonly terms: readonly string[];
  /** 1 for the words asked, less for words taken in their place. */
  readonly weight: number;
}

/** One thing a question speaks of. */
export interface Concept {
  /** As typed. */
  readonly words: string;
  readonly entity: Entity | null;
  readonly alternatives: readonly Alternative[];
  /** How much it matters: the rarity of its words in the corpus. */
  readonly weight: number;
  /** Says little of its own ("take", "new"). */
  readonly light: boolean;
  /** Must stand in the answer as it is: a name, a number, an ordinal. */
  readonly exact: boolean;
  /** 'name' where neither report, thesaurus nor English knows the word; 'word' where only English does. */
  readonly unknown: 'name' | 'word' | null;
}

export interface FoundConcepts {
  readonly concepts: Concept[];
  readonly assumed: string[];
  readonly aboutReport: boolean;
}

/** In a timeline a body with the topic in its name belongs to the topic. */
const PART_OF_NAME = 0.62;

/** Share of passages from which a name is too common to be a condition. */
const COMMON_NAME = 0.08;

const NAME_IS_ENOUGH: ReadonlySet<Kind> = new Set(['timeline', 'planned', 'overview', 'definition']);

const LIGHT_FACTOR = 0.3;

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
  const live = asAmerica(tokens, text).filter(
    (token) => !reportSpans.some((span) => token.start >= span.start && token.end <= span.end),
  );
  const cues = CUE_WORDS[kind];
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
  ].sort((a, b) => a.from - b.from);
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
    concepts.push(entityConcept(mention.entity, words.map((token) => token.word).join(' '), index));
  }

  const kept = live.filter((token) => !ARTICLE.has(token.word));
  const expansions = thesaurusAlternatives(kept, context);
  const partial = partialNames(
    kept.filter((token) => !isStopWord(token.word)),
    index,
    kind,
  );
  for (const token of kept) {
    if (
      taken.has(token) ||
      isStopWord(token.word) ||
      cues.has(token.word) ||
      (token.word.length === 1 && !/\d/.test(token.word))
    )
      continue;
    // "the organised crime network (EJOCN)": words of a name that is named say nothing more
    if (NAME_IS_ENOUGH.has(kind) && mentions.some((mention) => nameTerms(mention.entity).has(token.term))) continue;
    const concept = wordConcept(
      token,
      [...(expansions.get(token) ?? []), ...(partial.get(token) ?? [])],
      kind === 'timeline' && concepts.some((one) => one.entity !== null) && DOINGS.has(token.word),
      context,
      assumed,
    );
    if (concept) concepts.push(concept);
  }
  return { concepts, assumed, aboutReport: reportSpans.length > 0 };
}

/** "US" in capitals, "the us", "eu-us": the country, which the report writes "U.S.". */
function asAmerica(tokens: readonly Token[], text: string): Token[] {
  return tokens.map((token, i) => {
    const written = text.slice(token.start, token.end);
    const before = tokens[i - 1]?.word;
    const country =
      token.word === 'us' && (written === 'US' || before === 'the' || before === 'eu' || before === 'with');
    const america =
      /^(?:america|american|americans|washington)$/.test(token.word) &&
      !/^(?:latin|south|central|north)$/.test(before ?? '');
    return country || america ? { ...token, word: 'usa', term: 'usa' } : token;
  });
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

/** For each token the alternatives of every thesaurus phrase it is part of. */
function thesaurusAlternatives(
  tokens: readonly Token[],
  { index, thesaurus }: QuestionContext,
): Map<Token, Alternative[]> {
  const found = new Map<Token, Alternative[]>();
  for (const { from, to, expansions } of thesaurus.phrases(tokens.map((token) => token.term))) {
    const words = tokens.slice(from, to).filter((token) => !isStopWord(token.word));
    const usable = expansions.filter(({ terms }) => terms.every((term) => index.frequency(term) !== undefined));
    for (const token of words) found.set(token, [...(found.get(token) ?? []), ...usable]);
  }
  return found;
}

/** Two or more words that all belong to one long name stand for it: "ports PPP", "crime prevention network". */
function partialNames(tokens: readonly Token[], index: PassageIndex, kind: Kind): Map<Token, Alternative[]> {
  const found = new Map<Token, Alternative[]>();
  const add = (words: readonly Token[], entity: Entity) => {
    for (const token of words) found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: 0.9 }]);
  };
  for (const entity of index.entities.entities) {
    if (!entity.long || index.frequency(entity.term) === undefined) continue;
    const terms = nameTerms(entity);
    const needed = Math.max(2, Math.ceil(terms.size * 0.25));
    let run: Token[] = [];
    for (const token of [...tokens, null]) {
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

function wordConcept(
  token: Token,
  alternatives: readonly Alternative[],
  doing: boolean,
  context: QuestionContext,
  assumed: string[],
): Concept | null {
  const { index, thesaurus } = context;
  let { term } = token;
  let frequency = index.frequency(term);
  let unknown: Concept['unknown'] = null;
  let more = alternatives;
  const numeric = /\d/.test(term);
  if (frequency === undefined && more.length === 0 && !numeric) {
    const corrected = thesaurus.knows(term) ? null : correctSpelling(token.word, index, thesaurus);
    if (corrected !== null) {
      assumed.push(`typo: '${token.word}' read as '${corrected}'`);
      if (isStopWord(corrected)) return null;
      term = termOf(corrected);
      frequency = index.frequency(term);
      more =
        thesaurusAlternatives([{ ...token, word: corrected, term }], context)
          .values()
          .next().value ?? [];
    }
  }
  const place = isPlaceName(token.word);
  const town = capitalOf(token.word);
  const capital: Alternative[] =
    town !== null && index.frequency(termOf(town)) !== undefined ? [{ terms: [termOf(town)], weight: 0.7 }] : [];
  const known =
    frequency !== undefined ||
    (more.length > 0 && !place) ||
    more.some((one) => one.weight > 0.9) ||
    capital.length > 0;
  if (!known) unknown = numeric || (!place && (thesaurus.knows(term) || looksEnglish(token.word))) ? 'word' : 'name';
  // "the four clusters": the report may list them without counting
  const small = /^\d{1,2}$/.test(term);
  const light = small || LIGHT_WORDS.has(token.word) || doing;
  return {
    words: token.word,
    entity: null,
    // a place may stand as its adjective, but never as its neighbour
    alternatives: mergeAlternatives([
      { terms: [term], weight: 1 },
      ...(place || numeric ? more.filter((one) => one.weight > 0.9) : more),
      ...capital,
    ]),
    weight: (light ? LIGHT_FACTOR : 1) * conceptWeight(token.word, frequency, more, index),
    light,
    exact: (numeric && !small) || place,
    unknown,
  };
}

/** Rarity of the words asked; where the report lacks them, that of the words that stand for them, as for a rare word. */
function conceptWeight(
  word: string,
  frequency: number | undefined,
  alternatives: readonly Alternative[],
  index: PassageIndex,
): number {
  if (frequency !== undefined && frequency > 0) return index.idf(frequency);
  const rare = index.idf(2);
  if (alternatives.length > 0) return 0.8 * rare;
  // the more a word is used in any talk, the less it tells of this one
  const use = englishFrequency(word);
  return use > 20_000 ? 0.25 * rare : use > 5_000 ? 0.5 * rare : 0.85 * rare;
}

function mergeAlternatives(alternatives: readonly Alternative[]): Alternative[] {
  const best = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const key = alternative.terms.join(' ');
    const other = best.get(key);
    if (!other || other.weight < alternative.weight) best.set(key, alternative);
  }
  return [...best.values()];
}

/** Document numbers that a question names: "15941/24". */
export function askedDocumentNumbers(text: string): string[] {
  return [...text.matchAll(new RegExp(DOCUMENT_NUMBER.source, 'g'))].map(([number]) => number.replace(/\s.*/, ''));
}
