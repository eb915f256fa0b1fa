import { sql } from 'kysely';
import type { Dialect } from '../shared/session.ts';
import { asColumn, rowOf } from '../shared/sql.ts';
import { sqliteText } from './text.ts';

/** A list or a table is one value of JSON, so that a question has the same words however long it is, and stays prepared. */
export const sqliteDialect: Dialect = {
  list: (values) => sql`(select value from json_each(${JSON.stringify([...values])}))`,
  isOneOf: (column, keys) => sql`${column} in ${sqliteDialect.list(keys)}`,
  statements: (keys) => ({
    from: sql`${sqliteDialect.list(keys)} j cross join statement_rows s`,
    where: sql`s.pk = j.value`,
  }),
  table(columns, rows) {
    const names = Object.keys(columns);
    const values = JSON.stringify(
      (rows as readonly Readonly<Record<string, unknown>>[]).map((row) =>
        names.map((name) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null)),
      ),
    );
    const selected = names.map((name, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`);
    return sql`(select ${sql.join(selected)} from jsonb_each(${values}))`;
  },
  own: {},
  // Functions of documents.ts.
  titleFolded: (version) => sql`folded(${sql.ref(`${version}.title`)})`,
  outletWords: (version) =>
    sql`outlet_words(${sql.ref(`${version}.outlet`)}, ${sql.ref(`${version}.url`)}, ${sql.ref(`${version}.given_by`)})`,
  json(column, path) {
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
    return sql`${asColumn(column)} ->> ${sql.lit(`$${steps.join('')}`)}`;
  },
  isJson: (column) => sql`json_valid(${asColumn(column)})`,
  contains: (text, part) => sql`instr(${text}, ${part}) > 0`,
  // The inner limit keeps SQLite from putting the two together: the condition would be asked before the order.
  lastly: (rows, condition, limit) =>
    sql`select * from (${rows(sql``)} limit -1) s where ${condition('s')} limit ${limit}`,
  rowByRow: sql``,
  indexedBy: (index) => sql`indexed by ${sql.ref(index)}`,
  asArrays(names, question) {
    const arrays = names.map((name) => sql`json_group_array(${sql.ref(name)}) as ${sql.ref(name)}`);
    return sql`select ${sql.join(arrays)} from (${question}) k`;
  },
  // As SQLite itself gives them.
  async newKeys(session, table, count) {
    const last = await rowOf<{ pk: number }>(session, sql`select coalesce(max(pk), 0) as pk from ${sql.table(table)}`);
    return Array.from({ length: count }, (_, at) => (last?.pk ?? 0) + at + 1);
  },
  text: sqliteText,
};
