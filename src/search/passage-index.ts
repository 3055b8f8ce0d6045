import MiniSearch from 'minisearch';
import type { EntityTable } from '../corpus/entities.ts';
import type { Section } from '../corpus/parse-document.ts';
import type { Passage } from '../corpus/passages.ts';
import { isStopWord, type Token, tokenize } from '../text/terms.ts';
import { Scopes } from './scopes.ts';
import { Vocabulary } from './vocabulary.ts';

/** Where a term of a question stands, seen from a passage: in it, in what it leans on, carried over to it, in its heading, around it. */
export type Field = 'text' | 'lead' | 'scope' | 'head' | 'para';

/** How much a match in each field says about the passage itself. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  text: 1,
  lead: 0.8,
  scope: 0.62,
  head: 0.5,
  para: 0.35,
};

/** A passage that shares terms with a question. */
export interface Hit {
  readonly id: number;
  /** MiniSearch's score divided by the number of matched terms it was multiplied with: plain BM25+ sums. */
  score: number;
  /** The best field each matched term stands in. */
  readonly fields: Map<string, number>;
}

interface IndexedPassage {
  id: number;
  text: string;
  lead: string;
  /** Entities it is about without naming them. */
  scope: string;
  head: string;
}

/** Passages looked at closely; a report has some three hundred. */
const MOST_HITS = 400;

const SAYS_AIM = /\b(?:aim|goal|purpose|objective|intention|intended|aimed|sought|seeks|meant|directed|designed)\b/;
const MOST_SUBJECTS = 2;

/** What a term elsewhere in the paragraph adds to the score of a passage, as a share of its weight and rarity. */
const PARA_SHARE = 0.3;

/** A passage leans on at most this many sentences before it. */
const LONGEST_LEAD = 3;

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
  /** The body passages of the paragraph that a passage stands in, itself among them. */
  readonly #around = new Map<number, readonly number[]>();
  readonly #bySection = new Map<Section, Passage[]>();
  readonly #headingTerms = new Map<Section, ReadonlySet<string>>();
  /** The terms of a passage as a set, once they were asked for. */
  readonly #termSets = new Map<number, ReadonlySet<string>>();
  #titles: Set<string> | null = null;
  readonly size: number;
  /** Numbers of the Actions that the reports have. */
  readonly actionNumbers: ReadonlySet<number>;

  constructor(passages: readonly Passage[], entities: EntityTable) {
    this.passages = passages;
    this.entities = entities;
    this.actionNumbers = new Set(passages.flatMap((passage) => passage.section?.number ?? []));
    this.#tokens = passages.map((passage) => tokenize(passage.text));
    const terms = passages.map((_, id) => this.#indexTerms(id));
    this.size = passages.filter((passage) => passage.kind === 'body' || passage.kind === 'footnote').length;
    this.#search = new MiniSearch<IndexedPassage>({
      fields: ['text', 'lead', 'scope', 'head'],
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
    });
    const scopes = new Scopes(passages, this.#tokens, entities);
    const heads = new Map<unknown, string>();
    const paragraphs = new Map<string, number[]>();
    for (const passage of passages) {
      const { section } = passage;
      if (section && !this.#bySection.has(section)) this.#bySection.set(section, []);
      if (passage.kind !== 'body') continue;
      if (section) this.#bySection.get(section)?.push(passage);
      const key = paragraphKey(passage);
      const around = paragraphs.get(key) ?? [];
      if (around.length === 0) paragraphs.set(key, around);
      around.push(passage.id);
      this.#around.set(passage.id, around);
    }
    this.#search.addAll(
      passages
        .filter((passage) => passage.kind !== 'heading')
        .map((passage) => {
          const { section } = passage;
          if (section && !heads.has(section))
            heads.set(
              section,
              [...this.#termsOf(tokenize(`${section.label} ${section.title}`)), ...this.#subjectOf(section)].join(' '),
            );
          return {
            id: passage.id,
            text: (terms[passage.id] ?? []).join(' '),
            lead: this.leads(passage)
              .flatMap((id) => terms[id] ?? [])
              .join(' '),
            scope: scopes.termsOf(passage).join(' '),
            head: section ? (heads.get(section) ?? '') : this.#termsOf(tokenize(passage.about)).join(' '),
          };
        }),
    );
    for (const passage of passages) {
      if (passage.kind === 'front' || passage.kind === 'heading') continue;
      for (const term of new Set(terms[passage.id])) {
        this.#documentFrequency.set(term, (this.#documentFrequency.get(term) ?? 0) + 1);
        const ids = this.#byTerm.get(term);
        if (ids) ids.push(passage.id);
        else this.#byTerm.set(term, [passage.id]);
      }
      for (const token of this.#tokens[passage.id] ?? [])
        if (!isStopWord(token.word)) this.vocabulary.add(token.word, token.term);
    }
    for (const head of heads.values())
      for (const term of head.split(' ')) if (!this.#documentFrequency.has(term)) this.#documentFrequency.set(term, 0);
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
      boost: { text: 1, lead: 0.5, scope: 0.3, head: 0.3 },
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    const hits = new Map<number, Hit>();
    for (const result of results.slice(0, limit)) {
      const fields = new Map<string, number>();
      for (const term in result.match) {
        let best = 0;
        for (const name of result.match[term] ?? []) best = Math.max(best, FIELD_WEIGHTS[name as Field]);
        fields.set(term, best);
      }
      const id = result.id as number;
      hits.set(id, { id, score: result.score / Math.max(1, result.queryTerms.length), fields });
    }
    this.#addParagraphs(hits, weights, limit);
    return [...hits.values()];
  }

  /** Adds what stands elsewhere in a paragraph to its passages: from postings, at a third of what a field of its own costs. */
  #addParagraphs(hits: Map<number, Hit>, weights: ReadonlyMap<string, number>, limit: number): void {
    for (const [term, weight] of weights) {
      const share = PARA_SHARE * weight * this.idf(this.frequency(term) ?? 0);
      for (const holder of this.withTerm(term)) {
        for (const id of this.#around.get(holder) ?? []) {
          if (id === holder) continue;
          let hit = hits.get(id);
          if (hit === undefined) {
            if (hits.size >= limit) continue;
            hit = { id, score: 0, fields: new Map() };
            hits.set(id, hit);
          }
          hit.score += share;
          if (!hit.fields.has(term)) hit.fields.set(term, FIELD_WEIGHTS.para);
        }
      }
    }
  }
}

function paragraphKey(passage: Passage): string {
  return `${passage.document.file}:${passage.section?.start ?? -1}:${passage.paragraph}`;
}
