import { type RawBuilder, sql } from 'kysely';
import { foldName, outletWords } from '../../ledger/index.ts';
import type { ColumnKind } from '../shared/columns.ts';
import type { Dialect } from '../shared/session.ts';
import { asColumn, rowsOf, run } from '../shared/sql.ts';
import { postgresText, wordsColumn } from './text.ts';
import { TYPES } from './types.ts';

const typeOf = (kind: ColumnKind): RawBuilder<unknown> => sql.raw(TYPES[kind]);

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Numbers as one text: the driver takes several times as long to write each of them as what it may be. */
const numbersAsText = (numbers: readonly (number | null)[]): string =>
  `{${numbers.map((number) => number ?? 'null').join(',')}}`;

/** A list or a column of a table is one array, whatever its length. */
export const postgresDialect: Dialect = {
  list(values, kind) {
    const all = [...values];
    const of = kind ?? (typeof all[0] === 'string' ? 'text' : 'integer');
    return sql`(select unnest(${of === 'text' ? all : numbersAsText(all as number[])}::${typeOf(of)}[]) as value)`;
  },
  // Of one key an index gives the rows in the order of its further columns, and of a list of one it does not.
  isOneOf: (column, keys) =>
    keys.length === 1 ? sql`${column} = ${keys[0]}::int8` : sql`${column} = any(${numbersAsText(keys)}::int8[])`,
  // OFFSET 0 keeps it apart: Postgres would else begin with whatever other condition it takes for rarer.
  statements: (keys) => ({
    from: sql`(select * from statement_rows where pk = any(${numbersAsText(keys)}::int8[]) offset 0) s`,
    where: sql`true`,
  }),
  table(columns, rows) {
    const kinds = Object.entries(columns);
    const given = rows as readonly Readonly<Record<string, unknown>>[];
    const arrays = kinds.map(([name, kind]) => {
      const values = given.map((row) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null));
      return sql`${kind === 'text' ? values : numbersAsText(values as (number | null)[])}::${typeOf(kind)}[]`;
    });
    const names = sql.join(kinds.map(([name]) => sql.ref(name)));
    return sql`(select ${names} from unnest(${sql.join(arrays)}) as columns (${names}))`;
  },
  own: {
    // SQLite has them by triggers and functions.
    statement_rows: {
      columns: { words: 'text' },
      of: ({ text }) => ({ words: wordsColumn(textOf(text) ?? '') }),
    },
    versions: {
      columns: { title_words: 'text', title_folded: 'text', outlet_words: 'text' },
      of: ({ title, outlet, url, given_by }) => ({
        title_words: wordsColumn(textOf(title) ?? ''),
        title_folded: foldName(textOf(title) ?? ''),
        outlet_words: outletWords({ outlet: textOf(outlet), url: textOf(url), givenBy: textOf(given_by) }),
      }),
    },
  },
  titleFolded: (version) => sql`${sql.ref(`${version}.title_folded`)}`,
  outletWords: (version) => sql`${sql.ref(`${version}.outlet_words`)}`,
  json(column, path, kind) {
    const value = sql`(${asColumn(column)}::json #>> ${sql.lit(`{${path.join(',')}}`)})`;
    if (kind === 'integer') return sql`${value}::numeric`;
    if (kind === 'boolean') return sql`${value}::boolean`;
    // As all columns: days are compared sign by sign, whatever the language of the database.
    return sql`(${value} collate "C")`;
  },
  isJson: (column) => sql`${asColumn(column)} is json`,
  contains: (text, part) => sql<boolean>`strpos(${text}, ${part}) > 0`,
  // The index by day gives the order, and the text of the row the answer.
  lastly: (rows, condition, limit) => sql`${rows(sql`and ${condition('s')}`)} limit ${limit}`,
  rowByRow: sql`offset 0`,
  indexedBy: () => sql``,
  asArrays(names, question) {
    const arrays = names.map((name) => sql`coalesce(json_agg(${sql.ref(name)})::text, '[]') as ${sql.ref(name)}`);
    return sql`select ${sql.join(arrays)} from (${question}) k`;
  },
  async newKeys(session, table, count) {
    const rows = await rowsOf<{ pk: number }>(
      session,
      sql`select nextval(pg_get_serial_sequence(${table}, 'pk')) as pk from generate_series(1, ${count}::int8)`,
    );
    return rows.map(({ pk }) => pk);
  },
  async keysFollow(session, table) {
    await run(
      session,
      sql`select setval(pg_get_serial_sequence(${table}, 'pk'), greatest((select max(pk) from ${sql.table(table)}), 1))`,
    );
  },
  text: postgresText,
};
