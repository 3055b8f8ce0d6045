import type { Passage } from '../corpus/passages.ts';
import { rangeLabel } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import { namedEntities, type Question } from '../question/understand-question.ts';
import { rankPassages } from '../search/ranking.ts';
import { groupBySection, type Listing } from './listing.ts';

/** A sentence this close to a name is about it: it names it, leans on one that does, or says "the Network" for it. */
const ABOUT = 0.6;

/**
 * Everything the report says of the names of a question, by section: every sentence about one of them, within the
 * question's period where it has one. Null where the question names nothing that the report names.
 */
export function dossierOf(question: Question, engine: Engine): Listing | null {
  const entities = namedEntities(question.concepts);
  const { period } = question;
  const passages = passagesAbout(question, engine).filter(
    (passage) => period === null || isDatedIn(passage, period, engine),
  );
  if (passages.length === 0) return null;
  const shownNames = entities
    .map((entity) => (entity.long ? `${entity.name} (${entity.long})` : entity.name))
    .join(', ');
  const when = period ? `, ${rangeLabel(period.from, period.to)}` : '';
  return {
    title: `Everything on ${shownNames}${when}`,
    sentences: passages.length,
    groups: groupBySection(passages, engine),
  };
}

/** Every sentence of the body about one of the names of a question, best first. */
export function passagesAbout(question: Question, { index }: Engine): Passage[] {
  const names = question.concepts.filter((concept) => concept.entity !== null);
  return rankPassages(names, index)
    .filter(({ passage, levels }) => passage.kind === 'body' && levels.some((level) => level >= ABOUT))
    .map(({ passage }) => passage);
}

/** All sentences of the sections with these numbers. Null where there is none. */
export function wholeActions(numbers: readonly number[], engine: Engine): Listing | null {
  const passages = engine.index.passages.filter(
    ({ kind, section }) => kind === 'body' && section?.number != null && numbers.includes(section.number),
  );
  if (passages.length === 0) return null;
  const title = [...new Set(passages.map(({ section }) => section?.label ?? ''))].join(', ');
  return { title: `All of ${title}`, sentences: passages.length, groups: groupBySection(passages, engine) };
}

function isDatedIn(passage: Passage, period: { from: string | null; to: string | null }, engine: Engine): boolean {
  // an undated sentence that leans on a dated one is of that date
  const dated = [
    passage,
    ...engine.index
      .leads(passage)
      .map((id) => engine.index.passage(id))
      .reverse(),
  ];
  const events = dated.find(({ events }) => events.length > 0)?.events ?? [];
  return events.some(
    ({ from, to }) => (period.to === null || from <= period.to) && (period.from === null || to >= period.from),
  );
}
