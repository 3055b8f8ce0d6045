import type { Kind } from './kinds.ts';
import type { Question } from './understand-question.ts';

/** Kinds that take the whole of their question; what stands after "and" belongs to them. */
const WHOLE: ReadonlySet<Kind> = new Set(['timeline', 'planned', 'comparison', 'action', 'which_action', 'overview']);

const SECOND_QUESTION =
  /[,;]?\s+(?:and|&)\s+(?=(?:who|where|when|how (?:many|much)|until when|by when|since when|in which|for how)\b(?!\s+(?:the|they|he|she)\b))/i;

/** The two questions that one asks ("who chairs it and until when?"), or the question itself. */
export function splitParts(question: Question): string[] {
  if (WHOLE.has(question.kind) || question.notAboutReport) return [question.text];
  const match = SECOND_QUESTION.exec(question.text);
  if (!match || match.index < 8) return [question.text];
  return [question.text.slice(0, match.index), question.text.slice(match.index + match[0].length)];
}
