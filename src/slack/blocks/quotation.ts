import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { ExcerptFootnote, Focus } from '../../answer/answer.ts';
import { splitSentences } from '../../text/sentences.ts';
import { LIMITS } from '../limits.ts';

/**
 * Words of the report as Slack's quote. Rich text is not parsed by Slack, so the words arrive as they are: no
 * escapes, no mentions, no asterisk turned into bold; and bold may begin inside a word.
 *
 * @param focus spans shown in bold, UTF-16 offsets into `text`
 * @returns one block, or several where the quotation is longer than a block may be, split at sentence ends
 */
export function quotation(text: string, focus: readonly Focus[] = []): RichTextBlock[] {
  return pieces(text).map(({ start, end }) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: boldSpans(text, start, end, focus) }],
  }));
}

/** The same, without the bar of a quote: for the paragraphs around one. */
export function runningText(text: string, focus: readonly Focus[] = []): RichTextBlock[] {
  return pieces(text).map(({ start, end }) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: boldSpans(text, start, end, focus) }],
  }));
}

/** A footnote with its number: addresses in it as links, then those of the documents it only names. */
export function footnote({ number, text, links }: ExcerptFootnote): RichTextBlock[] {
  const safe = links.filter((url) => /^https?:\/\/[^\s<>|"]+$/.test(url) && url.length <= 1000);
  const named = safe.filter((url) => !text.includes(url));
  const blocks = pieces(text).map(({ start, end }): RichTextElement[] => [
    ...(start === 0 ? [{ type: 'text' as const, text: `${number} `, style: { bold: true } }] : []),
    ...linked(text.slice(start, end), safe),
  ]);
  blocks.at(-1)?.push(
    ...named.flatMap((url): RichTextElement[] => [
      { type: 'text', text: ' ' },
      { type: 'link', url, text: linkLabel(url) },
    ]),
  );
  return blocks.map((elements) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }));
}

function linked(text: string, links: readonly string[]): RichTextElement[] {
  // the longest first: one address may begin another
  const url = [...links].sort((a, b) => b.length - a.length).find((one) => text.includes(one));
  if (url === undefined) return text === '' ? [] : [{ type: 'text', text }];
  const at = text.indexOf(url);
  return [
    ...linked(text.slice(0, at), links),
    { type: 'link', url, text: url },
    ...linked(text.slice(at + url.length), links),
  ];
}

function linkLabel(url: string): string {
  if (url.includes('consilium.europa.eu')) return 'Council register';
  if (url.includes('/eli/') || url.includes('eur-lex')) return 'EUR-Lex';
  return new URL(url).hostname;
}

/** Runs of whole sentences that fit a block; a single sentence above the limit is split at a blank. */
function pieces(text: string): Focus[] {
  if (text.length <= LIMITS.section) return [{ start: 0, end: text.length }];
  const found: Focus[] = [];
  let start = 0;
  let end = 0;
  const ends = splitSentences(text).map((span) => span.end);
  for (const [i, next] of ends.entries()) {
    // the blank after a sentence goes with it, so that the pieces joined are the quotation
    const until = i === ends.length - 1 ? text.length : next + (/^\s*/.exec(text.slice(next))?.[0].length ?? 0);
    if (until - start > LIMITS.section && end > start) {
      found.push({ start, end });
      start = end;
    }
    while (until - start > LIMITS.section) {
      const blank = text.lastIndexOf(' ', start + LIMITS.section - 1);
      const cut = blank > start ? blank + 1 : start + LIMITS.section;
      found.push({ start, end: cut });
      start = cut;
    }
    end = until;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

function boldSpans(text: string, start: number, end: number, focus: readonly Focus[]): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let at = start;
  for (const span of focus) {
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, end)];
    if (from >= to) continue;
    if (from > at) elements.push({ type: 'text', text: text.slice(at, from) });
    elements.push({ type: 'text', text: text.slice(from, to), style: { bold: true } });
    at = to;
  }
  if (at < end) elements.push({ type: 'text', text: text.slice(at, end) });
  return elements;
}
