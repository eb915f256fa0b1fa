import { OnrecordError } from '../../errors/index.ts';

/** What stands behind a cursor in a list that the ledger gives whole, and the cursors of its items. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of what follows after so many of the items; null at the end. */
  next(count: number): string | null;
}

/**
 * A cursor is the key of the last item that was shown: what is added to the ledger between two questions moves none.
 *
 * @throws OnrecordError OR8120 where no item has the key
 */
export function pageAfter<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  cursor: string | undefined,
): Page<Item> {
  const key = cursor === undefined ? null : keyIn(cursor);
  const start = key === null ? 0 : all.findIndex((item) => keyOf(item) === key) + 1;
  if (cursor !== undefined && start === 0) throw new OnrecordError('OR8120', { input: cursor.slice(0, 100) });
  const items = all.slice(start);
  return {
    items,
    next(count) {
      const last = items[count - 1];
      return count < items.length && last !== undefined ? cursorOf(keyOf(last)) : null;
    },
  };
}

/** Opaque, so that nobody makes one up, and never empty, as a key may be. */
const cursorOf = (key: string): string => Buffer.from(`${AFTER}${key}`).toString('base64url');
const AFTER = 'after:';

/** Null where it is none of these. */
function keyIn(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  return text.startsWith(AFTER) ? text.slice(AFTER.length) : null;
}
