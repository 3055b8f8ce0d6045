import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/corpus/parse-document.ts';
import { splitPassages } from '../../src/corpus/passages.ts';
import { cleanText, superscriptNumber } from '../../src/text/markup.ts';
import { engine, engineOf, REPORT, reportText, secondEngine } from '../support/engines.ts';
import { actionsReport, FRONT, smallReport } from '../support/small-report.ts';

const document = () => parseDocument(reportText(), REPORT);
const passages = () => splitPassages(document(), 0);

describe('the real report', () => {
  test('has its particulars', () => {
    const { number, date, marking, subject, from, to, previous, warnings } = document();
    expect({ number, date, marking, subject, from, to, previous, warnings }).toEqual({
      number: '15571/25',
      date: '2025-11-21',
      marking: 'LIMITE',
      subject: 'The fight against drug trafficking and organised crime - Summary report',
      from: 'Presidency',
      to: 'Permanent Representatives Committee/Council',
      previous: ['10270/24', '16293/24', '8913/25'],
      warnings: [],
    });
  });

  test('has an introduction, 17 Actions in order and a conclusion', () => {
    const labels = document().sections.map(({ label }) => label);
    const actions = Array.from({ length: 17 }, (_, i) => `Action ${i + 1}`);
    expect(labels).toEqual(['Introduction', 'State of play', ...actions, 'Conclusion']);
    expect(document().sections.flatMap(({ number }) => number ?? [])).toEqual(actions.map((_, i) => i + 1));
  });

  test('has the titles of its Actions as they are printed', () => {
    const titles = new Map(document().sections.map(({ number, title }) => [number, title]));
    expect(titles.get(1)).toBe('Mobilising the customs community against drug trafficking');
    expect(titles.get(5)).toBe('A network of specialised prosecutors and judges to dismantle criminal networks');
    expect(titles.get(17)).toBe('Strengthening law enforcement and judicial cooperation with priority third countries');
  });

  test('has 32 footnotes, none twice', () => {
    expect([...document().footnotes.keys()]).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
  });

  test('has each footnote tied to the sentence in which its mark is printed', () => {
    const text = reportText();
    const all = passages();
    const body = all.filter(({ kind }) => kind === 'body');
    for (const mark of text.matchAll(/(?<![\n⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g)) {
      const number = superscriptNumber(mark[0]);
      const note = all.find((passage) => passage.footnote === number);
      const sentence = body.findLast(({ start }) => start < mark.index);
      expect(note?.calledBy, `footnote ${number}`).toBe(sentence?.id);
      expect(note?.section).toBe(sentence?.section);
      expect(sentence?.calls.map((call) => call.number)).toContain(number);
    }
    expect(all.filter(({ kind, calledBy }) => kind === 'footnote' && calledBy === null)).toEqual([]);
  });

  test.each([
    [2, 'causing impacts on health and on the environment', 'EUDA and Europol, 2024'],
    [4, 'the EU Drugs Strategy and Action Plan 2021-2025', 'OJ C 272'],
    [8, 'issued in April (restricted version)', 'WK 4256/2025'],
    [12, 'adopted on 13 June 2024', '11153/24'],
    [14, 'a discussion on the Council Framework Decision', 'Council Framework Decision 2008/841/JHA'],
    [23, 'on Cyprus have already been approved', '13074/25 REV1'],
    [32, 'Council conclusions on strengthening judicial cooperation', 'ST 11333/24'],
  ])('has footnote %i called by the sentence with "%s"', (number, words, opening) => {
    const all = passages();
    const note = all.find(({ footnote }) => footnote === number);
    expect(note?.text.startsWith(opening)).toBe(true);
    expect(all[note?.calledBy ?? -1]?.text).toContain(words);
  });

  test('has only passages whose slice of the file, cleaned, is their text', () => {
    for (const { corpus } of [engine(), secondEngine()]) {
      for (const { document: file, start, end, text } of corpus.passages)
        expect(cleanText(file.text.slice(start, end))).toBe(text);
    }
  });

  test('has every sentence of its body in a passage, in order', () => {
    const all = passages().filter(({ kind }) => kind === 'body');
    let at = 0;
    for (const { start, end, paragraph } of all) {
      expect(start).toBeGreaterThanOrEqual(at);
      expect(paragraph).toBeGreaterThan(0);
      at = end;
    }
    const covered = all.map(({ text }) => text).join(' ');
    for (const section of document().sections) {
      for (const { start, end } of section.paragraphs)
        expect(covered).toContain(cleanText(reportText().slice(start, end)));
    }
  });

  test('reads the same from a file with Windows line ends', () => {
    const windows = splitPassages(parseDocument(reportText().replaceAll('\n', '\r\n'), REPORT), 0);
    expect(windows.map(({ text }) => text)).toEqual(passages().map(({ text }) => text));
    for (const { document: file, start, end, text } of windows)
      expect(cleanText(file.text.slice(start, end))).toBe(text);
  });
});

describe('a report', () => {
  const footnoteOf = (text: string) =>
    splitPassages(parseDocument(text, 'test.md'), 0).find(({ kind }) => kind === 'footnote');

  test('may print a footnote under another Action than the one that calls it', () => {
    const note = footnoteOf(
      actionsReport('The Council agreed a text¹. It was long.', 'The work went on.\n\n¹ 9397/25\n\nIt ended.'),
    );
    expect(note?.text).toBe('9397/25');
    expect(note?.section?.label).toBe('Action 1');
    expect(note?.paragraph).toBe(1);
  });

  test('may have no number, marking or subject', () => {
    const { number, marking, subject } = parseDocument(
      'Brussels, 21 November 2025\n\nIntroduction\n\nThe work began in May.\n',
      'a.md',
    );
    expect([number, marking, subject]).toEqual([null, null, null]);
  });

  test('may print a date in other forms', () => {
    for (const line of [
      'Brussels, 21 November 2025',
      '21.11.2025',
      'Date: 2025-11-21',
      'The Hague, 21st of November 2025',
    ]) {
      expect(parseDocument(`${line}\n\nIntroduction\n\nThe work began in May.\n`, 'a.md').date).toBe('2025-11-21');
    }
  });

  test('may repeat its headings in a table of contents', () => {
    const { sections } = parseDocument(
      `${FRONT}\nAction 1: One\n\nAction 2: Two\n\nAction 1: One\n\nIt began.\n\nAction 2: Two\n\nIt ended.\n`,
      'a.md',
    );
    expect(sections.map(({ label }) => label)).toEqual(['Action 1', 'Action 2']);
  });

  test('warns of a footnote without body and of one never called', () => {
    const { warnings } = parseDocument(smallReport('The work began³. It ended.\n\n⁴ 9397/25'), 'a.md');
    expect(warnings).toEqual(['a.md:14: footnote 3 is called but has no body', 'a.md:16: footnote 4 is never called']);
  });

  test('keeps a link whole whose words hold the end of a sentence', () => {
    const { corpus } = engineOf(
      smallReport('It was told in [the study. Part two](https://example.eu/a) in May 2025. It ended.'),
    );
    for (const { document: file, start, end, text } of corpus.passages)
      expect(cleanText(file.text.slice(start, end))).toBe(text);
  });
});
