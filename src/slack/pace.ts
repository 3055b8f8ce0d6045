/** Slack takes one message a second for each channel, and several hundred a minute for a workspace; milliseconds. */
const CHANNEL_MS = 1_100;
/** Answers should have most of what the workspace may send. */
const WORKSPACE_MS = 250;

/** Keeps messages that nobody waits for within Slack's rate limits. */
export class Pace {
  readonly #monotonic: () => number;
  readonly #workspaceMs: number;
  readonly #free = new Map<string, number>();
  #freeForAll = 0;

  /**
   * @param monotonic   milliseconds of a clock that never jumps
   * @param workspaceMs between two messages, wherever they go
   */
  constructor(monotonic: () => number, workspaceMs = WORKSPACE_MS) {
    this.#monotonic = monotonic;
    this.#workspaceMs = workspaceMs;
  }

  /**
   * Until a message may go to a channel, milliseconds. Its place is taken where that is no longer than `mostMs`; a
   * place that is not used would make everybody after it wait.
   */
  waitMs(channel: string, mostMs: number): number {
    const now = this.#monotonic();
    for (const [one, freeMs] of this.#free) if (freeMs <= now) this.#free.delete(one);
    const atMs = Math.max(now, this.#freeForAll, this.#free.get(channel) ?? 0);
    if (atMs - now <= mostMs) {
      this.#freeForAll = atMs + this.#workspaceMs;
      this.#free.set(channel, atMs + CHANNEL_MS);
    }
    // the stores count in whole milliseconds
    return Math.ceil(atMs - now);
  }

  /** Slack asked to wait: nothing more goes out for so long. */
  pause(ms: number): void {
    this.#freeForAll = Math.max(this.#freeForAll, this.#monotonic() + ms);
  }
}
