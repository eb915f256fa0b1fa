import type { Progress } from '../index.ts';
import { drawLine, tell } from './output.ts';

/** Progress of long work on standard error, redrawn in place; silent where that is no terminal. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Takes the line away, so that something else can be printed; it is drawn again with the next progress. */
  readonly clear: () => void;
  /** Takes it away for good, and says how many were done in what time. */
  readonly end: () => void;
}

/** Milliseconds between two drawings, and before what is left can be told. */
const EVERY = 100;
const FIRST_GUESS = 2_000;

/** @param what is counted: “documents read” */
export function progressLine(what: string): ProgressLine {
  const shown = process.stderr.isTTY === true;
  const began = Date.now();
  let done = 0;
  let drawn = 0;
  let isThere = false;
  const clear = (): void => {
    if (isThere) drawLine(null);
    isThere = false;
  };
  return {
    show(progress) {
      ({ done } = progress);
      const now = Date.now();
      if (!shown || now - drawn < EVERY) return;
      drawn = now;
      isThere = true;
      drawLine(lineOf(what, { ...progress, passed: now - began }));
    },
    clear,
    end() {
      clear();
      if (shown && done > 0) tell(`${what}: ${numberOf(done)} in ${duration(Date.now() - began)}`);
      done = 0;
    },
  };
}

interface State extends Progress {
  /** Milliseconds. */
  readonly passed: number;
}

/** “documents read: 12 of 1,204, about 3 min left” */
export function lineOf(what: string, { done, total, share, passed }: State): string {
  const counted = total === null ? numberOf(done) : `${numberOf(done)} of ${numberOf(total)}`;
  const known = share !== null && share > 0 && share < 1 && passed >= FIRST_GUESS;
  return `${what}: ${counted}${known ? `, about ${duration((passed * (1 - share)) / share)} left` : ''}`;
}

/** Milliseconds as a person says it: “40 s”, “3 min 20 s”, “2 h 5 min”. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** “1,204”. The formatter takes ten milliseconds to make, which a small number of hits is not worth. */
export const numberOf = (count: number): string => (count < 1000 ? String(count) : count.toLocaleString('en'));
