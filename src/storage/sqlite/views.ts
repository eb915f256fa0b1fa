import type { Path, ViewDialect } from '../shared/views.ts';

const at = (path: Path): string =>
  `'$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}'`;

const value = (column: string, path: Path): string => `json_extract(${column}, ${at(path)})`;

/**
 * By what SQLite 3.37 has, from which on it can read the tables: people open the file with the SQLite of their own
 * program, and one that cannot parse a view cannot use the file at all. So no `->>` (3.38), no order within an aggregate
 * (3.44): `group_concat` takes rows as the question in it gives them.
 */
export const sqliteViews: ViewDialect = {
  text: value,
  integer: value,
  real: value,
  flag: value,
  items: (column, path, field) =>
    `select ${field === undefined ? 'value' : value('value', [field])} as item, min(key) as place
      from json_each(${column}, ${at(path)}) group by item`,
  // Only references have mentions. What is no object is not asked for what it holds: it may not be JSON.
  references: (column, path) =>
    `select value as reference, id as place from json_tree(${column}, ${at(path)})
      where case type when 'object' then json_type(value, '$.mention') is not null
        and json_type(value, '$.members[0]') is null else 0 end`,
  // The sign keeps SQLite from the index by day, which it would take although the document is given.
  isCurrent: (alias) => `+${alias}.current = 1`,
  joined: (question) => `(select group_concat(item, '; ') from (${question} order by place))`,
};
