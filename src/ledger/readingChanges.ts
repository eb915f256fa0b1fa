import type { Refreshed } from './edit.ts';

/** A statement as one reading of its document has it. */
export interface StoredReading {
  readonly id: string;
  readonly kind: string;
  readonly reading: object;
}

/** What became of statements from one reading to another. */
export function readingChanges(
  document: string,
  before: readonly StoredReading[],
  after: readonly StoredReading[],
): Refreshed {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Set(after.map(({ id }) => id));
  const kept = after.filter(({ id }) => old.has(id));
  const changed = kept.flatMap((entry) => {
    const was = old.get(entry.id);
    const fields = was ? fieldsThatDiffer(was, entry) : [];
    return fields.length === 0 ? [] : [{ id: entry.id, fields }];
  });
  return {
    document,
    kept: kept.map(({ id }) => id),
    changed,
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
  };
}

function fieldsThatDiffer(was: StoredReading, is: StoredReading): string[] {
  const [before, after] = [was, is].map(({ reading }) => new Map<string, unknown>(Object.entries(reading)));
  const fields = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  const differ = fields.filter(
    (field) => JSON.stringify(before?.get(field) ?? null) !== JSON.stringify(after?.get(field) ?? null),
  );
  return was.kind === is.kind ? differ : ['kind', ...differ];
}
