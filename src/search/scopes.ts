import type { Entity, EntityTable, Mention } from '../corpus/entities.ts';
import { headTerm, nameTerms } from '../corpus/entity-terms.ts';
import type { Passage } from '../corpus/passages.ts';
import { isPlaceName, liesIn, longPlaces } from '../text/places.ts';
import { isStopWord, type Token, tokenize } from '../text/terms.ts';
import { INSTITUTIONS, STANDING } from './actors.ts';
import { elidedNoun } from './ellipsis.ts';
import { phraseAround } from './phrases.ts';

/** What a sentence is about: the entity first of all, and the terms of all of them. */
interface Scope {
  readonly first: Entity | null;
  readonly terms: ReadonlySet<string>;
}

/** "carried out by the JRC": named as who did it. */
function isAgent(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(Math.max(0, from - BY_WITHIN), from).some(({ word }) => word === 'by');
}

/** Tokens within which "by" stands before who did it. */
const BY_WITHIN = 3;

/** Sentences back that a phrase cut short ("the guidelines") is looked for. */
const FURTHEST_PHRASE = 5;
/** … and the sentences that a section opens with, which name what all of it is about. */
const OPENING = 2;
/** "The third meeting …" is one more of what was spoken of, whatever else it names further on than this, in tokens. */
const ONE_MORE =
  /^(?:In (?:[A-Z]\w+ )?\d{4},? |At |During |On )?(?:the|an?|its|another) (?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|next|following|further|last|final|latest|new|previous|follow-up|20\d\d|\w+ one)\b/i;
const SUBJECT = 4;
/** "In April 2026, …": the subject comes after it. */
const OPENING_TIME = /^(?:In|On|At|By|Since|During|From|Between|After|Until|Following|Within)\b[^,]{2,60},/;
/** An opening that says where, or with whom, all that follows takes place. */
const FRAME = /^(?:In|With|Towards|For|As (?:for|regards)|Regarding|Concerning|Between)\s+([^,;.]{2,60}),/;
/** … and one that says what all that follows is about: "As regards the network, …", "In the EMPACT 2026 cycle, …". */
const TOPIC_FRAME =
  /^(?:(?:As (?:for|regards)|Regarding|Concerning) [^,;.]{2,60}|In the [^,;.]{2,50} (?:cycle|period|programme)),/;
/** A region named before. */
const THE_REGION = /\b(?:the|this) region\b/;
/** More of a row that an earlier sentence began. */
const FURTHER = /^(?:Further|Additional|More|Other|Subsequent|Two further|Three further|Later) (\p{Ll}+s)\b/u;
const ANOTHER = /^(?:\d+(?:st|nd|rd|th)|further|new)$/;

/** What the sentences of a corpus are about beyond the words they have: the antecedents of "it", "the network", "the guidelines". */
export class Scopes {
  readonly #passages: readonly Passage[];
  readonly #tokens: readonly (readonly Token[])[];
  readonly #entities: EntityTable;
  readonly #scopes: Scope[] = [];
  readonly #earlierOf = new Map<number, readonly Passage[]>();

  constructor(passages: readonly Passage[], tokens: readonly (readonly Token[])[], entities: EntityTable) {
    this.#passages = passages;
    this.#tokens = tokens;
    this.#entities = entities;
    let seen: Entity[] = [];
    for (const passage of passages) {
      if (passage.section !== passages[passage.id - 1]?.section) seen = [];
      this.#scopes.push(this.#scope(passage, seen));
      seen.push(...entities.mentions(this.#tokensOf(passage.id)).map((mention) => mention.entity));
    }
    for (const passage of passages) this.#lookAhead(passage);
  }

  /** "Five pairs have been formed. … The scheme is financed …": the sentences before "the scheme" that name nothing are on it. */
  #lookAhead({ id, kind, section, paragraph }: Passage): void {
    if (kind !== 'body' || this.#passages[id - 1]?.paragraph === paragraph) return;
    for (let at = id, open: number[] = []; ; at++) {
      const next = this.#passages[at];
      if (next?.kind !== 'body' || next.section !== section || next.paragraph !== paragraph) return;
      const scope = this.#scopes[at];
      if (scope?.first == null && scope?.terms.size === 0) open = [...open, at];
      else {
        const first = scope?.first;
        const at = first?.definition?.passage;
        if (first && at !== undefined && at < id && this.#passages[at]?.section === section)
          for (const before of open) this.#scopes[before] = { first, terms: new Set(this.#entities.termsOf(first)) };
        return;
      }
    }
  }

  /** Terms a passage is about without holding them. */
  termsOf(passage: Passage): string[] {
    const lead = passage.leansOn === null ? undefined : this.#passages[passage.leansOn];
    return [
      ...(this.#scopes[passage.id]?.terms ?? []),
      ...this.#meant(passage),
      ...this.#elided(passage),
      // what "it" stands for may itself be cut short: "the review"; a number tells the twelfth plan from the thirteenth
      ...(lead ? this.#meant(lead).filter((term) => !/\d/.test(term)) : []),
      ...this.#frame(passage),
    ];
  }

  #elided(passage: Passage): string[] {
    const sentence = ({ id, text }: Passage) => ({ text, tokens: this.#tokensOf(id) });
    if (passage.kind !== 'body') return [];
    const row = this.#earlier(passage).filter(
      ({ paragraph, listOf }) => paragraph === passage.paragraph || (listOf !== null && listOf === passage.listOf),
    );
    return elidedNoun(sentence(passage), row.map(sentence));
  }

  /** Terms of the place that an earlier sentence of the paragraph opens with: "In West Africa, …" holds on. */
  #frame(passage: Passage): string[] {
    const region = THE_REGION.test(passage.text) ? this.#placeBefore(passage) : [];
    if (region.length > 0) return region;
    // a sentence with a place or an opening of its own is not set where the one before was
    if (passage.kind !== 'body' || FRAME.test(passage.text)) return [];
    const own = this.#tokensOf(passage.id).filter(isOfPlace);
    for (let id = passage.id - 1; id >= 0; id--) {
      const before = this.#passages[id];
      if (before?.section !== passage.section || before?.paragraph !== passage.paragraph) return [];
      const frame = FRAME.exec(before.text)?.[1];
      if (frame === undefined) continue;
      const tokens = tokenize(frame);
      const words = tokens.map((token) => token.word);
      const long = longPlaces(words).flatMap(({ from, to }) => tokens.slice(from, to));
      // Montenegro is still in the Western Balkans
      const region = long.map((token) => token.word).join(' ');
      if (!own.every(({ word }) => liesIn(word, region))) return [];
      const places = long.length > 0 ? long : tokens.filter((token) => isPlaceName(token.word));
      if (places.length > 0) return places.map((token) => token.term);
      if (TOPIC_FRAME.test(before.text))
        return this.#entities.mentions(tokens).flatMap(({ entity }) => this.#entities.termsOf(entity));
    }
    return [];
  }

  /** What the last sentence of the paragraph with this noun is about: "Further meetings followed …". */
  #lastOf(noun: string, passage: Passage): Entity | null {
    const term = tokenize(noun)[0]?.term;
    for (let id = passage.id - 1; id >= 0; id--) {
      const before = this.#passages[id];
      if (before?.section !== passage.section || before?.paragraph !== passage.paragraph) return null;
      if (this.#tokensOf(id).some((token) => token.term === term)) return this.#scopes[id]?.first ?? null;
    }
    return null;
  }

  /** Terms of the last place of several words that the section named before: what "the region" is. */
  #placeBefore(passage: Passage): string[] {
    for (let id = passage.id - 1; id >= 0 && this.#passages[id]?.section === passage.section; id--) {
      const tokens = this.#tokensOf(id);
      const last = longPlaces(tokens.map((token) => token.word)).at(-1);
      if (last) return tokens.slice(last.from, last.to).map((token) => token.term);
    }
    return [];
  }

  #tokensOf(id: number): readonly Token[] {
    return this.#tokens[id] ?? [];
  }

  /**
   * Entities a sentence is about: those it names; those that "the network", "the Task Force" stands for (the last
   * entity of the section with that word for what it is); where it leans on the sentence before, the one that
   * sentence is first of all about; and where it names none, all that sentence is about.
   */
  #scope(passage: Passage, seen: readonly Entity[]): Scope {
    const tokens = this.#tokens[passage.id] ?? [];
    const mentions = this.#entities.mentions(tokens);
    const own = mentions.map((mention) => mention.entity);
    const meant = this.#definite(passage.text, tokens, mentions, seen);
    const from = this.#comesFrom(passage);
    const before = this.#passages[from];
    const goesOn =
      passage.listOf !== null ||
      passage.leansOn === passage.id - 1 ||
      (before?.section === passage.section && before?.paragraph === passage.paragraph);
    const inherited = goesOn && passage.kind === 'body' ? (this.#scopes[from]?.first ?? null) : null;
    // between the sentences on a new network its host may be what a sentence begins with
    const introducedHere =
      inherited?.definition != null && this.#passages[inherited.definition.passage]?.section === passage.section;
    const introducedInParagraph =
      introducedHere && this.#passages[inherited?.definition?.passage ?? -1]?.paragraph === passage.paragraph;
    const time = OPENING_TIME.exec(passage.text)?.[0].length ?? 0;
    const opening = time === 0 ? 0 : tokens.filter(({ end }) => end <= time).length;
    const silent =
      goesOn &&
      passage.kind === 'body' &&
      meant.length === 0 &&
      mentions.every(
        ({ entity, from }) =>
          (entity.long === null && entity.definition === null && from >= SUBJECT) ||
          INSTITUTIONS.has(entity.name) ||
          (from >= SUBJECT &&
            (ONE_MORE.test(passage.text) ||
              isAgent(tokens, from) ||
              mentions.some((one) => one.entity === entity && one.from < from && isAgent(tokens, one.from)))) ||
          (introducedHere && STANDING.has(entity.name)),
      );
    // "courses end with an exercise in a mock SPOC": named in passing, in the paragraph that introduces the academy
    const inPassing =
      introducedInParagraph && meant.length === 0 && mentions.every(({ from }) => from - opening >= SUBJECT);
    // what a sentence introduces, or the most particular thing it names, is what the next one goes on about
    const introduced = own.find((entity) => entity.definition?.passage === passage.id);
    const particular = own.find((entity) => !INSTITUTIONS.has(entity.name));
    // "the Council approved its creation, Eurojust provides its secretariat": still on what "its" stands for
    const onIts =
      inherited !== null &&
      /\b(?:its|their)\b/.test(passage.text) &&
      mentions.every(({ entity, from }) => from >= SUBJECT || INSTITUTIONS.has(entity.name) || entity === inherited);
    const more = FURTHER.exec(passage.text)?.[1];
    const row = more === undefined || passage.kind !== 'body' ? null : this.#lastOf(more, passage);
    const goesOnWith = row ?? (passage.leansOn !== null || onIts || inPassing ? inherited : null);
    const first = introduced ?? meant[0] ?? goesOnWith ?? particular ?? own[0] ?? inherited;
    // "… organised its kick-off meeting" between two sentences on the network goes on with the network
    const after = this.#passages[passage.id + 1];
    const between =
      /\b(?:its|it|their|they)\b/.test(passage.text) &&
      before?.section === passage.section &&
      after?.section === passage.section &&
      passage.kind === 'body';
    const around =
      between && after
        ? this.#entities
            .mentions(this.#tokensOf(after.id))
            .map((mention) => mention.entity)
            .filter((entity) => this.#scopes[passage.id - 1]?.terms.has(entity.term))
        : [];
    const about = [...around, ...own, ...meant, ...(goesOnWith ? [goesOnWith] : [])];
    return {
      first: first ?? null,
      terms: new Set([
        ...about.flatMap((entity) => this.#entities.termsOf(entity)),
        ...(silent ? (this.#scopes[from]?.terms ?? []) : []),
      ]),
    };
  }

  /** The passage that one goes on from: the one before; of an item that which the list follows, or the item that introduced a name. */
  #comesFrom({ id, listOf }: Passage): number {
    const opened = listOf !== null && this.#scopes[listOf]?.first == null ? this.#scopes[id - 1]?.first : null;
    const introducedInList = opened?.definition != null && opened.definition.passage > (listOf ?? id);
    return listOf === null || introducedInList ? id - 1 : listOf;
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

  /** Terms of the fuller phrases that "the guidelines", "this software" stand for: "guidelines on presumed victims". */
  #meant(passage: Passage): string[] {
    if (passage.kind !== 'body') return [];
    const found: string[] = [];
    const tokens = this.#tokensOf(passage.id);
    tokens.forEach((token, i) => {
      const before = tokens[i - 1];
      const definite =
        /^(?:the|this|these|those|another)$/.test(before?.word ?? '') || ANOTHER.test(before?.term ?? '');
      if (isStopWord(token.word) || !definite) return;
      for (const earlier of this.#earlier(passage)) {
        const phrase = phraseAround(earlier.text, this.#tokensOf(earlier.id), token.term);
        if (phrase.length === 0) continue;
        found.push(...phrase);
        return;
      }
    });
    return found;
  }

  /** The sentences of a section in which a phrase cut short is looked for: those just before, then those it opens with. */
  #earlier({ id, section }: Passage): readonly Passage[] {
    const before = this.#earlierOf.get(id);
    if (before) return before;
    const all: Passage[] = [];
    for (let at = id - 1; this.#passages[at]?.section === section && at >= 0; at--) {
      const earlier = this.#passages[at];
      if (earlier?.kind === 'body') all.push(earlier);
    }
    const near = all.slice(0, FURTHEST_PHRASE);
    const earlier = [...near, ...all.slice(FURTHEST_PHRASE).slice(-OPENING).reverse()];
    this.#earlierOf.set(id, earlier);
    return earlier;
  }
}

const isOfPlace = (token: Token): boolean => isPlaceName(token.word);
