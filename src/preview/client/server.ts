/** What the inputs of a form hold, by block. */
export type Fields = Record<string, string[]>;

/** Calls the preview's server. @throws {Error} with a sentence for the person, where it refuses */
export async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok || answer.problem) throw new Error(String(answer.problem ?? 'The preview could not do that.'));
  return answer;
}

/** Everything that a form's inputs hold, by name. */
export function fieldsOf(form: HTMLFormElement | null): Fields {
  const fields: Fields = {};
  for (const [name, value] of form ? new FormData(form) : []) fields[name] = [...(fields[name] ?? []), String(value)];
  return fields;
}

/** Says something to those who do not see the page, too. */
export function announce(text: string): void {
  const status = document.querySelector('#status');
  if (status) status.textContent = text;
}
