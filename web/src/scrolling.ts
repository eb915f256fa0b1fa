/**
 * How far down the reader was in each step of the history. The browser's own memory of it is of no use here: it goes back
 * before the page has asked the server for what it shows, when there is nothing yet to scroll in.
 */
const KEPT = 'onrecord.places';
/** Milliseconds after which what was there is taken not to come any more. */
const PATIENCE = 10_000;
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

const places = new Map<string, number>();
let step = '';
let stopWaiting: (() => void) | null = null;

/** The name of this step, which stays with it; null where it has none yet. */
function stepNow(): string | null {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'step' in state ? String(state.step) : null;
}

function nameStep(): void {
  step = String(performance.timeOrigin + performance.now());
  history.replaceState({ step }, '');
}

/** Notes where the reader is, unless they are still on the way there. */
export function leavePlace(): void {
  if (stopWaiting === null) places.set(step, scrollY);
}

/** In a step that is new; null: where the reader is. */
export function startAt(top: number | null): void {
  stopWaiting?.();
  if (stepNow() === null) nameStep();
  if (top !== null) scrollTo({ top, behavior: 'instant' });
  leavePlace();
}

/** Back in a step of before, as soon as the page is as long again; one that moves goes where they like. */
export function returnToPlace(): void {
  const known = stepNow();
  if (known === null) return startAt(null);
  stopWaiting?.();
  step = known;
  const top = places.get(step);
  if (top !== undefined) waitFor(top);
}

function waitFor(top: number): void {
  const reach = (): void => {
    scrollTo({ top, behavior: 'instant' });
    if (Math.abs(scrollY - top) < 2) stopWaiting?.();
  };
  const observer = new ResizeObserver(reach);
  const patience = setTimeout(() => stopWaiting?.(), PATIENCE);
  stopWaiting = () => {
    stopWaiting = null;
    observer.disconnect();
    clearTimeout(patience);
    for (const name of BY_HAND) removeEventListener(name, onHand);
  };
  const onHand = (): void => stopWaiting?.();
  for (const name of BY_HAND) addEventListener(name, onHand);
  observer.observe(document.body);
}

/** Keeps the places while the app is there, and in the tab when it is left or loaded anew. @returns what ends it */
export function placesKept(): () => void {
  history.scrollRestoration = 'manual';
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as readonly [string, number][];
  for (const [name, top] of kept) places.set(name, top);
  returnToPlace();
  const onLeave = (): void => {
    leavePlace();
    sessionStorage.setItem(KEPT, JSON.stringify([...places]));
  };
  addEventListener('scroll', leavePlace, { passive: true });
  addEventListener('pagehide', onLeave);
  return () => {
    removeEventListener('scroll', leavePlace);
    removeEventListener('pagehide', onLeave);
  };
}
