/** Slack takes one message a second for each channel, milliseconds; a little more for the way there. */
const CHANNEL_MS = 1_100;
/** And several hundred a minute for a workspace, of which answers should have most. */
const WORKSPACE_MS = 250;

/** Keeps messages that nobody waits for within Slack's rate limits. */
export class Pace {
  readonly #monotonic: () => number;
  readonly #free = new Map<string, number>();
  #freeForAll = 0;

  /** @param monotonic milliseconds of a clock that never jumps */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Until the next message may go to a channel, milliseconds; its place is taken, for several that ask at once. */
  waitMs(channel: string): number {
    const now = this.#monotonic();
    for (const [one, freeMs] of this.#free) if (freeMs <= now) this.#free.delete(one);
    const atMs = Math.max(now, this.#freeForAll, this.#free.get(channel) ?? 0);
    this.#freeForAll = atMs + WORKSPACE_MS;
    this.#free.set(channel, atMs + CHANNEL_MS);
    return atMs - now;
  }

  /** Slack asked to wait: nothing more goes out for so long. */
  pause(ms: number): void {
    this.#freeForAll = Math.max(this.#freeForAll, this.#monotonic() + ms);
  }
}
