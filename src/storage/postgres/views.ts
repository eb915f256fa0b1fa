import type { Path, ViewDialect } from '../shared/views.ts';

/** As all columns of text, sorted sign by sign, whatever the language of the database. */
const COLLATED = 'collate "C"';

const value = (column: string, path: Path): string => `(${column}::jsonb #>> '{${path.join(',')}}')`;

const steps = (path: Path): string =>
  `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;

/** All that a JSON path leads to, with its place; nothing where the path leads nowhere. */
const found = (column: string, path: string): string =>
  `jsonb_path_query(${column}::jsonb, '${path}', '{}', true) with ordinality as f (value, place)`;

export const postgresViews: ViewDialect = {
  text: (column, path) => `(${value(column, path)} ${COLLATED})`,
  integer: (column, path) => `${value(column, path)}::int`,
  real: (column, path) => `${value(column, path)}::float8`,
  flag: (column, path) => `${value(column, path)}::boolean::int`,
  items: (column, path, field) =>
    `select (f.value #>> '{${field ?? ''}}') ${COLLATED} as item, min(f.place) as place
      from ${found(column, `${steps(path)}[*]`)} group by item`,
  // Only references have mentions.
  references: (column, path) =>
    `select f.value as reference, f.place from ${found(column, `strict ${steps(path)}.**`)}
      where f.value #> '{mention}' is not null and f.value #> '{members,0}' is null`,
  isCurrent: (alias) => `${alias}.current = 1`,
  joined: (question) => `(select string_agg(item, '; ' order by place) from (${question}) as q)`,
};
