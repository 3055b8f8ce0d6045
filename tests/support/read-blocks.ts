type Json = Record<string, unknown>;

/** The quotations of a message as a reader sees them: the text of each quote, pieces of one quotation joined. */
export function quotesIn(blocks: unknown): string[] {
  const quotes: string[] = [];
  let open = false;
  for (const block of (blocks ?? []) as Json[]) {
    const parts = block.type === 'rich_text' ? ((block.elements ?? []) as Json[]) : [];
    const quote = parts.find((part) => part.type === 'rich_text_quote');
    if (!quote) {
      open = false;
      continue;
    }
    const text = ((quote.elements ?? []) as Json[]).map((part) => String(part.text)).join('');
    if (open) quotes[quotes.length - 1] += text;
    else quotes.push(text);
    open = true;
  }
  return quotes;
}

/** The buttons of blocks, by what they say. */
export function buttonsIn(value: unknown): { label: string; action_id: string; value: string }[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Json;
  if (one.type === 'button')
    return [
      {
        label: String((one.text as Json).text),
        action_id: String(one.action_id),
        value: String(one.value),
      },
    ];
  if (one.type === 'feedback_buttons') {
    return (['positive_button', 'negative_button'] as const).map((key) => {
      const { text, value: sent } = one[key] as { text: Json; value: string };
      return { label: String(text.text), action_id: String(one.action_id), value: sent };
    });
  }
  return Object.values(one).flatMap(buttonsIn);
}
