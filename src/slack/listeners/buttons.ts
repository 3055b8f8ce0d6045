import type { App } from '@slack/bolt';
import { surroundingsOf } from '../../report/surroundings.ts';
import { answer } from '../ask.ts';
import { contextModal } from '../blocks/home.ts';
import { ACTIONS, askState, placeState } from '../button-state.ts';
import { clickedState } from '../clicked-state.ts';
import { postToChannel } from '../send.ts';
import { type Desk, type Work, workOf } from '../work.ts';

/** The buttons under an answer, and those of the Home tab. */
export function listenForButtons(app: App, desk: Desk): void {
  const onClick = (action: string, handle: (work: Work, body: unknown) => Promise<unknown>) => {
    // several buttons of one block have a number after their action
    app.action({ type: 'block_actions', action_id: new RegExp(`^${action}(?::\\d+)?$`) }, async ({ body, context }) => {
      const work = workOf(context);
      if (work) await handle(work, body);
    });
  };

  for (const action of [ACTIONS.showAll, ACTIONS.showMore, ACTIONS.askFromHome]) {
    onClick(action, (work, body) => answer(desk, work, clickedState(body, askState).value));
  }

  onClick(ACTIONS.ask, (work, body) => answer(desk, work, clickedState(body, askState).value, { goesOn: true }));

  onClick(ACTIONS.post, async (work, body) => {
    const { value } = clickedState(body, askState);
    // posted once, however long after the first click the second comes
    const key = `post:${work.incoming.channel}:${work.incoming.key}`;
    if ((await desk.deliveries.claim(key)) !== 'mine') return;
    try {
      await answer(desk, work, value, { send: postToChannel });
      await desk.deliveries.done(key);
    } catch (error) {
      await desk.deliveries.release(key);
      throw error;
    }
  });

  onClick(ACTIONS.context, async (_work, body) => {
    const { value, triggerId } = clickedState(body, placeState);
    const surroundings = surroundingsOf(desk.engine.corpus, value.file, value.start, value.end);
    if (surroundings) await desk.client.views.open({ trigger_id: triggerId, view: contextModal(surroundings) });
  });
}
