import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { LIMITS } from './limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** One Slack message: its blocks, and the plain text that says the same where blocks are not shown. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Blocks that are read together, with what they say in plain text (escaped). */
export interface Unit {
  readonly blocks: readonly KnownBlock[];
  readonly plain: string;
}

/** A reply ready to be sent: its messages in order, and what stands under the last one shown. */
export interface Rendering {
  readonly parts: readonly Message[];
  readonly footer: readonly KnownBlock[];
}

export function section(mrkdwn: string, accessory?: SectionBlock['accessory']): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: mrkdwn, verbatim: true },
    ...(accessory ? { accessory } : {}),
  };
}

export function context(mrkdwn: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn, verbatim: true }] };
}

/** A unit of one section; `mrkdwn` must be escaped already. */
export function sectionUnit(mrkdwn: string, accessory?: SectionBlock['accessory']): Unit {
  return { blocks: [section(mrkdwn, accessory)], plain: mrkdwn };
}

/** Characters that a block shows, which is what Slack's limit on a message counts. */
function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}

/** Fills messages with units in order; a unit stays whole unless it alone is larger than a message. */
export function packUnits(units: readonly Unit[]): Message[] {
  const messages: { blocks: KnownBlock[]; plain: string[]; length: number }[] = [];
  const add = (blocks: readonly KnownBlock[], plain: string) => {
    const length = blocks.reduce((sum, block) => sum + textLength(block), 0);
    const last = messages.at(-1);
    const fits = last && last.blocks.length + blocks.length <= LIMITS.blocks && last.length + length <= LIMITS.message;
    if (last && fits) {
      last.blocks.push(...blocks);
      last.plain.push(plain);
      last.length += length;
    } else if (blocks.length > 1 && (blocks.length > LIMITS.blocks || length > LIMITS.message)) {
      for (const [i, block] of blocks.entries()) add([block], i === 0 ? plain : '');
    } else {
      messages.push({ blocks: [...blocks], plain: [plain], length });
    }
  };
  for (const { blocks, plain } of units) add(blocks, plain);
  return messages.map(({ blocks, plain }) => ({ blocks, text: fallback(plain) }));
}

/** As many whole pieces as the fallback holds: a quotation is left out rather than cut. */
function fallback(pieces: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const piece of pieces.filter(Boolean)) {
    if (length + piece.length > LIMITS.fallback) break;
    kept.push(piece);
    length += piece.length + 1;
  }
  return kept.join('\n') || 'The answer is in the message.';
}

/** A message of one sentence, nothing else. */
export function sentenceMessage(sentence: string): Message {
  const text = escapeMrkdwn(sentence);
  return { text, blocks: [section(text)] };
}
