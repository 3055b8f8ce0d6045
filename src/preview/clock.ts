import { today } from '../slack/ask.ts';

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

  /** @param day `YYYY-MM-DD` to take as today, as Brussels counts it; or null for the real one */
  travelTo(day: string | null): void {
    this.#shiftMs = day === null ? 0 : Date.parse(day) - Date.parse(today(this.#real()));
  }

  get isMoved(): boolean {
    return this.#shiftMs !== 0;
  }
}
