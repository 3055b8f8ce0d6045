import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/text/markup.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each<[text: string, parts: string[]]>([
    ['The work began. It ended in May.', ['The work began.', 'It ended in May.']],
    ['Was it agreed? Yes! It was.', ['Was it agreed?', 'Yes!', 'It was.']],
    ['Talks with the U.S. Dialogue on Drugs went on.', ['Talks with the U.S. Dialogue on Drugs went on.']],
    ['It was raised with the U.S. The EU took part.', ['It was raised with the U.S.', 'The EU took part.']],
    ['They shared tools, e.g. Europol did.', ['They shared tools, e.g. Europol did.']],
    ['One body, i.e. COSI, met.', ['One body, i.e. COSI, met.']],
    ['OJ C 272 of 8.7.2021, p. 2 applies.', ['OJ C 272 of 8.7.2021, p. 2 applies.']],
    ['See Art. 5 and No. 7 of the text.', ['See Art. 5 and No. 7 of the text.']],
    ['Mr. Smith and Dr. Jones spoke.', ['Mr. Smith and Dr. Jones spoke.']],
    ['J. Smith wrote it. P. Jones read it.', ['J. Smith wrote it.', 'P. Jones read it.']],
    ['It is called ‘crime as a service.’ The group met.', ['It is called ‘crime as a service.’', 'The group met.']],
    ['He said “it works.” They agreed.', ['He said “it works.”', 'They agreed.']],
    ['It ended (see below.) The next began.', ['It ended (see below.)', 'The next began.']],
    ['About 11.5 tonnes were seized. 17 States took part.', ['About 11.5 tonnes were seized.', '17 States took part.']],
    [
      'The programme EL PACCTO 2.0 hosted it. It met in Madrid.',
      ['The programme EL PACCTO 2.0 hosted it.', 'It met in Madrid.'],
    ],
    ['It met in 2025. “Drugs” was the topic.', ['It met in 2025.', '“Drugs” was the topic.']],
    ['no capital. follows here', ['no capital. follows here']],
    ['ENAA (2023). How to get started.', ['ENAA (2023).', 'How to get started.']],
    ['', []],
  ])('%j is cut as a reader would', (text, parts) => {
    expect(sentences(text)).toEqual(parts);
  });

  test('a footnote mark after the full stop does not hide the end of the sentence', () => {
    expect(sentences(cleanText('The plan was agreed.¹⁰ It covers **ports**¹¹. It runs.'))).toEqual([
      'The plan was agreed.',
      'It covers ports.',
      'It runs.',
    ]);
  });

  test('the sentences of any text cover all of it but the blanks between them', () => {
    const piece = fc.constantFrom(
      'The',
      'U.S.',
      'e.g.',
      'ended.',
      'met!',
      '“Yes.”',
      '(No.)',
      '17',
      '2.0',
      'p.',
      '‘so’',
      'A.',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((list) => list.join(' ')),
          fc.string().map(cleanText),
        ),
        (text) => {
          const spans = splitSentences(text);
          let at = 0;
          for (const { start, end } of spans) {
            expect(text.slice(at, start).trim()).toBe('');
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});
