/** A clock that can be moved: the time of day is the real one, the day is chosen. */
export class PreviewClock {
  readonly #real: () => Date;
  #shiftMs = 0;

  constructor(real: () => Date) {
    this.#real = real;
  }

  now(): Date {
    return new Date(this.#real().getTime() + this.#shiftMs);
  }

  /** @param day `YYYY-MM-DD` to take as today (UTC), or null for the real one */
  travelTo(day: string | null): void {
    const real = this.#real();
    const midnight = Date.parse(`${real.toISOString().slice(0, 10)}T00:00:00Z`);
    this.#shiftMs = day === null ? 0 : Date.parse(`${day}T00:00:00Z`) - midnight;
  }

  get isMoved(): boolean {
    return this.#shiftMs !== 0;
  }
}
