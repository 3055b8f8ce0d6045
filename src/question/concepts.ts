import { isNameTerm, nameTerms } from '../corpus/entity-terms.ts';
import { presidenciesNamed } from '../dates/presidencies.ts';
import { INSTITUTIONS, STANDING } from '../search/actors.ts';
import { nameWithInitials } from '../search/initials.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { countryOf, isPeople, longPlaces, REGIONS_OF_COUNTRIES } from '../text/places.ts';
import { isStopWord, type Token } from '../text/terms.ts';
import { colours } from './colouring.ts';
import { type Concept, coloured } from './concept.ts';
import { CUE_WORDS, DOINGS, THE_REPORT } from './cue-words.ts';
import { sameDuration } from './durations.ts';
import type { Kind } from './kinds.ts';
import { asWritten, entityConcept, partialNames } from './name-concept.ts';
import { withOwnersLight } from './owners.ts';
import { asAmerica, countriesConcept, NEIGHBOURING, placeConcept } from './place-concept.ts';
import { respell } from './respell.ts';
import type { QuestionContext } from './understand-question.ts';
import { compoundConcept, isCompound, thesaurusAlternatives, wordConcept } from './word-concept.ts';

export interface FoundConcepts {
  readonly concepts: Concept[];
  readonly assumed: string[];
  readonly aboutReport: boolean;
}

/** "how has it moved along": a verb beside a name colours the question; "meeting" and "training" are things. */
const INFLECTED_VERB =
  /^(?!meeting|training|funding|building|laundering|trafficking|smuggling|processing|monitoring|planning)[a-z]{3,}(?:ed|ing)$/;

/** "X timeline, how did the schedule slip": the story of X, whatever else is said of it. */
const WHOLE_STORY =
  /\bwalk (?:me|us) (?:through|thru)\b|\bwhat happened when\b|\bdates(?: please| pls)?\W*$|\bhow (?:has|have|did) .{2,60} (?:grown?|grew|expand(?:ed)?|progress(?:ed)?)\b|\b(?:timeline|chronology|history|story) (?:of|for|on|with|behind)\b|\bin (?:chronological |date |time )?order\W*$|\ball (?:the )?dates\b|\bhow (?:has|have|did) .{2,80} (?:changed?|develop(?:ed)?|evolved?|moved?)\b|\b(?:from|since) the (?:very )?(?:start|beginning|outset|launch)\b|\b(?:timeline|chronology|history)(?: please| pls)?\W*(?:$|[,;:(-])/i;

/** "what Poland did in 2025 - meetings it hosted, texts it tabled": what the story may hold, and no topic. */
const ELABORATION =
  /(?<=.{12})\bincl(?:uding|\.)?\s+[^?]*$|(?<=.{12})\s[\u2013\u2014:-]\s+(?:[^?.]*\b(?:it|they)\b|(?:[a-z ]{3,30},\s*){2,}(?:and )?[a-z ]{3,30}\W*$)/;

/** What a law goes through, beside its name: its story, whatever it calls it. */
const OF_A_FILE = /^(?:negotiations?|talks|trilogues?|steps?|procedure|progress|proposals?|file|dossier|bill)$/;

const isOneFile = ({ entity, exact }: Concept): boolean =>
  entity !== null && exact && !INSTITUTIONS.has(entity.name) && !STANDING.has(entity.name);

/** "Polish cities": said of a country, no topic of its own. */
const TOWNS = /^(?:city|cities|towns?|soil)$/;

/** Does "a" stand before a word that is no acronym? */
const isAnyOf = (token: Token, tokens: readonly Token[], text: string): boolean =>
  /^an?$/.test(tokens[tokens.indexOf(token) - 1]?.word ?? '') && !/^\p{Lu}{2}/u.test(text.slice(token.start));

/** "after the plan runs out", "evaluation of the Plan": the one the report is on, and not what is planned. */
const isThePlan = ({ word, start, end }: Token, text: string): boolean =>
  word === 'plan' &&
  (/\b(?:after|once|when|until|till|before|of|beyond) the $/i.test(text.slice(0, start)) ||
    /^\s(?:runs? out|ends?|expires?|is over|has ended|comes to an end|finishes)\b/i.test(text.slice(end)));

/** What makes another verb of a verb: "rung up". */
const PARTICLE = /^(?:up|out|off|in|on|down|away|over|back|through|together|along)$/;

/** Among this many words that the report has, one it lacks is more likely the asker's way of putting it. */
const MANY = 2;
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
  const elaboration = ELABORATION.exec(text)?.index ?? text.length;
  const taken = new Set<Token>();
  const concepts: Concept[] = [];

  const exactMentions = index.entities.mentions(live, true);
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
    const [word] = words;
    if (words.length === 1 && word && !word.upper && (isStopWord(word.word) || cues.has(word.word))) continue;
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
    expansions,
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
      (cues.has(token.word) && !index.isTitle(kept[i - 1]?.term ?? '', token.term) && !isThePlan(token, text)) ||
      (token.word.length === 1 && !/\d/.test(token.word))
    )
      continue;
    // "the organised crime network (EJOCN)": words of a name that is named say nothing more
    if (NAME_IS_ENOUGH.has(kind) && mentions.some((mention) => nameTerms(mention.entity).has(token.term))) continue;
    const letter = kept[i - 1];
    if (letter && isCompound(letter, token, text)) {
      concepts.push(compoundConcept(letter, token, context));
      continue;
    }
    const concept = wordConcept(
      token,
      isThePlan(token, text)
        ? []
        : [...(expansions.get(token) ?? []), ...(partial.get(token) ?? []), ...sameDuration(kept[i - 1], token)],
      {
        doing:
          kind === 'timeline' &&
          (token.start >= elaboration ||
            concepts.some((one) => one.entity !== null || one.exact) ||
            presidenciesNamed(text).length > 0) &&
          (token.start >= elaboration ||
            DOINGS.has(token.word) ||
            (OF_A_FILE.test(token.word) && concepts.some(isOneFile)) ||
            INFLECTED_VERB.test(token.word) ||
            (WHOLE_STORY.test(text) && concepts.some((one) => one.exact && !INSTITUTIONS.has(one.entity?.name ?? '')))),
        pointed: kind !== 'fact',
        particle: PARTICLE.test(kept[i + 1]?.word ?? '') ? (kept[i + 1]?.word ?? null) : null,
      },
      context,
    );
    // "a Ferrari" is any of them
    if (concept.unknown === 'name' && isAnyOf(token, live, text)) {
      concepts.push({ ...concept, unknown: 'word' });
      continue;
    }
    const spelt =
      concept.unknown === 'name' && /^[a-z]+$/.test(token.word) ? nameWithInitials(token.word, index) : null;
    if (spelt !== null) {
      assumed.push(`'${token.word}' read as ${spelt.name}`);
      concepts.push({
        ...concept,
        alternatives: [...concept.alternatives, { terms: spelt.terms, weight: 1 }],
        unknown: null,
        exact: true,
      });
      continue;
    }
    const country =
      index.frequency(token.term) === undefined && concept.unknown === null ? countryOf(token.word) : null;
    if (country !== null) assumed.push(`'${token.word}' read as ${country}`);
    // "the plan 2026-29", "which countries": a part of a name, and what the answer is to name
    const at = live.indexOf(token);
    const around = { text, kind, before: live[at - 1], after: live[at + 1], cues, concepts };
    concepts.push(colours(token, around) ? coloured(concept) : concept);
  }
  // a question of guesses alone asks for something else
  if (concepts.every((concept) => concept.light || concept.guessed || concept.unknown !== null))
    for (const [i, concept] of concepts.entries())
      if (concept.guessed)
        concepts[i] = { ...concept, alternatives: concept.alternatives.slice(0, 1), unknown: 'word' };
  const known = concepts.filter((concept) => !concept.light && concept.unknown === null);
  if (known.length >= MANY)
    for (const [i, concept] of concepts.entries())
      if (concept.unknown === 'word') concepts[i] = { ...concept, weight: concept.weight * ONE_OF_MANY };
  const titled = kind === 'timeline' || kind === 'planned' ? withTitlesKept(concepts, index) : concepts;
  return { concepts: withOwnersLight(titled, index, text), assumed, aboutReport: reportSpans.length > 0 };
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
