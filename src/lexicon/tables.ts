import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OnrecordError } from '../errors/index.ts';
import { parseCsv, type Row } from './csv.ts';

/** The folder of the tables; src/lexicon and dist/lexicon lie equally deep in the package. */
export const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** The rows of a table of data/. Throws OR6001 where the table is missing or broken. */
export const readTable = (name: string): readonly Row[] => fromTable(name, (bytes) => parseCsv(bytes.toString('utf8')));

/** A table of data/ as it is. Throws OR6001 where it is missing. */
export const bytesOfTable = (name: string): Buffer => fromTable(name, (bytes) => bytes);

function fromTable<Read>(name: string, read: (bytes: Buffer) => Read): Read {
  try {
    return read(readFileSync(join(DATA, name)));
  } catch (error) {
    throw new OnrecordError('OR6001', { input: `data/${name}`, fault: faultOf(error) }, { cause: error });
  }
}

/** The names of the tables of office holders, in the order of the alphabet. */
export const officeHolderTables = (): string[] =>
  readdirSync(join(DATA, 'office-holders'))
    .filter((name) => name.endsWith('.csv'))
    .toSorted()
    .map((name) => `office-holders/${name}`);

/** The first eight digits of the sha256 of all tables, names and contents, by which LEXICON_VERSION tells them apart. */
export function tablesDigest(): string {
  const hash = createHash('sha256');
  const names = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:csv|tsv|json)$/.test(name));
  for (const name of names.toSorted()) hash.update(`${name}\n`).update(readFileSync(join(DATA, name)));
  return hash.digest('hex').slice(0, 8);
}

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
