/** A piece of SQL with its values in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** That all of them hold. */
export const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' and '),
  values: conditions.flatMap(({ values }) => values),
});
