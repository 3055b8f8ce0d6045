import { type ParseArgsConfig, parseArgs } from 'node:util';
import { z } from 'zod';

/** Arguments or input that cannot be used; the message says what, where and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the command was asked to do. */
export interface Options {
  readonly question: string | null;
  readonly after: readonly string[];
  readonly json: boolean;
  readonly batch: boolean;
  readonly corpus: string;
  /** `YYYY-MM-DD` */
  readonly now: string;
  readonly action: number | null;
  readonly actions: boolean;
  /** A name, with or without a period. */
  readonly timeline: string | null;
  /** The file to draw the timeline into. */
  readonly svg: string | null;
  readonly explain: boolean;
  readonly deadlines: boolean;
  /** File to write the planned dates to, as a calendar. */
  readonly ics: string | null;
  readonly help: boolean;
}

export const HELP = `ask a report, get its exact words

  npm run ask -- "what happened with EJOCN in 2025"

  --json            one JSON object on one line
  --json --batch    JSON Lines in, JSON Lines out: {"id", "question", "after"?}
  --after TEXT      an earlier question of the thread (may be repeated, oldest first)
  --action N        the summary of an Action
  --actions         the list of Actions
  --timeline NAME   what happened with a body, by date
  --svg FILE        the timeline as a picture, of --timeline NAME or of the whole report
  --deadlines       what is planned, and what is past its date
  --ics FILE        the planned dates as a calendar file (.ics)
  --explain         how the question was read and why these excerpts
  --corpus DIR      another corpus folder (default: corpus/)
  --now YYYY-MM-DD  the day to take as today (default: the clock)
  --help            this text
`;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param args  the words after the command
 * @param today the clock's day, `YYYY-MM-DD`
 * @throws {UsageError}
 */
export function readOptions(
  args: readonly string[],
  defaults: { readonly corpus: string; readonly today: string },
): Options {
  const { values, positionals } = parse(args);
  const now = readDay('--now', values.now ?? defaults.today);
  if (values.batch && !values.json)
    throw new UsageError('--batch: answers would run together as text; allowed: --json --batch');
  if (values.batch && positionals.length > 0)
    throw new UsageError(
      `--batch: takes its questions from standard input, not '${positionals[0]}'; allowed: no further words`,
    );
  if (values.action !== undefined && !/^\d{1,3}$/.test(values.action))
    throw new UsageError(`--action ${values.action}: not a number; allowed: 1, 2, 3 …`);
  if (positionals.length > 0 && (values.action !== undefined || values.actions)) {
    throw new UsageError(
      `'${positionals[0]}': ${values.actions ? '--actions' : '--action'} takes no question; allowed: one or the other`,
    );
  }
  if (values.json && values.explain) throw new UsageError('--explain: is text; allowed: without --json');
  if (values.batch && (values.action !== undefined || values.actions))
    throw new UsageError('--batch: takes its questions from standard input; allowed: without --action and --actions');
  const isAnswered = positionals.length > 0 || values.action !== undefined || values.actions || values.batch;
  const listing = values.deadlines ? '--deadlines' : values.ics !== undefined ? '--ics' : null;
  if (listing !== null && isAnswered)
    throw new UsageError(
      `${listing}: is of the whole report; allowed: without a question, --action, --actions or --batch`,
    );
  if (values.ics !== undefined && !/\.ics$/i.test(values.ics))
    throw new UsageError(
      `--ics ${values.ics}: not a calendar file; allowed: a name that ends in .ics, e.g. deadlines.ics`,
    );
  if (values.timeline !== undefined && (isAnswered || listing !== null))
    throw new UsageError(
      "--timeline: takes a name and no question; allowed: --timeline EJOCN, --timeline 'EJOCN 2025'",
    );
  if (values.svg !== undefined && (isAnswered || listing !== null || values.json))
    throw new UsageError(
      '--svg: draws a timeline and answers nothing; allowed: --svg FILE, --timeline NAME --svg FILE',
    );
  if (values.svg !== undefined && !/\.svg$/i.test(values.svg))
    throw new UsageError(`--svg ${values.svg}: not a picture file; allowed: a name that ends in .svg, e.g. ejocn.svg`);
  const options: Options = {
    question: positionals.length > 0 ? positionals.join(' ') : null,
    after: values.after ?? [],
    json: values.json ?? false,
    batch: values.batch ?? false,
    corpus: values.corpus ?? defaults.corpus,
    now,
    action: values.action === undefined ? null : Number(values.action),
    actions: values.actions ?? false,
    timeline: values.timeline ?? null,
    svg: values.svg ?? null,
    explain: values.explain ?? false,
    deadlines: values.deadlines ?? false,
    ics: values.ics ?? null,
    help: values.help ?? false,
  };
  const asksNothing = !isAnswered && options.timeline === null;
  if (asksNothing && listing === null && options.svg === null && !options.help) {
    throw new UsageError(
      'no question; allowed: a question in quotation marks, --action N, --actions, --timeline NAME, --svg FILE, --deadlines, --ics FILE, --json --batch or --help',
    );
  }
  return options;
}

/** @throws {UsageError} where a flag's value is no day of the calendar */
export function readDay(flag: string, value: string): string {
  const time = DAY.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new UsageError(`${flag} ${value}: not a day; allowed: YYYY-MM-DD, e.g. 2025-11-21`);
  return value;
}

/** `parseArgs` of Node, its complaints as usage errors. @throws {UsageError} */
export function parseFlags<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}; allowed: see --help`);
  }
}

function parse(args: readonly string[]) {
  return parseFlags({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      batch: { type: 'boolean' },
      after: { type: 'string', multiple: true },
      corpus: { type: 'string' },
      now: { type: 'string' },
      action: { type: 'string' },
      actions: { type: 'boolean' },
      explain: { type: 'boolean' },
      deadlines: { type: 'boolean' },
      ics: { type: 'string' },
      timeline: { type: 'string' },
      svg: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
}

const batchLine = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  after: z.array(z.string()).optional(),
});

export type BatchLine = z.infer<typeof batchLine>;

/** @param number the line's number, from 1 @throws {UsageError} */
export function readBatchLine(line: string, number: number): BatchLine {
  const allowed = 'allowed: {"id": "q1", "question": "…", "after": ["…"]}';
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw new UsageError(`standard input, line ${number}: not JSON; ${allowed}`);
  }
  const parsed = batchLine.safeParse(data);
  if (!parsed.success)
    throw new UsageError(
      `standard input, line ${number}: ${parsed.error.issues[0]?.path.join('.') || 'the line'}: ${parsed.error.issues[0]?.message}; ${allowed}`,
    );
  return parsed.data;
}
