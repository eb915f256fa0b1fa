import { sql } from 'kysely';
import type { LedgerFault, ShapeName } from '../../../ledger/index.ts';
import { jsonIn } from '../json.ts';
import { inPortions, portionOf } from '../portions.ts';
import type { InSession } from '../session.ts';
import { rowsOf } from '../sql.ts';

const PORTION = 500;

const COLUMNS = {
  reviews: { anchor: 'anchor', machine: 'reviewValue', value: 'reviewValue' },
  departed: { anchor: 'anchor' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ShapeName>>>>;

/** What people have decided, and what is kept of entries that have gone. */
export async function* peopleFaults(read: InSession): AsyncGenerator<readonly LedgerFault[]> {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    yield* inPortions(read, table, async (session, after) => {
      const id = sql.ref(table === 'reviews' ? 'entry' : 'id');
      const rows = await rowsOf<{ pk: number; of: string }>(
        session,
        sql`select pk, ${id} as "of", ${sql.join(Object.keys(columns).map((name) => sql.ref(name)))}
          from ${sql.table(table)} where pk > ${after} order by pk limit ${sql.lit(PORTION)}`,
      );
      const faults = rows.flatMap((row) => {
        const values = new Map<string, unknown>(Object.entries(row));
        return Object.entries<ShapeName>(columns).flatMap(([name, shape]): LedgerFault[] => {
          const json = values.get(name);
          const fault = typeof json === 'string' ? jsonIn(json, shape).fault : null;
          return fault === null ? [] : [{ kind: 'json', id: row.of, place: `${table}.${name}, row ${row.pk}`, fault }];
        });
      });
      return portionOf(rows, PORTION, ({ pk }) => pk, faults);
    });
  }
}
