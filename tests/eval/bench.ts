import { spawnSync } from 'node:child_process';
import { answerQuestion } from '../../src/answer-question.ts';
import { parseDocument, type ReportDocument } from '../../src/corpus/parse-document.ts';
import { buildCorpus, readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine } from '../../src/engine.ts';
import { BareSearch } from './bare-search.ts';
import { readGold } from './score.ts';
import { SETS } from './sets.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);

/** Time of each call in milliseconds, sorted. */
function times(calls: readonly (() => unknown)[], rounds: number): number[] {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const call of calls) {
      const started = performance.now();
      call();
      taken.push(performance.now() - started);
    }
  }
  return taken.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const base = readCorpus('corpus');
const questions = SETS.filter((set) => set.corpus === 'corpus').flatMap((set) => readGold(set.questions));
const now = '2025-11-21';

/** The report again and again until the corpus has at least this many passages: other files, the same words. */
function corpusOf(passages: number): ReportDocument[] {
  const [report] = base.documents;
  if (!report) throw new Error('the corpus is empty');
  const copies = Math.max(1, Math.ceil(passages / base.passages.length));
  return Array.from({ length: copies }, (_, i) => (i === 0 ? report : parseDocument(report.text, `copy-${i}.md`)));
}

function bench(passages: number, rounds: number, sample: number): void {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const parseStarted = performance.now();
  const corpus = buildCorpus(corpusOf(passages), base.glossary);
  const parsed = performance.now();
  const engine = createEngine(corpus);
  const ready = performance.now();
  global.gc?.();
  const heap = process.memoryUsage().heapUsed - before;
  const bare = new BareSearch(corpus.passages);
  const asked = questions.slice(0, sample);
  const ask = asked.map((gold) => () => answerQuestion(engine, { question: gold.q, after: gold.after, now }));
  const search = asked.map((gold) => () => bare.search(gold.q));
  times(ask, 1);
  times(search, 1);
  const answers = times(ask, rounds);
  const peers = times(search, rounds);
  print(
    `${String(corpus.passages.length).padStart(6)} passages: parse ${(parsed - parseStarted).toFixed(0)} ms, index ${(ready - parsed).toFixed(0)} ms, heap ${megabytes(heap)} MB`,
  );
  print(
    `        answer p50 ${at(answers, 0.5).toFixed(2)} ms, p99 ${at(answers, 0.99).toFixed(2)} ms; bare MiniSearch p50 ${at(peers, 0.5).toFixed(3)} ms, p99 ${at(peers, 0.99).toFixed(2)} ms; ratio of medians ${(at(answers, 0.5) / at(peers, 0.5)).toFixed(1)}`,
  );
}

function coldStart(): void {
  const taken = Array.from({ length: 7 }, () => {
    const started = performance.now();
    const run = spawnSync(
      process.execPath,
      ['--max-semi-space-size=64', 'dist/cli/ask.bundle.js', 'what happened with EJOCN in 2025'],
      {
        encoding: 'utf8',
      },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const empty = Array.from({ length: 7 }, () => {
    const started = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  print(
    `cold start of ask to its answer: median ${at(taken, 0.5).toFixed(0)} ms, slowest ${at(taken, 1).toFixed(0)} ms; an empty Node process ${at(empty, 0.5).toFixed(0)} ms`,
  );
}

coldStart();
bench(0, 10, questions.length);
bench(10_000, 1, questions.length);
if (!process.argv.includes('--quick')) bench(100_000, 1, 40);
