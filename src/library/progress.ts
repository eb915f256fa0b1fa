/** How far long work has come. */
export interface Progress {
  readonly done: number;
  /** How many there are in all; null where nobody knows before the end. */
  readonly total: number | null;
  /** The share of the whole that is done, 0 to 1; null where it is not known. */
  readonly share: number | null;
}

/** What every long call takes. */
export interface WorkOptions {
  /** Ends the work: what is being done is left or finished, nothing else is begun, and the call throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each document, line or statement. What it throws ends the work. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface CountedWork extends WorkOptions {
  /** How many there are, where that is known. */
  readonly total?: number | null | undefined;
}

export const progressAt = (done: number, total: number | null): Progress => ({
  done,
  total: total === null ? null : Math.max(total, done),
  share: total === null || total === 0 ? null : Math.min(1, done / total),
});

/**
 * Passes items on, tells of each, and ends where the signal says so, also while the next one is waited for: statements
 * on their way to an export for instance, or what `verifyAll` gives.
 *
 * @throws the signal's reason
 */
export async function* withProgress<Item>(
  items: AsyncIterable<Item>,
  { signal, onProgress, total = null }: CountedWork = {},
): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let done = 0;
  let isOver = false;
  try {
    for (;;) {
      const next = await unlessEnded(iterator.next(), signal);
      if (next.done) {
        isOver = true;
        return;
      }
      done += 1;
      onProgress?.(progressAt(done, total));
      yield next.value;
    }
  } finally {
    // One that still waits for its next item would only answer after that; it closes by itself then.
    const closing = isOver ? undefined : iterator.return?.();
    if (signal?.aborted) closing?.catch(() => undefined);
    else await closing;
  }
}

/** What the work gives, or the signal's reason as soon as it is given. */
export async function unlessEnded<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  // Whoever has stopped waiting hears no failure of it either.
  work.catch(() => undefined);
  signal.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
