import type { Engine } from '../engine.ts';
import { outlineOf } from './particulars.ts';

/** Slack shows at most four. */
const MOST = 4;

/** Questions that this report answers, made from its own names and headings: for prompts and the Home tab. */
export function promptsFor(engine: Engine): string[] {
  const { index, corpus } = engine;
  const known = index.entities.entities
    .filter((entity) => entity.definition !== null)
    .map((entity) => {
      const events = index.withTerm(entity.term).flatMap((id) => [...index.passage(id).events]);
      return { name: entity.name, years: events.map(({ from }) => from.slice(0, 4)), dated: events.length };
    })
    .filter(({ dated }) => dated > 1)
    .sort((a, b) => b.dated - a.dated || (a.name < b.name ? -1 : 1));
  const [first, second] = known;
  const action = outlineOf(corpus)[0];
  return [
    ...(first ? [`what happened with ${first.name} in ${first.years.sort().at(-1)}`] : []),
    ...(action ? [`summarise ${action.label}`] : []),
    ...(second ? [`dossier ${second.name}`] : []),
    'deadlines',
  ].slice(0, MOST);
}
