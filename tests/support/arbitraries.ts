import fc from 'fast-check';

const WORDS = 'network ports EJOCN cocaine in 2025 March Council drugs seized adopted The'.split(' ');

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));

/** Pieces of the markup that corpus files use, each whole. */
export const markup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      word,
      words,
      words.map((text) => `**${text}**`),
      words.map((text) => `*${text}*`),
      fc.tuple(words, fc.constantFrom('#', 'https://example.eu/a.pdf', '')).map(([text, to]) => `[${text}](${to})`),
      words.map((text) => `[**${text}**](#)`),
      words.map((text) => `[ ${text} ](#)`),
      fc.constantFrom(
        '¹',
        '²³',
        '¹⁰',
        '\\*',
        '\\_',
        '\\[',
        '\\]',
        '\\\\',
        '\\.',
        ' ',
        '  ',
        '\n',
        '\t',
        ', ',
        '. ',
        '(',
        ')',
        '’',
      ),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** Any text over the signs that markup is made of. */
export const markupSigns: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('a', 'B', ' ', '*', '²', '¹', '[', ']', '(', ')', '\\', '\n', '#', '.', '😀', 'é'), {
    maxLength: 24,
  })
  .map((signs) => signs.join(''));

const BOMBS = [
  'a'.repeat(10_000),
  '('.repeat(5_000),
  '\\'.repeat(3_000),
  ' '.repeat(10_000),
  `${'in the '.repeat(1_500)}2025`,
  '1/'.repeat(3_000),
  'action 1, '.repeat(900),
  `${'and '.repeat(2_000)}when`,
  'A.'.repeat(4_000),
  '“'.repeat(2_000),
  `${'which body '.repeat(800)}led`,
  'the the the '.repeat(800),
];

/** Questions as nobody should ask them. */
export const strangeQuestion: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\0', '\u0007', '\u001b', '\u200b', '\u202e', '\u2066', '\ufeff', '\r', '\n', 'a', ' ', '5'),
  }),
  fc
    .array(fc.constantFrom('ما', 'حدث', 'في', 'שלום', '2025', 'EJOCN', '🚢', '👩‍⚖️', '?'), { maxLength: 9 })
    .map((list) => list.join(' ')),
  fc
    .array(
      fc.constantFrom(
        ...WORDS,
        ...'what when who where how many which and or since before last next month week year Q1 H2 31 February action actions five 17 99 15571/25 the of ? spring 2024-2025 vs'.split(
          ' ',
        ),
      ),
      { maxLength: 14 },
    )
    .map((list) => list.join(' ')),
  fc.constantFrom('', ' ', '?', '\ud800', ...BOMBS),
);
