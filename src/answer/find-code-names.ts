import { isInPeriod } from './answer-types.ts';
import { BUDGETS, type Selection, type Situation, withinBudget } from './selection.ts';

/** Asks for all that goes by a name of its own: operations, exercises, cases. */
const ASKS_NAMED =
  /\b(?:all|which|what|list|every|any)\b[^?]{0,30}\b(?:operations?|exercises?|cases)\b[^?]{0,40}\b(?:code[ -]?names?(?:d)?|named|by name|names?)\b|\b(?:code ?names?|names) of (?:the |all )?(?:\w+ )?(?:operations|exercises|cases)\b|^\W*(?:list|name|all|show)(?: me)?(?: all)?(?: the)? (?:joint |police |customs |named )?(?:operations|exercises)(?: mentioned| named)?(?: in (?:the|this) (?:report|note|document))?\W*$/i;

/** A whole report may name a dozen: words that its list may have beyond those of another. */
const MANY = 50;

/** A word that asks for them, and no topic. */
const NO_TOPIC =
  /^(?:operations?|exercises?|cases?|codes?|codenames?|codenamed|names?|named|mentioned|joint|police|customs)$/;

/** "operation HERON", "the exercise "AMBER FLARE"", "codenamed EGRET". */
const CODE_NAME =
  /\b(?:[Oo]perations?|[Ee]xercises?|[Ee]ditions?|[Cc]ases?|[Cc]ode-?named|[Aa]ction [Dd]ays?),? (?:called |named )?["\u201c\u2018']?\p{Lu}{4,}|["\u201c]\p{Lu}{4,}(?:[ -]\p{Lu}+| \d)*,?["\u201d]/u;

/** "all operations with a code name": the sentences that name one, in the order of the report; null where nothing of the kind is asked. */
export function findCodeNames({ question, index }: Situation): Selection | null {
  const { period, concepts, actions } = question;
  if (!ASKS_NAMED.test(question.text) || concepts.some(({ light, words }) => !light && !NO_TOPIC.test(words)))
    return null;
  const seen = new Set<string>();
  const named = index.passages.filter((passage) => {
    const name = CODE_NAME.exec(passage.text)?.[0].match(/\p{Lu}{4,}(?:[ -]\p{Lu}+| \d)*/u)?.[0];
    if (
      passage.kind !== 'body' ||
      name === undefined ||
      seen.has(name) ||
      (actions.length > 0 && !actions.includes(passage.section?.number ?? -1)) ||
      (period !== null && !isInPeriod(passage, period, index))
    )
      return false;
    seen.add(name);
    return true;
  });
  if (named.length < 2) return null;
  const kept = withinBudget(
    named.map((passage) => ({ passage })),
    BUDGETS.list + MANY,
    index,
  );
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: [] })),
    coverage: { found: named.length, inPeriod: named.length, shown: kept.length, merged: 0 },
    nearest: [],
  };
}
