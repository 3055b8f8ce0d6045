import type { App } from '@slack/bolt';
import type { Directory } from '../directory.ts';

/** Slack says that a person or a channel changed: what was remembered of it no longer holds. */
export function listenForChanges(app: App, directories: readonly Directory[]): void {
  const forget = (what: (directory: Directory) => void) => {
    for (const directory of directories) what(directory);
  };
  app.event('user_change', async ({ event }) => forget((one) => one.forgetPerson(event.user.id)));
  app.event('channel_shared', async ({ event }) => forget((one) => one.forgetChannel(event.channel)));
  app.event('member_joined_channel', async ({ event }) => forget((one) => one.forgetChannel(event.channel)));
  app.event('channel_id_changed', async ({ event }) => forget((one) => one.forgetChannel(event.old_channel_id)));
}
