/** A span of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Abbreviations that a full stop ends without ending the sentence. */
const ABBREVIATION =
  /(?:^|[\s(\u2018\u201c])(?:e\.g|i\.e|cf|resp|approx|no|nos|art|arts|par|para|paras|p|pp|vol|ed|eds|mr|mrs|ms|dr|prof|st|vs|fig|sec|ch|prev|doc|incl|etc|ca|jr|sr|inc|ltd|rev|add)$/i;

/** A single capital before the stop: an initial, or the end of "U.S.". */
const INITIAL = /(?:^|[\s(.\-\u2013/])\p{Lu}$/u;

/** Words that open a sentence; after "U.S." only these tell that a new one begins. */
const OPENERS =
  /^(?:The|This|These|Those|That|In|On|At|It|Its|They|There|As|A|An|For|From|To|However|Furthermore|Moreover|Also|While|When|Since|During|Following|Under|By|With|After|Before|Both|Several|Further|Finally|Building|Given)\s/;

/**
 * Splits clean text into sentences as a reader would: at `.`, `!` or `?` (with its closing quotes and brackets)
 * before a blank and a capital, digit, quote or bracket, but not after an abbreviation or an initial.
 *
 * @returns the spans of the sentences in `text`, in order, without the blanks between them
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  const boundary = /[.!?]["'\u2019\u201d)\]]*\s+(?=["'\u2018\u201c([]*[\p{Lu}\p{N}])/gu;
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    const before = text.slice(start, match.index);
    const after = text.slice(match.index + match[0].length);
    if (match[0].startsWith('.')) {
      if (ABBREVIATION.test(before)) continue;
      if (INITIAL.test(before) && !(/\p{Lu}\.\p{Lu}$/u.test(before) && OPENERS.test(after))) continue;
    }
    const end = match.index + match[0].trimEnd().length;
    spans.push({ start, end });
    start = match.index + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
