/**
 * Half a surrogate pair is no character and has no UTF-8: what SQLite would make of it is put in its place first, so that
 * ids are of what is kept. Offsets stay as they are.
 */
export const wellFormed = <Value>(value: Value): Value => (isWellFormed(value) ? value : (mended(value) as Value));

const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed);
};

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mended(inner)]));
}
