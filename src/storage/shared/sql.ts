import { type Insertable, type RawBuilder, sql } from 'kysely';
import { type ColumnKind, COLUMNS } from './columns.ts';
import type { Fragment, Session } from './session.ts';
import type { Tables } from './tables.ts';

/** What a question gives, row by row. */
export const rowsOf = async <Row>({ db }: Pick<Session, 'db'>, question: RawBuilder<unknown>): Promise<Row[]> =>
  (await question.execute(db)).rows as Row[];

/** The first row of it. */
export const rowOf = async <Row>(session: Pick<Session, 'db'>, question: RawBuilder<unknown>): Promise<Row | undefined> =>
  (await rowsOf<Row>(session, question))[0];

/**
 * What a question gives, column by column, for many thousand rows: each of them takes longer to be handed over than to be
 * found. The values of one row have the same place in all columns.
 */
export async function columnsIn<Row>(
  session: Pick<Session, 'db' | 'dialect'>,
  names: readonly (keyof Row & string)[],
  question: RawBuilder<unknown>,
): Promise<{ readonly [Name in keyof Row]: readonly Row[Name][] }> {
  const arrays = await rowOf<Record<string, string>>(session, session.dialect.asArrays(names, question));
  return Object.fromEntries(names.map((name) => [name, JSON.parse(arrays?.[name] ?? '[]')])) as {
    [Name in keyof Row]: Row[Name][];
  };
}

/**
 * Marks a question that has the same plan whatever is given: it goes by keys, of which there are a page's at most. Postgres
 * plans it once for a connection (postgres/prepared.ts).
 */
export const BY_KEYS = '/* by keys */';

/** The keys that a question gives as `key`. */
export const keysOf = async (
  session: Pick<Session, 'db' | 'dialect'>,
  question: RawBuilder<unknown>,
): Promise<readonly number[]> => (await columnsIn<{ key: number }>(session, ['key'], question)).key;

/** The least key that a question gives as `key`; 0 where it gives none. */
export async function leastKey(session: Pick<Session, 'db'>, question: RawBuilder<unknown>): Promise<number> {
  const row = await rowOf<{ key: number | null }>(session, sql`select min(key) as key from (${question}) f`);
  return row?.key ?? 0;
}

/** A column by its name, or what stands in the place of one. */
export const asColumn = (column: string | Fragment): Fragment => (typeof column === 'string' ? sql.ref(column) : column);

/** What is to be done. */
export const run = async ({ db }: Pick<Session, 'db'>, work: RawBuilder<unknown>): Promise<void> => {
  await work.execute(db);
};

type Stored = keyof typeof COLUMNS;
type Row = Readonly<Record<string, unknown>>;

/** The kinds of these columns of a table. */
function kindsOf(session: Pick<Session, 'dialect'>, table: Stored, names: readonly string[]): Record<string, ColumnKind> {
  const kinds = new Map(Object.entries<ColumnKind>({ ...COLUMNS[table], ...session.dialect.own[table]?.columns }));
  return Object.fromEntries(names.map((name) => [name, kinds.get(name) ?? 'text']));
}

const references = (names: readonly string[], of = ''): Fragment =>
  sql.join(names.map((name) => sql.ref(`${of}${name}`)));

interface InsertOptions {
  /** What follows the rows: `on conflict …`. */
  readonly conflict?: RawBuilder<unknown>;
  /** What is given back of each row: `id, pk`. */
  readonly returning?: RawBuilder<unknown>;
}

/** Inserts rows, however many, in their order, by one call; nothing is asked where there is none. All rows have the same columns. */
export async function insert<Table extends Stored, Found = never>(
  session: Pick<Session, 'db' | 'dialect'>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
  { conflict, returning }: InsertOptions = {},
): Promise<Found[]> {
  const [first] = rows;
  if (!first) return [];
  const own = session.dialect.own[table];
  const names = [...Object.keys(first), ...Object.keys(own?.columns ?? {})];
  const given = rows as readonly Row[];
  const source = session.dialect.table(
    kindsOf(session, table, names),
    own ? given.map((row) => ({ ...row, ...own.of(row) })) : given,
  );
  // `where true` tells SQLite that an `on` which follows is not that of a join.
  return rowsOf<Found>(
    session,
    sql`insert into ${sql.table(table)} (${references(names)})
      select ${references(names, 'r.')} from ${source} as r where true
      ${conflict ?? sql``} ${returning ? sql`returning ${returning}` : sql``}`,
  );
}

/** For `on conflict (…) do update set`: that these columns become what was to be inserted. */
export const asInserted = (names: readonly string[]): Fragment =>
  sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));

/** What is set of a row. */
export type UpdatedRow<Table extends Stored> = Readonly<{ pk: number }> & Partial<Omit<Insertable<Tables[Table]>, 'pk'>>;

/** Sets columns of the rows with these keys, however many, by one call. All have the same columns. */
export async function update<Table extends Stored>(
  session: Pick<Session, 'db' | 'dialect'>,
  table: Table,
  rows: readonly UpdatedRow<Table>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first).filter((name) => name !== 'pk');
  const source = session.dialect.table(kindsOf(session, table, ['pk', ...names]), rows);
  const set = sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`));
  await run(session, sql`update ${sql.table(table)} set ${set} from ${source} as r where ${sql.ref(`${table}.pk`)} = r.pk`);
}

/** Takes out the rows that have these values, however many, by one call. All name the same columns. */
export async function takeOut<Table extends Stored>(
  session: Pick<Session, 'db' | 'dialect'>,
  table: Table,
  rows: readonly Partial<Insertable<Tables[Table]>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const source = session.dialect.table(kindsOf(session, table, names), rows);
  await run(
    session,
    sql`delete from ${sql.table(table)} where (${references(names)}) in (select ${references(names)} from ${source} as r)`,
  );
}
