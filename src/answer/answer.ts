/** A span of an excerpt's text, UTF-16 offsets, end exclusive. */
export interface Focus {
  readonly start: number;
  readonly end: number;
}

/** Where words stand: offsets are UTF-16, into the file, as `String.prototype.slice` takes them. */
export interface Source {
  /** Relative to the corpus folder. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** The report's number ("15571/25"), or its file name where it has none. */
  readonly document: string;
  readonly section: string;
  readonly heading: string;
  /** Counted from 1 within the section, footnotes not counted; 0 in the front matter. */
  readonly paragraph: number;
}

export interface ExcerptDate {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** As of the report's own date. */
  readonly status: 'past' | 'planned';
}

export interface ExcerptFootnote {
  readonly number: number;
  readonly text: string;
  readonly links: readonly string[];
}

/** Whole sentences of a report, word for word: the slice of the file at `source`, without its markup, is `text`. */
export interface Excerpt {
  readonly text: string;
  /** The words that answer. */
  readonly focus: readonly Focus[];
  readonly source: Source;
  readonly dates: readonly ExcerptDate[];
  readonly footnotes: readonly ExcerptFootnote[];
  /** Other places that state the same fact. */
  readonly alsoAt: readonly Source[];
}

/** The completeness receipt, in sentences. */
export interface Coverage {
  /** On the entity or topic. */
  readonly found: number;
  /** Of those, in the period asked; all of them where none was. */
  readonly inPeriod: number;
  readonly shown: number;
  /** Not shown because an excerpt's `alsoAt` stands for them. */
  readonly merged: number;
}

export type Reason = 'unknown_term' | 'outside_period' | 'not_stated' | 'not_about_the_report';

/** One answer, in the public form that `ask --json` prints. */
export interface Answer {
  readonly id?: string;
  readonly question: string;
  readonly status: 'answered' | 'closest' | 'not_in_report';
  readonly reason: Reason | null;
  readonly readAs: {
    readonly entities: readonly string[];
    readonly period: { readonly from: string | null; readonly to: string | null } | null;
    readonly actions: readonly number[];
    readonly kind: string;
    readonly assumed: readonly string[];
  };
  readonly headline: string;
  readonly excerpts: readonly Excerpt[];
  readonly coverage: Coverage;
  /** Only when not_in_report: what comes closest, never the answer. */
  readonly nearest: readonly Excerpt[];
  /** Questions that the report does answer. */
  readonly suggestions: readonly string[];
  readonly tookMs: number;
}
