/**
 * Lets one answer be worked out in each turn of the event loop. Under a burst the loop comes back to the network in
 * between, so that what has just arrived is acknowledged before what arrived first is answered.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#last;
  }
}
