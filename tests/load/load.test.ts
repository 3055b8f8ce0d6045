import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import questions from '../slack/questions.json' with { type: 'json' };
import { Child, environment } from '../support/child.ts';
import { SlackStandIn } from '../support/slack-stand-in.ts';
import { CHANNEL, furnish, mention } from '../support/workspace.ts';

// Takes minutes and wants a machine of its own: LOAD=1 npx vitest run tests/load
const wanted = process.env.LOAD === '1';

const USERS = Array.from({ length: 50 }, (_, i) => `U1LOAD${i}`);

interface Figures {
  readonly ack: readonly number[];
  readonly answer: readonly number[];
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const summary = ({ ack, answer }: Figures): string =>
  [ack, answer]
    .map((values) => [0.5, 0.99, 1].map((share) => percentile(values, share).toFixed(1)).join(' / '))
    .join(' ms; answered ');

async function run(script: string, work: (slack: SlackStandIn, child: Child) => Promise<Figures>): Promise<Figures> {
  const slack = await SlackStandIn.start();
  furnish(slack, USERS);
  const child = new Child(environment(slack, { CORPUS_DIR: join(process.cwd(), 'corpus') }), { script });
  await child.started();
  await slack.until(() => slack.socketCount === 1);
  try {
    return await work(slack, child);
  } finally {
    await child.exit('SIGKILL');
    await slack.stop();
  }
}

/** Asks `count` questions, one every `everyMs`, and measures from sending until acknowledged and answered. */
async function ask(slack: SlackStandIn, count: number, everyMs: number): Promise<Figures> {
  const sent = new Map<string, number>();
  const ack: number[] = [];
  const acks: Promise<void>[] = [];
  slack.shown.length = 0;
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const wait = start + i * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const ts = slack.nextTs();
    const { question } = questions[i % questions.length] ?? { question: '' };
    sent.set(ts, performance.now());
    acks.push(
      slack
        .deliver(mention(slack, question, { user: USERS[i % USERS.length] ?? '', channel: CHANNEL, ts }))
        .then(({ ackMs }) => void ack.push(ackMs)),
    );
  }
  await Promise.all(acks);
  await slack.until(() => new Set(slack.shown.map(({ thread }) => thread)).size === count, 30_000);
  const first = new Map(slack.shown.map(({ thread = '', atMs }) => [thread, atMs] as const).reverse());
  return { ack, answer: [...sent].map(([ts, at]) => (first.get(ts) ?? Number.NaN) - at) };
}

/** Asks `count` questions, never more than `width` at once: as fast as they are answered. */
async function askInTurn(slack: SlackStandIn, count: number, width: number): Promise<Figures> {
  let last: Figures = { ack: [], answer: [] };
  for (let done = 0; done < count; done += width) last = await ask(slack, width, 0);
  return last;
}

describe.runIf(wanted)('under load', () => {
  it('acknowledges 300 questions of 10 s within 1 s and answers within 3 s', async () => {
    const burst = async (slack: SlackStandIn) => {
      await ask(slack, 30, 50);
      return ask(slack, 300, 10_000 / 300);
    };
    const echo = await run(join(process.cwd(), 'tests/load/echo-app.mjs'), burst);
    const dossier = await run(join(process.cwd(), 'dist/main.js'), burst);
    const ratio = percentile(dossier.answer, 0.5) / percentile(echo.answer, 0.5);
    console.log(
      `acknowledged p50 / p99 / max\necho    ${summary(echo)} ms\ndossier ${summary(dossier)} ms\nratio of median answers ${ratio.toFixed(1)}, of p99 ${(percentile(dossier.answer, 0.99) / percentile(echo.answer, 0.99)).toFixed(1)}`,
    );
    expect(percentile(dossier.ack, 1)).toBeLessThan(1000);
    expect(percentile(dossier.answer, 0.99)).toBeLessThan(3000);
  }, 120_000);

  it('keeps its memory flat over 10,000 questions', async () => {
    const resident: number[] = [];
    await run(join(process.cwd(), 'dist/main.js'), async (slack, child) => {
      let last: Figures = { ack: [], answer: [] };
      for (let round = 0; round < 10; round++) {
        last = await askInTurn(slack, 1000, 10);
        const status = readFileSync(`/proc/${child.process.pid}/status`, 'utf8');
        resident.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
      }
      return last;
    });
    console.log(`resident after each 1000 questions, MB: ${resident.map((mb) => mb.toFixed(0)).join(' ')}`);
    const [, , third = 0] = resident;
    expect(resident.at(-1)).toBeLessThan(third * 1.25);
  }, 600_000);
});
