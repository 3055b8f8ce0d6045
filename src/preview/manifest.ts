import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string() })),
    shortcuts: z.array(z.object({ callback_id: z.string() })),
  }),
});

export type Command = z.infer<typeof manifest>['features']['slash_commands'][number];

/** The commands, with their hints, and the message shortcut that the app's manifest declares. */
export function readManifest(): { readonly commands: readonly Command[]; readonly shortcut: string } {
  const file = new URL('../../manifest.json', import.meta.url);
  const { slash_commands, shortcuts } = manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).features;
  return { commands: slash_commands, shortcut: shortcuts[0]?.callback_id ?? '' };
}
