import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** Console blocks: the command, the words after `--`, and what the README says they print. */
const examples = [...readme.matchAll(/```console\n\$ npm run --silent (ask|digest) -- (.*)\n([\s\S]*?)```/g)].map(
  (match) => ({ command: match[1] ?? '', words: match[2] ?? '', printed: match[3] ?? '' }),
);

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

describe('the README', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples)('prints what $command prints for $words', ({ command, words, printed }) => {
    const script = command === 'ask' ? 'ask.bundle' : command;
    const run = spawnSync(process.execPath, [`dist/cli/${script}.js`, ...wordsOf(words)], { encoding: 'utf8' });
    expect(run.status).toBe(0);
    // "…" on a line of its own stands for the rest
    const [shown = '', rest] = printed.split('\n\u2026\n');
    if (rest === undefined) expect(run.stdout).toBe(printed);
    else expect(run.stdout.startsWith(shown)).toBe(true);
  });

  it('names only commands that exist, and every one a reader needs', () => {
    const named = new Set([...readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map((match) => match[1] ?? ''));
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
    for (const name of ['ask', 'screenshots', 'digest', 'eval', 'bench', 'format', 'build'])
      expect([...named]).toContain(name);
  });

  it('shows pictures that are there, and no file of them is left over', () => {
    const shown = [...readme.matchAll(/\((tests\/pictures\/[\w-]+\.png)\)/g)].map((match) => match[1] ?? '');
    const taken = readdirSync('tests/pictures').filter((file) => file.endsWith('.png'));
    expect([...new Set(shown)].sort()).toEqual(taken.map((file) => `tests/pictures/${file}`).sort());
  });

  it('names every folder of the source', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(readme).toContain(`\`${name}/\``);
  });
});
