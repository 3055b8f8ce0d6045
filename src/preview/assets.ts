import { readFileSync } from 'node:fs';

/** What styles the page; `public/` is read where it stands. */
const STYLED = '../../src/preview/public/';
/** What runs in the browser, compiled. */
const COMPILED = '../../dist/preview/client/';

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** The files a page loads. */
const FILES: readonly (readonly [name: string, folder: string, type: string])[] = [
  ['frame.css', STYLED, CSS],
  ['conversation.css', STYLED, CSS],
  ['blocks.css', STYLED, CSS],
  ['report.css', STYLED, CSS],
  ['icon.svg', STYLED, 'image/svg+xml'],
  ['main.js', COMPILED, SCRIPT],
  ['composer.js', COMPILED, SCRIPT],
  ['dialog.js', COMPILED, SCRIPT],
  ['server.js', COMPILED, SCRIPT],
];

export interface Asset {
  readonly body: string;
  readonly type: string;
}

/** All assets, read once. */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map(
    FILES.map(([name, folder, type]) => {
      const body = readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8');
      return [name, { body, type }];
    }),
  );
}
