import type { App } from '@slack/bolt';
import { z } from 'zod';
import { ask } from '../ask.ts';
import { plainFromSlack } from '../mrkdwn.ts';
import { type Desk, workOf } from '../work.ts';

export const COMMANDS = ['/report', '/action', '/timeline', '/dossier', '/deadlines'] as const;
export const SHORTCUT = 'ask_report';

const text = z.string().default('');

/** Every way to ask in words: a mention, a direct message, a slash command, the shortcut on somebody's message. */
export function listenForQuestions(app: App, desk: Desk): void {
  app.event('app_mention', async ({ event, context }) => {
    const work = workOf(context);
    if (work) await ask(desk, work, plainFromSlack(text.parse(event.text)));
  });
  app.message(async ({ message, context }) => {
    const work = workOf(context);
    if (work) await ask(desk, work, plainFromSlack(text.parse('text' in message ? message.text : undefined)));
  });
  for (const name of COMMANDS) {
    app.command(name, async ({ command, context }) => {
      const work = workOf(context);
      if (work) await ask(desk, work, `${name} ${plainFromSlack(text.parse(command.text))}`.trim());
    });
  }
  app.shortcut({ callback_id: SHORTCUT, type: 'message_action' }, async ({ shortcut, context }) => {
    const work = workOf(context);
    if (work && 'message' in shortcut) await ask(desk, work, plainFromSlack(text.parse(shortcut.message.text)));
  });
}
