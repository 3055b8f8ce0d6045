import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isVisible, promptsHtml, replyCount } from './conversation.ts';
import type { Change } from './local-slack.ts';
import { messageHtml } from './message-html.ts';
import { sessionOf } from './session.ts';
import { conversationOf, type Stage } from './stage.ts';
import { homeHtml, modalHtml } from './view-html.ts';
import { channelsOf, type Person } from './workspace.ts';

/** Tells open pages what is new, as server-sent events. */
export function addChanges(app: Hono, stage: Stage): void {
  app.get('/changes', (context) => {
    const { person } = sessionOf(context);
    return streamSSE(context, async (stream) => {
      const end = stage.slack.subscribe((change) => {
        const shown = shownTo(person, change, stage);
        if (shown) void stream.writeSSE({ event: change.kind, data: JSON.stringify(shown) });
      });
      await stream.writeSSE({ event: 'ready', data: '{}' });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      end();
    });
  });
}

/** What a change means for somebody's page; null where it is not for them. */
function shownTo(person: Person, change: Change, stage: Stage): object | null {
  switch (change.kind) {
    case 'message': {
      const { message } = change;
      const inside = channelsOf(person.id).some(({ id }) => id === message.channel);
      if (!inside || !isVisible(message, person.id)) return null;
      const { thread, channel, ts, author } = message;
      return {
        list: thread ?? channel,
        thread,
        replies: thread === null ? 0 : replyCount(stage.slack, thread),
        ts,
        isOwn: author === person.id,
        html: String(messageHtml(message, thread === null ? 0 : null)),
      };
    }
    case 'modal':
      return change.view.user === person.id ? { html: String(modalHtml(change.view)) } : null;
    case 'home':
      return change.view.user === person.id ? { html: String(homeHtml(change.view)) } : null;
    case 'prompts': {
      const channel = channelsOf(person.id).find(({ id }) => id === change.channel);
      return channel
        ? { channel: channel.id, html: String(promptsHtml(conversationOf(stage, person, channel))) }
        : null;
    }
  }
}
