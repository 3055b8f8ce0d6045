import { nameTerms } from '../corpus/entity-terms.ts';
import { isStopWord, type Token, termOf } from '../text/terms.ts';
import type { Concept } from './concept.ts';
import type { QuestionContext } from './understand-question.ts';
import { thesaurusAlternatives } from './word-concept.ts';

/** "US" in capitals, "the us", "eu-us": the country, which the report writes "U.S.". */
export function asAmerica(tokens: readonly Token[], text: string): Token[] {
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

/** A body of a region stands for it. */
const IN_ITS_NAME = 0.92;

const hasPlace = (terms: ReadonlySet<string>, term: string): boolean =>
  terms.has(term) || (/(?:ic|si)a$/.test(term) && terms.has(`${term}n`));

/** What stands for a place must be more than something near it. */
export const NEIGHBOURING = 0.9;

/** "Western Balkans": one name, which stands whole or not at all. */
export function placeConcept(tokens: readonly Token[], context: QuestionContext): Concept {
  const { index } = context;
  // "gulf of guinea" is kept without its "of"
  const named = tokens.filter(({ word }) => !isStopWord(word));
  const phrases = thesaurusAlternatives(named, context);
  const [first = [], ...rest] = named.map((token) => phrases.get(token) ?? []);
  const terms = tokens.map((token) => token.term);
  const others = [
    ...first.filter((one) => one.weight > NEIGHBOURING && rest.every((list) => list.includes(one))),
    // bodies that have it in their name
    ...index.entities.entities
      .filter((entity) => index.frequency(entity.term) && terms.every((term) => hasPlace(nameTerms(entity), term)))
      .map((entity) => ({ terms: [entity.term], weight: IN_ITS_NAME })),
    // "Latin American" for Latin America, and the other way round
    {
      terms: terms.map((term, i) =>
        i < terms.length - 1 ? term : /(?:ic|si)a$/.test(term) ? `${term}n` : term.replace(/(?<=(?:ic|si)a)n$/, ''),
      ),
      weight: 0.92,
    },
  ];
  const frequencies = terms.map((term) => index.frequency(term));
  const known = others.length > 1 || frequencies.every((frequency) => frequency !== undefined);
  return {
    words: tokens.map((token) => token.word).join(' '),
    entity: null,
    alternatives: [{ terms, weight: 1 }, ...others],
    weight: frequencies.reduce<number>((sum, frequency) => sum + index.idf(frequency ?? 1), 0),
    light: false,
    exact: true,
    unknown: known ? null : 'name',
  };
}

/** A country stands for its region where the countries of it are asked for. */
const ONE_OF_THEM = 0.85;

/** "Latin American countries": the region named, or any of its countries. */
export function countriesConcept(
  tokens: readonly Token[],
  countries: readonly string[],
  { index }: QuestionContext,
): Concept {
  const [first, second] = tokens.map((token) => token.term);
  const region = [first ?? '', second ?? ''];
  const named = region.every((term) => index.frequency(term) !== undefined);
  const known = countries.map((country) => termOf(country)).filter((term) => index.frequency(term) !== undefined);
  return {
    words: tokens.map((token) => token.word).join(' '),
    entity: null,
    alternatives: [{ terms: region, weight: 1 }, ...known.map((term) => ({ terms: [term], weight: ONE_OF_THEM }))],
    weight: region.reduce((sum, term) => sum + index.idf(index.frequency(term) ?? 1), 0),
    light: false,
    exact: false,
    unknown: named || known.length > 0 ? null : 'name',
  };
}
