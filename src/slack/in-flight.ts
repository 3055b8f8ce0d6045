/** Counts work under way, so that a stop can wait for it. */
export class InFlight {
  #count = 0;
  #whenIdle: (() => void)[] = [];

  async track<T>(work: Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await work;
    } finally {
      this.#count--;
      if (this.#count === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
    }
  }

  /** Resolves when nothing is under way, or after `mostMs`; true where everything was finished. */
  async idle(mostMs: number): Promise<boolean> {
    if (this.#count === 0) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), mostMs);
    });
    const idle = new Promise<boolean>((resolve) => {
      this.#whenIdle.push(() => resolve(true));
    });
    const finished = await Promise.race([idle, late]);
    clearTimeout(timer);
    return finished;
  }
}
