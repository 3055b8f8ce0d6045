import MiniSearch from 'minisearch';
import type { EntityTable, Mention } from '../corpus/entities.ts';
import type { Section } from '../corpus/parse-document.ts';
import type { Passage } from '../corpus/passages.ts';
import { isStopWord, type Token, tokenize } from '../text/terms.ts';
import { CarriedTerms, FIELD_WEIGHTS, type Hit } from './carried-terms.ts';
import { Scopes } from './scopes.ts';
import { Vocabulary } from './vocabulary.ts';

interface IndexedPassage {
  id: number;
  text: string;
}

/** Passages looked at closely; a report has some three hundred. */
const MOST_HITS = 400;

/** Says what a section is for; and names in such a sentence up to which it is about them, rather than a list. */
export const SAYS_AIM =
  /\b(?:aim|goal|purpose|objective|intention|sought|seeks)\b|(?<!, )\b(?:intended|aimed|meant|directed|designed)\b/;
const MOST_SUBJECTS = 2;

/** A passage leans on at most this many sentences before it. */
const LONGEST_LEAD = 3;

/** "strand" of "Strand 11"; none of a label that has no word. */
const partName = (label: string): string[] =>
  /^\p{L}+(?: \p{L}+){0,2}(?= \d)/u.exec(label.toLowerCase())?.slice(0, 1) ?? [];

/** The passages of a corpus, searchable by term. The only place that knows MiniSearch. */
export class PassageIndex {
  readonly passages: readonly Passage[];
  readonly entities: EntityTable;
  readonly #search: MiniSearch<IndexedPassage>;
  readonly #tokens: Token[][];
  /** Number of body and footnote passages that hold a term. */
  readonly #documentFrequency = new Map<string, number>();
  readonly vocabulary = new Vocabulary();
  readonly #byTerm = new Map<string, number[]>();
  readonly #carried: CarriedTerms;
  readonly #bySection = new Map<Section, Passage[]>();
  readonly #headingTerms = new Map<Section, ReadonlySet<string>>();
  /** The terms of a passage as a set, once they were asked for. */
  readonly #termSets = new Map<number, ReadonlySet<string>>();
  readonly #mentions = new Map<number, readonly Mention[]>();
  #titles: Set<string> | null = null;
  readonly size: number;
  /** Numbers of the Actions that the reports have. */
  readonly actionNumbers: ReadonlySet<number>;
  /** What the reports call their numbered parts, in small letters: "action", "strand". */
  readonly partNames: ReadonlySet<string>;
  /** … and as terms of a heading. */
  readonly partTerms: ReadonlySet<string>;

  constructor(passages: readonly Passage[], entities: EntityTable) {
    this.passages = passages;
    this.entities = entities;
    this.actionNumbers = new Set(passages.flatMap((passage) => passage.section?.number ?? []));
    this.partNames = new Set(
      passages.flatMap(({ section }) => (section?.number == null ? [] : partName(section.label))),
    );
    this.partTerms = new Set([...this.partNames].flatMap((name) => tokenize(name).map(({ term }) => term)));
    this.#tokens = passages.map((passage) => tokenize(passage.text));
    const terms = passages.map((_, id) => this.#indexTerms(id));
    this.size = passages.filter((passage) => passage.kind === 'body' || passage.kind === 'footnote').length;
    this.#search = new MiniSearch<IndexedPassage>({
      fields: ['text'],
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
    });
    const scopes = new Scopes(passages, this.#tokens, entities);
    for (const passage of passages) {
      const { section } = passage;
      if (section && !this.#bySection.has(section)) this.#bySection.set(section, []);
      if (section && passage.kind === 'body') this.#bySection.get(section)?.push(passage);
    }
    const heads = new Map(
      [...this.#bySection.keys()].map((section) => [
        section,
        [...this.headingTerms(section), ...this.#subjectOf(section)],
      ]),
    );
    this.#search.addAll(
      passages
        .filter((passage) => passage.kind !== 'heading')
        .map(({ id }) => ({ id, text: (terms[id] ?? []).join(' ') })),
    );
    this.#carried = new CarriedTerms(passages, terms, {
      lead: (passage) => this.leads(passage).flatMap((id) => terms[id] ?? []),
      scope: (passage) => scopes.termsOf(passage),
      head: ({ section, about }) => (section ? (heads.get(section) ?? []) : this.#termsOf(tokenize(about))),
    });
    for (const passage of passages) {
      if (passage.kind === 'front' || passage.kind === 'heading') continue;
      for (const term of new Set(terms[passage.id])) {
        this.#documentFrequency.set(term, (this.#documentFrequency.get(term) ?? 0) + 1);
        const ids = this.#byTerm.get(term);
        if (ids) ids.push(passage.id);
        else this.#byTerm.set(term, [passage.id]);
      }
      for (const token of this.#tokens[passage.id] ?? [])
        if (!isStopWord(token.word))
          this.vocabulary.add(token.word, token.term, /\p{Ll}/u.test(passage.text.charAt(token.start)));
    }
    for (const head of heads.values())
      for (const term of head) if (!this.#documentFrequency.has(term)) this.#documentFrequency.set(term, 0);
  }

  #termsOf(tokens: readonly Token[]): string[] {
    const terms = tokens.filter((token) => !isStopWord(token.word)).map((token) => token.term);
    for (const { entity } of this.entities.mentions(tokens)) terms.push(...this.entities.termsOf(entity));
    return terms;
  }

  /** Terms of the one or two names that the first sentence of a section says the whole of it is about. */
  #subjectOf(section: Section): string[] {
    const opening = this.#bySection.get(section)?.[0];
    if (!opening || !SAYS_AIM.test(opening.text)) return [];
    const named = new Set(this.entities.mentions(this.tokens(opening.id)).map(({ entity }) => entity));
    return named.size > MOST_SUBJECTS ? [] : [...named].flatMap((entity) => this.entities.termsOf(entity));
  }

  #indexTerms(id: number): string[] {
    return this.#termsOf(this.tokens(id));
  }

  /** The terms a piece of text would be indexed under, entities included. */
  termsIn(text: string): string[] {
    return this.#termsOf(tokenize(text));
  }

  /** The terms that a passage itself is indexed under. */
  termSet(id: number): ReadonlySet<string> {
    let terms = this.#termSets.get(id);
    if (terms === undefined) {
      terms = new Set(this.#indexTerms(id));
      this.#termSets.set(id, terms);
    }
    return terms;
  }

  /** Terms of a section's heading, its label included. */
  headingTerms(section: Section): ReadonlySet<string> {
    let terms = this.#headingTerms.get(section);
    if (terms === undefined) {
      terms = new Set(this.#termsOf(tokenize(`${section.label} ${section.title}`)));
      this.#headingTerms.set(section, terms);
    }
    return terms;
  }

  /** Sections with this Action number, one for each report that has it, in the order of the corpus. */
  sectionsNumbered(number: number): Section[] {
    return [...this.#bySection.keys()].filter((section) => section.number === number);
  }

  /** Body sentences of a section, in order. */
  inSection(section: Section): readonly Passage[] {
    return this.#bySection.get(section) ?? [];
  }

  tokens(id: number): readonly Token[] {
    return this.#tokens[id] ?? [];
  }

  /** The names that a passage mentions, as ranges of its tokens; found once, every story asks for them. */
  mentions(id: number): readonly Mention[] {
    let found = this.#mentions.get(id);
    if (found === undefined) {
      found = this.entities.mentions(this.tokens(id));
      this.#mentions.set(id, found);
    }
    return found;
  }

  passage(id: number): Passage {
    const passage = this.passages[id];
    if (!passage) throw new RangeError(`no passage ${id}: the corpus has ${this.passages.length}`);
    return passage;
  }

  /** Passages that this one cannot be read without, oldest first: the chain of what it leans on, or a footnote's caller. */
  leads(passage: Passage): number[] {
    const chain: number[] = [];
    let next = passage.kind === 'footnote' ? passage.calledBy : passage.leansOn;
    while (next !== null && chain.length < LONGEST_LEAD) {
      chain.unshift(next);
      next = this.passage(next).leansOn;
    }
    return chain;
  }

  /** Number of passages that hold the term; 0 where only a heading does; undefined where nothing does. */
  frequency(term: string): number | undefined {
    return this.#documentFrequency.get(term);
  }

  /** Passages of body and footnotes that hold the term themselves, in order. */
  withTerm(term: string): readonly number[] {
    return this.#byTerm.get(term) ?? [];
  }

  /** Does the passage itself hold the term? Looked up in its own words, for terms too common to search by. */
  holds(id: number, term: string): boolean {
    return this.tokens(id).some((token) => token.term === term);
  }

  /** Do the two terms stand side by side somewhere, both with a capital, as the words of a title do? */
  isTitle(first: string, second: string): boolean {
    this.#titles ??= new Set(
      this.passages
        .filter(({ kind }) => kind === 'body' || kind === 'heading')
        .flatMap(({ id, text }) =>
          this.tokens(id).flatMap((token, i, tokens) => {
            const next = tokens[i + 1];
            const titled = (one: Token) => /^\p{Lu}\p{Ll}/u.test(text.slice(one.start, one.end));
            return next &&
              text.charAt(token.end) === ' ' &&
              token.end + 1 === next.start &&
              titled(token) &&
              titled(next)
              ? [`${token.term} ${next.term}`]
              : [];
          }),
        ),
    );
    return this.#titles.has(`${first} ${second}`);
  }

  /** BM25 inverse document frequency, as Lucene has it: never negative. */
  idf(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Passages that hold any of the terms anywhere, best first. @param weights each term with its weight */
  search(weights: ReadonlyMap<string, number>, limit = MOST_HITS): Hit[] {
    if (weights.size === 0) return [];
    const results = this.#search.search([...weights.keys()].join(' '), {
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    const hits = new Map<number, Hit>();
    for (const { id, score, queryTerms, terms } of results.slice(0, limit)) {
      const fields = new Map(terms.map((term) => [term, FIELD_WEIGHTS.text]));
      // MiniSearch multiplies by the number of terms that match; plain BM25+ sums are wanted
      hits.set(id, { id, score: score / Math.max(1, queryTerms.length), fields });
    }
    const rarity = new Map([...weights].map(([term, weight]) => [term, weight * this.idf(this.frequency(term) ?? 0)]));
    this.#carried.spread(hits, rarity, limit);
    return [...hits.values()];
  }
}
