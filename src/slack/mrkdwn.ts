/** Slack's control characters, escaped: nothing from outside can become a mention, a broadcast or a link. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What people typed, from the text Slack sends: mentions dropped, links as their labels, entities decoded. */
export function plainFromSlack(text: string): string {
  return text
    .replace(/<[@!][^>]*>/g, ' ')
    .replace(/<#[^|>]*\|?([^>]*)>/g, '$1')
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** At most `limit` UTF-16 units, cut at a blank where one is near; for labels, never for quotations. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const blank = cut.lastIndexOf(' ');
  const kept = blank > limit * 0.6 ? cut.slice(0, blank) : cut;
  // half of a surrogate pair is no character
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** The same, for text that is escaped afterwards: the limit holds for the escaped form. */
export function escapeWithin(text: string, limit: number): string {
  let kept = shorten(text, limit);
  while (escapeMrkdwn(kept).length > limit)
    kept = shorten(kept, kept.length - Math.ceil((escapeMrkdwn(kept).length - limit) / 5));
  return escapeMrkdwn(kept);
}
