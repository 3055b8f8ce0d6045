import { isZone } from '../delivery/schedule.ts';
import type { Days } from '../store/subscriptions.ts';

/** A schedule as far as it was said. */
export interface ScheduleWords {
  /** `HH:MM`. */
  readonly time: string | null;
  readonly days: Days | null;
  /** IANA name. */
  readonly zone: string | null;
}

const EXAMPLE = 'for example `/digest subscribe 09:00 weekdays Europe/Brussels`';

/** Forms of a time of day; the groups are hour, minute, half of the day. The order matters: the longer form first. */
const TIMES = [
  /(?<![\w:./+-])(\d{1,2})[:.h](\d{2})\s*(am|pm|a\.m\.|p\.m\.)?(?![\w:])/i,
  /(?<![\w:./+-])(\d{1,2})()\s*(am|pm|a\.m\.|p\.m\.)(?!\w)/i,
  /(?<![\w:./+-])(\d{1,2})h()()(?!\w)/i,
  /(?<![\w:./+-])(\d{1,2})()()(?![\w:.])/i,
];

const DAYS: readonly (readonly [RegExp, Days])[] = [
  [
    /\b(?:(?:every|each|on)\s+)?(?:weekdays?|work(?:ing)?[ -]?days?|business days?)\b|\bmon(?:day)?\s*(?:-|–|to)\s*fri(?:day)?\b/i,
    'weekdays',
  ],
  [/\b(?:daily|(?:every|each) ?day|all days)\b/i, 'daily'],
  [/\b(?:(?:every|each|on)\s+)?mondays?\b|\bweekly\b/i, 'mondays'],
];

/** Words that people put between. */
const FILLERS = /\b(?:at|on|in|from|time|zone|timezone|please|o'clock)\b/gi;

/**
 * Reads time, days and zone in any order and in the forms people write; what is not said is null.
 *
 * @returns `wrong` with a sentence where something is none of the three, or is said twice
 */
export function readSchedule(text: string): ScheduleWords | { readonly wrong: string } {
  let rest = ` ${text} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  let days: Days | null = null;
  for (const [pattern, meant] of DAYS) {
    if (!take(pattern)) continue;
    if (days !== null && days !== meant)
      return { wrong: `Two kinds of days: say weekdays, daily or mondays, ${EXAMPLE}.` };
    days = meant;
  }
  const times: string[] = [];
  for (const pattern of [/\bnoon\b/i, /\bmidnight\b/i])
    if (take(pattern)) times.push(pattern.source.includes('noon') ? '12:00' : '00:00');
  for (const pattern of TIMES) {
    for (let match = take(pattern); match; match = take(pattern)) {
      const time = timeOf(match);
      if (time === null)
        return { wrong: `“${match[0].trim()}” is not a time of day. Allowed: 00:00 to 23:59, ${EXAMPLE}.` };
      times.push(time);
    }
  }
  if (times.length > 1) return { wrong: `Two times of day: a digest comes once a day, ${EXAMPLE}.` };
  const words = rest
    .replace(FILLERS, ' ')
    .replace(/[\s,;]+/g, ' ')
    .trim();
  if (words === '') return { time: times[0] ?? null, days, zone: null };
  const zone = zoneOf(words);
  return zone === null
    ? {
        wrong: `“${words.length > 60 ? `${[...words].slice(0, 60).join('')}…` : words}” is neither a time, nor days, nor a time zone. Allowed: a time such as 09:00; weekdays, daily or mondays; a zone such as Europe/Brussels or a city of one; ${EXAMPLE}.`,
      }
    : { time: times[0] ?? null, days, zone };
}

function timeOf([, hours = '', minutes = '', half = '']: RegExpExecArray): string | null {
  const isHalf = half !== '';
  const hour = Number(hours);
  const minute = Number(minutes);
  if (minute > 59 || hour > 23 || (isHalf && (hour < 1 || hour > 12))) return null;
  const real = isHalf ? (hour % 12) + (/^p/i.test(half) ? 12 : 0) : hour;
  return `${String(real).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const ZONES: ReadonlyMap<string, string> = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC'].flatMap((zone) => [
    [zone.toLowerCase(), zone] as const,
    [(zone.split('/').at(-1) ?? zone).toLowerCase(), zone] as const,
  ]),
);

/** A zone by its IANA name or the city in it ("Brussels", "New York"), whatever the capitals. */
export function zoneOf(words: string): string | null {
  const name = words.trim().toLowerCase().replace(/\s+/g, '_');
  const known = ZONES.get(name);
  if (known !== undefined) return known;
  // names of old, such as Europe/Kiev, that the list leaves out; an offset such as +02:00 keeps no summer time
  return /^[a-z_]+\/[a-z_/-]+$/.test(name) && isZone(name)
    ? new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone
    : null;
}
