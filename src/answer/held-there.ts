import type { Passage } from '../corpus/passages.ts';
import type { Question } from '../question/understand-question.ts';
import { capitalOf, findPlaces, isPlaceName } from '../text/places.ts';
import { fold } from '../text/terms.ts';

/** Something held, and the country or town it is asked of. */
const HELD_IN =
  /\b(?:held|hosted|(?:took|take|taken|taking) place|met|gather\w*|meetings?|events?|conferences?|workshops?|plenar(?:y|ies)|seminars?)\b[^?.;]{0,30}\bin (?:the )?(\p{L}+)\b/iu;

/** What a place of a meeting follows: "in Poland", "(Poland)", "Gdańsk, Poland", but not "Italy, Poland and Spain reported". */
const isAt = (before: string): boolean => {
  if (/(?:\b(?:in|at|near)\s(?:the\s)?|\()$/u.test(before)) return true;
  const town = /(\p{Lu}\p{L}+),\s$/u.exec(before)?.[1];
  return town !== undefined && isPlaceName(fold(town)) && capitalOf(fold(town)) === null;
};

/** "which meetings were held in Poland": tells of a passage whether it says so; one that has Poland as an actor only does not. */
export function heldThere({ text }: Question): (passage: Passage) => boolean {
  const asked = fold(HELD_IN.exec(text)?.[1] ?? '');
  if (asked === '' || !isPlaceName(asked)) return () => true;
  const capital = capitalOf(asked);
  return (passage) =>
    findPlaces(passage.text).some(({ name, start }) => {
      const place = fold(name).replace(/^the /, '');
      return (place === asked || place === capital) && isAt(passage.text.slice(0, start));
    });
}
