import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { wholeChronology } from '../report/chronology.ts';
import { sourceViewOf } from '../report/source-view.ts';
import { conversationHtml, threadHtml } from './conversation.ts';
import { html } from './html.ts';
import { type Frame, notice, page } from './layout.ts';
import { sessionOf } from './session.ts';
import { sourcePath } from './source-link.ts';
import { sourceHtml } from './source-page.ts';
import { channelBy, conversationOf, frameOf, type Stage, timeStamp } from './stage.ts';
import { timelineHtml } from './timeline-page.ts';
import { homeHtml } from './view-html.ts';
import { channelsOf } from './workspace.ts';

const offset = z.coerce.number().int().min(0);
const sourceQuery = z
  .object({ file: z.string(), start: offset, end: offset })
  .refine(({ start, end }) => start < end)
  .or(z.strictObject({ file: z.string().optional() }));
/** What one looks at: channels and threads, Home, the report, its timeline. */
export function addPages(app: Hono, stage: Stage): void {
  const { slack, engine, acts } = stage;
  /** Runs the page only for those who may read the report; the app's own rules say who. */
  const readers = async (context: Context, title: string, show: (frame: Frame) => Response | Promise<Response>) => {
    const frame = frameOf(context, stage);
    const refusal = await stage.app.refusalOf(frame.session.person.id);
    return refusal ? context.html(notice(frame, title, refusal.sentence ?? 'Not for you.'), 403) : show(frame);
  };

  app.get('/', (context) => context.redirect(`/c/${channelsOf(sessionOf(context).person.id)[0]?.slug}`));

  app.get('/c/:slug', async (context) => {
    const frame = frameOf(context, stage);
    const { person } = frame.session;
    const channel = channelsOf(person.id).find(({ slug }) => slug === context.req.param('slug'));
    if (!channel) return context.html(notice(frame, 'Not found', 'You are in no channel of this name.'), 404);
    if (channel.directWith !== null) await acts.openTab(person, 'messages');
    const thread = timeStamp
      .nullable()
      .catch(null)
      .parse(context.req.query('thread') ?? null);
    return context.html(page(frame, channel.name, conversationHtml(conversationOf(stage, person, channel), thread)));
  });

  app.get('/c/:slug/thread/:ts', (context) => {
    const { person } = sessionOf(context);
    const channel = channelBy(person, ({ slug }) => slug === context.req.param('slug'));
    return context.html(threadHtml(conversationOf(stage, person, channel), timeStamp.parse(context.req.param('ts'))));
  });

  app.get('/home', async (context) => {
    const frame = frameOf(context, stage);
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
}
