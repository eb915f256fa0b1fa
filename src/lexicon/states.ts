import { readTable } from './tables.ts';

let names: ReadonlyMap<string, string> | null = null;

/** The English name of a state by its code of three capitals (ISO 3166 alpha-3); null where there is none. */
export function stateName(code: string): string | null {
  names ??= new Map(readTable('countries.csv').map(({ cells: { key = '', name = '' } }) => [key, name]));
  return names.get(code) ?? null;
}
