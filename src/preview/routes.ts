import { Hono } from 'hono';
import { z } from 'zod';
import { errorFields } from '../log.ts';
import { ActError } from './act-error.ts';
import { addActs } from './act-routes.ts';
import { readAssets } from './assets.ts';
import { addChanges } from './changes.ts';
import { isVisible } from './conversation.ts';
import { guard } from './guard.ts';
import { notice } from './layout.ts';
import { addPages } from './page-routes.ts';
import { sessionOf } from './session.ts';
import { frameOf, type Stage } from './stage.ts';
import { channelsOf } from './workspace.ts';

/** The preview's pages, and what they call. */
export function createRoutes(stage: Stage): Hono {
  const app = new Hono();
  app.use(guard(stage.port));
  addPages(app, stage);
  addActs(app, stage);
  addChanges(app, stage);

  app.get('/files/:id', (context) => {
    const { person } = sessionOf(context);
    const inside = new Set(channelsOf(person.id).map(({ id }) => id));
    const file = stage.slack.messages
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

  app.notFound((context) => context.html(notice(frameOf(context, stage), 'Not found', 'There is no such page.'), 404));
  app.onError((error, context) => {
    // what somebody may try in vain is no error of the page: a browser would log it as one
    if (error instanceof ActError)
      return context.json({ problem: error.message }, context.req.method === 'POST' ? 200 : 409);
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return context.json({ problem: 'The page sent something the preview cannot read.' }, 400);
    stage.log.error('preview_failed', errorFields(error));
    return context.json({ problem: 'Something went wrong in the preview; its log says what.' }, 500);
  });
  return app;
}
