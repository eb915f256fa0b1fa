/** One row of a table: its cells by the name of their column, and its line in the file (1-based). */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The rows of a comma-separated table with a header (RFC 4180; a quoted cell may hold commas and doubled quotation
 * marks but no line break). Empty lines are passed over; missing cells are ''. Throws an Error with the line where a
 * row has more cells than the header.
 */
export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/);
  const header = cellsOf(lines[0] ?? '');
  const rows: Row[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const values = cellsOf(line);
    if (values.length > header.length)
      throw new Error(`line ${index + 1}: ${values.length} cells where the header has ${header.length}`);
    rows.push({ line: index + 1, cells: Object.fromEntries(header.map((name, at) => [name, values[at] ?? ''])) });
  }
  return rows;
}

const cellsOf = (line: string): string[] =>
  line.includes('"')
    ? Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      )
    : line.split(',');

/** The items of a cell that holds a list: "a|b" → ['a', 'b'], '' → []. */
export const listOf = (cell: string | undefined): string[] => (cell ? cell.split('|').map((item) => item.trim()) : []);
