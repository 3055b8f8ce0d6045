import type { Hono } from 'hono';
import { z } from 'zod';
import { postDigestNow } from './digest-now.ts';
import { keepSettings, sessionOf, settings } from './session.ts';
import { channelBy, type Stage, timeStamp } from './stage.ts';

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

/** What one does: the settings of the stage, and everything that the app is told of. */
export function addActs(app: Hono, stage: Stage): void {
  const { clock, acts } = stage;

  app.post('/settings', async (context) => {
    const wanted = settings.safeParse(await context.req.parseBody());
    if (!wanted.success) return context.text('allowed: role, theme, or a day such as 2025-12-01\n', 400);
    keepSettings(context, wanted.data);
    if (wanted.data.day !== undefined) clock.travelTo(wanted.data.day || null);
    const here = `http://${context.req.header('host')}`;
    const back = context.req.header('referer') ?? '';
    // another person may not be where this one was
    const stays = wanted.data.role === undefined && back.startsWith(`${here}/`);
    // two slashes would lead to another host
    return context.redirect(stays ? back.slice(here.length).replace(/^\/+/, '/') : '/', 303);
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
}
