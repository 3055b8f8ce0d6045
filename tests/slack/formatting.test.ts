import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/corpus/parse-document.ts';
import { buildCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine } from '../../src/engine.ts';
import { replyModal } from '../../src/slack/blocks/home.ts';
import { fitState } from '../../src/slack/button-state.ts';
import { replyTo } from '../../src/slack/reply.ts';
import { messagesOf } from '../../src/slack/send.ts';
import { cleanText } from '../../src/text/markup.ts';
import { checkBlocks } from '../support/check-blocks.ts';
import { quotesIn } from '../support/read-blocks.ts';
import { engine } from '../support/running-app.ts';
import questions from './questions.json' with { type: 'json' };

const day = '2025-12-01';
const report = cleanText(engine.corpus.documents[0]?.text ?? '');

/** Every message that a question can lead to: the answer, everything, each page, seen alone and in the channel. */
function messagesFor(
  text: string,
  after: string[] = [],
  on = engine,
  forms = [false, true],
): { text: string; blocks: unknown[] }[] {
  return forms.flatMap((all) => {
    const state = fitState({ text: text.slice(0, 600), after, day, all, page: 0 });
    const { rendering } = replyTo(state, on);
    const pages = rendering.parts.map((_, page) => ({ ...state, page }));
    return [
      ...messagesOf(rendering, state, { count: 3, echo: false, canPost: false }),
      ...pages.flatMap((one) => messagesOf(rendering, one, { count: 1, echo: true, canPost: true })),
    ];
  });
}

const problemsOf = (text: string, after?: string[], on = engine) =>
  messagesFor(text, after, on).flatMap((message) => checkBlocks(message, 'message'));

describe('messages', () => {
  it.each(questions)('for "$question" keep within every limit and quote the report', ({ question, after = [] }) => {
    const messages = messagesFor(question, after);
    expect(messages.flatMap((message) => checkBlocks(message, 'message'))).toEqual([]);
    for (const { blocks } of messages) for (const quote of quotesIn(blocks)) expect(report).toContain(quote);
    const { rendering } = replyTo(fitState({ text: question, after, day, all: false, page: 0 }), engine, {
      interactive: false,
    });
    expect(checkBlocks(replyModal('From the report', rendering), 'view')).toEqual([]);
  });

  it('for 1000 odd questions keep within every limit, and let no control sequence through', () => {
    const names = [
      'EJOCN',
      'Europol',
      'the Council',
      'HDG',
      'Commission',
      'ports',
      'Action 5',
      '2025',
      'deadlines',
      'dossier',
      '/action',
      'timeline',
      'everything about',
      'and in 2024?',
    ];
    const nasty = [
      '<!channel>',
      '<!here|x>',
      '<@U123>',
      '<https://evil.example|click>',
      '&lt;!channel&gt;',
      '*bold*',
      '`code`',
      '```',
      '~~',
      '\u202e',
      '\u0000',
      '💥'.repeat(40),
      '<'.repeat(300),
      '&'.repeat(600),
      '"'.repeat(700),
      '\\'.repeat(300),
      'a'.repeat(5000),
    ];
    const part = fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom(...nasty),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const question = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(question, fc.array(question, { maxLength: 2 }), (text, after) => {
        const messages = messagesFor(text, after, engine, [false]);
        expect(messages.flatMap((message) => checkBlocks(message, 'message'))).toEqual([]);
      }),
      { numRuns: 1000, seed: 15571 },
    );
  }, 60_000);

  it('of a report full of control sequences let none through', () => {
    const [document] = engine.corpus.documents;
    const text = (document?.text ?? '')
      .replaceAll('EJOEN', 'EJOEN <!channel> <@U123> <https://evil.example|x> & *')
      .replaceAll('A network of', '<!here> network of');
    const odd = createEngine(buildCorpus([parseDocument(text, 'odd.md')], { names: [] }));
    for (const question of ['what happened with EJOEN in 2025', 'action 5', 'action', 'dossier EJOEN', 'deadlines'])
      expect(problemsOf(question, [], odd)).toEqual([]);
  });

  it('split a quotation above the limit at sentence ends, and lose nothing of it', () => {
    const long = Array.from(
      { length: 80 },
      (_, i) =>
        `In March 2025, meeting number ${i} of the Zeta Network (ZENET) took place in a town that this report does not name.`,
    ).join(' ');
    const endless = `In May 2025, the Zeta Network ${'met again and '.repeat(700)}parted.`;
    const text = `Brussels, 21 November 2025\n\nAction 1: On ZENET\n\n${long}\n\n${endless}\n`;
    const odd = createEngine(buildCorpus([parseDocument(text, 'long.md')], { names: [] }));
    for (const question of ['action 1', 'dossier ZENET', 'what happened with ZENET in 2025'])
      expect(problemsOf(question, [], odd)).toEqual([]);
    const { rendering } = replyTo({ text: 'action 1', after: [], day, all: true, page: 0 }, odd);
    const quotes = rendering.parts.flatMap(({ blocks }) => quotesIn(blocks)).join('');
    expect(quotes.replaceAll(' ', '')).toBe(`${long}${endless}`.replaceAll(' ', ''));
  });

  it('leave out an excerpt whose words differ from its file, and say so', () => {
    const [document] = engine.corpus.documents;
    if (!document) throw new Error('no document');
    const changed = { ...document, text: document.text.replaceAll('In March 2025', 'In Marsh 2025') };
    const corrupt = { ...engine, corpus: { ...engine.corpus, documents: [changed] } };
    const { rendering, withheld } = replyTo(
      { text: 'what happened with EJOCN in March 2025', after: [], day, all: false, page: 0 },
      corrupt,
    );
    expect(withheld).toBeGreaterThan(0);
    expect(JSON.stringify(rendering)).not.toContain('In March 2025, the');
    expect(JSON.stringify(rendering)).toContain('the words differ from the report');
  });
});
