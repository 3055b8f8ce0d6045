import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { calendarFile } from '../../src/report/calendar-file.ts';
import { deadlinesOf } from '../../src/report/deadlines.ts';
import { engineOf, engine as real } from '../support/engines.ts';

const corpora: readonly (readonly [string, Engine])[] = [
  ['the report', real()],
  ...['second', 'third', 'fourth'].map(
    (name) => [`the ${name} report`, createEngine(readCorpus(`tests/corpora/${name}`))] as const,
  ),
];

/** The entries as another program reads them. */
function entriesOf(engine: Engine) {
  const calendar = new ICAL.Component(ICAL.parse(calendarFile(engine).text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isAllDay: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      stamp: component.getFirstPropertyValue('dtstamp')?.toString(),
      transp: component.getFirstPropertyValue('transp'),
      class: component.getFirstPropertyValue('class'),
      alarms: component.getAllSubcomponents('valarm').length,
    };
  });
}

describe.each(corpora)('the calendar file of %s', (_, engine) => {
  const { ahead, passed } = deadlinesOf(engine, '2025-01-01', null);
  const entries = entriesOf(engine);

  it('has every planned item, as an independent parser reads it', () => {
    expect(calendarFile(engine).entries).toBe(entries.length);
    for (const { to, excerpt } of [...ahead, ...passed]) {
      const found = entries.filter(({ description }) => description.startsWith(`${excerpt.text}\n\n`));
      expect(found.length, excerpt.text).toBeGreaterThanOrEqual(1);
      const dayAfter = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(found.map(({ end }) => end)).toContain(dayAfter);
    }
  });

  it('has entries that are whole days, block no time, ring for nobody and say how far they may go', () => {
    const dates = engine.corpus.documents.map(({ date }) => `${date}T00:00:00Z`);
    for (const entry of entries) {
      expect(entry).toMatchObject({ isAllDay: true, transp: 'TRANSPARENT', alarms: 0 });
      expect(dates).toContain(entry.stamp);
      expect(entry.start < entry.end).toBe(true);
      expect(entry.description).toMatch(/\n\n\u2014 .+, paragraph \d+, .+\n\nPlanned, as of \d+ \w+ \d{4}\./);
    }
  });

  it('gives every entry an identity of its own, the same each time', () => {
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
    expect(calendarFile(engine).text).toBe(calendarFile(engine).text);
  });

  it('keeps within the line length and line ends of the format', () => {
    const { text } = calendarFile(engine);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the calendar file', () => {
  it('puts days on their days, and a period on its last day with a note', () => {
    const entries = entriesOf(real());
    expect(entries.find(({ description }) => description.startsWith('On 17 and 18 December 2025'))).toMatchObject({
      start: '2025-12-17',
      end: '2025-12-19',
      summary: 'Action 10: Preventing organised crime activities through administrative measures',
      class: 'CONFIDENTIAL',
    });
    const quarter = entries.find(({ description }) => description.includes('in the second quarter of 2026'));
    expect(quarter).toMatchObject({ start: '2026-06-30', end: '2026-07-01' });
    expect(quarter?.summary).toMatch(/^Last day of \u201csecond quarter of 2026\u201d: Action 9: /);
    expect(quarter?.description).toContain(
      'The report says \u201csecond quarter of 2026\u201d; this is the last day of it.',
    );
  });

  it('lists a sentence under the more precise of two dates', () => {
    const found = entriesOf(real()).filter(({ description }) =>
      description.includes('legal framework on drug precursors'),
    );
    expect(found.map(({ summary }) => summary.slice(0, 21))).toEqual(['Last day of \u201cQ4 2025\u201d']);
  });

  it('carries signs that the format gives a meaning of its own', () => {
    const sentence =
      'The Council; the "Group", and C:\\\\ports will meet on 3 March 2026 \u2013 in Gda\u0144sk \ud83d\udea2.';
    const report = engineOf(`Brussels, 1 October 2025\n\nAction 1: Ports, borders; and more\n\n${sentence}\n`);
    const [entry] = entriesOf(report);
    expect(entry?.description).toContain('in Gda\u0144sk \ud83d\udea2.');
    expect(entry?.description).toContain('The Council; the "Group", and C:');
    expect(entry?.summary).toBe('Action 1: Ports, borders; and more');
  });

  it('is a calendar without entries where nothing is planned', () => {
    const report = engineOf('Brussels, 1 October 2025\n\nAction 1: Ports\n\nThe Council met on 3 March 2025.\n');
    expect(calendarFile(report).entries).toBe(0);
    expect(entriesOf(report)).toEqual([]);
  });
});
