import type { Engine } from '../engine.ts';
import { promptsFor } from '../report/prompts.ts';
import { replyTo } from '../slack/reply.ts';
import { blocksHtml } from './block-html.ts';
import { block } from './local-slack.ts';

/**
 * Answers the suggested questions once, for nobody: the first answer of a process loads word lists and runs code
 * that is not yet compiled, which takes several times as long as the ones after it.
 *
 * @param day `YYYY-MM-DD`
 */
export function warmUp(engine: Engine, day: string): void {
  for (const text of promptsFor(engine)) {
    const { rendering } = replyTo({ text, after: [], day, all: false, page: 0 }, engine);
    for (const { blocks } of rendering.parts) String(blocksHtml(block.array().parse(blocks), 'warm-up'));
  }
}
