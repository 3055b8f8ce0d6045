import { isStopWord } from '../text/terms.ts';
import type { Kind } from './kinds.ts';
import type { Question } from './understand-question.ts';

/** Kinds that take the whole of their question; what stands after "and" belongs to them. */
const WHOLE: ReadonlySet<Kind> = new Set(['timeline', 'planned', 'comparison', 'action', 'which_action', 'overview']);

const SECOND_QUESTION =
  /(?:[,;]?\s+(?:and|&)\s+|(?<=\b(?:who|where|when|which|how many|how much)\b.{8,80}),\s+)(?=(?:who|where|when|how (?:many|much)|(?:the )?number of|until when|by when|since when|in which|for which|by which|from which|for how|what (?:was|were|did|does|is|are|will|would))\b(?!\s+(?:the(?! (?:first|second|third|fourth|fifth|other|next|last)\b)|they|he|she)\b))/i;

/** The two questions that one asks ("who chairs it and until when?"), or the question itself. */
export function splitParts(question: Question): string[] {
  if (WHOLE.has(question.kind) || question.notAboutReport) return [question.text];
  const match = SECOND_QUESTION.exec(question.text);
  if (!match || match.index < 8) return [question.text];
  return [question.text.slice(0, match.index), question.text.slice(match.index + match[0].length)];
}

/** Kinds whose question may be put for each of two things: "when do A and B come out". */
const FOR_EACH: ReadonlySet<Kind> = new Set(['when', 'where', 'who', 'how_many', 'planned', 'timeline']);

/** Words that a thing may be called by, next to "and". */
const THING = /^(?:the|a|an|of|new|next|[a-z\d-]*\p{L}[\p{L}\d/-]*)$/iu;

/**
 * The same question for either of two things that it names in one breath, or null where it names no two.
 *
 * "when do the mapping and the mid-term review come out" asks when the mapping does and when the review does.
 */
export function splitPair(question: Question): [string, string] | null {
  if (!FOR_EACH.has(question.kind) || question.notAboutReport) return null;
  const { text } = question;
  for (const match of text.matchAll(/\s(?:and|&|\+(?=\s(?:the|an?)\s))\s/gi)) {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    const [left, right] = [thingAtEnd(before), thingAtStart(after)];
    if (left > 0 && right > 0)
      return [`${before} ${after.slice(right)}`, `${before.slice(0, before.length - left)} ${after}`];
  }
  return null;
}

const isThing = (word: string): boolean =>
  THING.test(word) && (!isStopWord(word.toLowerCase()) || /^(?:the|a|an|of|new|next)$/i.test(word));

/** Length of the words that a text ends with and that call one thing. */
function thingAtEnd(text: string): number {
  let start = text.length;
  for (const word of text.split(/(?=\s)/).reverse()) {
    if (!isThing(word.trim())) break;
    start -= word.length;
  }
  return text.length - start;
}

/** Length of the words that a text begins with and that call one thing, with "for" or "on" said once more before it. */
function thingAtStart(text: string): number {
  let end = /^(?:for|of|on|in|with|at)\s+/i.exec(text)?.[0].length ?? 0;
  const start = end;
  for (const word of text.slice(start).split(/(?<=\s)/)) {
    if (!isThing(word.trim().replace(/[:,;?!.]$/, ''))) break;
    end +=
      word.trimEnd().replace(/[:,;?!.]$/, '').length < word.trimEnd().length ? word.trimEnd().length - 1 : word.length;
    if (/[:,;?!.]\s*$/.test(word)) break;
  }
  return end > start ? end : 0;
}

const TOPICS_AFTER = /\b(?:on|for|about|regarding|concerning|with)\s+(?=\S)/i;
const BETWEEN_TOPICS = /\s*(?:,|\+|&|\band\b)\s*/i;

/**
 * A question on a story or on plans, once for each of the topics it lists ("next steps on A and B + C"), or none where
 * it lists no two.
 */
export function splitTopics({ kind, text }: Question): { readonly topic: string; readonly text: string }[] {
  const match = kind === 'timeline' || kind === 'planned' ? TOPICS_AFTER.exec(text) : null;
  if (!match) return [];
  const start = match.index + match[0].length;
  const topics = text
    .slice(start)
    .split(BETWEEN_TOPICS)
    .filter((topic) => /\p{L}{2}/u.test(topic));
  return topics.length < 2 ? [] : topics.map((topic) => ({ topic, text: text.slice(0, start) + topic }));
}
