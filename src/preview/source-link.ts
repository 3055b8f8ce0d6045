import type { Source } from '../answer/answer.ts';

/** Stands for the preview in messages, which are written before it is known where it listens. Leads nowhere else. */
export const PREVIEW_ORIGIN = 'http://preview.invalid';

/** The path of the report at an excerpt. */
export const sourcePath = ({ file, start, end }: Source): string =>
  `/source?${new URLSearchParams({ file, start: String(start), end: String(end) })}#excerpt`;

/** The same as the link of a message; the page makes a path of its own of it. */
export const previewSourceLink = (source: Source): string => `${PREVIEW_ORIGIN}${sourcePath(source)}`;
