import MiniSearch from 'minisearch';
import { type Entity, type EntityTable, headTerm, type Mention, nameTerms } from '../corpus/entities.ts';
import type { Passage } from '../corpus/passages.ts';
import { isStopWord, type Token, tokenize } from '../text/terms.ts';

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
  readonly score: number;
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
  para: string;
}

/** What a sentence is about: the entity first of all, and the terms of all of them. */
interface Scope {
  readonly first: Entity | null;
  readonly terms: ReadonlySet<string>;
}

/** Named everywhere as those who act; the sentence after goes on about what they did. */
const INSTITUTIONS = new Set([
  'Commission',
  'Council',
  'European Council',
  'European Parliament',
  'JHA Council',
  'JHA',
]);

const ANOTHER = /^(?:\d+(?:st|nd|rd|th)|further|new)$/;

/** Passages looked at closely; a report has some three hundred. */
const MOST_HITS = 400;

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
  /** Words as written, with their terms, for telling slips of the pen. */
  readonly #words = new Map<string, string>();
  readonly #byTerm = new Map<string, number[]>();
  readonly #scopes: Scope[] = [];
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
      fields: ['text', 'lead', 'scope', 'head', 'para'],
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
    });
    let seen: Entity[] = [];
    for (const passage of passages) {
      if (passage.section !== passages[passage.id - 1]?.section) seen = [];
      this.#scopes.push(this.#scope(passage, seen));
      seen.push(...this.entities.mentions(this.tokens(passage.id)).map((mention) => mention.entity));
    }
    const heads = new Map<unknown, string>();
    const paragraphs = new Map<string, number[]>();
    for (const passage of passages) {
      if (passage.kind !== 'body') continue;
      const key = paragraphKey(passage);
      const ids = paragraphs.get(key);
      if (ids) ids.push(passage.id);
      else paragraphs.set(key, [passage.id]);
    }
    this.#search.addAll(
      passages
        .filter((passage) => passage.kind !== 'heading')
        .map((passage) => {
          const { section } = passage;
          if (section && !heads.has(section))
            heads.set(section, this.#termsOf(tokenize(`${section.label} ${section.title}`)).join(' '));
          return {
            id: passage.id,
            text: (terms[passage.id] ?? []).join(' '),
            lead: this.leads(passage)
              .flatMap((id) => terms[id] ?? [])
              .join(' '),
            scope: [...(this.#scopes[passage.id]?.terms ?? [])].join(' '),
            head: section ? (heads.get(section) ?? '') : this.#termsOf(tokenize(passage.about)).join(' '),
            para: (paragraphs.get(paragraphKey(passage)) ?? [])
              .filter((id) => id !== passage.id)
              .flatMap((id) => terms[id] ?? [])
              .join(' '),
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
        if (!isStopWord(token.word)) this.#words.set(token.word, token.term);
    }
    for (const head of heads.values())
      for (const term of head.split(' ')) if (!this.#documentFrequency.has(term)) this.#documentFrequency.set(term, 0);
  }

  #termsOf(tokens: readonly Token[]): string[] {
    const terms = tokens.filter((token) => !isStopWord(token.word)).map((token) => token.term);
    for (const { entity } of this.entities.mentions(tokens)) terms.push(...this.entities.termsOf(entity));
    return terms;
  }

  #indexTerms(id: number): string[] {
    return this.#termsOf(this.tokens(id));
  }

  /**
   * Entities a sentence is about: those it names; those that "the network", "the Task Force" stands for (the last
   * entity of the section with that word for what it is); where it leans on the sentence before, the one that
   * sentence is first of all about; and where it names none, all that sentence is about.
   */
  #scope(passage: Passage, seen: Entity[]): Scope {
    const tokens = this.tokens(passage.id);
    const mentions = this.entities.mentions(tokens);
    const own = mentions.map((mention) => mention.entity);
    const meant = this.#definite(passage.text, tokens, mentions, seen);
    const before = this.passages[passage.id - 1];
    const goesOn =
      passage.leansOn === passage.id - 1 ||
      (before?.section === passage.section && before?.paragraph === passage.paragraph);
    const inherited = goesOn && passage.kind === 'body' ? (this.#scopes[passage.id - 1]?.first ?? null) : null;
    const silent =
      goesOn &&
      passage.kind === 'body' &&
      meant.length === 0 &&
      own.every((entity) => entity.long === null && entity.definition === null);
    // what a sentence introduces, or the most particular thing it names, is what the next one goes on about
    const introduced = own.find((entity) => entity.definition?.passage === passage.id);
    const particular = own.find((entity) => !INSTITUTIONS.has(entity.name));
    const first =
      meant[0] ?? (passage.leansOn !== null ? inherited : null) ?? introduced ?? particular ?? own[0] ?? inherited;
    // "… organised its kick-off meeting" between two sentences on the network goes on with the network
    const after = this.passages[passage.id + 1];
    const between =
      /\b(?:its|it|their|they)\b/.test(passage.text) &&
      before?.section === passage.section &&
      after?.section === passage.section &&
      passage.kind === 'body';
    const around =
      between && after
        ? this.entities
            .mentions(this.tokens(after.id))
            .map((mention) => mention.entity)
            .filter((entity) => this.#scopes[passage.id - 1]?.terms.has(entity.term))
        : [];
    const about = [...around, ...own, ...meant, ...(inherited && passage.leansOn !== null ? [inherited] : [])];
    return {
      first: first ?? null,
      terms: new Set([
        ...about.flatMap((entity) => this.entities.termsOf(entity)),
        ...(silent ? (this.#scopes[passage.id - 1]?.terms ?? []) : []),
      ]),
    };
  }

  /** Entities that "the …" with their head word stands for, where no name follows it. */
  #definite(text: string, tokens: readonly Token[], mentions: readonly Mention[], seen: readonly Entity[]): Entity[] {
    const found: Entity[] = [];
    tokens.forEach((token, i) => {
      const article =
        tokens[i - 1]?.word === 'the' ||
        tokens[i - 1]?.word === 'this' ||
        // "a second team": one more of what was named
        (/^(?:an?|the)$/.test(tokens[i - 2]?.word ?? '') && ANOTHER.test(tokens[i - 1]?.term ?? '')) ||
        tokens[i - 1]?.word === 'another' ||
        (tokens[i - 2]?.word === 'the' && /^\p{Lu}/u.test(text.slice(tokens[i - 1]?.start)));
      const modified = (entity: Entity) =>
        tokens[i - 2]?.word === 'the' && nameTerms(entity).has(tokens[i - 1]?.term ?? '');
      if (mentions.some((mention) => mention.from <= i && i < mention.to)) return;
      const entity = seen.findLast((one) => headTerm(one) === token.term && (article || modified(one)));
      if (entity && !found.includes(entity)) found.push(entity);
    });
    return found;
  }

  /** The terms a piece of text would be indexed under, entities included. */
  termsIn(text: string): string[] {
    return this.#termsOf(tokenize(text));
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

  /** Every word of the corpus with its term. */
  words(): ReadonlyMap<string, string> {
    return this.#words;
  }

  /** BM25 inverse document frequency, as Lucene has it: never negative. */
  idf(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Passages that hold any of the terms anywhere, best first. @param weights each term with its weight */
  search(weights: ReadonlyMap<string, number>, limit = MOST_HITS): Hit[] {
    if (weights.size === 0) return [];
    const results = this.#search.search([...weights.keys()].join(' '), {
      boost: { text: 1, lead: 0.5, scope: 0.3, head: 0.3, para: 0.3 },
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    return results.slice(0, limit).map((result) => {
      const fields = new Map<string, number>();
      for (const term in result.match) {
        let best = 0;
        for (const name of result.match[term] ?? []) best = Math.max(best, FIELD_WEIGHTS[name as Field]);
        fields.set(term, best);
      }
      return { id: result.id as number, score: result.score / Math.max(1, result.queryTerms.length), fields };
    });
  }
}

function paragraphKey(passage: Passage): string {
  return `${passage.document.file}:${passage.section?.start ?? -1}:${passage.paragraph}`;
}
