#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listActions, summariseAction } from '../answer/action-summary.ts';
import { answerQuestion } from '../answer-question.ts';
import { CorpusError } from '../corpus/corpus-error.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { createEngine, type Engine } from '../engine.ts';
import { chronologyOf, wholeChronology } from '../report/chronology.ts';
import { HELP, type Options, readBatchLine, readOptions, UsageError } from './arguments.ts';
import { explain } from './explain.ts';
import { renderActions, renderAnswer, type Terminal } from './render-answer.ts';

/** Exit status, as the answer contract has it. */
const UNUSABLE = 2;
const FAILED = 1;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), {
    corpus: fileURLToPath(new URL('../../corpus', import.meta.url)),
    today: new Date().toISOString().slice(0, 10),
  });
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const corpus = readCorpus(options.corpus);
  for (const warning of corpus.warnings) process.stderr.write(`${warning}\n`);
  const engine = createEngine(corpus);
  if (options.svg !== null) await draw(engine, options.svg, options);
  else if (options.batch) await answerLines(engine, options);
  else process.stdout.write(answerOne(engine, options));
}

async function answerLines(engine: Engine, { now }: Options): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const { id, question, after } = readBatchLine(line, number);
    process.stdout.write(
      `${JSON.stringify({ id, ...answerQuestion(engine, { question, after: after ?? [], now }) })}\n`,
    );
  }
}

/** Writes the timeline as a picture. @throws {UsageError} where nothing is dated of the name, or the file cannot be written */
async function draw(engine: Engine, file: string, { timeline, now }: Options): Promise<void> {
  const chronology = timeline === null ? wholeChronology(engine) : chronologyOf(engine, timeline, now);
  if (!chronology || chronology.marks.length === 0)
    throw new UsageError(
      `--timeline ${timeline ?? ''}: the report dates nothing of it; allowed: a name that it dates, e.g. EJOCN`,
    );
  // drawing takes longer to load than an answer takes
  const { timelineSvg } = await import('../chart/timeline-svg.ts');
  try {
    writeFileSync(file, `${timelineSvg(chronology, null)}\n`);
  } catch (error) {
    throw new UsageError(`--svg ${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
  process.stdout.write(`${file}: ${chronology.marks.length} dated statements in ${chronology.rows.length} rows\n`);
}

function questionOf({ question, action, timeline }: Options): string {
  if (action !== null) return `action ${action}`;
  return timeline === null ? (question ?? '') : `what happened with ${timeline}`;
}

function answerOne(engine: Engine, options: Options): string {
  const { now, json, after } = options;
  const terminal: Terminal = {
    width: Math.min(process.stdout.columns ?? 100, 110),
    colour: process.stdout.isTTY && process.stdout.hasColors(),
    now,
  };
  if (options.actions)
    return json
      ? `${JSON.stringify({ actions: listActions(engine) })}\n`
      : renderActions(listActions(engine), terminal);
  const question = questionOf(options);
  const answer = answerQuestion(engine, { question, after, now });
  if (json) return `${JSON.stringify(answer)}\n`;
  const file = [...answer.excerpts, ...answer.nearest][0]?.source.file;
  const reportDay = engine.corpus.documents.find((document) => document.file === file)?.date ?? null;
  const summary =
    answer.readAs.kind === 'action' && answer.status === 'answered' ? summariseAction(answer, engine) : undefined;
  return (
    renderAnswer(answer, reportDay, terminal, summary) +
    (options.explain ? `\n${explain(engine, { question, after, now })}` : '')
  );
}

// a reader that has seen enough (`| head -1`) is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await main();
} catch (error) {
  const known = error instanceof UsageError || error instanceof CorpusError;
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = known ? UNUSABLE : FAILED;
}
