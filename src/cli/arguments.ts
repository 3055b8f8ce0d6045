import { parseArgs } from 'node:util';
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
  const now = values.now ?? defaults.today;
  if (
    !DAY.test(now) ||
    Number.isNaN(Date.parse(`${now}T00:00:00Z`)) ||
    new Date(`${now}T00:00:00Z`).toISOString().slice(0, 10) !== now
  ) {
    throw new UsageError(`--now ${now}: not a day; allowed: YYYY-MM-DD, e.g. 2025-11-21`);
  }
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
  if (
    values.svg !== undefined &&
    (positionals.length > 0 || values.action !== undefined || values.actions || values.batch || values.json)
  )
    throw new UsageError(
      '--svg: draws a timeline and answers nothing; allowed: --svg FILE, --timeline NAME --svg FILE',
    );
  if (values.svg === '') throw new UsageError('--svg: no file; allowed: --svg timeline.svg');
  if (
    values.timeline !== undefined &&
    (positionals.length > 0 || values.action !== undefined || values.actions || values.batch)
  )
    throw new UsageError(
      "--timeline: takes a name and no question; allowed: --timeline EJOCN, --timeline 'EJOCN 2025'",
    );
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
    help: values.help ?? false,
  };
  const asksNothing = options.question === null && options.action === null && options.timeline === null;
  if (asksNothing && !options.batch && !options.actions && options.svg === null && !options.help) {
    throw new UsageError(
      'no question; allowed: a question in quotation marks, --action N, --actions, --timeline NAME, --json --batch or --help',
    );
  }
  return options;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
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
        timeline: { type: 'string' },
        svg: { type: 'string' },
        explain: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}; allowed: see --help`);
  }
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
