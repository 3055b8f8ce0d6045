import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { MOST_TOPICS } from '../../digest/topics.ts';
import { DAYS, type Days } from '../../store/subscriptions.ts';
import type { Seat, Settings } from '../digest-settings.ts';

export const DIGEST_FORM = 'digest_form';

/** Names of the form's fields; an error comes back under the same name. */
export const FIELDS = { time: 'time', days: 'days', zone: 'zone', topics: 'topics', asked: 'asked' } as const;
/** The one input of each field. */
const INPUT = 'input';
const ASKED_OPTION = 'show';

const LABELS: Readonly<Record<Days, string>> = {
  weekdays: 'Monday to Friday',
  daily: 'Every day',
  mondays: 'Mondays',
};

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (days: Days) => ({ text: plain(LABELS[days]), value: days });
const askedOption = { text: plain('Show what was asked here, without names'), value: ASKED_OPTION };

/** The form for a place, filled with what is set there. */
export function digestForm({ channel, kind }: Seat, { time, days, zone, topics, asked }: Settings): ModalView {
  const input = (field: string, label: string, element: InputBlock['element'], more: Partial<InputBlock> = {}) =>
    ({ type: 'input', block_id: field, label: plain(label), element, ...more }) as const;
  const topicText = topics.join(', ');
  return {
    type: 'modal',
    callback_id: DIGEST_FORM,
    private_metadata: JSON.stringify({ channel }),
    title: plain(kind === 'channel' ? 'Digest of this channel' : 'Your digest'),
    submit: plain('Subscribe'),
    close: plain('Cancel'),
    blocks: [
      input(FIELDS.time, 'Time of day', { type: 'timepicker', action_id: INPUT, initial_time: time }),
      input(FIELDS.days, 'Days', {
        type: 'static_select',
        action_id: INPUT,
        options: DAYS.map(option),
        initial_option: option(days),
      }),
      input(
        FIELDS.zone,
        'Time zone',
        { type: 'plain_text_input', action_id: INPUT, initial_value: zone, max_length: 64 },
        { hint: plain('Such as Europe/Brussels, or a city of the zone') },
      ),
      input(
        FIELDS.topics,
        'Only these topics',
        {
          type: 'plain_text_input',
          action_id: INPUT,
          max_length: 1000,
          ...(topicText === '' ? {} : { initial_value: topicText }),
        },
        {
          optional: true,
          hint: plain(`Names and Actions of the report by comma, at most ${MOST_TOPICS}; empty follows everything`),
        },
      ),
      ...(kind === 'channel'
        ? [
            input(
              FIELDS.asked,
              'Questions',
              {
                type: 'checkboxes',
                action_id: INPUT,
                options: [askedOption],
                ...(asked ? { initial_options: [askedOption] } : {}),
              },
              { optional: true },
            ),
          ]
        : []),
    ],
  };
}

const field = <T extends z.ZodType>(value: T) => z.object({ [INPUT]: value });

/** What comes back from the form. */
export const submittedForm = z
  .object({
    view: z.object({
      private_metadata: z
        .string()
        .transform((text) => z.object({ channel: z.string() }).parse(JSON.parse(text)).channel),
      state: z.object({
        values: z.object({
          [FIELDS.time]: field(z.object({ selected_time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })),
          [FIELDS.days]: field(z.object({ selected_option: z.object({ value: z.enum(DAYS) }) })),
          [FIELDS.zone]: field(z.object({ value: z.string().nullish() })),
          [FIELDS.topics]: field(z.object({ value: z.string().nullish() })),
          [FIELDS.asked]: field(z.object({ selected_options: z.array(z.object({ value: z.string() })) })).optional(),
        }),
      }),
    }),
  })
  .transform(({ view: { private_metadata: channel, state } }) => ({
    channel,
    time: state.values.time.input.selected_time,
    days: state.values.days.input.selected_option.value,
    zone: state.values.zone.input.value?.trim() ?? '',
    topics: state.values.topics.input.value ?? '',
    asked: (state.values.asked?.input.selected_options ?? []).some(({ value }) => value === ASKED_OPTION),
  }));
