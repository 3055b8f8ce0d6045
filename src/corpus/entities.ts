import { editDistance } from '../text/distance.ts';
import { isStopWord, type Token, tokenize } from '../text/terms.ts';
import { findAcronyms } from './acronyms.ts';
import { countTerms } from './count-terms.ts';
import { FIELD_NAMES } from './field-names.ts';
import type { Glossary } from './glossary.ts';
import type { Passage } from './passages.ts';
import { keyOf, otherwiseOfUnion, withoutDigits } from './spellings.ts';

/** A body, network, programme or other thing with a name of its own. */
export interface Entity {
  /** How it is shown and asked for: its acronym where it has one. */
  readonly name: string;
  /** The term that stands for every spelling of it in the index. */
  readonly term: string;
  long: string | null;
  /** The passage that spells the acronym out, and where in it; null where no passage does. */
  definition: { readonly passage: number; readonly start: number; readonly end: number } | null;
  readonly doubt: string | null;
  readonly maybe: readonly string[];
  readonly partOf: string | null;
}

/** A place where an entity is named: indices into the tokens, `to` exclusive. */
export interface Mention {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
  /** Why it is not certain that the words mean the entity, or null. */
  readonly doubt: string | null;
}

interface Form {
  readonly terms: readonly string[];
  /** The word itself where the form is one word: "cats" may be CATS, "comes" is never COM. */
  readonly word: string | null;
  /** Written in capitals: "RAIL" is no rail. */
  readonly caps: boolean;
  readonly entity: Entity;
  readonly doubt: string | null;
}

const ALL_CAPS = /(?<![\p{L}\d])\p{Lu}[\p{Lu}\d]{2,}(?![\p{L}\d])/gu;
const COMPOUND = /(?<![\p{L}\d-])\p{Lu}[\p{Lu}\d]{2,}-\p{Lu}[\p{Lu}\d]{2,}(?![\p{L}\d-])/gu;
const CAPS_WITH_BLANK = /(?<![\p{L}\d-])(\p{Lu}{1,5}) -?(\p{Lu}{1,5})(?![\p{L}\d-])/gu;

/** Capitals that are no names: currency, parts of document numbers and markings. */
const NO_NAMES = new Set(
  'EUR EU USD GBP UE OJ ST WK REV ADD COR INIT LIMITE NOTE THE AND DOC NO II III IV VI VII VIII IX XI XII RESTREINT RESTRICTED COM SWD JOIN PDF HTTP HTTPS TFEU TEU'.split(
    ' ',
  ),
);

/** Share of a long name's rarity that its short form must carry: "action plan" is not yet the Operational Action Plan. */
const SHORT_NAME = 0.68;
/** … and one that begins and ends as the name does ("JITs platform" for the JITs Collaboration Platform). */
const FROM_ITS_START = 0.55;

/**
 * Every name of the corpus with every way it is written: the glossary's, acronyms learnt from "Long Form (ABC)",
 * the field's common bodies, capitals, and spellings that look like broken or misread ones.
 */
export class EntityTable {
  readonly entities: Entity[] = [];
  readonly #byForm = new Map<string, Entity>();
  readonly #byFirst = new Map<string, Form[]>();
  readonly #frequency: ReadonlyMap<string, number>;
  /** Terms that the reports write otherwise than in capitals. */
  readonly #notInCapitals: ReadonlySet<string>;
  readonly #total: number;
  /** Entities that the text spells out, with the content terms of their long form in order. */
  readonly #longNames: readonly {
    readonly entity: Entity;
    readonly name: readonly string[];
    readonly terms: ReadonlySet<string>;
  }[];

  constructor(passages: readonly Passage[], glossary: Glossary) {
    for (const entry of glossary.names) {
      const entity = this.#create(entry.name, {
        doubt: entry.doubt ?? null,
        maybe: entry.maybe,
        partOf: entry.partOf ?? null,
      });
      if (entry.long) entity.long = entry.long;
      for (const form of [entry.name, entry.long, ...entry.variants]) if (form) this.#addForm(form, entity, null);
    }
    const { frequency, inSmallLetters } = countTerms(passages);
    this.#frequency = frequency;
    this.#notInCapitals = inSmallLetters;
    this.#total = [...this.#frequency.values()].reduce((sum, count) => sum + count, 1);
    this.#learnAcronyms(passages);
    for (const [name, ...others] of FIELD_NAMES) {
      const entity = [name, ...others].map((form) => this.byForm(form)).find(Boolean) ?? this.#create(name);
      entity.long ??= others[0] ?? null;
      for (const form of [name, ...others]) if (!this.byForm(form)) this.#addForm(form, entity, null);
    }
    this.#learnCapitals(passages);
    this.#longNames = this.entities.flatMap((entity) => {
      if (!entity.definition || !entity.long) return [];
      const name = tokenize(entity.long)
        .filter((token) => !isStopWord(token.word))
        .map((token) => token.term);
      return [{ entity, name, terms: new Set(name) }];
    });
    for (const forms of this.#byFirst.values()) forms.sort((a, b) => b.terms.length - a.terms.length);
  }

  /** The entity that a spelling stands for, or null. */
  byForm(form: string): Entity | null {
    return this.#byForm.get(keyOf(form)) ?? null;
  }

  /**
   * Entities named in a text, longest spelling first at each place, none overlapping.
   *
   * @param typed whether a person typed the text, who may leave out capitals ("cosi"), save where the word is one the
   *              reports use ("rail")
   */
  mentions(tokens: readonly Token[], typed = false): Mention[] {
    const found: Mention[] = [];
    for (let from = 0; from < tokens.length; ) {
      const form = this.#byFirst
        .get(tokens[from]?.term ?? '')
        ?.find(
          ({ terms, word, caps }) =>
            terms.every((term, i) => tokens[from + i]?.term === term) &&
            (word === null || tokens[from]?.word === word || tokens[from]?.word === `${word}s`) &&
            (!caps || tokens[from]?.upper === true || (typed && !this.#notInCapitals.has(terms[0] ?? ''))),
        );
      if (form) {
        found.push({ entity: form.entity, from, to: from + form.terms.length, doubt: form.doubt });
        from += form.terms.length;
      } else from++;
    }
    return found;
  }

  /**
   * Entities that a run of words names in short: two words or more, all in one long name, with its last word,
   * which says what it is, and most of what tells it from others
   * ("ransomware task force" for the Ransomware Response Task Force).
   */
  shortNames(tokens: readonly Token[]): Mention[] {
    const found: Mention[] = [];
    const content = tokens.map((token, at) => ({ token, at })).filter(({ token }) => !isStopWord(token.word));
    for (let start = 0; start < content.length; ) {
      let best: { entity: Entity; length: number } | null = null;
      let rivals = 0;
      for (const { entity, name, terms } of this.#longNames) {
        let length = 0;
        while (start + length < content.length && terms.has(content[start + length]?.token.term ?? '')) length++;
        const run = content.slice(start, start + length).map(({ token }) => token.term);
        if (
          length < 2 ||
          !run.includes(name[name.length - 1] ?? '') ||
          this.#rarity(run) < (run[0] === name[0] ? FROM_ITS_START : SHORT_NAME) * this.#rarity(terms)
        )
          continue;
        if (!best || length > best.length) {
          best = { entity, length };
          rivals = 0;
        } else if (length === best.length) rivals++;
      }
      if (best && rivals === 0) {
        const last = content[start + best.length - 1];
        found.push({ entity: best.entity, from: content[start]?.at ?? 0, to: (last?.at ?? 0) + 1, doubt: null });
        start += best.length;
      } else start++;
    }
    return found;
  }

  #rarity(terms: Iterable<string>): number {
    return [...terms].reduce((sum, term) => sum + Math.log(this.#total / (this.#frequency.get(term) ?? 1)), 0);
  }

  /** Terms of an entity and of the wider bodies it belongs to. */
  termsOf(entity: Entity): string[] {
    const wider = entity.partOf ? this.byForm(entity.partOf) : null;
    return wider && wider !== entity ? [entity.term, wider.term] : [entity.term];
  }

  #create(name: string, more: Partial<Entity> = {}): Entity {
    const entity: Entity = {
      name,
      term: `\u00a7${keyOf(name).replaceAll(' ', '_')}`,
      long: null,
      definition: null,
      doubt: null,
      maybe: [],
      partOf: null,
      ...more,
    };
    this.entities.push(entity);
    return entity;
  }

  #addForm(form: string, entity: Entity, doubt: string | null): void {
    const tokens = tokenize(form);
    const terms = tokens.map((token) => token.term);
    const word = tokens.length === 1 ? (tokens[0]?.word ?? null) : null;
    const caps = /^\p{Lu}[\p{Lu}\d]+$/u.test(form);
    const first = terms[0];
    const key = terms.join(' ');
    if (first === undefined || this.#byForm.has(key)) return;
    this.#byForm.set(key, entity);
    const forms = this.#byFirst.get(first);
    if (forms) forms.push({ terms, word, caps, entity, doubt });
    else this.#byFirst.set(first, [{ terms, word, caps, entity, doubt }]);
  }

  #learnAcronyms(passages: readonly Passage[]): void {
    const written = new Set(passages.flatMap((passage) => passage.text.match(ALL_CAPS) ?? []));
    for (const passage of passages) {
      for (const pair of findAcronyms(passage.text)) {
        const acronym = pair.acronym.replace(/(?<=\p{Lu})s$/u, '');
        const entity =
          this.byForm(acronym) ??
          this.byForm(pair.long) ??
          this.#create(written.has(acronym.replace(/\s/g, '')) ? acronym.replace(/\s/g, '') : acronym);
        this.#addForm(entity.name, entity, null);
        entity.long ??= pair.long;
        if (passage.kind === 'body') entity.definition ??= { passage: passage.id, start: pair.start, end: pair.end };
        for (const form of [acronym, pair.long, otherwiseOfUnion(pair.long)])
          if (form) this.#addForm(form, entity, null);
      }
    }
  }

  /** The acronym that a rare one, one letter off and defined nowhere, must be a slip of: both stand in one section. */
  #twinOf(word: string, passages: readonly Passage[]): Entity | null {
    const near = this.entities.filter(
      (entity) =>
        /^\p{Lu}+$/u.test(entity.name) &&
        entity.definition !== null &&
        entity.name.length === word.length &&
        editDistance(entity.name, word, 1) === 1,
    );
    const whole = (name: string) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u');
    const sections = new Set(
      passages.filter((passage) => whole(word).test(passage.text)).map((passage) => passage.section),
    );
    return (
      near.find((entity) =>
        passages.some((passage) => sections.has(passage.section) && whole(entity.name).test(passage.text)),
      ) ?? null
    );
  }

  /** "ECRIS-TCN" is one name where neither half ever stands without the other. */
  #learnCompounds(texts: readonly string[]): void {
    const compounds = new Set(texts.flatMap((text) => text.match(COMPOUND) ?? []));
    for (const compound of compounds) {
      const halves = compound.split('-');
      const alone = new RegExp(`(?<![\\p{L}\\d-])(?:${halves.join('|')})(?![\\p{L}\\d-])`, 'u');
      if (halves.some((half) => NO_NAMES.has(half)) || this.byForm(compound) || texts.some((text) => alone.test(text)))
        continue;
      this.#addForm(compound, this.#create(compound), null);
    }
  }

  #learnCapitals(passages: readonly Passage[]): void {
    this.#learnCompounds(passages.flatMap(({ text, kind }) => (kind === 'front' ? [] : [text])));
    const counts = new Map<string, number>();
    for (const { text, kind } of passages) {
      if (kind === 'front') continue;
      for (const [word] of text.matchAll(ALL_CAPS))
        if (!NO_NAMES.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const words = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
    for (const word of words) {
      if (this.byForm(word)) continue;
      const twin = this.byForm(withoutDigits(word)) ?? (word.length < 4 ? null : this.#twinOf(word, passages));
      if (twin) this.#addForm(word, twin, `'${word}' in the report read as ${twin.name}: one letter off`);
      else this.#addForm(word, this.#create(word), null);
    }
    for (const { text, kind } of passages) {
      if (kind === 'front') continue;
      for (const match of text.matchAll(CAPS_WITH_BLANK)) {
        const [form, left = '', right = ''] = match;
        if (/^[AI]$/.test(left) || NO_NAMES.has(left) || NO_NAMES.has(right)) continue;
        const joined = this.byForm(left + right);
        if (joined) this.#addForm(form, joined, `'${form}' in the report read as ${joined.name}: a blank inside`);
      }
    }
  }
}
