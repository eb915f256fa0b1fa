/** A piece of a drawing with what it stands for. */
export type Piece<Item> = readonly [drawn: SVGElement, item: Item];

export interface Going<Item> {
  /** The place of the piece at which the tab key stops first. */
  readonly start: number;
  readonly nameOf: (item: Item) => string;
  /** The place to which a key goes on from another; null for a key that means nothing here. */
  readonly next: (at: number, key: string) => number | null;
  /** Told of the piece that is looked at. */
  readonly tell: (name: string) => void;
  readonly choose: (item: Item) => void;
}

/** Lets pieces of a drawing be pointed at and gone through by the keyboard: one stop of the tab key, arrows within. */
export function goThrough<Item>(
  pieces: readonly Piece<Item>[],
  { start, nameOf, next, tell, choose }: Going<Item>,
): void {
  let stop = start;
  for (const [at, [piece, item]] of pieces.entries()) {
    piece.setAttribute('role', 'button');
    piece.setAttribute('aria-label', nameOf(item));
    piece.setAttribute('tabindex', at === stop ? '0' : '-1');
    const look = (): void => tell(nameOf(item));
    piece.addEventListener('pointerenter', look);
    piece.addEventListener('focus', () => {
      pieces[stop]?.[0].setAttribute('tabindex', '-1');
      piece.setAttribute('tabindex', '0');
      stop = at;
      look();
    });
    piece.addEventListener('click', () => choose(item));
    piece.addEventListener('keydown', (event) => {
      const to = next(at, event.key);
      if (event.key === 'Enter' || event.key === ' ') choose(item);
      else if (to === null) return;
      else pieces[to]?.[0].focus();
      event.preventDefault();
    });
  }
}
