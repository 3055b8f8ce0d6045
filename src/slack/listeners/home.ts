import type { App } from '@slack/bolt';
import { deadlinesOf } from '../../report/deadlines.ts';
import { outlineOf, particularsOf } from '../../report/particulars.ts';
import { promptsFor } from '../../report/prompts.ts';
import { isVerbatim } from '../../report/verify-excerpt.ts';
import { today } from '../ask.ts';
import { homeView } from '../blocks/home.ts';
import { type Desk, workOf } from '../work.ts';

/** The app's own tabs: Home shows what is loaded, Messages offers questions to begin with. */
export function listenForHome(app: App, desk: Desk): void {
  const prompts = promptsFor(desk.engine);
  app.event('app_home_opened', async ({ event, context }) => {
    const work = workOf(context);
    if (!work) return;
    if (event.tab === 'home') {
      await desk.client.views.publish({
        user_id: work.incoming.user,
        view: homeOn(today(desk.now()), desk, prompts),
      });
    } else if (event.tab === 'messages') {
      await desk.client.assistant.threads.setSuggestedPrompts({
        channel_id: event.channel,
        title: 'Ask the report',
        prompts: [...prompts].map((prompt) => ({ title: prompt, message: prompt })) as [
          { title: string; message: string },
        ],
      });
    }
  });
}

function homeOn(day: string, { engine, sourceLink }: Desk, prompts: readonly string[]) {
  const { passed, ahead } = deadlinesOf(engine, day, null);
  const deadlines = { passed, ahead: ahead.filter(({ excerpt }) => isVerbatim(excerpt, engine.corpus)) };
  const view = { particulars: particularsOf(engine.corpus), today: day, interactive: true, sourceLink };
  return homeView({ outline: outlineOf(engine.corpus), deadlines, prompts }, view);
}
