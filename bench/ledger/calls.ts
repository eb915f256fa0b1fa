// Counts the calls that go to a database, at the drivers' own methods: whoever imports this counts from then on.
import Sqlite from 'better-sqlite3';
import pg from 'pg';

/** By the words of the query; a transaction's `begin` and `commit` are calls too. */
const counted = new Map<string, number>();

const count = (sql: string): void => {
  counted.set(sql, (counted.get(sql) ?? 0) + 1);
};

/** A driver's prototype as this file sees it: methods by name. */
type Methods = Record<string, (this: unknown, ...given: unknown[]) => unknown>;

function watch(prototype: object, method: string, sqlOf: (self: unknown, given: readonly unknown[]) => string): void {
  const methods = prototype as Methods;
  const original = methods[method];
  if (!original) throw new Error(`the driver has no ${method} to count by`);
  methods[method] = function counting(...given) {
    count(sqlOf(this, given));
    return original.apply(this, given);
  };
}

const probe = new Sqlite(':memory:');
const statement = Object.getPrototypeOf(probe.prepare('select 1')) as object;
for (const method of ['run', 'get', 'all', 'iterate']) {
  watch(statement, method, (self) => (self as { readonly source: string }).source);
}
watch(Sqlite.prototype as object, 'exec', (_, [sql]) => String(sql));
probe.close();

watch(pg.Client.prototype, 'query', (_, [query]) => {
  const { text } = (typeof query === 'string' ? { text: query } : query) as { readonly text?: string };
  return text ?? 'a cursor';
});

/** Calls since the last time this was asked, in all and of the most frequent queries. */
export function callsSince(): { calls: number; most: { calls: number; sql: string }[] } {
  const all = [...counted].map(([sql, calls]) => ({ calls, sql: sql.replace(/\s+/g, ' ').slice(0, 100) }));
  counted.clear();
  return {
    calls: all.reduce((sum, { calls }) => sum + calls, 0),
    most: all.toSorted((a, b) => b.calls - a.calls).slice(0, 10),
  };
}
