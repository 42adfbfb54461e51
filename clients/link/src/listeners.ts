/** Ends a subscription. */
export type Unsubscribe = () => void;

/** Who wants to hear of something. One listener's fault keeps nobody else from hearing. */
export class Listeners<Args extends unknown[]> {
  readonly #all = new Set<(...args: Args) => unknown>();

  add(listener: (...args: Args) => unknown): Unsubscribe {
    // Wrapped, so that the same function added twice is two subscriptions.
    const own = (...args: Args): unknown => listener(...args);
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  /** Tells everyone, and returns what they answered. */
  tell(...args: Args): unknown[] {
    return [...this.#all].map((listener) => {
      try {
        return listener(...args);
      } catch (fault) {
        // Shows in the console and in `window.onerror`, as an event listener's fault does.
        queueMicrotask(() => {
          throw fault;
        });
        return undefined;
      }
    });
  }

  clear(): void {
    this.#all.clear();
  }
}
