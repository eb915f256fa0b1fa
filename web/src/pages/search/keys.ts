/** What a key does on the page of the search. */
export type Move = 'next' | 'previous' | 'open' | 'words' | 'help';

export interface Pressed {
  readonly key: string;
  /** With Control, Alt or Command: the browser's own. */
  readonly modified: boolean;
  /** Somebody is typing there, or choosing. */
  readonly typing: boolean;
  /** where: on a card, on something in one, or elsewhere. */
  readonly where: 'card' | 'inside' | 'elsewhere';
  /** Single letters and signs do something. */
  readonly singleKeys: boolean;
}

const SINGLE: ReadonlyMap<string, Move> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['/', 'words'],
  ['?', 'help'],
]);
const ARROWS: ReadonlyMap<string, Move> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
]);

/** What was meant; null where the key is not ours. Arrows go through the list from within it: elsewhere they move the page. */
export function moveOf({ key, modified, typing, where, singleKeys }: Pressed): Move | null {
  if (modified || typing) return null;
  if (where !== 'elsewhere' && ARROWS.has(key)) return ARROWS.get(key) ?? null;
  if (where === 'card' && key === 'Enter') return 'open';
  return singleKeys ? (SINGLE.get(key) ?? null) : null;
}
