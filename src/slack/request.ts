import { LONGEST_QUESTION } from '../question/understand-question.ts';
import { shorten } from './mrkdwn.ts';

/** What a message asks for: a question, or one of the words that commands know. */
export type Request =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'actions' }
  | { readonly kind: 'action'; readonly number: number }
  | { readonly kind: 'action-topic'; readonly words: string }
  | { readonly kind: 'timeline'; readonly words: string }
  | { readonly kind: 'dossier'; readonly words: string }
  | { readonly kind: 'deadlines'; readonly words: string }
  | { readonly kind: 'help' };

/**
 * Reads plain text (see `plainFromSlack`). The words of the commands work with and without their slash, and only
 * where the text is nothing else: "action 5 meetings in 2025" is a question.
 */
export function parseRequest(typed: string): Request {
  const text = shorten(typed.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim(), LONGEST_QUESTION);
  const match = /^(\/?)(report|actions?|timeline|dossier|deadlines?|help)\b[:\s]*(.*)$/i.exec(text);
  if (text === '') return { kind: 'help' };
  if (!match) return { kind: 'question', text };
  const [, slash = '', word = '', words = ''] = match;
  const commanded = slash === '/';
  switch (word.toLowerCase()) {
    case 'report':
      return commanded
        ? words === ''
          ? { kind: 'help' }
          : { kind: 'question', text: words }
        : { kind: 'question', text };
    case 'action':
    case 'actions':
      return actionRequest(words, commanded) ?? { kind: 'question', text };
    case 'timeline':
      return words === '' ? { kind: 'question', text: 'timeline' } : { kind: 'timeline', words };
    case 'dossier':
      return words === '' ? { kind: 'help' } : { kind: 'dossier', words };
    case 'help':
      return words === '' || commanded ? { kind: 'help' } : { kind: 'question', text };
    default:
      return /\?\s*$/.test(words) && !commanded ? { kind: 'question', text } : { kind: 'deadlines', words };
  }
}

function actionRequest(words: string, commanded: boolean): Request | null {
  if (words === '') return { kind: 'actions' };
  const number = /^(?:no\.?\s*|#)?(\d{1,3})\W*$/i.exec(words)?.[1];
  if (number !== undefined) return { kind: 'action', number: Number(number) };
  // "action ports" is a look-up; "action 5 meetings", "actions taken in 2025?" are questions
  const lookUp = commanded || (!/\d|\?/.test(words) && words.split(/\s+/).length <= 3);
  return lookUp ? { kind: 'action-topic', words } : null;
}
