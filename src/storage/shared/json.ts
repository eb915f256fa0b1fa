import { misshapen, type ShapeName } from '../../ledger/index.ts';
import { damaged } from './damaged.ts';

/**
 * Reads a column of JSON that this program, or an earlier one, has written from a `T`; the file may have been in other
 * hands since.
 *
 * @param place table, column and whose it is, for the message
 * @throws an error that storageError makes OR3008 of, where it is no JSON or not of this shape
 */
export function fromJson<T>(json: string, shape: ShapeName, place: string): T {
  const { value, fault } = jsonIn(json, shape);
  if (fault !== null) throw damaged(place, fault);
  return value as T;
}

/** The value, or what is wrong with it. */
export function jsonIn(json: string, shape: ShapeName): { readonly value: unknown; readonly fault: string | null } {
  try {
    const value: unknown = JSON.parse(json);
    return { value, fault: misshapen(value, shape) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { value: null, fault: `not JSON (${error.message})` };
  }
}
