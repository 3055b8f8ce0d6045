import type { Excerpt } from '../answer/answer.ts';
import type { Engine } from '../engine.ts';
import { asExcerpts } from '../report/listing.ts';
import { actionOfTheDay } from './action-of-the-day.ts';
import { dueNext } from './due-next.ts';
import { onThisDay } from './on-this-day.ts';
import type { Days } from './posting-days.ts';
import { followsOf } from './topics.ts';

/** A line of a digest: words of the report, and a label of ours that says why they are shown today. */
export interface Line {
  /** Dates as the report writes them, and how far they are: "3 December 2025, in 7 days". */
  readonly label: string;
  readonly excerpt: Excerpt;
}

/** A question that people of the channel asked; words of theirs, not of the report. */
export interface AskedLine {
  readonly question: string;
  readonly count: number;
  readonly answered: boolean;
}

/** A report that was added or changed. */
export interface ChangeLine {
  readonly change: 'added' | 'changed';
  /** The report's number, or its file. */
  readonly document: string;
  /** The report's own day, `YYYY-MM-DD`. */
  readonly date: string;
  /** The line that says what the report is about; null where it has none. */
  readonly subject: Excerpt | null;
}

/** A part of a digest; never empty. */
export type Section =
  | {
      readonly kind: 'changes';
      readonly changes: readonly ChangeLine[];
      /** Reports that were added or changed beside these. */
      readonly more: number;
    }
  | { readonly kind: 'due' | 'past'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'action';
      readonly number: number | null;
      /** "Action 5: A network of specialised prosecutors …". */
      readonly heading: string;
      readonly lines: readonly Line[];
    }
  | { readonly kind: 'asked'; readonly asked: readonly AskedLine[] };

/** What one channel is told on one day. */
export interface Digest {
  /** `YYYY-MM-DD`, on the subscriber's clock. */
  readonly date: string;
  readonly sections: readonly Section[];
}

/** Everything that a digest depends on. */
export interface DigestRequest {
  readonly engine: Engine;
  /** The local day, `YYYY-MM-DD`; should be one of the subscription's posting days. */
  readonly date: string;
  readonly subscription: { readonly channel: string; readonly days: Days; readonly topics: readonly string[] };
  /** What was asked since the last digest; empty unless the channel wants it shown. */
  readonly asked: readonly AskedLine[];
  /** Reports added or changed since the last digest, by file. */
  readonly corpusChanges: readonly { readonly document: string; readonly change: 'added' | 'changed' }[];
}

/**
 * The digest of a day, or null where there is nothing to say. The same request always gives the same digest, however
 * often and wherever it is made: where the rotations stand follows from the day alone.
 */
export function composeDigest({ engine, date, subscription, asked, corpusChanges }: DigestRequest): Digest | null {
  const { days, topics, channel } = subscription;
  const follows = followsOf(topics, engine);
  const due = dueNext(engine, date, days, follows);
  const past = onThisDay(engine, date, days, follows);
  const action = actionOfTheDay(engine, { date, days, channel, follows, shown: [...due, ...past] });
  const sections: Section[] = [
    ...changesSection(engine, corpusChanges),
    ...(due.length > 0 ? [{ kind: 'due' as const, lines: due }] : []),
    ...(past.length > 0 ? [{ kind: 'past' as const, lines: past }] : []),
    ...(action ? [action] : []),
    ...askedSection(asked),
  ];
  return sections.length > 0 ? { date, sections } : null;
}

/** Questions listed of each kind: those answered, and those the report does not answer. */
const MOST_ASKED = 3;
/** Reports told of one by one. */
const MOST_CHANGES = 5;

function askedSection(asked: readonly AskedLine[]): Section[] {
  const lines = [
    ...asked.filter(({ answered }) => answered).slice(0, MOST_ASKED),
    ...asked.filter(({ answered }) => !answered).slice(0, MOST_ASKED),
  ];
  return lines.length > 0 ? [{ kind: 'asked', asked: lines }] : [];
}

function changesSection(engine: Engine, changed: DigestRequest['corpusChanges']): Section[] {
  const changes = changed.flatMap(({ document: file, change }): ChangeLine[] => {
    const document = engine.corpus.documents.find((one) => one.file === file);
    if (!document) return [];
    const { number, date, subject } = document;
    const line = engine.index.passages.find(
      (one) => one.document === document && one.kind === 'front' && subject !== null && one.text.endsWith(subject),
    );
    const [excerpt = null] = line ? asExcerpts([line], engine) : [];
    return [{ change, document: number ?? file, date, subject: excerpt }];
  });
  const shown = changes.slice(0, MOST_CHANGES);
  return shown.length > 0 ? [{ kind: 'changes', changes: shown, more: changes.length - shown.length }] : [];
}
