/** Tells paragraphs when they come near the window, and fills the others little by little while there is nothing else to do. */
export interface Nearness {
  /** Calls `near` once when the element is within a window's height of being seen. Gives what ends the watch. */
  watch(element: Element, near: () => void): () => void;
  /** Calls `make` when there is time, in the order of asking; at once where the page is printed. Gives what takes it back. */
  later(make: () => void): () => void;
  /** Reads sizes for all first and only then changes the page for all, so that it is laid out once. */
  measure<Size>(read: () => Size, write: (size: Size) => void): void;
  end(): void;
}

/** Milliseconds of an idle moment that are left to others. */
const SPARE = 4;

// Safari knows no idle moments: it is given short ones, with long pauses between.
const ask = globalThis.requestIdleCallback ?? ((then: IdleRequestCallback) => setTimeout(() => then(brief()), PAUSE));
const unask = globalThis.cancelIdleCallback ?? clearTimeout;
const [MOMENT, PAUSE] = [10, 30];

function brief(): IdleDeadline {
  const end = performance.now() + MOMENT;
  return { didTimeout: false, timeRemaining: () => Math.max(0, end - performance.now()) };
}

export function nearness(): Nearness {
  const watched = new WeakMap<Element, () => void>();
  const waiting = new Set<() => void>();
  let measured: (readonly [read: () => unknown, write: (size: never) => void])[] = [];
  let frame = 0;
  let idle = 0;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        watched.get(target)?.();
      }
    },
    { rootMargin: '100% 0px' },
  );
  const some = (deadline: IdleDeadline): void => {
    idle = 0;
    for (const make of waiting) {
      if (deadline.timeRemaining() < SPARE) break;
      waiting.delete(make);
      make();
    }
    if (waiting.size > 0) idle = ask(some);
  };
  const all = (): void => {
    for (const make of waiting) make();
    waiting.clear();
  };
  addEventListener('beforeprint', all);
  return {
    watch(element, near) {
      watched.set(element, near);
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    later(make) {
      waiting.add(make);
      idle ||= ask(some);
      return () => waiting.delete(make);
    },
    measure(read, write) {
      measured.push([read, write as (size: never) => void]);
      frame ||= requestAnimationFrame(() => {
        const now = measured;
        [measured, frame] = [[], 0];
        const sizes = now.map(([read]) => read());
        for (const [at, [, write]] of now.entries()) write(sizes[at] as never);
      });
    },
    end() {
      observer.disconnect();
      unask(idle);
      cancelAnimationFrame(frame);
      removeEventListener('beforeprint', all);
    },
  };
}
