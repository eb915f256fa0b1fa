import { damaged } from './damaged.ts';
import type { InSession, Session } from './session.ts';

/** Some of the rows of a table in the order of their keys. */
export interface Portion<Item> {
  readonly items: readonly Item[];
  /** The key after which the next portion begins; null where none follows. */
  readonly last: number | null;
}

/**
 * All portions of a table one after the other, each of one state of the ledger; nothing is locked in between, and memory
 * does not grow. Of a damaged page SQLite may give the same rows again and again: keys have to grow.
 * @param place names the table for that message
 */
export async function* inPortions<Item>(
  read: InSession,
  place: string,
  portion: (session: Session, after: number) => Promise<Portion<Item>>,
): AsyncGenerator<readonly Item[]> {
  for (let last: number | null = 0; last !== null;) {
    const after: number = last;
    const next: Portion<Item> = await read(async (session) => {
      const found = await portion(session, after);
      if (found.last !== null && !(found.last > after)) throw damaged(place, 'its rows are not in the order of their keys');
      return found;
    });
    yield next.items;
    last = next.last;
  }
}

/** The portion that rows are, of which there can be so many; `keyOf` gives the key of one. */
export const portionOf = <Row, Item>(
  rows: readonly Row[],
  most: number,
  keyOf: (row: Row) => number,
  items: readonly Item[],
): Portion<Item> => {
  const last = rows.at(-1);
  return { items, last: last === undefined || rows.length < most ? null : keyOf(last) };
};
