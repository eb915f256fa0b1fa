import type { OnrecordError } from '../errors/index.ts';
import { folded, rowsAt } from '../sources/index.ts';
import { tell } from './output.ts';

/** The cells of a row by the names of their columns. */
export type NamedCells = Readonly<Record<string, string>>;

/** What stands in a cell, without spaces around it; nothing where no column has the name. */
export const cellIn = (cells: NamedCells, name: string): string =>
  Object.hasOwn(cells, name) ? (cells[name] ?? '').trim() : '';

/** A row, or what is wrong with it, beside its cells where they can be told apart. */
export type NamedRow =
  | { readonly line: number; readonly cells: NamedCells; readonly error?: never }
  | { readonly line: number; readonly cells: NamedCells | null; readonly error: OnrecordError };

export interface NamedTable {
  /** The columns that are looked for, whatever the case of their names. */
  readonly known: ReadonlySet<string>;
  /** Told the names of all columns; throws where one is missing. */
  readonly columns: (names: readonly string[]) => void;
  /** The columns that have a day in this row. */
  readonly days: (cells: NamedCells) => readonly string[];
  /** The error of a row that cannot be read. */
  readonly broken: (line: number, fault: string) => OnrecordError;
}

/** The most bytes of a row. */
const LIMIT = 1_000_000;

/**
 * The rows of a table in a file, or on the standard input for '-', in order. What is concluded of all of it is told.
 * @throws OnrecordError what `rowsAt` throws
 */
export async function* namedRows(path: string, { known, columns, days, broken }: NamedTable): AsyncGenerator<NamedRow> {
  const named = (names: readonly string[], cells: readonly string[]): NamedCells =>
    Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  const daysIn = (cells: readonly string[], header: readonly string[]): number[] => {
    const own = namesOf(header, known);
    return days(named(own, cells)).map((name) => own.indexOf(name));
  };
  let names: readonly string[] | null = null;
  const isKnown = (name: string): boolean => known.has(folded(name));
  for await (const { line, cells, error } of rowsAt(path, { limit: LIMIT, isKnown, broken, daysIn, concluded: tell })) {
    if (error) yield { line, error, cells: cells && names ? named(names, cells) : null };
    else if (names) yield { line, cells: named(names, cells) };
    else columns((names = namesOf(cells, known)));
  }
}

/** The names of columns, known ones as we write them and each once: columns without a name have content too. */
function namesOf(header: readonly string[], known: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (const [at, cell] of header.entries()) {
    const name = known.has(folded(cell)) ? folded(cell) : cell.trim();
    names.push(name === '' || names.includes(name) ? `${name} (column ${at + 1})`.trim() : name);
  }
  return names;
}
