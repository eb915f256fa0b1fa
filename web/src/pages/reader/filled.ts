import type { Piece } from './marks.ts';

/** The class of words that are of the entry which is shown beside the text, and of the one that is pointed at. */
export const CHOSEN = 'chosen';
export const POINTED = 'pointed';

/** How many contents one in another have looks of their own. */
const DEEPEST = 4;

/** Puts the pieces of a paragraph in its place. Thousands of them: made by hand, they cost a fraction of what templates do. */
export function fill(element: Element, pieces: readonly Piece[], chosen: string | null): void {
  element.replaceChildren(
    ...pieces.map(({ text, layers, entries, depth }) => {
      if (layers.length === 0) return text;
      const span = document.createElement('span');
      span.className = layers.join(' ');
      if (depth > 1) span.classList.add(`deep-${Math.min(depth, DEEPEST)}`);
      if (entries.length > 0) span.dataset['entries'] = entries.join(' ');
      if (chosen !== null && entries.includes(chosen)) span.classList.add(CHOSEN);
      span.textContent = text;
      return span;
    }),
  );
}

/** The words of an entry and its notes below `root`. */
export const elementsOf = (root: ParentNode, id: string): Element[] => [
  ...root.querySelectorAll(`[data-entries~="${CSS.escape(id)}"], [data-note="${CSS.escape(id)}"]`),
];

/** Takes the class from what has it and gives it to what is of this entry. */
export function mark(root: ParentNode, id: string | null, name: string): void {
  for (const element of root.querySelectorAll(`.${name}`)) element.classList.remove(name);
  if (id !== null) for (const element of elementsOf(root, id)) element.classList.add(name);
}
