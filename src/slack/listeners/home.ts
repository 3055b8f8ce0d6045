import type { App } from '@slack/bolt';
import { deadlinesOf } from '../../report/deadlines.ts';
import { outlineOf, particularsOf } from '../../report/particulars.ts';
import { promptsFor } from '../../report/prompts.ts';
import { isVerbatim } from '../../report/verify-excerpt.ts';
import { today } from '../ask.ts';
import { type HomeData, homeView } from '../blocks/home.ts';
import { seatOf, statusSentence } from '../digest-settings.ts';
import { remindersOf } from '../reminders.ts';
import { type Desk, workOf } from '../work.ts';

/** The app's own tabs: Home shows what is loaded, Messages offers questions to begin with. */
export function listenForHome(app: App, desk: Desk): void {
  const prompts = promptsFor(desk.engine);
  app.event('app_home_opened', async ({ event, context }) => {
    const work = workOf(context);
    if (!work) return;
    if (event.tab === 'home') {
      await publishHome(desk, work.incoming.user);
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

/** Shows the Home tab as it is now. */
export async function publishHome(desk: Desk, user: string): Promise<void> {
  const own = await desk.subscriptions.ofPerson(user);
  const personal = {
    digest: own === null ? NO_DIGEST : await statusSentence(desk, seatOf(own.channel, user)),
    reminders: await remindersOf(desk, user),
  };
  await desk.client.views.publish({ user_id: user, view: homeOn(today(desk.now()), desk, personal) });
}

const NO_DIGEST =
  'You get no digest. Write `digest subscribe` in the Messages tab for one of your own, or `/digest` in a channel for that channel.';

function homeOn(day: string, { engine, sourceLink }: Desk, personal: HomeData['personal']) {
  const { passed, ahead } = deadlinesOf(engine, day, null);
  const deadlines = { passed, ahead: ahead.filter(({ excerpt }) => isVerbatim(excerpt, engine.corpus)) };
  const view = { particulars: particularsOf(engine.corpus), today: day, interactive: true, sourceLink };
  return homeView({ outline: outlineOf(engine.corpus), deadlines, prompts: promptsFor(engine), personal }, view);
}
