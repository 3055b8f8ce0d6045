import type { App } from '@slack/bolt';
import { z } from 'zod';
import { ask } from '../ask.ts';
import { type DigestCommand, parseDigestCommand } from '../digest-command.ts';
import { answerDigestRequest } from '../digest-requests.ts';
import { seatOf } from '../digest-settings.ts';
import { plainFromSlack } from '../mrkdwn.ts';
import { type Desk, workOf } from '../work.ts';
import { sayDigest } from './digest.ts';

export const COMMANDS = ['/report', '/action', '/timeline', '/dossier', '/deadlines'] as const;
export const SHORTCUT = 'ask_report';

const text = z.string().default('');

/** "digest status", with or without its slash; "digest of the drugs strategy" is a question. */
function digestRequestIn(typed: string): DigestCommand | null {
  const [match, slash = '', rest = ''] = /^(\/?)digest\b[:\s]*(.*)$/i.exec(typed) ?? [];
  if (match === undefined) return null;
  const request = parseDigestCommand(rest);
  return request.kind === 'unusable' && request.isUnknown && slash === '' ? null : request;
}

/** Every way to ask in words: a mention, a direct message, a slash command, the shortcut on somebody's message. */
export function listenForQuestions(app: App, desk: Desk): void {
  app.event('app_mention', async ({ event, context }) => {
    const work = workOf(context);
    if (work) await ask(desk, work, plainFromSlack(text.parse(event.text)));
  });
  app.message(async ({ message, context }) => {
    const work = workOf(context);
    if (!work) return;
    const typed = plainFromSlack(text.parse('text' in message ? message.text : undefined));
    const request = digestRequestIn(typed);
    if (request === null || work.incoming.channel === null) await ask(desk, work, typed);
    else {
      const seat = seatOf(work.incoming.channel, work.incoming.user);
      await sayDigest(desk, work, await answerDigestRequest(desk, seat, request));
    }
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
