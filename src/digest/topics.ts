import { understand } from '../answer-question.ts';
import type { Entity } from '../corpus/entities.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Engine } from '../engine.ts';
import { namedEntities, type Question } from '../question/understand-question.ts';
import { passagesAbout } from '../report/dossier.ts';
import { outlineOf } from '../report/particulars.ts';
import { editDistance } from '../text/distance.ts';

/** Which passages a channel follows; a channel without topics follows everything. */
export interface Follows {
  readonly everything: boolean;
  readonly takes: (passage: Passage) => boolean;
}

/** What a topic stands for, by the name to keep and show. */
export interface Topic {
  readonly name: string;
  readonly actions: readonly number[];
  readonly question: Question;
}

/** Topics as typed: those the report knows, and the others with names that come close. */
export interface ResolvedTopics {
  readonly known: readonly Topic[];
  readonly unknown: readonly { readonly typed: string; readonly near: readonly string[] }[];
}

/** Topics that a subscription holds, and UTF-16 units of each. */
export const MOST_TOPICS = 12;
export const LONGEST_TOPIC = 80;

/** Names suggested for a topic that the report does not know. */
const MOST_NEAR = 3;

// no topic depends on the day: names and Actions do not change with it
const ANY_DAY = '2001-01-01';

/** Reads topics: names of the report and its Actions. */
export function resolveTopics(typed: readonly string[], engine: Engine): ResolvedTopics {
  const known = new Map<string, Topic>();
  const unknown: { typed: string; near: string[] }[] = [];
  for (const text of typed) {
    const topics = topicsOf(text, engine);
    for (const topic of topics) known.set(topic.name, topic);
    if (topics.length === 0) unknown.push({ typed: text, near: nearNames(text, engine) });
  }
  return { known: [...known.values()], unknown };
}

/** What a subscription follows. A topic that the corpus no longer knows selects nothing. */
export function followsOf(topics: readonly string[], engine: Engine): Follows {
  if (topics.length === 0) return { everything: true, takes: () => true };
  const { known } = resolveTopics(topics, engine);
  const actions = new Set(known.flatMap((topic) => topic.actions));
  const ids = new Set(
    known
      .filter((topic) => topic.actions.length === 0)
      .flatMap((topic) => passagesAbout(topic.question, engine).map(({ id }) => id)),
  );
  return {
    everything: false,
    takes: ({ id, section }) => ids.has(id) || (section?.number != null && actions.has(section.number)),
  };
}

function topicsOf(typed: string, engine: Engine): Topic[] {
  const question = understand(engine, { question: typed, now: ANY_DAY });
  const labels = new Map(outlineOf(engine.corpus).map(({ number, label }) => [number, label]));
  const actions = question.actions.flatMap((number) => {
    const label = labels.get(number);
    return label === undefined ? [] : [{ name: label, actions: [number], question }];
  });
  if (actions.length > 0) return actions;
  // words beside the name would silently be dropped: "EJOCN budget" is not a topic
  const entities = namedEntities(question.concepts);
  return entities.length === 1 && question.concepts.every(({ entity }) => entity !== null)
    ? entities.map(({ name }) => ({ name, actions: [], question }))
    : [];
}

function nearNames(typed: string, { corpus, index }: Engine): string[] {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  const holdsWord = (text: string) => words.some((word) => text.toLowerCase().includes(word.replace(/s$/, '')));
  const sections = outlineOf(corpus)
    .filter(({ title }) => holdsWord(title))
    .map(({ label }) => label);
  const entities = index.entities.entities;
  const closeness = ({ name }: Entity) => editDistance(name.toLowerCase(), typed.toLowerCase().trim(), 2);
  const close = entities.filter((entity) => closeness(entity) <= Math.min(2, Math.floor(entity.name.length / 2)));
  const spelt = entities.filter(({ long }) => long !== null && holdsWord(long));
  const names = [...close.sort((a, b) => closeness(a) - closeness(b)), ...spelt].map(({ name }) => name);
  return [...new Set([...names.slice(0, close.length), ...sections, ...names])].slice(0, MOST_NEAR);
}
