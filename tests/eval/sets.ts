/** Question sets, each with its corpus and the day it is asked on. */
export interface QuestionSet {
  readonly name: string;
  readonly questions: string;
  readonly corpus: string;
  readonly now: string;
  /** Share wholly right that the tests hold the engine to; below what is measured, so that it catches a fall. */
  readonly floor: number;
}

const report = { corpus: 'corpus', now: '2025-11-21' } as const;

export const SETS: readonly QuestionSet[] = [
  { name: 'development', questions: 'tests/data/questions-development.jsonl', ...report, floor: 0.97 },
  { name: 'fresh a', questions: 'tests/data/questions-fresh-a.jsonl', ...report, floor: 0.94 },
  { name: 'fresh b', questions: 'tests/data/questions-fresh-b.jsonl', ...report, floor: 0.93 },
  { name: 'fresh c', questions: 'tests/data/questions-fresh-c.jsonl', ...report, floor: 0.94 },
  { name: 'fresh d', questions: 'tests/data/questions-fresh-d.jsonl', ...report, floor: 0.85 },
  { name: 'fresh e', questions: 'tests/data/questions-fresh-e.jsonl', ...report, floor: 0.96 },
  { name: 'fresh f', questions: 'tests/data/questions-fresh-f.jsonl', ...report, floor: 0.92 },
  { name: 'fresh g', questions: 'tests/data/questions-fresh-g.jsonl', ...report, floor: 0.94 },
  { name: 'fresh h', questions: 'tests/data/questions-fresh-h.jsonl', ...report, floor: 0.95 },
  { name: 'fresh i', questions: 'tests/data/questions-fresh-i.jsonl', ...report, floor: 0.94 },
  { name: 'fresh j', questions: 'tests/data/questions-fresh-j.jsonl', ...report, floor: 0.92 },
  { name: 'fresh k', questions: 'tests/data/questions-fresh-k.jsonl', ...report, floor: 0.9 },
  { name: 'fresh l', questions: 'tests/data/questions-fresh-l.jsonl', ...report, floor: 0.9 },
  { name: 'fresh m', questions: 'tests/data/questions-fresh-m.jsonl', ...report, floor: 0.94 },
  { name: 'fresh n', questions: 'tests/data/questions-fresh-n.jsonl', ...report, floor: 0.94 },
  { name: 'fresh o', questions: 'tests/data/questions-fresh-o.jsonl', ...report, floor: 0.86 },
  { name: 'fresh p', questions: 'tests/data/questions-fresh-p.jsonl', ...report, floor: 0.94 },
  { name: 'fresh q', questions: 'tests/data/questions-fresh-q.jsonl', ...report, floor: 0.92 },
  { name: 'fresh r', questions: 'tests/data/questions-fresh-r.jsonl', ...report, floor: 0.84 },
  { name: 'fresh s', questions: 'tests/data/questions-fresh-s.jsonl', ...report, floor: 0.96 },
  { name: 'fresh t', questions: 'tests/data/questions-fresh-t.jsonl', ...report, floor: 0.94 },
  { name: 'fresh u', questions: 'tests/data/questions-fresh-u.jsonl', ...report, floor: 0.92 },
  { name: 'fresh v', questions: 'tests/data/questions-fresh-v.jsonl', ...report, floor: 0.92 },
  { name: 'fresh w', questions: 'tests/data/questions-fresh-w.jsonl', ...report, floor: 0.94 },
  {
    name: 'second report',
    questions: 'tests/data/questions-second-report.jsonl',
    corpus: 'tests/corpora/second',
    now: '2026-05-12',
    floor: 0.84,
  },
  {
    name: 'third report',
    questions: 'tests/data/questions-third-report.jsonl',
    corpus: 'tests/corpora/third',
    now: '2026-04-17',
    floor: 0.85,
  },
  {
    name: 'fourth report',
    questions: 'tests/data/questions-fourth-report.jsonl',
    corpus: 'tests/corpora/fourth',
    now: '2026-10-02',
    floor: 0.9,
  },
  {
    name: 'fifth report',
    questions: 'tests/data/questions-fifth-report.jsonl',
    corpus: 'tests/corpora/fifth',
    now: '2026-10-09',
    floor: 0.9,
  },
  {
    name: 'sixth report',
    questions: 'tests/data/questions-sixth-report.jsonl',
    corpus: 'tests/corpora/sixth',
    now: '2026-10-14',
    floor: 0.83,
  },
  {
    name: 'seventh report',
    questions: 'tests/data/questions-seventh-report.jsonl',
    corpus: 'tests/corpora/seventh',
    now: '2026-07-16',
    floor: 0.87,
  },
  {
    name: 'eighth report',
    questions: 'tests/data/questions-eighth-report.jsonl',
    corpus: 'tests/corpora/eighth',
    now: '2026-10-09',
    floor: 0.83,
  },
  {
    name: 'ninth report',
    questions: 'tests/data/questions-ninth-report.jsonl',
    corpus: 'tests/corpora/ninth',
    now: '2026-02-13',
    floor: 0.87,
  },
  {
    name: 'tenth report',
    questions: 'tests/data/questions-tenth-report.jsonl',
    corpus: 'tests/corpora/tenth',
    now: '2026-05-05',
    floor: 0.88,
  },
  {
    name: 'eleventh report',
    questions: 'tests/data/questions-eleventh-report.jsonl',
    corpus: 'tests/corpora/eleventh',
    now: '2026-10-09',
    floor: 0.9,
  },
  {
    name: 'twelfth report',
    questions: 'tests/data/questions-twelfth-report.jsonl',
    corpus: 'tests/corpora/twelfth',
    now: '2026-06-17',
    floor: 0.85,
  },
  {
    name: 'thirteenth report',
    questions: 'tests/data/questions-thirteenth-report.jsonl',
    corpus: 'tests/corpora/thirteenth',
    now: '2026-10-09',
    floor: 0.87,
  },
  {
    name: 'fourteenth report',
    questions: 'tests/data/questions-fourteenth-report.jsonl',
    corpus: 'tests/corpora/fourteenth',
    now: '2026-05-27',
    floor: 0.79,
  },
  {
    name: 'fifteenth report',
    questions: 'tests/data/questions-fifteenth-report.jsonl',
    corpus: 'tests/corpora/fifteenth',
    now: '2026-07-17',
    floor: 0.88,
  },
  {
    name: 'sixteenth report',
    questions: 'tests/data/questions-sixteenth-report.jsonl',
    corpus: 'tests/corpora/sixteenth',
    now: '2026-05-11',
    floor: 0.78,
  },
  {
    name: 'seventeenth report',
    questions: 'tests/data/questions-seventeenth-report.jsonl',
    corpus: 'tests/corpora/seventeenth',
    now: '2026-10-12',
    floor: 0.8,
  },
  {
    name: 'eighteenth report',
    questions: 'tests/data/questions-eighteenth-report.jsonl',
    corpus: 'tests/corpora/eighteenth',
    now: '2026-03-27',
    floor: 0.88,
  },
  {
    name: 'nineteenth report',
    questions: 'tests/data/questions-nineteenth-report.jsonl',
    corpus: 'tests/corpora/nineteenth',
    now: '2026-04-17',
    floor: 0.88,
  },
];
