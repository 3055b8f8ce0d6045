import type { Entity } from '../corpus/entities.ts';
import { nameTerms } from '../corpus/entity-terms.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Concept } from '../question/concept.ts';
import type { Question } from '../question/understand-question.ts';
import { INSTITUTIONS, STANDING } from '../search/actors.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import { type PassageIndex, SAYS_AIM } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { isPlace } from '../text/places.ts';

/** Share of the words of a heading that a story must be asked of for all of the section to belong to it. */
const OF_THE_HEADING = 0.5;

/** Does a passage stand under an Action, or under "3. Returns", and not in an introduction or a conclusion that speaks of many things? */
const isOwnTopic = ({ section }: Passage): boolean =>
  section !== null && (section.number !== null || /^\d{1,2}[.)]\s/.test(section.label));

/** The number of "Action 2"; the word is in every heading. */
const NUMBER = /^\d+$/;

/** Does a heading name every concept of the question, and little else? Then the whole section is on the topic. */
export function headed({ concepts, kind }: Question, words: ReadonlySet<string>, { partTerms }: PassageIndex): boolean {
  const named = concepts.map(({ alternatives, entity }) => {
    const terms = alternatives.find((one) => one.weight >= 0.5 && one.terms.every((term) => words.has(term)))?.terms;
    // a name that a heading writes in full is all of its words
    return terms && entity ? [...terms, ...[...nameTerms(entity)].filter((term) => words.has(term))] : terms;
  });
  return (
    concepts.every((concept, i) => concept.light || named[i] !== undefined) &&
    (kind === 'planned' ||
      new Set(named.flatMap((terms) => terms ?? [])).size >=
        OF_THE_HEADING * [...words].filter((word) => !NUMBER.test(word) && !partTerms.has(word)).length)
  );
}

/** Opens a paragraph on something beside the topic of a section. */
const ASIDE =
  /^(?:In the meantime|Meanwhile|In parallel|Separately|Alongside this|Apart from this|Independently of this),? /;

/** Does the paragraph of a passage turn to something else than its section is on? */
export function turnsAside({ section, paragraph }: Passage, index: PassageIndex): boolean {
  const first = section && index.inSection(section).find((one) => one.paragraph === paragraph);
  return first != null && ASIDE.test(first.text);
}

/** Sentences at the start of a section that say what it is about, and the word of one from which it no longer opens with it. */
const OPENING = 2;
const OPENS_WITH = 9;

/** "Under this action the Member States prepare for the directive": what a section is for, where its heading says so too. */
const UNDER_IT = /(?:^|, )(?:[Uu]nder|[Ww]ith|[Tt]hrough|[Bb]y) this action\b/;

/** Level from which a sentence speaks of a concept in its own words or in like ones. */
const SPOKEN_OF = 0.7;

/** Share of the sentences on a topic that stand in one section, from which that section is where it is told. */
const MOSTLY_THERE = 0.6;

/** A sentence that is told for its section alone. */
const OF_ITS_SECTION = { levels: [], coverage: 0.4, support: 0.4, own: 0, score: 0.4 } as const;

/** The other sentences of a section that opens with what is asked, or gives it as its aim, and has most of what is said of it. */
export function restOfSections({ concepts }: Question, hits: readonly Ranked[], index: PassageIndex): Ranked[] {
  const heavy = concepts.flatMap((concept, i) => (concept.light ? [] : [i]));
  const speaking = hits.filter(
    ({ passage, levels }) =>
      isOwnTopic(passage) && heavy.every((i) => (levels[i] ?? 0) >= SPOKEN_OF) && levels.length > 0,
  );
  // what a country does is not the topic of a section, whatever it opens with
  if (heavy.length === 0 || speaking.length === 0 || concepts.some(({ words }) => isPlace(words))) return [];
  const sections = [...new Set(speaking.flatMap(({ passage }) => passage.section ?? []))];
  const known = new Set(hits.map(({ passage }) => passage.id));
  const first = (concept: Concept | undefined) => concept?.alternatives[0]?.terms[0] ?? '';
  const titled = heavy.slice(1).every((at, i) => index.isTitle(first(concepts[heavy[i] ?? 0]), first(concepts[at])));
  const names = concepts.some(({ entity }) => entity !== null) || (heavy.length > 1 && titled);
  return sections
    .filter((section) => {
      const there = speaking.filter(({ passage }) => passage.section === section);
      const opening = index.inSection(section).slice(0, OPENING);
      return (
        there.length >= MOSTLY_THERE * speaking.length &&
        there.some(
          ({ passage, levels }) =>
            opening.includes(passage) &&
            heavy.every((i) => (levels[i] ?? 0) >= FIELD_WEIGHTS.text * SPOKEN_OF) &&
            (SAYS_AIM.test(passage.text) ||
              (UNDER_IT.test(passage.text) && heavy.some((i) => index.headingTerms(section).has(first(concepts[i])))) ||
              (passage === opening[0] && opensWith(passage, concepts, index))),
        )
      );
    })
    .flatMap((section) => index.inSection(section))
    .filter((passage) => !known.has(passage.id) && !(names && namesAnother(passage, index)))
    .map((passage) => ({ passage, ...OF_ITS_SECTION }));
}

/** Groups of the Council and its partners that take note of what others do: named in a story, they are not what it is about. */
const FORUMS =
  /^(?:IXIM|CATS|COPEN|LEWP(?:-\p{L}+)?|HDG|CUG|COREPER|SCIFA|PROCIV|FREMP|DROIPEN|GENVAL|CFSP|EMPACT|JHA|MARSEC|COAFR|COMAR|TWP|ISF|CEF|SIENA|SIS|EJTN|UNODC|INTERPOL|WCO)$/u;

const isActor = ({ name }: Entity): boolean => INSTITUTIONS.has(name) || STANDING.has(name) || FORUMS.test(name);

/** What a body holds or gives: of these the sentences after tell without naming it. */
const ONE_OF_ITS =
  /^(?:meetings?|courses?|plenar(?:y|ies)|sessions?|workshops?|conferences?|seminars?|rounds?|editions?|deals?|agreements?|steps?|milestones?|activit(?:y|ies)|deployments?|tests?|pilots?|trials?)$/;

/**
 * The sentences that go on in the paragraphs that name the one name asked about, in the section that introduces it, each
 * up to where another name is introduced.
 */
export function restOfParagraph({ concepts }: Question, hits: readonly Ranked[], index: PassageIndex): Ranked[] {
  const names = concepts.flatMap(({ entity, exact }) => (entity && exact ? [entity] : []));
  const [name] = names;
  // with a topic beside it, only what speaks of that belongs to it
  if (concepts.some(({ light, entity, words }) => !light && entity === null && !ONE_OF_ITS.test(words))) return [];
  const at = name?.definition?.passage;
  if (at === undefined || names.length > 1) return [];
  const start = index.passage(at);
  const known = new Set(hits.map(({ passage }) => passage.id));
  const after = index.passages
    .slice(at + 1)
    .filter(({ kind, section }) => kind === 'body' && section === start.section);
  const naming = new Set([
    start.paragraph,
    ...after
      .filter(({ id }) => index.mentions(id).some(({ entity }) => entity === name))
      .map(({ paragraph }) => paragraph),
  ]);
  const rest: Ranked[] = [];
  const left = new Set<number>();
  for (const passage of after) {
    const { id, paragraph } = passage;
    if (!naming.has(paragraph) || left.has(paragraph)) continue;
    const others = index.mentions(id).flatMap(({ entity }) => (entity === name ? [] : [entity]));
    if (others.some((entity) => entity.definition?.passage === id)) left.add(paragraph);
    else if (!known.has(id) && others.every(isActor)) rest.push({ passage, ...OF_ITS_SECTION });
  }
  return rest;
}

/** Level from which a sentence has a word, or has it carried over. */
const CARRIED = 0.6;

/**
 * The sentences that go on in a paragraph that opens with a topic, up to where a name is introduced: of a topic told at
 * one or two places they tell what came of it, whatever they call it.
 */
export function restOfOpened({ concepts }: Question, hits: readonly Ranked[], index: PassageIndex): Ranked[] {
  const heavy = concepts.flatMap((concept, i) => (concept.light ? [] : [i]));
  const names = concepts.some(({ entity, light }) => entity !== null && !light);
  if (names || heavy.length < 2 || concepts.every(({ light, words }) => light || isPlace(words))) return [];
  const opening = hits.filter(
    ({ passage, levels }) =>
      isOwnTopic(passage) &&
      index.passages[passage.id - 1]?.paragraph !== passage.paragraph &&
      levels.length > 0 &&
      heavy.every((i) => (levels[i] ?? 0) >= CARRIED),
  );
  if (opening.length > FEW) return [];
  const known = new Set(hits.map(({ passage }) => passage.id));
  return opening.flatMap(({ passage: { id, section, paragraph } }) => {
    const following = index.passages.slice(id + 1).filter((next) => next.kind === 'body' && next.section === section);
    // "Negotiations with Parliament opened …": a paragraph that goes on with what the one before it opened
    const goesOn = following.find((next) => next.paragraph !== paragraph);
    const last = goesOn && NEXT_STAGE.test(goesOn.text) ? goesOn.paragraph : paragraph;
    const after = following.filter((next) => next.paragraph === paragraph || next.paragraph === last);
    const other = after.findIndex((next) => next.leansOn === null && opensWithAnother(next, index));
    return (other < 0 ? after : after.slice(0, other))
      .filter((next) => !known.has(next.id) && (next.leansOn !== null || !namesAnother(next, index)))
      .map((passage) => ({ passage, ...OF_ITS_SECTION }));
  });
}

/** Opens with a stage that any law goes through, without saying which law. */
const NEXT_STAGE =
  /^(?:(?:Inter-?institutional )?[Nn]egotiations with the (?:European )?Parliament|Negotiations (?:began|opened|started|are)|Trilogues?\b|The (?:(?:first|second|third|last|next) )?(?:trilogues?|negotiations|general approach|negotiating mandate|text|proposal)\b|A (?:first|second|third) trilogue)/;

/** Is the first thing a sentence speaks of a name, and of none that acts everywhere? */
function opensWithAnother({ id }: Passage, index: PassageIndex): boolean {
  return index.mentions(id).some(({ entity, from }) => from < SUBJECT && !isActor(entity));
}
const SUBJECT = 4;

/** Does a passage that does not name the name asked about name another, besides those who act everywhere? */
function namesAnother({ id }: Passage, index: PassageIndex): boolean {
  return index.mentions(id).some(({ entity }) => !INSTITUTIONS.has(entity.name) && !STANDING.has(entity.name));
}

/** Are the first words of a passage what is asked about? */
function opensWith(passage: Passage, concepts: readonly Concept[], index: PassageIndex): boolean {
  const tokens = index.tokens(passage.id).slice(0, OPENS_WITH);
  const terms = new Set(tokens.map(({ term }) => term));
  for (const { entity, from } of index.mentions(passage.id)) if (from < OPENS_WITH) terms.add(entity.term);
  return concepts.every(
    (concept) => concept.light || concept.alternatives.some((one) => one.terms.every((term) => terms.has(term))),
  );
}

/** Coverage, against the best, that makes a sentence the heart of its paragraph. */
export const CORE = 0.85;

/** Of so many sentences on a topic the only one of its section names it in passing. */
const OF_MANY = 5;

/** Sentences of the paragraphs that a topic is at the heart of: what follows "the roadmap was adopted" is on the roadmap. */
export function neighbours(
  core: readonly Ranked[],
  hits: readonly Ranked[],
  direct: readonly Ranked[],
  allowed: readonly Ranked[],
): Ranked[] {
  const place = (hit: Ranked) => `${hit.passage.document.file} ${hit.passage.section?.start} ${hit.passage.paragraph}`;
  const inPassing = (hit: Ranked) => {
    const beside = core.filter((other) => other.passage.section === hit.passage.section).length;
    return beside === 1 && core.length >= OF_MANY;
  };
  const places = new Set(core.filter((hit) => !inPassing(hit)).map(place));
  // a paragraph of an introduction or a conclusion speaks of many things
  return hits.filter(
    (hit) => isOwnTopic(hit.passage) && places.has(place(hit)) && !direct.includes(hit) && allowed.includes(hit),
  );
}

/** A name this rare links the sentences of a paragraph that share it: the sentence that calls it "the HLG process" stays on topic. */
const LINKING = 10;

export function linkedByName(direct: readonly Ranked[], hits: readonly Ranked[], index: PassageIndex): Ranked[] {
  const names = (passage: Passage) =>
    index
      .mentions(passage.id)
      .map(({ entity }) => entity.term)
      .filter((term) => (index.frequency(term) ?? 0) <= LINKING);
  const known = direct.map(({ passage }) => ({ passage, names: new Set(names(passage)) }));
  return hits.filter(
    (hit) =>
      !direct.includes(hit) &&
      known.some(
        (other) =>
          other.passage.section === hit.passage.section &&
          other.passage.paragraph === hit.passage.paragraph &&
          names(hit.passage).some((name) => other.names.has(name)),
      ),
  );
}

/** Events of which there may be so few that what came out of each is told. */
export const FEW = 2;
const ASKS_OUTCOME = /\b(?:agree[ds]?|agreed on|decided?|conclu(?:de|ded)|outcomes?|results?)\b/i;
const TELLS_OUTCOME = /\b(?:agreed|decided|concluded|divided|resulted|undertook|endorsed|called on|invited)\b/;

/** "what did ministers agree in Copenhagen": the undated sentence after the one on their meeting that says so. */
export function outcomeOf(
  { id, section, paragraph, text }: Passage,
  question: Question,
  index: PassageIndex,
): Passage[] {
  const next = index.passages[id + 1];
  return next &&
    ASKS_OUTCOME.test(question.text) &&
    !TELLS_OUTCOME.test(text) &&
    next.kind === 'body' &&
    next.section === section &&
    next.paragraph === paragraph &&
    next.events.length === 0 &&
    TELLS_OUTCOME.test(next.text)
    ? [next]
    : [];
}
