import type { Entity } from '../corpus/entities.ts';
import { isOrdinalTerm } from '../text/terms.ts';

/** One way in which a passage may speak of a concept: all these terms. */
export interface Alternative {
  readonly terms: readonly string[];
  /** 1 for the words asked, less for words taken in their place. */
  readonly weight: number;
}

/** One thing a question speaks of. */
export interface Concept {
  /** As typed. */
  readonly words: string;
  readonly entity: Entity | null;
  readonly alternatives: readonly Alternative[];
  /** How much it matters: the rarity of its words in the corpus. */
  readonly weight: number;
  /** Says little of its own ("take", "new"). */
  readonly light: boolean;
  /** Must stand in the answer as it is: a name, a number, an ordinal. */
  readonly exact: boolean;
  /** 'name' where neither report, thesaurus nor English knows the word; 'word' where only English does. */
  readonly unknown: 'name' | 'word' | null;
  /** Only general English knows what may be meant. */
  readonly guessed?: boolean;
}

/** Is an ordinal asked for ("the second")? */
export const isOrdinal = ({ alternatives }: Concept): boolean => isOrdinalTerm(alternatives[0]?.terms[0] ?? '');

/** What is left of the weight of a concept that only colours a question. */
const COLOUR = 0.3;

/** The concept as one that only colours the question: it helps to find the place, and need not stand there. */
export const coloured = (concept: Concept): Concept => ({
  ...concept,
  light: true,
  exact: false,
  weight: concept.weight * COLOUR,
});
