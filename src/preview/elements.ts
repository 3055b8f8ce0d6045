import { z } from 'zod';
import type { PreviewBlock } from './local-slack.ts';

const words = z.object({ text: z.string() });
const option = z.looseObject({ text: words, value: z.string() });
const feedback = z.object({ text: words, value: z.string() });

const chooseOne = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    action_id: z.string(),
    options: z.array(option).min(1),
    initial_option: option.optional(),
    placeholder: words.optional(),
  });
const chooseMany = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    action_id: z.string(),
    options: z.array(option).min(1),
    initial_options: z.array(option).default([]),
  });

/** A part of a block that can be operated: everything that the app uses, and what is alike. */
const element = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    action_id: z.string(),
    text: words,
    value: z.string().optional(),
    url: z.string().optional(),
    style: z.string().optional(),
  }),
  z.object({
    type: z.literal('feedback_buttons'),
    action_id: z.string(),
    positive_button: feedback,
    negative_button: feedback,
  }),
  chooseOne('overflow'),
  chooseOne('static_select'),
  chooseOne('radio_buttons'),
  chooseMany('checkboxes'),
  chooseMany('multi_static_select'),
  z.object({
    type: z.literal('plain_text_input'),
    action_id: z.string(),
    multiline: z.boolean().default(false),
    initial_value: z.string().default(''),
    max_length: z.int().optional(),
    placeholder: words.optional(),
  }),
  z.object({ type: z.literal('timepicker'), action_id: z.string(), initial_time: z.string().default('') }),
  z.object({ type: z.literal('datepicker'), action_id: z.string(), initial_date: z.string().default('') }),
]);
export type BlockElement = z.infer<typeof element>;
/** Those of a type. */
export type ElementOf<T extends BlockElement['type']> = Extract<BlockElement, { readonly type: T }>;

/** A block that asks for something. */
export const inputBlock = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  label: words,
  hint: words.optional(),
  optional: z.boolean().default(false),
  element,
});
export type InputBlock = z.infer<typeof inputBlock>;

const holder = z.object({ accessory: z.unknown().optional(), elements: z.array(z.unknown()).optional() });

/** The operable elements of a block, in the order in which they are shown; other parts are left out. */
export function elementsOf(block: PreviewBlock): BlockElement[] {
  const { accessory, elements = [] } = holder.parse(block);
  return [accessory, ...elements].flatMap((one) => element.safeParse(one).data ?? []);
}

/**
 * What Slack reports of an element that was operated.
 *
 * @param choices what was chosen: the position of an option, `positive` or `negative`, or the value typed
 */
export function actionOf(one: BlockElement, choices: readonly string[]): Record<string, unknown> {
  const { type, action_id } = one;
  const base = { type, action_id };
  const [first = ''] = choices;
  switch (one.type) {
    case 'button':
      return { ...base, value: one.value };
    case 'feedback_buttons':
      return { ...base, value: (first === 'negative' ? one.negative_button : one.positive_button).value };
    case 'overflow':
    case 'static_select':
    case 'radio_buttons':
      return { ...base, selected_option: one.options[Number(first || Number.NaN)] ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { ...base, selected_options: choices.flatMap((choice) => one.options[Number(choice)] ?? []) };
    case 'plain_text_input':
      return { ...base, value: first.replaceAll('\r\n', '\n') || null };
    case 'timepicker':
      return { ...base, selected_time: first || null };
    case 'datepicker':
      return { ...base, selected_date: first || null };
  }
}

/** The state of a form, as Slack reports it: by block, by action. `fields` are the choices by block. */
export function formState(
  blocks: readonly PreviewBlock[],
  fields: Readonly<Record<string, readonly string[]>>,
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const input = inputBlock.safeParse(block).data;
      if (!input) return [];
      const { action_id, ...value } = actionOf(input.element, fields[input.block_id] ?? []);
      return [[input.block_id, { [String(action_id)]: value }]];
    }),
  );
}
