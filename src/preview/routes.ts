import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import { wholeChronology } from '../report/chronology.ts';
import { sourceViewOf } from '../report/source-view.ts';
import type { RunningApp } from '../slack/app.ts';
import { ActError } from './act-error.ts';
import type { Acts } from './acts.ts';
import { readAssets } from './assets.ts';
import type { PreviewClock } from './clock.ts';
import { type Conversation, conversationHtml, isVisible, promptsHtml, replyCount, threadHtml } from './conversation.ts';
import { type DigestSource, postDigestNow } from './digest-now.ts';
import { guard } from './guard.ts';
import { type Frame, notice, page } from './layout.ts';
import type { Change, LocalSlack } from './local-slack.ts';
import type { Command } from './manifest.ts';
import { messageHtml } from './message-html.ts';
import { keepSettings, sessionOf, settings } from './session.ts';
import { sourcePath } from './source-link.ts';
import { sourceHtml } from './source-page.ts';
import { timelineHtml } from './timeline-page.ts';
import { homeHtml, modalHtml } from './view-html.ts';
import { type Channel, channelsOf, type Person } from './workspace.ts';

/** What the routes serve from. */
export interface Stage {
  readonly engine: Engine;
  readonly app: RunningApp;
  readonly slack: LocalSlack;
  readonly acts: Acts;
  readonly clock: PreviewClock;
  readonly commands: readonly Command[];
  readonly shortcut: string;
  readonly digests: DigestSource;
  readonly port: () => number;
}

const offset = z.coerce.number().int().min(0);
const sourceQuery = z
  .object({ file: z.string(), start: offset, end: offset })
  .refine(({ start, end }) => start < end)
  .or(z.strictObject({ file: z.string().optional() }));
const timeStamp = z.string().regex(/^\d+\.\d+$/);
const said = z.object({
  channel: z.string(),
  text: z.string().trim().min(1).max(3000),
  thread: timeStamp.nullable(),
});
const fields = z.record(z.string(), z.array(z.string()));
const clicked = z.object({
  container: z.string(),
  block: z.string(),
  element: z.int().min(0),
  choices: z.array(z.string()),
  fields,
});
const submitted = z.object({ view: z.string(), fields });
const posted = z.object({ channel: z.string() });
const used = z.object({ ts: timeStamp });

/** The preview's pages, and what they call. */
export function createRoutes(stage: Stage): Hono {
  const { slack, engine, clock, acts } = stage;
  const app = new Hono();
  app.use(guard(stage.port));

  const frameOf = (context: Context): Frame => ({
    session: sessionOf(context),
    now: clock.now(),
    isMoved: clock.isMoved,
    path: context.req.path,
  });
  const conversation = (person: Person, channel: Channel): Conversation => ({
    slack,
    channel,
    user: person.id,
    commands: stage.commands,
  });
  const channelBy = (person: Person, match: (channel: Channel) => boolean): Channel => {
    const channel = channelsOf(person.id).find(match);
    if (!channel) throw new ActError('You are in no such channel.');
    return channel;
  };
  /** Runs the page only for those who may read the report; the app's own rules say who. */
  const readers = async (context: Context, title: string, show: (frame: Frame) => Response | Promise<Response>) => {
    const frame = frameOf(context);
    const refusal = await stage.app.refusalOf(frame.session.person.id);
    return refusal ? context.html(notice(frame, title, refusal.sentence ?? 'Not for you.'), 403) : show(frame);
  };

  app.get('/', (context) => context.redirect(`/c/${channelsOf(sessionOf(context).person.id)[0]?.slug}`));

  app.get('/c/:slug', async (context) => {
    const frame = frameOf(context);
    const { person } = frame.session;
    const channel = channelsOf(person.id).find(({ slug }) => slug === context.req.param('slug'));
    if (!channel) return context.html(notice(frame, 'Not found', 'You are in no channel of this name.'), 404);
    if (channel.directWith !== null) await acts.openTab(person, 'messages');
    const thread = timeStamp
      .nullable()
      .catch(null)
      .parse(context.req.query('thread') ?? null);
    return context.html(page(frame, channel.name, conversationHtml(conversation(person, channel), thread)));
  });

  app.get('/c/:slug/thread/:ts', (context) => {
    const { person } = sessionOf(context);
    const channel = channelBy(person, ({ slug }) => slug === context.req.param('slug'));
    return context.html(threadHtml(conversation(person, channel), timeStamp.parse(context.req.param('ts'))));
  });

  app.get('/home', async (context) => {
    const frame = frameOf(context);
    const { person } = frame.session;
    await acts.openTab(person, 'home');
    const view = slack.homes.get(person.id) ?? null;
    return context.html(
      page(
        frame,
        'Home',
        html`<main id="main" class="home" tabindex="-1"><header class="top"><h1>Home</h1><p>The app’s own tab</p></header>${homeHtml(view)}</main>`,
      ),
    );
  });

  app.get('/source', (context) =>
    readers(context, 'The report', (frame) => {
      const query = sourceQuery.safeParse(context.req.query()).data;
      const file = query?.file ?? engine.corpus.documents[0]?.file ?? '';
      const marked = query && 'start' in query ? { start: query.start, end: query.end } : null;
      const view = query && sourceViewOf(engine.corpus, file, marked);
      if (!view)
        return context.html(
          notice(
            frame,
            'Not found',
            'The reports have no such place. A citation leads to one, for example from an answer.',
          ),
          404,
        );
      return context.html(page(frame, 'The report', sourceHtml(view)));
    }),
  );

  app.get('/timeline', (context) =>
    readers(context, 'Timeline', (frame) =>
      context.html(page(frame, 'Timeline', timelineHtml(wholeChronology(engine), sourcePath))),
    ),
  );

  app.post('/settings', async (context) => {
    const wanted = settings.safeParse(await context.req.parseBody());
    if (!wanted.success) return context.text('allowed: role, theme, or a day such as 2025-12-01\n', 400);
    keepSettings(context, wanted.data);
    if (wanted.data.day !== undefined) clock.travelTo(wanted.data.day || null);
    const here = `http://${context.req.header('host')}`;
    const back = context.req.header('referer') ?? '';
    // another person may not be where this one was
    const stays = wanted.data.role === undefined && back.startsWith(`${here}/`);
    return context.redirect(stays ? back.slice(here.length) : '/', 303);
  });

  app.post('/say', async (context) => {
    const { person } = sessionOf(context);
    const { channel, text, thread } = said.parse(await context.req.json());
    const at = channelBy(person, ({ id }) => id === channel);
    return context.json({ thread: await acts.say(person, at, text, thread) });
  });

  app.post('/click', async (context) => {
    const { container, fields: held, ...at } = clicked.parse(await context.req.json());
    await acts.click(sessionOf(context).person, container, at, held);
    return context.json({});
  });

  app.post('/submit', async (context) => {
    const { view, fields: held } = submitted.parse(await context.req.json());
    return context.json({ errors: await acts.submit(sessionOf(context).person, view, held) });
  });

  app.post('/shortcut', async (context) => {
    const { ts } = used.parse(await context.req.json());
    await acts.useShortcut(sessionOf(context).person, ts, stage.shortcut);
    return context.json({});
  });

  app.post('/digest', async (context) => {
    const { channel } = posted.parse(await context.req.json());
    const { id } = channelBy(sessionOf(context).person, (one) => one.id === channel);
    await postDigestNow(stage.app, stage.digests, id, clock.now());
    return context.json({});
  });

  app.get('/changes', (context) => {
    const { person } = sessionOf(context);
    return streamSSE(context, async (stream) => {
      const end = slack.subscribe((change) => {
        const shown = shownTo(person, change, stage);
        if (shown) void stream.writeSSE({ event: change.kind, data: JSON.stringify(shown) });
      });
      await stream.writeSSE({ event: 'ready', data: '{}' });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      end();
    });
  });

  app.get('/files/:id', (context) => {
    const { person } = sessionOf(context);
    const inside = new Set(channelsOf(person.id).map(({ id }) => id));
    const file = slack.messages
      .filter((message) => inside.has(message.channel) && isVisible(message, person.id))
      .flatMap(({ files }) => files)
      .find(({ id }) => id === context.req.param('id'));
    if (!file) return context.notFound();
    const name = file.name.replace(/[^\w.-]/g, '_');
    return context.body(file.content, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}"`,
    });
  });

  const assets = readAssets();
  app.get('/assets/:name', (context) => {
    const asset = assets.get(context.req.param('name'));
    if (!asset) return context.notFound();
    return context.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': 'no-cache' });
  });

  app.notFound((context) => context.html(notice(frameOf(context), 'Not found', 'There is no such page.'), 404));
  app.onError((error, context) => {
    if (error instanceof ActError) return context.json({ problem: error.message }, 409);
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return context.json({ problem: 'The page sent something the preview cannot read.' }, 400);
    throw error;
  });
  return app;
}

/** What a change means for somebody's page; null where it is not for them. */
function shownTo(person: Person, change: Change, { slack, commands }: Stage): object | null {
  switch (change.kind) {
    case 'message': {
      const { message } = change;
      const inside = channelsOf(person.id).some(({ id }) => id === message.channel);
      if (!inside || !isVisible(message, person.id)) return null;
      const { thread, channel, ts, author } = message;
      return {
        list: thread ?? channel,
        thread,
        replies: thread === null ? 0 : replyCount(slack, thread),
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
        ? { channel: channel.id, html: String(promptsHtml({ slack, channel, user: person.id, commands })) }
        : null;
    }
  }
}
