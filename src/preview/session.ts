import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { PEOPLE, type Person } from './workspace.ts';

const role = z.enum(['colleague', 'guest', 'external']);
const theme = z.enum(['auto', 'light', 'dark']);

/** What the settings form sends: each of its buttons sends one of these. */
export const settings = z.object({
  role: role.optional(),
  theme: theme.optional(),
  /** The day to travel to; empty for the real one. */
  day: z.union([z.iso.date(), z.literal('')]).optional(),
});

/** Who looks at the preview, and how. Kept in cookies: nobody proves anything, it is a stage. */
export interface Session {
  readonly person: Person;
  readonly theme: z.infer<typeof theme>;
}

const LASTING = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;

export function sessionOf(context: Context): Session {
  const wanted = role.catch('colleague').parse(getCookie(context, 'dossier_role'));
  const person = PEOPLE.find((one) => one.role === wanted);
  if (!person) throw new RangeError(`nobody is ${wanted}`);
  return { person, theme: theme.catch('auto').parse(getCookie(context, 'dossier_theme')) };
}

export function keepSettings(context: Context, { role: who, theme: look }: z.infer<typeof settings>): void {
  if (who) setCookie(context, 'dossier_role', who, LASTING);
  if (look) setCookie(context, 'dossier_theme', look, LASTING);
}
