import type { ColumnKind } from '../shared/columns.ts';

/** The types of columns; JSON is text, as it is in SQLite, so that what was written comes back sign by sign. */
export const TYPES: Readonly<Record<ColumnKind, string>> = { integer: 'int8', real: 'float8', text: 'text' };
