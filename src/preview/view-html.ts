import { blocksHtml } from './block-html.ts';
import { type Html, html, raw } from './html.ts';
import type { PreviewView } from './local-slack.ts';

/** A modal as a dialog: its form is submitted as a whole. */
export function modalHtml({ id, title, submit, close, blocks }: PreviewView): Html {
  return html`<dialog aria-labelledby="modal-title">
    <form method="dialog" data-container="${id}" ${submit ? raw('data-submits') : ''} novalidate>
      <header class="top"><h2 id="modal-title">${title?.text ?? ''}</h2><button type="button" class="close" data-close aria-label="${close?.text ?? 'Close'}">×</button></header>
      <div class="blocks scroll" tabindex="0" role="region" aria-label="${title?.text ?? 'Form'}">${blocksHtml(blocks, id)}</div>
      <p class="error" data-form-error role="alert" hidden></p>
      <footer>${close && submit ? html`<button type="button" data-close>${close.text}</button>` : ''}${submit ? html`<button class="primary">${submit.text}</button>` : html`<button type="button" class="primary" data-close>${close?.text ?? 'Close'}</button>`}</footer>
    </form>
  </dialog>`;
}

/** The blocks of the Home tab. */
export function homeHtml(view: PreviewView | null): Html {
  return html`<div class="blocks" id="home" data-container="${view?.id ?? ''}">${view ? blocksHtml(view.blocks, 'home') : html`<p>Home is being set up.</p>`}</div>`;
}
