import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/engines.ts';

const SRC = join(ROOT, 'src');

interface Import {
  readonly target: string;
  /** Gone once compiled: `import type …`; `import { type … }` still loads the file. */
  readonly typeOnly: boolean;
}

interface Source {
  /** Relative to src/, with forward slashes. */
  readonly path: string;
  /** The first folder of the path; empty for files of src/ itself. */
  readonly folder: string;
  readonly text: string;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

function importsOf(code: string, path: string): Import[] {
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm),
    ...code.matchAll(/^\s*import\s+()'([^']+)'/gm),
    ...code.matchAll(/\bimport\(\s*()'([^']+)'/g),
    ...code.matchAll(/\brequire\)?\([^)]*\)?\(?()'([^']+)'\)/g),
  ];
  return found.map(([, type, name = '']) => ({
    target: name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
    typeOnly: Boolean(type),
  }));
}

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const path = relative(SRC, join(SRC, file)).replaceAll('\\', '/');
    const text = readFileSync(join(SRC, file), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    return { path, folder: folderOf(path), text, code, imports: importsOf(code, path) };
  });

const isPackage = ({ target }: Import) => !sources.some(({ path }) => path === target);

/** For each folder the folders it may import from, itself apart; files of src/ itself are the folder ''. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  dates: ['text'],
  corpus: ['dates', 'text'],
  search: ['corpus', 'text'],
  question: ['search', 'corpus', 'dates', 'text'],
  answer: ['', 'question', 'search', 'corpus', 'dates', 'text'],
  '': ['answer', 'question', 'search', 'corpus', 'dates', 'text'],
  cli: ['', 'chart', 'digest', 'report', 'answer', 'question', 'search', 'corpus', 'dates', 'text'],
  report: ['', 'answer', 'question', 'search', 'corpus', 'dates', 'text'],
  chart: ['', 'report', 'answer'],
  digest: ['', 'report', 'answer', 'question', 'search', 'corpus', 'dates', 'text'],
  store: [],
  delivery: ['', 'store', 'dates'],
  slack: ['', 'delivery', 'digest', 'report', 'store', 'answer', 'question', 'search', 'corpus', 'dates', 'text'],
  preview: ['', 'slack', 'delivery', 'chart', 'report', 'store', 'answer', 'corpus', 'dates'],
};

/** Arrows for types alone. */
const TYPE_ARROWS: Readonly<Record<string, readonly string[]>> = { search: ['question'] };

/** Files that put the parts together and may import from all of them. */
const STARTS = new Set(['main.ts']);

const places = (files: readonly Source[]) => files.map(({ path }) => path);

describe('the source', () => {
  test('is found', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(({ imports }) => imports).filter((one) => !isPackage(one)).length).toBeGreaterThan(100);
    expect(dirname(SRC)).toBe(ROOT);
  });

  test('imports only files that are there', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports.filter((one) => isPackage(one) && /\.ts$/.test(one.target)).map(({ target }) => `${path} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test('knows MiniSearch in one place only', () => {
    expect(places(sources.filter(({ imports }) => imports.some(({ target }) => target === 'minisearch')))).toEqual([
      'search/passage-index.ts',
    ]);
  });

  test('knows the calendar format in one place only', () => {
    expect(places(sources.filter(({ imports }) => imports.some(({ target }) => target === 'ical-generator')))).toEqual([
      'report/calendar-file.ts',
    ]);
  });

  test('knows Slack only in its folder', () => {
    expect(
      places(
        sources.filter(
          ({ folder, imports }) => folder !== 'slack' && imports.some(({ target }) => target.startsWith('@slack/')),
        ),
      ),
    ).toEqual([]);
  });

  test('knows the chart library in one place only', () => {
    expect(
      places(sources.filter(({ imports }) => imports.some(({ target }) => target.startsWith('@observablehq/')))),
    ).toEqual(['chart/timeline-svg.ts']);
  });

  test('keeps what runs in the browser apart', () => {
    const isClient = (path: string) => path.startsWith('preview/client/');
    expect(
      places(sources.filter(({ path, imports }) => isClient(path) && imports.some((one) => isPackage(one)))),
    ).toEqual([]);
    expect(
      sources
        .filter(({ path }) => !isClient(path))
        .flatMap(({ path, imports }) => imports.filter(({ target }) => isClient(target)).map(() => path)),
    ).toEqual([]);
  });

  test('reads the environment only in config.ts', () => {
    expect(
      places(
        sources.filter(
          ({ path, code }) =>
            path !== 'config.ts' && /\bprocess\s*\.\s*env\b|\benv\b[^;\n]*from 'node:process'/.test(code),
        ),
      ),
    ).toEqual([]);
  });

  test('reads the clock only where a day comes in', () => {
    const mayRead = (path: string) =>
      path === 'main.ts' || /^cli\/(?:ask|digest)\.ts$/.test(path) || /scheduler[^/]*$/.test(path);
    expect(
      places(
        sources.filter(
          ({ path, code }) => !mayRead(path) && /\bnew Date\(\s*\)|\bDate\.now\(|(?<!new )\bDate\(\s*\)/.test(code),
        ),
      ),
    ).toEqual([]);
  });

  test('imports along the arrows between folders only', () => {
    const wrong = sources.flatMap(({ path, folder, imports }) =>
      imports
        .filter((one) => !isPackage(one) && !STARTS.has(path))
        .filter(({ target, typeOnly }) => {
          const to = folderOf(target);
          const allowed = [folder, ...(ARROWS[folder] ?? [to]), ...(typeOnly ? (TYPE_ARROWS[folder] ?? []) : [])];
          return !allowed.includes(to);
        })
        .map(({ target }) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has no folder that nobody placed', () => {
    const known = new Set(Object.keys(ARROWS));
    expect([...new Set(sources.map(({ folder }) => folder))].filter((folder) => !known.has(folder))).toEqual([]);
  });

  test('has no circle of imports between folders', () => {
    const edges = new Map<string, Set<string>>();
    for (const { path, folder, imports } of sources) {
      if (folder === '' || STARTS.has(path)) continue;
      for (const one of imports) {
        const to = folderOf(one.target);
        if (one.typeOnly || isPackage(one) || to === folder || to === '') continue;
        edges.set(folder, (edges.get(folder) ?? new Set()).add(to));
      }
    }
    const circles: string[] = [];
    const walk = (folder: string, trail: readonly string[]) => {
      if (trail.includes(folder)) circles.push([...trail.slice(trail.indexOf(folder)), folder].join(' → '));
      else for (const to of edges.get(folder) ?? []) walk(to, [...trail, folder]);
    };
    for (const folder of edges.keys()) walk(folder, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  test('has no circle of imports between files', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      else if (!done.has(path)) {
        for (const { target, typeOnly } of byPath.get(path)?.imports ?? [])
          if (!typeOnly && byPath.has(target)) walk(target, [...trail, path]);
        done.add(path);
      }
    };
    for (const { path } of sources) walk(path, []);
    expect(circles).toEqual([]);
  });

  test('has no file of more than 300 lines', () => {
    expect(
      sources
        .filter(({ text }) => text.trimEnd().split('\n').length > 300)
        .map(({ path, text }) => `${path}: ${text.split('\n').length}`),
    ).toEqual([]);
  });
});
