import { documentLinks } from '../corpus/links.ts';
import type { Passage } from '../corpus/passages.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { cleanText } from '../text/markup.ts';
import type { Excerpt, ExcerptFootnote, Focus, Source } from './answer.ts';

/** Passages chosen for one excerpt: what answers, and the words in it that do (offsets into the passage's text). */
export interface Chosen {
  readonly passage: Passage;
  readonly focus: readonly Focus[];
  readonly alsoAt?: readonly Passage[];
  /** Shown without what it leans on: it is read for a few words that stand by themselves. */
  readonly alone?: boolean;
}

/** Where a passage stands, in the public form. */
export function sourceOf(passage: Passage, start = passage.start, end = passage.end): Source {
  const { document, section } = passage;
  return {
    file: document.file,
    start,
    end,
    document: document.number ?? document.file,
    section: section?.label ?? 'Front matter',
    heading: section?.title ?? document.subject ?? '',
    paragraph: passage.paragraph,
  };
}

/** Words in a passage and in what it leans on, as a reader counts them. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/**
 * Turns chosen passages into excerpts: each brings the sentences it leans on, and none is shown twice. A sentence whose lead is cut off from it by a footnote body gets the lead as an excerpt of its
 * own, just before it: a slice across the footnote would not be the sentence.
 *
 * @param chosen in the order to be shown
 */
export function buildExcerpts(chosen: readonly Chosen[], index: PassageIndex): Excerpt[] {
  const groups: { ids: number[]; chosen: Chosen[] }[] = [];
  const shown = new Set<number>();
  for (const one of chosen) {
    if (shown.has(one.passage.id)) {
      // an excerpt before it already brings this passage: only its focus is new
      groups.find((group) => group.ids.includes(one.passage.id))?.chosen.push(one);
      continue;
    }
    const leads = one.alone ? [] : index.leads(one.passage);
    // a footnote is what was asked; the sentence that calls it follows, so that it can be read
    const order = one.passage.kind === 'footnote' ? [one.passage.id, ...leads] : [...leads, one.passage.id];
    const needed = order.filter((id) => !shown.has(id));
    // a sentence that was chosen for what it says itself opens an excerpt of its own
    for (const id of needed) {
      const open = groups[groups.length - 1];
      const last = open?.ids[open.ids.length - 1];
      if (open && last === id - 1 && index.passage(id).leansOn === last && index.passage(id).adjoins) open.ids.push(id);
      else groups.push({ ids: [id], chosen: [] });
      shown.add(id);
    }
    groups.findLast((group) => group.ids.includes(one.passage.id))?.chosen.push(one);
  }
  return groups.map((group) =>
    excerptOf(
      group.ids.map((id) => index.passage(id)),
      group.chosen,
      index,
    ),
  );
}

/**
 * Passages that follow each other with nothing but white space between them, as one excerpt.
 *
 * @throws where something does stand between them
 */
export function runExcerpt(passages: readonly Passage[], index: PassageIndex): Excerpt {
  return excerptOf(
    passages,
    passages.slice(-1).map((passage) => ({ passage, focus: [] })),
    index,
  );
}

function excerptOf(passages: readonly Passage[], chosen: readonly Chosen[], index: PassageIndex): Excerpt {
  const first = passages[0];
  const last = passages[passages.length - 1];
  if (!first || !last) throw new RangeError('an excerpt needs a passage');
  const shift = new Map<number, number>();
  let text = '';
  for (const passage of passages) {
    if (text !== '') text += ' ';
    shift.set(passage.id, text.length);
    text += passage.text;
  }
  checkVerbatim(first, last, text);
  // an excerpt that opens with what it leans on is cited where its answer stands
  const answering = chosen[0]?.passage ?? last;
  return {
    text,
    focus: mergeSpans(
      chosen.flatMap(({ passage, focus }) =>
        focus.map(({ start, end }) => ({
          start: start + (shift.get(passage.id) ?? 0),
          end: end + (shift.get(passage.id) ?? 0),
        })),
      ),
    ),
    source: { ...sourceOf(passages.includes(answering) ? answering : last, first.start, last.end) },
    dates: passages.flatMap((passage) =>
      passage.events.map(({ from, to, label, status }) => ({ from, to, label, status })),
    ),
    footnotes: passages.flatMap((passage) => passage.calls.flatMap(({ number }) => footnoteOf(passage, number))),
    alsoAt: chosen.flatMap((one) => one.alsoAt ?? []).map((passage) => sourceOf(index.passage(passage.id))),
  };
}

/** The runs of passages, by their first and the number of their last, that were found to be as their source has them. */
const VERBATIM = new WeakMap<Passage, Set<number>>();

/** Compares an excerpt with its source, once for each run of passages: neither ever changes. @throws where they differ */
function checkVerbatim(first: Passage, last: Passage, text: string): void {
  const known = VERBATIM.get(first) ?? new Set();
  if (known.has(last.id)) return;
  if (cleanText(first.document.text.slice(first.start, last.end)) !== text)
    throw new Error(`excerpt differs from its source: ${first.document.file} ${first.start}-${last.end}`);
  VERBATIM.set(first, known.add(last.id));
}

function footnoteOf(passage: Passage, number: number): ExcerptFootnote[] {
  const note = passage.document.footnotes.get(number);
  return note ? [{ number, text: note.text, links: [...new Set([...note.links, ...documentLinks(note.text)])] }] : [];
}

/** Sorted, overlapping ones joined. */
function mergeSpans(spans: readonly Focus[]): Focus[] {
  const merged: Focus[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
