#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../corpus/read-corpus.ts';
import { composeDigest } from '../digest/digest.ts';
import { isPostingDay, nextPostingDay } from '../digest/posting-days.ts';
import { resolveTopics } from '../digest/topics.ts';
import { createEngine, type Engine } from '../engine.ts';
import { UsageError } from './arguments.ts';
import { DIGEST_HELP, type DigestOptions, readDigestOptions } from './digest-arguments.ts';
import { renderDigest, renderNoDigest } from './render-digest.ts';
import { runCommand, screen } from './run-command.ts';

async function main(): Promise<void> {
  const options = readDigestOptions(process.argv.slice(2), {
    corpus: fileURLToPath(new URL('../../corpus', import.meta.url)),
    today: new Date().toISOString().slice(0, 10),
  });
  if (options.help) {
    process.stdout.write(DIGEST_HELP);
    return;
  }
  const engine = createEngine(readCorpus(options.corpus));
  const { known, unknown } = resolveTopics(options.topics, engine);
  const [first] = unknown;
  if (first)
    throw new UsageError(
      `--topics '${first.typed}': the report does not name it; allowed: names and Actions of the report${first.near.length > 0 ? `, e.g. ${first.near.join(', ')}` : ''}`,
    );
  const subscription = { channel: 'terminal', days: options.days, topics: known.map(({ name }) => name) };
  for (const date of postingDays(options)) process.stdout.write(printed(engine, date, subscription, options.json));
}

function* postingDays({ from, count, days }: DigestOptions): Generator<string> {
  let day = isPostingDay(from, days) ? from : nextPostingDay(from, days);
  for (let i = 0; i < count; i++, day = nextPostingDay(day, days)) yield day;
}

function printed(
  engine: Engine,
  date: string,
  subscription: Parameters<typeof composeDigest>[0]['subscription'],
  json: boolean,
): string {
  const digest = composeDigest({ engine, date, subscription, asked: [], corpusChanges: [] });
  if (json) return digest ? `${JSON.stringify(digest)}\n` : '';
  return `${digest ? renderDigest(digest, engine, screen()) : renderNoDigest(date)}\n`;
}

await runCommand(main);
