import { wireComposer } from './composer.ts';
import { showModal } from './dialog.ts';
import { announce, fieldsOf, post } from './server.ts';

/** A message for a list of the page, from the server. */
interface NewMessage {
  readonly list: string;
  readonly thread: string | null;
  readonly replies: number;
  readonly ts: string;
  readonly isOwn: boolean;
  readonly html: string;
}

const NARROW = '(max-width: 56rem)';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

function addMessage({ list, thread, replies, ts, isOwn, html }: NewMessage): void {
  const place = find(`[data-list="${list}"]`);
  if (place && !place.querySelector(`[data-ts="${ts}"]`)) {
    find('.empty')?.remove();
    place.insertAdjacentHTML('beforeend', html);
    const message = place.lastElementChild;
    // the beginning of an answer is what is read first
    message?.scrollIntoView({ block: isOwn ? 'end' : 'start' });
    if (!isOwn) announce(message?.querySelector('.blocks')?.textContent?.trim().slice(0, 300) ?? '');
  }
  const count = thread === null ? null : find(`.replies[data-thread="${thread}"]`);
  if (count) {
    count.textContent = `${replies} ${replies === 1 ? 'reply' : 'replies'}`;
    count.classList.remove('none');
  }
}

function wireComposers(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.composer')) wireComposer(form, openThread);
}

async function openThread(ts: string): Promise<void> {
  const pane = find('#thread');
  const path = document.body.dataset.path ?? '/';
  if (!pane) return;
  const response = await fetch(`${path}/thread/${ts}`);
  pane.innerHTML = await response.text();
  find('#main')?.classList.add('with-thread');
  history.replaceState(null, '', `${path}?thread=${ts}`);
  wireComposers();
  pane.querySelector('[data-list] .message:last-child')?.scrollIntoView({ block: 'start' });
  pane.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true });
}

function closeThread(): void {
  const pane = find('#thread');
  if (!pane?.firstElementChild) return;
  pane.replaceChildren();
  find('#main')?.classList.remove('with-thread');
  history.replaceState(null, '', document.body.dataset.path ?? '/');
  find('#say')?.focus();
}

/** Reports a click on an element of a message or view. */
async function operate(element: HTMLElement, choices: string[]): Promise<void> {
  const holder = element.closest<HTMLElement>('[data-container]');
  const form = element.closest<HTMLFormElement>('form[data-container]');
  const { block, element: position } = element.dataset;
  try {
    await post('/click', {
      container: (form ?? holder)?.dataset.container,
      block,
      element: Number(position),
      choices,
      fields: fieldsOf(form),
    });
    if (element.dataset.choice && element.closest('.feedback_buttons_element')) chosen(element);
  } catch (error) {
    complain((error as Error).message);
  }
}

/** Says in sight of everyone why something could not be done. */
function complain(sentence: string): void {
  const note = find('dialog[open] [data-form-error]') ?? find('#problem');
  if (!note) return;
  note.textContent = sentence;
  note.hidden = false;
}

/** A verdict stays to be seen. */
function chosen(element: HTMLElement): void {
  for (const one of element.parentElement?.querySelectorAll('button') ?? [])
    one.setAttribute('aria-pressed', String(one === element));
}

document.addEventListener('click', (event) => {
  find('#problem')?.setAttribute('hidden', '');
  const target = event.target as Element;
  const element = target.closest<HTMLElement>('button[data-element]');
  const prompt = target.closest<HTMLElement>('[data-prompt]');
  const thread = target.closest<HTMLElement>('a[data-thread]');
  const digest = target.closest<HTMLElement>('[data-digest]');
  const shortcut = target.closest<HTMLElement>('[data-shortcut]');
  if (element) void operate(element, element.dataset.choice ? [element.dataset.choice] : []);
  else if (shortcut)
    void post('/shortcut', { ts: shortcut.dataset.shortcut }).catch(({ message }) => complain(message));
  else if (digest) void post('/digest', { channel: digest.dataset.digest }).catch(({ message }) => complain(message));
  else if (prompt) {
    const channel = find('main')?.dataset.channel;
    void post('/say', { channel, text: prompt.dataset.prompt, thread: null }).then((answer) =>
      typeof answer.thread === 'string' ? openThread(answer.thread) : undefined,
    );
  } else if (thread?.dataset.thread) {
    event.preventDefault();
    void openThread(thread.dataset.thread);
  } else if (target.closest('.thread a.close')) {
    event.preventDefault();
    closeThread();
  }
});

document.addEventListener('change', (event) => {
  const select = event.target as HTMLElement;
  if (select instanceof HTMLSelectElement && select.dataset.element !== undefined && select.value !== '')
    void operate(select, [select.value]);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented && !find('dialog[open]')) closeThread();
});

if (matchMedia(NARROW).matches) find('.menu')?.removeAttribute('open');
wireComposers();
for (const scroll of document.querySelectorAll('.conversation .scroll')) scroll.scrollTop = scroll.scrollHeight;

const changes = new EventSource('/changes');
const on = <T>(kind: string, handle: (change: T) => void) =>
  changes.addEventListener(kind, (event) => handle(JSON.parse((event as MessageEvent<string>).data) as T));
on<NewMessage>('message', addMessage);
on<{ html: string }>('modal', ({ html }) => showModal(html));
on<{ html: string }>('home', ({ html }) => {
  const home = find('#home');
  if (home) home.outerHTML = html;
});
on<{ channel: string; html: string }>('prompts', ({ channel, html }) => {
  const prompts = find('#prompts');
  if (prompts && find('main')?.dataset.channel === channel) prompts.innerHTML = html;
});
