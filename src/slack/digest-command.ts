import type { Days } from '../store/subscriptions.ts';
import { readSchedule, type ScheduleWords } from './schedule-words.ts';

/** What `/digest` was asked for. */
export type DigestCommand =
  | { readonly kind: 'form' | 'unsubscribe' | 'status' | 'preview' | 'help' }
  | ({ readonly kind: 'subscribe' } & ScheduleWords)
  /** Empty follows everything. */
  | { readonly kind: 'topics'; readonly topics: readonly string[] }
  | { readonly kind: 'asked'; readonly isOn: boolean }
  /** `sentence` says what was wrong, what is allowed, and gives an example; `isUnknown` where no word of it is known. */
  | { readonly kind: 'unusable'; readonly sentence: string; readonly isUnknown: boolean };

const unusable = (sentence: string, isUnknown = false): DigestCommand => ({ kind: 'unusable', sentence, isUnknown });

/** Other words for the same. */
const WORDS: Readonly<
  Record<string, 'subscribe' | 'unsubscribe' | 'status' | 'preview' | 'topics' | 'asked' | 'help'>
> = {
  subscribe: 'subscribe',
  start: 'subscribe',
  on: 'subscribe',
  unsubscribe: 'unsubscribe',
  stop: 'unsubscribe',
  off: 'unsubscribe',
  status: 'status',
  settings: 'status',
  preview: 'preview',
  topics: 'topics',
  topic: 'topics',
  follow: 'topics',
  asked: 'asked',
  help: 'help',
};

const ALLOWED =
  'Allowed: subscribe, unsubscribe, status, preview, topics, asked on, asked off, help; for example `/digest subscribe 09:00 weekdays`.';

const NAMES_OF_DAYS: Readonly<Record<Days, string>> = {
  weekdays: 'Monday to Friday',
  daily: 'every day',
  mondays: 'on Mondays',
};

/** "Monday to Friday at 09:00 (Europe/Brussels)". */
export function scheduleText({ days, time, zone }: { days: Days; time: string; zone: string }): string {
  return `${NAMES_OF_DAYS[days]} at ${time} (${zone})`;
}

/** Reads what stands after `/digest`, as plain text. A schedule alone means to subscribe. */
export function parseDigestCommand(typed: string): DigestCommand {
  const text = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (text === '') return { kind: 'form' };
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(text) ?? [];
  const kind = Object.hasOwn(WORDS, word.toLowerCase()) ? WORDS[word.toLowerCase()] : undefined;
  switch (kind) {
    case undefined:
    case 'subscribe': {
      const schedule = readSchedule(kind === undefined ? text : rest);
      if (!('wrong' in schedule)) return { kind: 'subscribe', ...schedule };
      return kind === undefined
        ? unusable(`“${shown(text)}” is not something /digest knows. ${ALLOWED}`, true)
        : unusable(schedule.wrong);
    }
    case 'topics':
      return readTopics(rest);
    case 'asked': {
      const isOn = /^(?:on|yes)$/i.test(rest) ? true : /^(?:off|no)$/i.test(rest) ? false : null;
      if (isOn !== null) return { kind, isOn };
      return unusable(
        `Say on or off after “asked”${rest === '' ? '' : `, not “${shown(rest)}”`}: for example \`/digest asked on\`.`,
      );
    }
    default:
      return rest === '' ? { kind } : unusable(`“${kind}” takes nothing after it, not “${shown(rest)}”. ${ALLOWED}`);
  }
}

function readTopics(rest: string): DigestCommand {
  if (/^(?:all|everything|none|clear)$/i.test(rest)) return { kind: 'topics', topics: [] };
  const topics = splitTopics(rest);
  return topics.length > 0
    ? { kind: 'topics', topics }
    : unusable(
        'Which topics? Names and Actions of the report, by comma: for example `/digest topics EJOCN, Action 5`; `/digest topics all` follows everything.',
      );
}

/** Topics as people list them: by comma, semicolon or line. */
export function splitTopics(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((topic) => topic.trim())
    .filter(Boolean);
}

function shown(text: string): string {
  return text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text;
}
