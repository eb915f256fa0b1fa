import { type Insertable, type RawBuilder, sql } from 'kysely';
import { type ColumnKind, COLUMNS } from './columns.ts';
import type { Session } from './session.ts';
import type { Tables } from './tables.ts';

/** What a question gives, row by row. */
export const rowsOf = async <Row>({ db }: Pick<Session, 'db'>, question: RawBuilder<unknown>): Promise<Row[]> =>
  (await question.execute(db)).rows as Row[];

/** The first row of it. */
export const rowOf = async <Row>(session: Pick<Session, 'db'>, question: RawBuilder<unknown>): Promise<Row | undefined> =>
  (await rowsOf<Row>(session, question))[0];

/** What is to be done. */
export const run = async ({ db }: Pick<Session, 'db'>, work: RawBuilder<unknown>): Promise<void> => {
  await work.execute(db);
};

type Stored = keyof typeof COLUMNS;

interface InsertOptions {
  /** What follows the rows: `on conflict …`. */
  readonly conflict?: RawBuilder<unknown>;
  /** What is given back of each row: `id, pk`. */
  readonly returning?: RawBuilder<unknown>;
}

/** Inserts rows, however many, in their order, by one call; nothing is asked where there is none. All rows have the same columns. */
export async function insert<Table extends Stored, Row = never>(
  session: Pick<Session, 'db' | 'dialect'>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
  { conflict, returning }: InsertOptions = {},
): Promise<Row[]> {
  const [first] = rows;
  if (!first) return [];
  const own = session.dialect.own[table];
  const kinds = new Map(Object.entries<ColumnKind>({ ...COLUMNS[table], ...own?.columns }));
  const names = [...Object.keys(first), ...Object.keys(own?.columns ?? {})];
  const columns = Object.fromEntries(names.map((name) => [name, kinds.get(name) ?? 'text']));
  const given = rows as readonly Readonly<Record<string, unknown>>[];
  const source = session.dialect.table(columns, own ? given.map((row) => ({ ...row, ...own.of(row) })) : given);
  // `where true` tells SQLite that an `on` which follows is not that of a join.
  return rowsOf<Row>(
    session,
    sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(names.map((name) => sql.ref(`r.${name}`)))} from ${source} as r where true
      ${conflict ?? sql``} ${returning ? sql`returning ${returning}` : sql``}`,
  );
}
