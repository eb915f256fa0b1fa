import { OnrecordError } from '../errors/index.ts';

/** The last hit of a page: its place in the order, and its key, which decides between equals. */
export interface Place {
  readonly pk: number;
  /** The day under which it stands ('' when unknown), or the score of its match, its confidence, or when it was decided. */
  readonly place: string | number;
}

/** In what order the pages are: of statements by date, rank or confidence, of reviews as decided, of documents by the others. */
export type CursorOrder = 'date' | 'rank' | 'confidence' | 'decided' | 'added' | 'published' | 'title';

/** An opaque word for the place after which the next page begins. */
export const encodeCursor = (order: CursorOrder, { place, pk }: Place): string =>
  Buffer.from(JSON.stringify([order, place, pk])).toString('base64url');

/** @throws OnrecordError OR3004 when it is not a cursor of a search in this order. */
export function decodeCursor(cursor: string, order: CursorOrder): Place {
  const [from, place, pk] = parsed(cursor);
  const fits = typeof place === (order === 'rank' || order === 'confidence' ? 'number' : 'string');
  if (from === order && fits && (typeof place === 'string' || typeof place === 'number') && typeof pk === 'number') {
    return { place, pk };
  }
  throw new OnrecordError('OR3004', { input: cursor.slice(0, 100), fault: `not the cursor of a search by ${order}` });
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
