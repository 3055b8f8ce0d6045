import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CorpusError } from '../../src/corpus/corpus-error.ts';
import { parseGlossary } from '../../src/corpus/glossary.ts';
import { parseDocument } from '../../src/corpus/parse-document.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { actionsReport, FRONT, smallReport } from '../support/small-report.ts';

const parse = (text: string) => parseDocument(text, 'test.md');
let folder = '';

/** Reads a folder made of these files; the folder's own path is left out of what is thrown. */
function readFiles(files: Readonly<Record<string, string | Buffer>>): ReturnType<typeof readCorpus> {
  const here = mkdtempSync(join(folder, 'corpus-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(here, name), content);
  try {
    return readCorpus(here);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replaceAll(here, 'FOLDER');
    throw error;
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-errors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a report that cannot be used', () => {
  test('is an empty file', () => {
    expect(() => parse('')).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:1: the file is empty; allowed: the text of a report in Markdown]`,
    );
  });

  test('is a file of blanks', () => {
    expect(() => parse(' \n\n\t\n')).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:1: the file is empty; allowed: the text of a report in Markdown]`,
    );
  });

  test('is a file of binary bytes', () => {
    expect(() =>
      readFiles({ 'a.md': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]) }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: a.md:1: bytes that are not text; allowed: a Markdown file in UTF-8]`,
    );
  });

  test('is a file in another encoding than UTF-8, by the line that shows it', () => {
    expect(() =>
      readFiles({ 'a.md': Buffer.from(`${FRONT}\nIntroduction\n\nIt was held in Gda\u00f1sk.\n`, 'latin1') }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: a.md:14: bytes that are not text; allowed: a Markdown file in UTF-8]`,
    );
  });

  test('has no date', () => {
    expect(() => parse('15571/25\n\nIntroduction\n\nThe work began in May.\n')).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:3: no date found before the body of the report; allowed: a line such as 'Brussels, 21 November 2025' above the first heading]`,
    );
  });

  test('has a date that the calendar lacks', () => {
    expect(() =>
      parse('Brussels, 31 November 2025\n\nIntroduction\n\nThe work began in May.\n'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:3: no date found before the body of the report; allowed: a line such as 'Brussels, 21 November 2025' above the first heading]`,
    );
  });

  test('has an Action twice', () => {
    expect(() =>
      parse(actionsReport('It began.', 'It ended.').replace('Action 2', 'Action 1')),
    ).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:16: Action 1 stands a second time (first on line 12); allowed: each number once]`,
    );
  });

  test('has two bodies of one footnote', () => {
    expect(() => parse(smallReport('It began¹.\n\n¹ 9397/25\n\n¹ 9398/25'))).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:18: footnote 1 has a second body; allowed: one body for each footnote number]`,
    );
  });

  test('has no running text', () => {
    expect(() => parse(`${FRONT}\nIntroduction\n\nAction 1: One\n`)).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: test.md:12: no running text after the front matter; allowed: paragraphs under headings such as 'Introduction' or 'Action 1: …']`,
    );
  });

  test('is told by a CorpusError', () => {
    expect(() => parse('')).toThrow(CorpusError);
  });
});

describe('a folder that cannot be used', () => {
  test('is one that does not exist', () => {
    expect(() => readCorpus('/no/such/folder')).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: /no/such/folder: cannot be read (ENOENT); allowed: a folder that holds the reports as .md files]`,
    );
  });

  test('is a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'text');
    expect(() => readCorpus(file)).toThrow(
      /file: cannot be read \(ENOTDIR\); allowed: a folder that holds the reports as \.md files$/,
    );
  });

  test('is an empty one', () => {
    expect(() => readFiles({})).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: FOLDER: holds no report; to add one, put its text there as a Markdown file, e.g. st-15571-2025.md]`,
    );
  });

  test('is one with nothing but a README', () => {
    expect(() => readFiles({ 'README.md': smallReport('It began.') })).toThrow(/holds no report/);
  });

  test('is one whose report is a folder', () => {
    const here = mkdtempSync(join(folder, 'corpus-'));
    mkdirSync(join(here, 'report.md'));
    expect(() => readCorpus(here)).toThrow(CorpusError);
  });
});

describe('a glossary that cannot be used', () => {
  test('is broken JSON', () => {
    expect(() => parseGlossary('{"names": [', 'a.glossary.json')).toThrow(
      /^a\.glossary\.json: not JSON \(.+\); allowed: \{"names": \[\{"name": "…", "variants": \["…"\]\}\]\}$/,
    );
  });

  test('is a list', () => {
    expect(() => parseGlossary('[]', 'a.glossary.json')).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: a.glossary.json: top level: Invalid input: expected object, received array; allowed: name, long, variants, doubt, maybe, partOf]`,
    );
  });

  test('has a name of blanks', () => {
    expect(() => parseGlossary('{"names": [{"name": " "}]}', 'a.glossary.json')).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: a.glossary.json: names.0.name: Too small: expected string to have >=1 characters; allowed: name, long, variants, doubt, maybe, partOf]`,
    );
  });

  test('has a key that nobody knows', () => {
    expect(() =>
      parseGlossary('{"names": [{"name": "A"}, {"name": "B", "varients": ["C"]}]}', 'a.glossary.json'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: a.glossary.json: names.1: Unrecognized key: "varients"; allowed: name, long, variants, doubt, maybe, partOf]`,
    );
  });

  test('has a variant that is no text', () => {
    expect(() =>
      parseGlossary('{"names": [{"name": "A", "variants": [5]}]}', 'a.glossary.json'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[CorpusError: a.glossary.json: names.0.variants.0: Invalid input: expected string, received number; allowed: name, long, variants, doubt, maybe, partOf]`,
    );
  });

  test('stops the reading of its folder', () => {
    expect(() => readFiles({ 'a.md': smallReport('It began.'), 'a.glossary.json': '{' })).toThrow(CorpusError);
  });
});

describe('a folder that can be used', () => {
  test('may hold a glossary, a file with a byte order mark and files that are no reports', () => {
    const corpus = readFiles({
      'b.md': `\ufeff${smallReport('The second began.')}`,
      'a.md': smallReport('The first began.'),
      'glossary.json': '{"names": [{"name": "ABC", "long": "A Big Council"}]}',
      'notes.txt': 'no report',
    });
    expect(corpus.documents.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(corpus.glossary.names.map(({ name }) => name)).toEqual(['ABC']);
    const last = corpus.passages.at(-1);
    expect(last?.text).toBe('The second began.');
    expect(`\ufeff${smallReport('The second began.')}`.slice(last?.start, last?.end)).toBe('The second began.');
  });
});
