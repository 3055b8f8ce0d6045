/** Slack's limits, as its documentation states them; lengths in UTF-16 units. Returns every violation. */
export function checkBlocks(payload: { text?: unknown; blocks?: unknown }, surface: 'message' | 'view'): string[] {
  const problems: string[] = [];
  const blocks = Array.isArray(payload.blocks) ? (payload.blocks as Json[]) : [];
  if (surface === 'message') {
    if (typeof payload.text !== 'string' || payload.text.trim() === '') problems.push('no text fallback');
    else if (payload.text.length > 4000) problems.push(`text of ${payload.text.length}`);
  }
  if (blocks.length > (surface === 'message' ? 50 : 100)) problems.push(`${blocks.length} blocks`);
  for (const block of blocks) problems.push(...checkBlock(block));
  const shown = blocks.reduce((sum, block) => sum + shownText(block), 0);
  if (surface === 'message' && shown > 12_000) problems.push(`${shown} characters in all`);
  if (surface === 'view' && JSON.stringify(payload).length > 250_000) problems.push('view above 250 kB');
  // the name of a channel, by its ID, notifies nobody
  for (const text of stringsOf(payload))
    if (/<[!@]|<#(?![CG]\w+>)|<https?:|<mailto:/.test(text))
      problems.push(`control sequence in ${JSON.stringify(text.slice(0, 60))}`);
  return problems;
}

type Json = Record<string, unknown>;

const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

function checkBlock(block: Json): string[] {
  const elements = list(block.elements);
  switch (block.type) {
    case 'section':
      return [...textProblems(block.text, 3000), ...(block.accessory ? elementProblems(record(block.accessory)) : [])];
    case 'context':
      return [
        ...(elements.length < 1 || elements.length > 10 ? [`${elements.length} context elements`] : []),
        ...elements.flatMap((one) => textProblems(one, 3000)),
      ];
    case 'actions':
      return [
        ...(elements.length < 1 || elements.length > 25 ? [`${elements.length} actions`] : []),
        ...(new Set(elements.map((one) => one.action_id)).size < elements.length ? ['action_id twice in a block'] : []),
        ...elements.flatMap(elementProblems),
      ];
    case 'rich_text':
      return elements.flatMap(richTextProblems);
    case 'context_actions':
      return elements.length < 1 || elements.length > 5
        ? [`${elements.length} context actions`]
        : elements.flatMap(elementProblems);
    case 'input':
      return [...textProblems(block.label, 2000), ...elementProblems(record(block.element))];
    case 'header':
      return textProblems(block.text, 150);
    case 'divider':
      return [];
    default:
      return [`unknown block ${String(block.type)}`];
  }
}

function richTextProblems(element: Json): string[] {
  if (!['rich_text_section', 'rich_text_quote'].includes(String(element.type)))
    return [`unknown rich text ${String(element.type)}`];
  const parts = list(element.elements);
  const length = parts.reduce((sum, part) => sum + String(part.text ?? '').length, 0);
  return [
    ...(parts.length === 0 ? ['empty rich text'] : []),
    ...(length > 3000 ? [`rich text of ${length}`] : []),
    ...parts.flatMap((part) => {
      if (part.type === 'link') return /^https?:\/\//.test(String(part.url)) ? [] : ['link that is no web address'];
      return part.type === 'text' && part.text !== '' ? [] : [`rich text part ${JSON.stringify(part)}`];
    }),
  ];
}

function textProblems(value: unknown, limit: number): string[] {
  const { type, text } = record(value);
  if (typeof text !== 'string' || text === '') return ['empty text'];
  return [
    ...(text.length > limit ? [`text of ${text.length}, limit ${limit}`] : []),
    ...(type === 'mrkdwn' || type === 'plain_text' ? [] : [`text type ${String(type)}`]),
  ];
}

function elementProblems(element: Json): string[] {
  const within = (name: string, value: unknown, limit: number) =>
    String(value ?? '').length > limit ? [`${name} of ${String(value).length}`] : [];
  switch (element.type) {
    case 'button':
      return [
        ...textProblems(element.text, 75),
        ...within('value', element.value, 2000),
        ...within('action_id', element.action_id, 255),
      ];
    case 'feedback_buttons':
      return [record(element.positive_button), record(element.negative_button)].flatMap((one) => [
        ...textProblems(one.text, 75),
        ...within('value', one.value, 2000),
      ]);
    case 'plain_text_input':
    case 'timepicker':
      return [];
    case 'static_select':
    case 'checkboxes':
      return list(element.options).flatMap((one) => [
        ...textProblems(one.text, 75),
        ...within('value', one.value, 150),
      ]);
    default:
      return [`unknown element ${String(element.type)}`];
  }
}

function shownText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + shownText(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : shownText(inner)),
    0,
  );
}

/** Every text that Slack parses; rich text it does not parse. */
function stringsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  const one = record(value);
  if (one.type === 'rich_text') return [];
  return Object.entries(one).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (key === 'text' ? [inner] : []) : stringsOf(inner),
  );
}
