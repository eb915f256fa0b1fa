import type { OnrecordError } from '../errors/index.ts';

/** A row, or what is wrong with it, beside what it has where that can be told; `line` is that on which it begins (1-based). */
export type TableRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly error?: never }
  | { readonly line: number; readonly error: OnrecordError; readonly cells?: readonly string[] };

export interface TableOptions {
  /** The most bytes of a row. */
  readonly limit: number;
  /** Whether a column of this name is one that is looked for. */
  readonly isKnown: (name: string) => boolean;
  /** The error of a row that cannot be read. */
  readonly broken: (line: number, fault: string) => OnrecordError;
  /** Where a row has days, of which each may be two with “/” between them; `names` is the first row. */
  readonly daysIn: (cells: readonly string[], names: readonly string[]) => readonly number[];
  /** Told what was concluded from the whole of it: in what it is encoded, and in what order it has days. */
  readonly concluded?: ((remark: string) => void) | undefined;
}
