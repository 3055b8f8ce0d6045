import type { ContextActionsBlock, ModalView } from '@slack/types';
import { ACTIONS } from '../button-state.ts';
import { escapeWithin } from '../mrkdwn.ts';

export const FEEDBACK_VIEW = 'feedback_form';
export const FEEDBACK_INPUT = { block: 'comment', action: 'text' } as const;

/** Thumbs under an answer; the question goes along, so that a verdict can be understood later. */
export function feedbackBlock(question: string): ContextActionsBlock {
  const value = (verdict: 'up' | 'down') => JSON.stringify({ verdict, text: question });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.feedback,
        positive_button: { text: { type: 'plain_text', text: 'Good answer' }, value: value('up') },
        negative_button: { text: { type: 'plain_text', text: 'Bad answer' }, value: value('down') },
      },
    ],
  };
}

/** The short form after a thumbs-down. */
export function feedbackForm(question: string, feedbackId: string): ModalView {
  return {
    type: 'modal',
    callback_id: FEEDBACK_VIEW,
    private_metadata: feedbackId,
    title: { type: 'plain_text', text: 'What was wrong?' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Skip' },
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `Your question: ${escapeWithin(question, 1_500)}`, verbatim: true },
      },
      {
        type: 'input',
        block_id: FEEDBACK_INPUT.block,
        optional: true,
        label: { type: 'plain_text', text: 'What did you expect, or what is missing?' },
        element: { type: 'plain_text_input', action_id: FEEDBACK_INPUT.action, multiline: true, max_length: 1000 },
      },
    ],
  };
}
