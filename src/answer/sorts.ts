import type { Passage } from '../corpus/passages.ts';
import type { Question } from '../question/understand-question.ts';

/** What a question without a topic may ask for a sort of, and the words of a sentence that tells of one. */
const SORTS: readonly (readonly [asked: RegExp, told: RegExp])[] = [
  [
    /\b(?:meetings?|conferences?|plenar(?:y|ies)|sessions?|summits?|seminars?|workshops?|ministerials?)\b/i,
    /\b(?:meet(?:s|ing|ings)?|met|conferences?|plenar(?:y|ies)|sessions?|summits?|seminars?|workshops?|ministerials?|forum|dialogue|roundtable|held|hosted?|gather\w*|conven\w+|assembly|congress)\b|\b(?:Council|COSI|COREPER|CATS) (?:meeting )?(?:on|in|of) \S/i,
  ],
  [
    /\b(?:publications?|reports?|studies|handbooks?|guides?|papers?)\b/i,
    /\b(?:publi(?:sh\w*|cation\w*)|reports?|stud(?:y|ies)|handbooks?|guides?|guidelines?|assessments?|reviews?|papers?|releas\w+|issued?|presented)\b/i,
  ],
  [/\b(?:proposals?|legislation|bills?)\b/i, /\b(?:propos\w+|legislat\w+|directives?|regulations?)\b/i],
  [/\b(?:trainings?|courses?)\b/i, /\b(?:train\w*|courses?|curricul\w+|seminars?|workshops?)\b/i],
  [/\b(?:exercises?|drills?)\b/i, /\b(?:exercises?|drills?|simulat\w+)\b/i],
];

/** "which meetings are still to come": does a passage tell of one of the sort asked for? Of any, where no sort is. */
export function ofSort({ text }: Question): ((passage: Passage) => boolean) | null {
  const asked = ASKS_SORT.exec(text)?.[0] ?? '';
  const told = SORTS.flatMap(([sort, words]) => (sort.test(asked) ? [words] : []));
  return told.length === 0 ? null : (passage) => told.some((words) => words.test(passage.text));
}

const ASKS_SORT =
  /\b(?:which|what|any|all|all the|list|upcoming|planned|future|next|coming|remaining)(?: the)?(?: (?:other|more|further|new|big|major|public|upcoming|planned))? (?!reporting\b)\p{L}+(?: ?(?:\/|,|and|or|&) ?\p{L}+){0,3}/iu;

/** A body meets: what others do about it is no meeting of it. */
const MET = /\b(?:met|meets?|meetings?|plenar(?:y|ies)|sessions?|convened|assembled)\b|\blaunched in (?:the )?[A-Z]/i;

/** "NSEA meetings so far": of all that a body did, its meetings; null where a question on a body asks for no sort. */
export function ofItsSort(question: Question): ((passage: Passage) => boolean) | null {
  const { concepts, text } = question;
  const names = concepts.filter(({ light }) => !light);
  if (names.length !== 1 || names[0]?.entity == null) return null;
  const asked = new RegExp(
    `^\\W*(?:(?:list|all|the|which|what|show) )*${names[0].words.replace(/[^\w ]/g, '.')}(?:'s)? (meetings|plenar(?:y|ies)|sessions|conferences|workshops|exercises|courses)\\b`,
    'i',
  ).exec(text)?.[1];
  const told = asked === undefined ? undefined : MET.test(asked) ? MET : SORTS.find(([sort]) => sort.test(asked))?.[1];
  return told === undefined ? null : (passage) => told.test(passage.text);
}
