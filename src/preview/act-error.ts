/** What somebody asked for cannot be done; the message says why, and what can. */
export class ActError extends Error {
  override readonly name = 'ActError';
}
