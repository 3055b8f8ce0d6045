import { isStopWord, tokenize } from '../text/terms.ts';
import type { Entity } from './entities.ts';

/** Does a term of the index stand for an entity? */
export const isNameTerm = (term: string): boolean => term.startsWith('\u00a7');

/** The word that says what sort of thing an entity is, as a term: "network", "board"; null where its long form is unknown. */
export function headTerm(entity: Entity): string | null {
  const known = HEADS.get(entity);
  if (known !== undefined) return known;
  const head = findHead(entity);
  HEADS.set(entity, head);
  return head;
}

const HEADS = new WeakMap<Entity, string | null>();
const NAME_TERMS = new WeakMap<Entity, ReadonlySet<string>>();

function findHead(entity: Entity): string | null {
  const terms = tokenize(entity.long ?? '').filter((token) => !isStopWord(token.word));
  // "Working Party on Drugs", "Committee of …": the head stands before the preposition
  const cut = (entity.long ?? '').search(/\s(?:on|of|for|against|in|to|dealing)\s/);
  const last = terms.at(-1);
  // … but "Heads of Unit Forum" is a forum
  if (cut > 0 && last && SORTS.test(last.word)) return last.term;
  const head = cut > 0 ? terms.filter((token) => token.end <= cut).pop() : terms[terms.length - 1];
  return head?.term ?? null;
}

/** Words for what a name that ends with them is. */
const SORTS =
  /^(?:alliance|board|centre|center|cell|committee|conference|database|dialogue|forum|group|hub|initiative|mechanism|network|office|partnership|platform|programme|project|register|system|team|unit)$/;

/** Content terms of an entity's long form and name, for matching "ports PPP" to the partnership of that name. */
export function nameTerms(entity: Entity): ReadonlySet<string> {
  const known = NAME_TERMS.get(entity);
  if (known) return known;
  const terms = new Set(
    [...tokenize(entity.long ?? ''), ...tokenize(entity.name)]
      .filter((token) => !isStopWord(token.word))
      .map((token) => token.term),
  );
  NAME_TERMS.set(entity, terms);
  return terms;
}
