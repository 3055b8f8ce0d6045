import { answerQuestion } from '../../src/answer-question.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine } from '../../src/engine.ts';
import { BareSearch } from './bare-search.ts';
import { countMishaps, noMishaps, readRewordings } from './mishaps.ts';
import { notVerbatim, readGold, score, scored } from './score.ts';
import { scoreDates } from './score-dates.ts';
import { type QuestionSet, SETS } from './sets.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const print = (text = '') => process.stdout.write(`${text}\n`);

/** What slips and manners lose, over all sets. */
const mishaps = noMishaps();
const rewordings = readRewordings('tests/data/rewordings.jsonl');

/** Scores one set beside bare MiniSearch and prints a table by kind and every miss with its reason. */
function evaluate(set: QuestionSet): void {
  const engine = createEngine(readCorpus(set.corpus));
  const bare = new BareSearch(engine.corpus.passages);
  const files = new Map(engine.corpus.documents.map((document) => [document.file, document.text]));
  const types = new Map<string, { all: number; right: number; bare: number }>();
  const misses: string[] = [];
  const total = {
    all: 0,
    right: 0,
    bare: 0,
    answerable: 0,
    refused: 0,
    closest: 0,
    words: 0,
    firsts: 0,
    firstRight: 0,
    excerpts: 0,
    notVerbatim: 0,
    abstain: 0,
    abstained: 0,
  };
  for (const gold of readGold(set.questions)) {
    const answer = answerQuestion(engine, { question: gold.q, after: gold.after, now: set.now });
    const result = score(gold, scored(answer));
    const peer = score(gold, bare.answer(gold.q));
    const row = types.get(gold.type) ?? { all: 0, right: 0, bare: 0 };
    types.set(gold.type, {
      all: row.all + 1,
      right: row.right + Number(result.right),
      bare: row.bare + Number(peer.right),
    });
    if (result.right) {
      const reworded = rewordings.get(`${set.name}/${gold.id}`) ?? null;
      countMishaps(engine, gold, { now: set.now, place: total.all, reworded }, mishaps);
    }
    total.all++;
    total.right += Number(result.right);
    total.bare += Number(peer.right);
    total.excerpts += answer.excerpts.length + answer.nearest.length;
    total.notVerbatim += notVerbatim(answer, files).length;
    if (gold.abstain) {
      total.abstain++;
      total.abstained += Number(answer.status === 'not_in_report');
    } else {
      total.answerable++;
      total.refused += Number(answer.status === 'not_in_report');
      total.closest += Number(answer.status === 'closest');
      total.words += result.words;
      total.firsts += Number(result.firstRight !== null);
      total.firstRight += Number(result.firstRight === true);
    }
    if (!result.right)
      misses.push(
        `  ${gold.id} [${gold.type}] ${gold.after.length > 0 ? `(${gold.after.join(' / ')}) ` : ''}${gold.q}\n      ${result.misses.join('; ')}  (read as ${answer.readAs.kind}, ${answer.status})`,
      );
  }
  print(`== ${set.name}: ${set.questions} on ${set.corpus}`);
  print(
    `wholly right        ${percent(total.right / total.all)} (${total.right} of ${total.all}); bare MiniSearch ${percent(total.bare / total.all)}`,
  );
  print(
    `refused, answerable ${percent(total.refused / total.answerable)}; refusals due ${total.abstained} of ${total.abstain}; closest ${total.closest}`,
  );
  print(
    `first excerpt right ${total.firstRight} of ${total.firsts}; words an answer ${(total.words / total.answerable).toFixed(0)}`,
  );
  print(`verbatim            ${total.excerpts - total.notVerbatim} of ${total.excerpts} excerpts`);
  for (const [type, row] of types)
    print(
      `  ${type.padEnd(11)} ${String(row.right).padStart(2)} of ${String(row.all).padStart(2)}   bare ${String(row.bare).padStart(2)}`,
    );
  if (misses.length > 0) print(`misses\n${misses.join('\n')}`);
  print();
}

function evaluateDates(name: string, corpus: string, events: string, notEvents: string): void {
  const result = scoreDates(readCorpus(corpus).passages, events, notEvents);
  print(
    `== dates, ${name}: F1 ${percent(result.f1)} (precision ${percent(result.precision)}, recall ${percent(result.recall)} of ${result.gold}); past or planned right ${percent(result.statusRight)}; names taken for events ${result.names.length}`,
  );
  for (const line of [
    ...result.missed.map((text) => `missed ${text}`),
    ...result.invented.map((text) => `invented ${text}`),
    ...result.names.map((text) => `name ${text}`),
  ])
    print(`  ${line}`);
  print();
}

for (const set of SETS) evaluate(set);
print('== right questions asked again with a mishap');
for (const [name, { tried, lost }] of mishaps) {
  print(`${name.padEnd(20)} lost ${percent(lost.length / tried)} (${lost.length} of ${tried})`);
  for (const line of lost) print(`  ${line}`);
}
print();
evaluateDates('the report', 'corpus', 'tests/data/events.jsonl', 'tests/data/not-events.jsonl');
evaluateDates(
  'the second report',
  'tests/corpora/second',
  'tests/data/events-second-report.jsonl',
  'tests/data/not-events-second-report.jsonl',
);
