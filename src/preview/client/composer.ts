import { announce, post } from './server.ts';

/** Makes a composer send on Enter, grow with its text, and offer the commands after a slash. */
export function wireComposer(form: HTMLFormElement, openThread: (ts: string) => Promise<void>): void {
  const box = form.querySelector('textarea');
  if (!box || form.dataset.wired) return;
  form.dataset.wired = 'yes';
  const first = box.value;
  const list = form.querySelector<HTMLElement>('.commands');

  const grow = () => {
    box.rows = Math.min(8, box.value.split('\n').length);
  };
  const send = async () => {
    const text = box.value.trim();
    if (text === '' || text === first.trim()) return;
    box.value = first;
    grow();
    try {
      const thread = form.dataset.replyTo || null;
      const answer = await post('/say', { channel: form.dataset.channel, text, thread });
      if (typeof answer.thread === 'string' && thread === null) await openThread(answer.thread);
    } catch (error) {
      box.value = text;
      tellIn(form, (error as Error).message);
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  box.addEventListener('input', () => {
    grow();
    tellIn(form, '');
    if (list) offer(box, list);
  });
  box.addEventListener('keydown', (event) => {
    if (list && !list.hidden && steer(event, box, list)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  list?.addEventListener('click', (event) => {
    const option = (event.target as Element).closest<HTMLElement>('[data-command]');
    if (option) take(box, list, option);
  });
}

function tellIn(form: HTMLFormElement, text: string): void {
  let note = form.querySelector<HTMLElement>('.error');
  if (!note) {
    note = document.createElement('p');
    note.className = 'error';
    note.setAttribute('role', 'alert');
    form.append(note);
  }
  note.hidden = text === '';
  note.textContent = text;
}

const shownOptions = (list: HTMLElement) =>
  [...list.querySelectorAll<HTMLElement>('[data-command]')].filter((option) => !option.hidden);

/** Shows the commands that begin with what is typed. */
function offer(box: HTMLTextAreaElement, list: HTMLElement): void {
  const typed = box.value.replace(/^@dossier\s+/i, '');
  const isCommand = /^\/\S*$/.test(typed);
  for (const option of list.querySelectorAll<HTMLElement>('[data-command]'))
    option.hidden = !isCommand || !(option.dataset.command ?? '').startsWith(typed);
  choose(box, list, shownOptions(list)[0]);
  list.hidden = shownOptions(list).length === 0;
  box.setAttribute('aria-expanded', String(!list.hidden));
  if (!list.hidden) announce(`${shownOptions(list).length} commands`);
}

function choose(box: HTMLTextAreaElement, list: HTMLElement, option: HTMLElement | undefined): void {
  for (const one of list.querySelectorAll('[data-command]')) one.setAttribute('aria-selected', String(one === option));
  if (option) box.setAttribute('aria-activedescendant', option.id);
  else box.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

/** Arrows, Tab and Enter choose a command, Escape closes the list. True where the key was for the list. */
function steer(event: KeyboardEvent, box: HTMLTextAreaElement, list: HTMLElement): boolean {
  const options = shownOptions(list);
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown') choose(box, list, options[(at + 1) % options.length]);
  else if (event.key === 'ArrowUp') choose(box, list, options.at(at - 1));
  else if (event.key === 'Escape') close(box, list);
  else if (event.key === 'Tab' || event.key === 'Enter') {
    const option = options[at];
    // a command that is typed in full is sent
    if (event.key === 'Enter' && option?.dataset.command === box.value.trim()) {
      close(box, list);
      return false;
    }
    if (option) take(box, list, option);
  } else return false;
  event.preventDefault();
  return true;
}

function take(box: HTMLTextAreaElement, list: HTMLElement, option: HTMLElement): void {
  box.value = `${option.dataset.command} `;
  close(box, list);
  box.focus();
}

function close(box: HTMLTextAreaElement, list: HTMLElement): void {
  list.hidden = true;
  box.setAttribute('aria-expanded', 'false');
  box.removeAttribute('aria-activedescendant');
}
