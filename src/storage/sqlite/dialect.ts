import { sql } from 'kysely';
import type { Dialect } from '../shared/session.ts';

/** A list or a table is one value of JSON, so that a question has the same words however long it is, and stays prepared. */
export const sqliteDialect: Dialect = {
  list: (values) => sql`(select value from json_each(${JSON.stringify([...values])}))`,
  table(columns, rows) {
    const names = Object.keys(columns);
    const values = JSON.stringify(rows.map((row) => names.map((name) => row[name] ?? null)));
    const selected = names.map((name, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`);
    return sql`(select ${sql.join(selected)} from json_each(${values}))`;
  },
};
