import { type Concept, isOrdinal } from '../question/concept.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { Ranked } from '../search/ranking.ts';

/** Is the ordinal of a side ("tenth edition") the passage's own, or that of what it leans on? */
export const hasOrdinal = (concepts: readonly Concept[], { levels }: Ranked): boolean =>
  concepts.some((concept, i) => isOrdinal(concept) && (levels[i] ?? 0) >= FIELD_WEIGHTS.lead);

/** Sentences after the best on a side that may say what it leaves out. */
const SOON = 2;

/** "The tenth edition ran until December. … 112 persons were arrested": has one soon after a word asked that the best lacks? */
export function saysWhatItLacks(
  { passage: best, levels: had }: Ranked,
  { passage, levels }: Ranked,
  concepts: readonly Concept[],
): boolean {
  return (
    passage.section === best.section &&
    passage.paragraph === best.paragraph &&
    passage.id > best.id &&
    passage.id <= best.id + SOON &&
    concepts.some(
      ({ light, entity }, i) =>
        !light && entity === null && (had[i] ?? 0) < FIELD_WEIGHTS.head && (levels[i] ?? 0) >= FIELD_WEIGHTS.lead,
    )
  );
}
