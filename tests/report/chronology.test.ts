import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { timelineSvg } from '../../src/chart/timeline-svg.ts';
import { chronologyOf, wholeChronology } from '../../src/report/chronology.ts';
import { engine, engineOf } from '../support/engines.ts';
import { actionsReport } from '../support/small-report.ts';

const NOW = '2025-11-21';
const small = engineOf(
  actionsReport(
    'In March 2025, the Network of Harbours (NOH) met. The NOH will meet again in March 2026.',
    'The NOH & <others> met on 5 May 2025.',
  ),
);

describe('a chronology', () => {
  it('has a row for each section that dates something of a name', () => {
    const found = chronologyOf(small, 'NOH', NOW);
    expect(found?.rows).toEqual(['Action 1', 'Action 2']);
    expect(found?.marks.map(({ row, label, status }) => [row, label, status])).toEqual([
      ['Action 1', 'March 2025', 'past'],
      ['Action 1', 'March 2026', 'planned'],
      ['Action 2', '5 May 2025', 'past'],
    ]);
  });

  it('keeps to a period, and is null where nothing is dated', () => {
    expect(chronologyOf(small, 'NOH 2025', NOW)?.marks.length).toBeGreaterThan(0);
    expect(chronologyOf(small, 'Nobody', NOW)).toBeNull();
    expect(chronologyOf(small, '', NOW)).toBeNull();
  });

  it('of the whole report has the busiest first, and every mark a sentence of the report', () => {
    const { rows, marks } = wholeChronology(engine());
    const counts = rows.map((name) => marks.filter(({ row }) => row === name).length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(rows).toContain('EJOCN');
    for (const { text, label } of marks) expect(text).toContain(label);
  });
});

describe('its picture', () => {
  const chronology = chronologyOf(small, 'NOH', NOW) ?? { title: '', rows: [], marks: [] };
  const svg = timelineSvg(chronology, ({ start }) => `/at/${start}`);
  const { document } = parseHTML(`<html><body>${svg}</body></html>`);

  it('has every statement as a mark that leads to its sentence, the planned hatched', () => {
    const links = [...document.querySelectorAll('svg a')].map((link) => link.getAttribute('href')).sort();
    expect(links).toEqual(chronology.marks.map(({ source }) => `/at/${source.start}`).sort());
    expect(document.querySelectorAll('.planned rect').length).toBe(1);
    expect(document.querySelector('.planned')?.getAttribute('fill')).toBe('url(#planned-hatch)');
    expect(document.querySelectorAll('.past rect').length).toBe(2);
  });

  it('says in words what it shows', () => {
    expect(document.querySelector('svg > title')?.textContent).toContain('NOH');
    expect(document.querySelector('svg > desc')?.textContent).toBe(
      '3 dated statements in 2 rows, 1 of them planned and hatched.',
    );
    const titles = [...document.querySelectorAll('svg a title')].map((title) => title.textContent);
    expect(titles).toContain('Action 2, 5 May 2025: The NOH & <others> met on 5 May 2025.');
  });

  it('is the same every time', () => {
    expect(timelineSvg(chronology, ({ start }) => `/at/${start}`)).toBe(svg);
  });
});

describe('ask --svg', { timeout: 30_000 }, () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/cli/ask.bundle.js', '--now', NOW, ...args], { encoding: 'utf8' });
  const folder = mkdtempSync(join(tmpdir(), 'dossier-svg-'));

  it.each([
    ['of a name', ['--timeline', 'EJOCN']],
    ['of the whole report', []],
  ])('draws the timeline %s', (_, args) => {
    const file = join(folder, 'out.svg');
    const { status, stdout } = run(...args, '--svg', file);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^\d+ dated statements in \d+ rows drawn into .*out\.svg\.\n$/),
    ]);
    const svg = readFileSync(file, 'utf8');
    expect(svg.slice(0, svg.indexOf('>'))).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg.endsWith('</svg>\n')).toBe(true);
  });

  it('prints the timeline where no picture is asked for', () => {
    expect(run('--timeline', 'EJOCN 2025').stdout).toBe(run('what happened with EJOCN 2025').stdout);
  });

  it.each([
    [['--timeline', 'Nobody', '--svg', 'x.svg'], /dates nothing of it; allowed: a name/],
    [['--timeline', 'EJOCN', '--svg', join(folder, 'no/such/x.svg')], /cannot be written \(ENOENT\)/],
    [['--timeline', 'EJOCN', 'a question'], /--timeline: takes a name and no question/],
    [['--svg', 'x.svg', '--json', 'a question'], /--svg: draws a timeline/],
    [['--svg', 'out.png'], /not a picture file; allowed: a name that ends in \.svg/],
  ])('refuses %j', (args, sentence) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
