/** Entries beyond this push out the oldest: memory stays flat however many people ask. */
const MOST = 5_000;

/** Values that are looked up once and kept for a while. Callers that ask at the same time share one look-up. */
export class TimedCache<T> {
  readonly #entries = new Map<string, { readonly value: Promise<T>; readonly untilMs: number }>();
  readonly #keepMs: number;
  readonly #now: () => Date;

  constructor(keepMs: number, now: () => Date) {
    this.#keepMs = keepMs;
    this.#now = now;
  }

  /** A failed look-up is not kept: the next caller tries again. */
  get(key: string, lookUp: () => Promise<T>): Promise<T> {
    const found = this.#entries.get(key);
    if (found && found.untilMs > this.#now().getTime()) return found.value;
    const value = lookUp();
    this.put(key, value);
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    });
    return value;
  }

  has(key: string): boolean {
    const found = this.#entries.get(key);
    return found !== undefined && found.untilMs > this.#now().getTime();
  }

  put(key: string, value: Promise<T>): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, untilMs: this.#now().getTime() + this.#keepMs });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > MOST && !oldest.done) this.#entries.delete(oldest.value);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
