import { fieldsOf, post } from './server.ts';

/** Shows a modal; one that is open already gives way. */
export function showModal(html: string): void {
  const place = document.querySelector('#modal');
  if (!place) return;
  const before = document.activeElement;
  place.innerHTML = html;
  const dialog = place.querySelector('dialog');
  const form = place.querySelector('form');
  if (!dialog || !form) return;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  for (const button of dialog.querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(dialog, form);
  });
  dialog.showModal();
}

async function submit(dialog: HTMLDialogElement, form: HTMLFormElement): Promise<void> {
  if (form.dataset.submits === undefined) {
    dialog.close();
    return;
  }
  const general = form.querySelector<HTMLElement>('[data-form-error]');
  try {
    const { errors } = await post('/submit', { view: form.dataset.container, fields: fieldsOf(form) });
    const wrong = Object.entries((errors ?? {}) as Record<string, string>);
    for (const field of form.querySelectorAll<HTMLElement>('[data-field]'))
      mark(field, wrong.find(([block]) => block === field.dataset.field)?.[1] ?? null);
    if (wrong.length > 0) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    // another view may have taken this one's place
    else if (dialog.isConnected) dialog.close();
  } catch (error) {
    if (!general) return;
    general.hidden = false;
    general.textContent = (error as Error).message;
  }
}

/** Says under a field what is wrong with it, or that nothing is. */
function mark(field: HTMLElement, problem: string | null): void {
  const note = field.querySelector<HTMLElement>('[data-error-of]');
  if (note) {
    note.hidden = problem === null;
    note.textContent = problem ?? '';
  }
  for (const input of field.querySelectorAll('input, select, textarea')) {
    if (problem === null) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  }
}
