import { parseHTML } from 'linkedom';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { type ElementOf, elementsOf, inputBlock } from './elements.ts';
import { formControl, optionList } from './form-control.ts';
import { type Html, html, raw } from './html.ts';
import type { PreviewBlock } from './local-slack.ts';
import { PREVIEW_ORIGIN } from './source-link.ts';

/** Classes of the library's that the style sheet knows: what a block is, and how words are set. */
const KEPT_CLASS = /^(?:slack_blocks_to_jsx__\w+|font-semibold|italic|line-through)$/;

/**
 * Blocks as the page shows them: drawn by the library, with its buttons made operable. An operable element carries
 * `data-block` and `data-element`, which name it in a click.
 *
 * @param container id of the message or view, unique in the page
 */
export function blocksHtml(blocks: readonly PreviewBlock[], container: string): Html {
  return html`${blocks.map((block, i) => {
    const input = inputBlock.safeParse(block).data;
    return input ? formControl(input, `${container}-${i}`) : raw(drawnOnce(block));
  })}`;
}

/** A block never changes: it is drawn once for all who look at it. */
const DRAWN = new WeakMap<PreviewBlock, string>();

function drawnOnce(block: PreviewBlock): string {
  const html = DRAWN.get(block) ?? drawn(block);
  DRAWN.set(block, html);
  return html;
}

/** Slack's `verbatim` only keeps bare addresses from becoming links; the library takes it for "no markup at all". */
function withoutVerbatim(block: PreviewBlock): PreviewBlock {
  return JSON.parse(JSON.stringify(block, (key, value) => (key === 'verbatim' ? undefined : value))) as PreviewBlock;
}

function drawn(block: PreviewBlock): string {
  // what the library does not know it leaves out
  const blocks = [withoutVerbatim(block)] as unknown as Block[];
  const message = createElement(Message, { blocks, name: '', logo: '', withoutWrapper: true, unstyled: true });
  const { document } = parseHTML(`<html><body>${renderToStaticMarkup(message)}</body></html>`);
  const wrapper = document.querySelector('[class*="--block_wrapper"]');
  if (!wrapper) return '';
  operable(wrapper, block);
  for (const node of wrapper.querySelectorAll('*')) tidy(node);
  return `<div class="block">${wrapper.innerHTML}</div>`;
}

/** Ids of the library repeat, its inline styles are against the page's security policy, its classes are Tailwind's. */
function tidy(node: Element): void {
  node.removeAttribute('id');
  node.removeAttribute('style');
  const kept = [...node.classList].filter((name) => KEPT_CLASS.test(name));
  if (kept.length > 0) node.setAttribute('class', kept.join(' ').replaceAll('slack_blocks_to_jsx__', ''));
  else node.removeAttribute('class');
  if (node.localName !== 'a') return;
  const target = node.getAttribute('href') ?? '';
  if (target.startsWith(`${PREVIEW_ORIGIN}/`)) {
    node.setAttribute('href', target.slice(PREVIEW_ORIGIN.length));
    node.setAttribute('class', 'place');
    node.removeAttribute('target');
  } else {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
}

/** Marks what can be operated, and puts the browser's own controls where the library's need a script. */
function operable(wrapper: Element, block: PreviewBlock): void {
  const buttons = [...wrapper.querySelectorAll('.slack_blocks_to_jsx__button_element')];
  const thumbs = [...wrapper.querySelectorAll('.slack_blocks_to_jsx__feedback_buttons_element')];
  const menus = [...wrapper.querySelectorAll('.slack_blocks_to_jsx__overflow_menu_element')];
  const selects = [...wrapper.querySelectorAll('#static_select_dropdown_button')].map((one) => one.parentElement);
  elementsOf(block).forEach((element, i) => {
    const name = `data-block="${block.block_id}" data-element="${i}"`;
    if (element.type === 'button') markButton(buttons.shift(), element, block.block_id ?? '', i);
    else if (element.type === 'feedback_buttons') markThumbs(thumbs.shift(), element, block.block_id ?? '', i);
    else if (element.type === 'overflow') replace(menus.shift(), overflowHtml(element, name));
    else if (element.type === 'static_select')
      replace(
        selects.shift(),
        html`<select aria-label="${element.placeholder?.text ?? 'Choose'}" ${raw(name)}><option value="">${element.placeholder?.text ?? 'Choose'}</option>${optionList(element.options, [element.initial_option?.value ?? ''])}</select>`,
      );
  });
}

function markButton(node: Element | undefined, element: ElementOf<'button'>, block: string, i: number): void {
  if (!node) return;
  if (element.url) {
    replace(node, html`<a class="button" href="${element.url}">${element.text.text}</a>`);
    return;
  }
  node.setAttribute('data-block', block);
  node.setAttribute('data-element', String(i));
  // the library sets the words in paragraphs, which a button may not hold
  node.textContent = element.text.text;
  if (element.style) node.setAttribute('data-style', element.style);
}

function markThumbs(
  node: Element | undefined,
  { positive_button, negative_button }: ElementOf<'feedback_buttons'>,
  block: string,
  i: number,
): void {
  const [up, down] = [...(node?.querySelectorAll('button') ?? [])];
  for (const [button, choice, label] of [
    [up, 'positive', positive_button.text.text],
    [down, 'negative', negative_button.text.text],
  ] as const) {
    button?.setAttribute('data-block', block);
    button?.setAttribute('data-element', String(i));
    button?.setAttribute('data-choice', choice);
    button?.setAttribute('aria-label', label);
    button?.setAttribute('title', label);
  }
}

function overflowHtml(element: ElementOf<'overflow'>, name: string): Html {
  return html`<details class="overflow"><summary aria-label="More" title="More"></summary><div>${element.options.map(
    ({ text }, i) => html`<button type="button" ${raw(name)} data-choice="${i}">${text.text}</button>`,
  )}</div></details>`;
}

function replace(node: Element | null | undefined, by: Html): void {
  if (!node) return;
  const { document } = parseHTML(`<html><body>${by}</body></html>`);
  const first = document.body.firstElementChild;
  if (first) node.replaceWith(first);
}
