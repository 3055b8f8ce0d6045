import type { Days } from '../digest/posting-days.ts';
import { parseFlags, readDay, UsageError } from './arguments.ts';

/** Which digests to print. */
export interface DigestOptions {
  /** `YYYY-MM-DD` */
  readonly from: string;
  /** Number of digest days, from 1. */
  readonly count: number;
  readonly days: Days;
  readonly topics: readonly string[];
  readonly json: boolean;
  readonly corpus: string;
  readonly help: boolean;
}

export const DIGEST_HELP = `print the digests of a report, as a channel would get them

  npm run digest -- --from 2025-11-24 --days 60

  --from YYYY-MM-DD  the first day (default: the clock)
  --days N           so many digest days (default: 1)
  --weekdays         Monday to Friday (the default)
  --daily            every day
  --mondays          Mondays only
  --topics LIST      only these names and Actions, by comma: "EJOCN, Action 5"
  --json             one JSON object a line for each day with a digest
  --corpus DIR       another corpus folder (default: corpus/)
  --help             this text
`;

const MOST_DAYS = 1000;

/**
 * @param args  the words after the command
 * @param today the clock's day, `YYYY-MM-DD`
 * @throws {UsageError}
 */
export function readDigestOptions(
  args: readonly string[],
  defaults: { readonly corpus: string; readonly today: string },
): DigestOptions {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const { values } = parseFlags({
    args: [...args],
    options: {
      from: text,
      days: text,
      weekdays: flag,
      daily: flag,
      mondays: flag,
      topics: text,
      json: flag,
      corpus: text,
      help: flag,
    },
  });
  const chosen = (['weekdays', 'daily', 'mondays'] as const).filter((days) => values[days]);
  if (chosen.length > 1)
    throw new UsageError(`--${chosen.join(' --')}: one at a time; allowed: --weekdays, --daily or --mondays`);
  const count = values.days ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(count) || Number(count) > MOST_DAYS)
    throw new UsageError(`--days ${count}: not a number of days; allowed: 1 to ${MOST_DAYS}`);
  return {
    from: readDay('--from', values.from ?? defaults.today),
    count: Number(count),
    days: chosen[0] ?? 'weekdays',
    topics: (values.topics ?? '')
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean),
    json: values.json ?? false,
    corpus: values.corpus ?? defaults.corpus,
    help: values.help ?? false,
  };
}
