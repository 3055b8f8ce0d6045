#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listActions, summariseAction } from '../answer/action-summary.ts';
import { answerQuestion } from '../answer-question.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { createEngine, type Engine } from '../engine.ts';
import { calendarFile } from '../report/calendar-file.ts';
import { deadlinesOf } from '../report/deadlines.ts';
import { particularsOf } from '../report/particulars.ts';
import { HELP, type Options, readBatchLine, readOptions, UsageError } from './arguments.ts';
import { drawTimeline } from './draw-timeline.ts';
import { explain } from './explain.ts';
import { renderActions, renderAnswer, renderDeadlines, type Terminal } from './render-answer.ts';
import { runCommand, screen } from './run-command.ts';

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
  if (options.svg !== null) process.stdout.write(await drawTimeline(engine, options.svg, options));
  else if (options.batch) await answerLines(engine, options);
  else if (options.deadlines || options.ics !== null) process.stdout.write(planned(engine, options));
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

function questionOf({ question, action, timeline }: Options): string {
  if (action !== null) return `action ${action}`;
  return timeline === null ? (question ?? '') : `what happened with ${timeline}`;
}

function planned(engine: Engine, { deadlines, ics, json, now }: Options): string {
  const found = deadlinesOf(engine, now, null);
  const list = json ? `${JSON.stringify(found)}\n` : renderDeadlines(found, engine, { ...screen(), now });
  return (deadlines ? list : '') + (ics === null ? '' : writeCalendar(engine, ics));
}

function writeCalendar(engine: Engine, path: string): string {
  const { text, entries } = calendarFile(engine);
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(
      `--ics ${path}: cannot be written (${(error as NodeJS.ErrnoException).code}); allowed: a file in a folder that is there`,
    );
  }
  const markings = particularsOf(engine.corpus).flatMap(({ marking }) => marking ?? []);
  const marked = markings.length > 0 ? ` It holds words of the report: ${[...new Set(markings)].join(', ')}.` : '';
  return `${entries} planned date${entries === 1 ? '' : 's'} written to ${path}.${marked}\n`;
}

function answerOne(engine: Engine, options: Options): string {
  const { now, json, after } = options;
  const terminal: Terminal = { ...screen(), now };
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

await runCommand(main);
