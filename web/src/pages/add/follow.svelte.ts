import { SvelteMap } from 'svelte/reactivity';
import type { Addition } from './additionWords.ts';

/** Milliseconds between questions while the stream of events is broken, and before it is opened anew. */
const ASK_EVERY = 3000;
const OPEN_AFTER = 5000;

export interface Following {
  /** Whether changes come as they happen. */
  readonly isLive: boolean;
  /** Whether they no longer do. */
  readonly isLost: boolean;
  /** An addition as it is known last: as given, or as an event has told of it since. */
  latest(addition: Addition): Addition;
  /** How many events have come; an answer that was asked for then knows of them. */
  readonly heard: number;
  /** Drops what events told before an answer was asked for. */
  answered(heard: number): void;
}

/**
 * Follows all additions by server-sent events, to be called in a component. While the stream is broken, `ask` is called
 * every few seconds; the browser opens it again, or this does where the server refused it.
 *
 * @param told is called with each addition that has changed
 */
export function follow({ ask, told }: { ask: () => void; told: (addition: Addition) => void }): Following {
  const changed = new SvelteMap<string, { readonly addition: Addition; readonly at: number }>();
  let stream = $state<'opening' | 'live' | 'lost'>('opening');
  let heard = 0;
  $effect(() => {
    let source: EventSource | undefined;
    let opening: ReturnType<typeof setTimeout> | undefined;
    let asking: ReturnType<typeof setInterval> | undefined;
    const lost = (): void => {
      stream = 'lost';
      asking ??= setInterval(ask, ASK_EVERY);
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, by a proxy or since nobody is known any more, which the question tells.
      ask();
      opening = setTimeout(open, OPEN_AFTER);
    };
    function open(): void {
      source = new EventSource('/api/additions/events');
      source.addEventListener('open', () => {
        stream = 'live';
        if (asking === undefined) return;
        clearInterval(asking);
        asking = undefined;
        // What ended in the meantime.
        ask();
      });
      source.addEventListener('error', lost);
      source.addEventListener('addition', ({ data }) => {
        const addition = JSON.parse(String(data)) as Addition;
        heard += 1;
        changed.set(addition.id, { addition, at: heard });
        told(addition);
      });
    }
    function close(): void {
      source?.close();
      source = undefined;
      clearInterval(asking);
      clearTimeout(opening);
      asking = undefined;
    }
    // A browser has few connections to a server: windows that nobody looks at are not to take them all.
    const look = (): void => {
      if (document.visibilityState === 'hidden') close();
      else if (source === undefined) {
        ask();
        open();
      }
    };
    document.addEventListener('visibilitychange', look);
    open();
    return () => {
      document.removeEventListener('visibilitychange', look);
      close();
    };
  });
  return {
    get isLive() {
      return stream === 'live';
    },
    get isLost() {
      return stream === 'lost';
    },
    get heard() {
      return heard;
    },
    latest: (addition) => changed.get(addition.id)?.addition ?? addition,
    answered(before) {
      for (const [id, { at }] of changed) if (at <= before) changed.delete(id);
    },
  };
}
