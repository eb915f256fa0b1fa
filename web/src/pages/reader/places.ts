import type { Api } from '../../api/client.ts';
import { elementsOf } from './filled.ts';

/** Pixels that the head of the page covers. */
const COVERED = 64;

/** The index of the first paragraph of which something can be seen. */
export function firstInView(root: HTMLElement): number {
  for (const element of root.querySelectorAll<HTMLElement>('[data-block]'))
    if (element.getBoundingClientRect().bottom > COVERED) return Number(element.dataset['block']);
  return 0;
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** How often a place is gone to again: paragraphs far away are laid out only when they are near, and push others then. */
const ROUNDS = 8;
/** Pixels that count as there. */
const NEAR = 4;

/** Scrolls to the words of an entry where they cannot be seen. */
export const bringIntoView = (root: HTMLElement, id: string, block: number | undefined): Promise<void> =>
  goTo(root, () => {
    const words = elementsOf(root, id).find((element) => !element.matches('[data-note]'));
    const target = words ?? root.querySelector(`[data-block="${block ?? -1}"]`);
    if (!target) return null;
    const { top, bottom } = target.getBoundingClientRect();
    const [first, last] = [COVERED, seenHeight()];
    if (words !== undefined && top >= first && bottom <= last) return 0;
    return top - Math.max(first, (first + last - (bottom - top)) / 2);
  });

/** Scrolls a paragraph to the upper end of the window. */
export const bringToTop = (root: HTMLElement, block: number): Promise<void> =>
  goTo(root, () => {
    const target = root.querySelector(`[data-block="${block}"]`);
    return target && target.getBoundingClientRect().top - COVERED;
  });

/** Scrolls by what `distance` says until that is nothing any more; null where there is nothing to go to, or nobody is there. */
async function goTo(root: HTMLElement, distance: () => number | null): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const by = root.isConnected ? distance() : null;
    if (by === null || (Math.abs(by) < NEAR && round > 1)) return;
    if (Math.abs(by) >= NEAR) scrollBy({ top: by, behavior: 'instant' });
    await frame();
    await frame();
  }
}

/** What is below this is covered by the panel where the window is narrow. */
const seenHeight = (): number => innerHeight * (matchMedia('(max-width: 78rem)').matches ? 0.45 : 1);

/**
 * The entry of the words that were pointed at: of several the shortest, and where that is the chosen one already, the next
 * longer one, so that one click after another goes through all.
 */
export function entryAt(
  target: EventTarget | null,
  chosen: string | null,
  { statements }: Pick<Api['DocumentReading'], 'statements'>,
): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-entries]') : null;
  const ids = element?.dataset['entries']?.split(' ') ?? [];
  if (ids.length < 2) return ids[0] ?? null;
  const lengths = new Map(
    statements
      .filter(({ id }) => ids.includes(id))
      .map(({ id, content }) => [id, content.reduce((sum, [start, end]) => sum + end - start, 0)]),
  );
  const sorted = ids.toSorted((one, other) => (lengths.get(one) ?? 0) - (lengths.get(other) ?? 0));
  return sorted[(sorted.indexOf(chosen ?? '') + 1) % sorted.length] ?? null;
}
