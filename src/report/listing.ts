import type { Excerpt } from '../answer/answer.ts';
import { buildExcerpts } from '../answer/excerpt.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Engine } from '../engine.ts';

/** Excerpts under one heading. */
export interface Group {
  readonly label: string;
  readonly excerpts: readonly Excerpt[];
}

/** Everything the report says on one thing, grouped; nothing is left out for brevity. */
export interface Listing {
  readonly title: string;
  /** Sentences listed, without those an excerpt brings because another leans on them. */
  readonly sentences: number;
  readonly groups: readonly Group[];
}

/** Passages as excerpts grouped by section, in the order of the report. */
export function groupBySection(passages: readonly Passage[], engine: Engine): Group[] {
  const groups = new Map<string, { label: string; passages: Passage[] }>();
  for (const passage of [...passages].sort((a, b) => a.id - b.id)) {
    const { section, document } = passage;
    const key = `${document.file} ${section?.start ?? 0}`;
    const label =
      section === null
        ? 'Front matter'
        : section.number === null
          ? section.title
          : `${section.label}: ${section.title}`;
    const group = groups.get(key) ?? { label, passages: [] };
    group.passages.push(passage);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ label: group.label, excerpts: asExcerpts(group.passages, engine) }));
}

/** Passages as excerpts, in the order given. */
export function asExcerpts(passages: readonly Passage[], engine: Engine): Excerpt[] {
  return buildExcerpts(
    passages.map((passage) => ({ passage, focus: [] })),
    engine.index,
  );
}
