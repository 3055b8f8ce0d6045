import type { App } from '@slack/bolt';
import { z } from 'zod';
import { FEEDBACK_INPUT, FEEDBACK_VIEW, feedbackForm } from '../blocks/feedback.ts';
import { ACTIONS, feedbackState } from '../button-state.ts';
import { type Desk, workOf } from '../work.ts';

const clicked = z.object({ trigger_id: z.string(), actions: z.array(z.object({ value: z.string() })).min(1) });
const submitted = z.object({
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.object({
        [FEEDBACK_INPUT.block]: z.object({ [FEEDBACK_INPUT.action]: z.object({ value: z.string().nullish() }) }),
      }),
    }),
  }),
});

/** A verdict on an answer, and after a thumbs-down a short form that may say why. */
export function listenForFeedback(app: App, desk: Desk): void {
  app.action(ACTIONS.feedback, async ({ body, context }) => {
    const work = workOf(context);
    if (!work) return;
    const { trigger_id, actions } = clicked.parse(body);
    const { verdict, text } = feedbackState.parse(JSON.parse(actions[0]?.value ?? ''));
    const id = await desk.feedback.give(work.incoming.user, text, verdict, desk.now().getTime());
    desk.log.info('feedback', { verdict });
    if (verdict === 'down') await desk.client.views.open({ trigger_id, view: feedbackForm(text, id) });
  });

  app.view(FEEDBACK_VIEW, async ({ body, context }) => {
    if (!workOf(context)) return;
    const { private_metadata, state } = submitted.parse(body).view;
    const comment = state.values[FEEDBACK_INPUT.block]?.[FEEDBACK_INPUT.action]?.value?.trim();
    if (comment) await desk.feedback.comment(private_metadata, comment);
  });
}
