import { z } from 'zod';

const clicked = z.object({ trigger_id: z.string(), actions: z.array(z.object({ value: z.string() })).min(1) });

const json = z.string().transform((text, { addIssue }) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    addIssue('not JSON');
    return z.NEVER;
  }
});

/** What a click carries, checked: the client could have sent anything. */
export function clickedState<T>(body: unknown, schema: z.ZodType<T>): { value: T; triggerId: string } {
  const { trigger_id, actions } = clicked.parse(body);
  return { value: json.pipe(schema).parse(actions[0]?.value), triggerId: trigger_id };
}
