import type { html } from 'hono/html';

export { html, raw } from 'hono/html';

/** A piece of a page; what is put into it is escaped unless it is one itself. */
export type Html = ReturnType<typeof html>;
