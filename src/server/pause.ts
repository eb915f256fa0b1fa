/** A pause that can be cut short. */
export interface Pause {
  /** Waits for so many milliseconds, or until it is cut short; not at all where `over` is aborted. */
  wait(time: number, over: AbortSignal): Promise<void>;
  /** Cuts short the pause that is made now. */
  cut(): void;
}

export function newPause(): Pause {
  let cut: () => void = () => undefined;
  return {
    async wait(time, over) {
      if (over.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, time).unref();
      cut = resolve;
      over.addEventListener('abort', resolve as () => void);
      await promise;
      over.removeEventListener('abort', resolve as () => void);
      clearTimeout(timer);
    },
    cut: () => cut(),
  };
}
