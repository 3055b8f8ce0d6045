import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerSchema, contractProblems } from '../support/contract.ts';
import { engine, NOW, ROOT, SECOND_CORPUS } from '../support/engines.ts';

const COMMAND = join(ROOT, 'dist/cli/ask.bundle.js');

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], input = '', command = COMMAND): Promise<Run> {
  const child = spawn(process.execPath, [command, ...args], { cwd: ROOT });
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  // a command that ends before it has read everything closes the pipe: that is its right
  child.stdin.on('error', () => undefined).end(input);
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}

const at = (...args: readonly string[]) => run(['--now', NOW, ...args]);

/** One answer on one line, as the contract has it. */
function answerOf(line: string) {
  const answer = answerSchema.parse(JSON.parse(line));
  expect(contractProblems(answer, engine().corpus)).toEqual([]);
  return answer;
}

beforeAll(() => {
  expect(existsSync(COMMAND), 'not built: npm run build').toBe(true);
});

describe.concurrent('the command', { timeout: 20_000 }, () => {
  test('prints an answer as text, word for word and with its place', async () => {
    const { status, out, err } = await at('how much cocaine was seized in operation UNDA');
    expect([status, err]).toEqual([0, '']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'The drug seizures derived from this operation amounted to around 11.5 tonnes of cocaine.',
    );
    expect(out).toContain('— Action 2, paragraph 3 (15571/25)');
    // no colour where nobody looks on
    expect(out).not.toContain('\u001b[');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  test('takes a question without quotation marks', async () => {
    expect((await at('--json', 'what', 'is', 'EUCAB')).out).toContain('"question":"what is EUCAB"');
  });

  test('prints one object on one line with --json', async () => {
    const { status, out, err } = await at('--json', 'what happened with EJOCN in 2025');
    expect([status, err]).toEqual([0, '']);
    expect(out.endsWith('\n')).toBe(true);
    expect(out.trimEnd()).not.toContain('\n');
    const answer = answerOf(out);
    expect(answer.status).toBe('answered');
    expect(answer.id).toBeUndefined();
  });

  test('ends well when the report does not say', async () => {
    const { status, out } = await at('--json', 'what happened with EJOCN in 2023');
    expect(status).toBe(0);
    expect(answerOf(out).reason).toBe('outside_period');
  });

  test('answers a batch in order, each with its id', async () => {
    const lines = [
      { id: 'b', question: 'what happened with EJOCN in 2025' },
      { id: 'a', question: 'and in 2024?', after: ['what happened with EJOCN in 2025'] },
      { id: 'c', question: '' },
      { id: 'd', question: 'which ai model are you' },
    ];
    const { status, out, err } = await run(
      ['--json', '--batch', '--now', NOW],
      `${lines.map((line) => JSON.stringify(line)).join('\n\n')}\n`,
    );
    expect([status, err]).toEqual([0, '']);
    const answers = out.trimEnd().split('\n').map(answerOf);
    expect(answers.map(({ id, question }) => [id, question])).toEqual(lines.map(({ id, question }) => [id, question]));
    expect(answers[1]?.readAs.period).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(answers.map(({ status: state }) => state)).toEqual([
      'answered',
      'answered',
      'not_in_report',
      'not_in_report',
    ]);
  });

  test('answers an empty batch with nothing', async () => {
    expect(await run(['--json', '--batch'])).toEqual({ status: 0, out: '', err: '' });
  });

  test('reads a batch with Windows line ends and without a last one', async () => {
    const { out } = await run(
      ['--json', '--batch', '--now', NOW],
      '{"id":"1","question":"what is EUCAB"}\r\n{"id":"2","question":"what is CLASI"}',
    );
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => answerOf(line).id),
    ).toEqual(['1', '2']);
  });

  test('takes earlier questions with --after', async () => {
    const { out } = await at('--json', '--after', 'what happened with EJOCN in 2025', 'and in 2024?');
    expect(answerOf(out).readAs).toMatchObject({
      entities: ['EJOCN'],
      period: { from: '2024-01-01', to: '2024-12-31' },
    });
  });

  test('summarises an Action', async () => {
    const { status, out } = await at('--action', '5');
    expect(status).toBe(0);
    expect(out).toContain('A network of specialised prosecutors and judges to dismantle criminal networks');
    for (const part of ['Done', 'Bodies and programmes', 'Documents'])
      expect(out).toMatch(new RegExp(`^${part}$`, 'm'));
    expect(out).toContain('EJOCN');
  });

  test('lists the Actions', async () => {
    const { out } = await at('--actions');
    for (let number = 1; number <= 17; number++) expect(out).toMatch(new RegExp(`\\b${number}\\b.+\\S`));
    const list = z
      .object({ actions: z.array(z.object({ number: z.number(), heading: z.string() })) })
      .parse(JSON.parse((await at('--actions', '--json')).out));
    expect(list.actions.map(({ number }) => number)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
  });

  test('explains how a question was read', async () => {
    const { out } = await at('--explain', 'what happened with EJOCN in 2025');
    expect(out).toMatch(/^kind {6}timeline$/m);
    expect(out).toMatch(/^period {4}2025-01-01 to 2025-12-31$/m);
    expect(out).toMatch(/^asks for {2}ejocn .*EJOCN/m);
  });

  test('takes another folder of reports', async () => {
    const { status, out } = await run([
      '--json',
      '--corpus',
      SECOND_CORPUS,
      '--now',
      '2026-05-12',
      'what does WSIC stand for',
    ]);
    expect(status).toBe(0);
    expect(answerSchema.parse(JSON.parse(out)).excerpts[0]?.source.document).toBe('9034/26');
  });

  test('lists what is planned', async () => {
    const { status, out } = await at('--deadlines');
    expect(status).toBe(0);
    expect(out).toContain('What the report plans: 16 due, 0 past their date.');
    expect(out).toContain('second quarter of 2026 [planned, as of 21 November 2025]');
    const later = await run(['--now', '2026-01-05', '--deadlines']);
    expect(later.out).toContain('[date passed; the report cannot say whether it happened]');
    const json = JSON.parse((await at('--deadlines', '--json')).out) as Record<string, unknown[]>;
    expect([json.ahead?.length, json.passed?.length]).toEqual([16, 0]);
  });

  test('writes the planned dates to a calendar file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dossier-ics-')), 'out.ics');
    const { status, out } = await at('--ics', file);
    expect(status).toBe(0);
    expect(out).toBe(`16 planned dates written to ${file}. It holds words of the report: LIMITE.\n`);
    expect(readFileSync(file, 'utf8').match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(16);
  });

  test('tells its use with --help', async () => {
    const { status, out } = await run(['--help']);
    expect(status).toBe(0);
    for (const flag of [
      '--json',
      '--batch',
      '--after',
      '--action N',
      '--actions',
      '--explain',
      '--deadlines',
      '--ics FILE',
      '--corpus',
      '--now',
    ])
      expect(out).toContain(flag);
  });
});

describe.concurrent('the command given what it cannot use', { timeout: 20_000 }, () => {
  test.each<[name: string, args: string[], input: string, message: RegExp]>([
    ['no question', [], '', /^no question; allowed: a question in quotation marks/],
    ['a day that is none', ['--now', '2025-02-30', 'x'], '', /^--now 2025-02-30: not a day; allowed: YYYY-MM-DD/],
    ['a day in another form', ['--now', 'today', 'x'], '', /^--now today: not a day; allowed: YYYY-MM-DD/],
    ['an unknown flag', ['--jsno', 'x'], '', /^Unknown option '--jsno'; allowed: see --help$/],
    ['a flag without its value', ['x', '--now'], '', /--now.+; allowed: see --help$/],
    ['an Action that is no number', ['--action', 'five'], '', /^--action five: not a number; allowed: 1, 2, 3/],
    [
      'a calendar in a folder that is not there',
      ['--ics', '/no/such/folder/a.ics'],
      '',
      /^--ics \/no\/such\/folder\/a\.ics: cannot be written \(ENOENT\); allowed: /,
    ],
    ['a calendar of another name', ['--ics', 'a.txt'], '', /^--ics a\.txt: not a calendar file; allowed: .+\.ics/],
    ['deadlines with a question', ['--deadlines', 'x'], '', /^--deadlines: is of the whole report; allowed: /],
    ['a batch as text', ['--batch'], '', /^--batch: .+; allowed: --json --batch$/],
    [
      'a batch with a question',
      ['--json', '--batch', 'x'],
      '',
      /^--batch: takes its questions from standard input, not 'x'/,
    ],
    [
      'a folder that is not there',
      ['--corpus', '/no/such/folder', 'x'],
      '',
      /^\/no\/such\/folder: cannot be read \(ENOENT\); allowed: /,
    ],
    [
      'a batch line that is no JSON',
      ['--json', '--batch'],
      '{"id":"1","question":"x"}\n\nnot json\n',
      /^standard input, line 3: not JSON; allowed: \{"id"/,
    ],
    [
      'a batch line without a question',
      ['--json', '--batch'],
      '{"id":"1"}\n',
      /^standard input, line 1: question: .+; allowed: /,
    ],
    [
      'a batch line with a wrong thread',
      ['--json', '--batch'],
      '{"id":"1","question":"x","after":"y"}\n',
      /^standard input, line 1: after: .+; allowed: /,
    ],
  ])('%s: says so in one line and ends with 2', async (_, args, input, message) => {
    const { status, out, err } = await run(args, input);
    expect(err.trimEnd()).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
    if (input === '') expect(out).toBe('');
  });

  test('answers the lines of a batch that come before the broken one', async () => {
    const { out } = await run(['--json', '--batch', '--now', NOW], '{"id":"1","question":"what is EUCAB"}\nnot json\n');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => answerOf(line).id),
    ).toEqual(['1']);
  });
});

const DIGEST = join(ROOT, 'dist/cli/digest.js');

describe.concurrent('the digest command', { timeout: 20_000 }, () => {
  test('prints the digests of a row of days', async () => {
    const { status, out, err } = await run(['--from', '2025-11-28', '--days', '2'], '', DIGEST);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Friday, 28 November 2025');
    expect(out).toContain('Monday, 1 December 2025');
    expect(out).not.toContain('\u001b[');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  test('takes days, topics, another corpus and --json', async () => {
    const json = await run(
      ['--from', '2025-11-24', '--days', '14', '--daily', '--topics', 'EJOCN, Action 4', '--json'],
      '',
      DIGEST,
    );
    const digests = json.out
      .trimEnd()
      .split('\n')
      .map((line) => z.object({ date: z.iso.date() }).parse(JSON.parse(line)));
    expect(digests.length).toBeGreaterThan(0);
    expect(digests.length).toBeLessThan(14);
    const quiet = await run(['--from', '2025-11-28', '--topics', 'EUCAB', '--mondays'], '', DIGEST);
    expect(quiet.out).toBe('Monday, 1 December 2025: nothing to say, nothing posted.\n\n');
    const other = await run(['--from', '2026-05-13', '--corpus', SECOND_CORPUS], '', DIGEST);
    expect(other.out).toContain('9034/26');
  });

  test.each<[name: string, args: string[], message: RegExp]>([
    ['a day that is none', ['--from', '2025-02-30'], /^--from 2025-02-30: not a day; allowed: YYYY-MM-DD/],
    ['no number of days', ['--days', '0'], /^--days 0: not a number of days; allowed: 1 to 1000$/],
    ['too many days', ['--days', '1001'], /^--days 1001: not a number of days/],
    ['two kinds of days', ['--daily', '--mondays'], /^--daily --mondays: one at a time; allowed: /],
    ['an unknown topic', ['--topics', 'ports'], /^--topics 'ports': the report does not name it; allowed: .+Action 2/],
    ['words', ['x'], /.+; allowed: see --help$/],
  ])('refuses %s', async (_, args, message) => {
    const { status, out, err } = await run(args, '', DIGEST);
    expect(err.trimEnd()).toMatch(message);
    expect([status, out]).toEqual([2, '']);
  });
});
