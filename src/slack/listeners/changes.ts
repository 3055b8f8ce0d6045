import type { App } from '@slack/bolt';
import type { Desk } from '../work.ts';

/** Slack says that a person or a channel changed: what was remembered of it no longer holds. */
export function listenForChanges(app: App, desk: Desk): void {
  app.event('user_change', async ({ event }) => desk.directory.forgetPerson(event.user.id));
  app.event('channel_shared', async ({ event }) => desk.directory.forgetChannel(event.channel));
  app.event('member_joined_channel', async ({ event }) => desk.directory.forgetChannel(event.channel));
  app.event('channel_id_changed', async ({ event }) => desk.directory.forgetChannel(event.old_channel_id));
}
