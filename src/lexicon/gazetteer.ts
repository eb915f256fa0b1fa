import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { foldPlace, withoutArticle } from './gazetteerNames.ts';
import { type GazetteerPlace, placesOfTables } from './gazetteerTables.ts';
import { isTable, type KeyedTable, openTable, tableBytes } from './keyedTable.ts';
import { bytesOfTable } from './tables.ts';

export interface Gazetteer {
  /** Every place of this name, cities by population, then regions. Accents, case, hyphens and a leading article do not count. */
  named(name: string): readonly GazetteerPlace[];
  /** The English name of a country by its code, where the lexicon has it. */
  countryName(code: string): string | null;
}

let opened: Gazetteer | null = null;

/**
 * Opens the gazetteer when first asked; the same value after.
 * @throws OR6001 where a file of data/ is missing or broken
 */
export function openGazetteer(): Gazetteer {
  opened ??= gazetteerIn(openTable(tableOfBuild() ?? gazetteerTable()));
  return opened;
}

/** Where the build puts the table; src/lexicon, dist/lexicon and bundled/shared lie equally deep in the package. */
export const GAZETTEER_FILE = fileURLToPath(new URL('../../dist/tables/gazetteer', import.meta.url));

/** What a place's record has, in this order. */
const CELLS = [
  'level',
  'name',
  'country',
  'countryIso2',
  'region',
  'population',
  'latitude',
  'longitude',
  'geoname',
  'isCapital',
] as const satisfies readonly (keyof GazetteerPlace)[];

/** The gazetteer as a table of bytes, made from the files of data/. @throws OR6001 as openGazetteer */
export function gazetteerTable(): Buffer {
  const { places, names, countries } = placesOfTables();
  const cellsOf = (place: GazetteerPlace): unknown[] => CELLS.map((cell) => place[cell]);
  // The countries are the record behind the last place.
  const records = [...places.map(cellsOf), [...countries]].map((cells) => JSON.stringify(cells));
  return tableBytes({ keys: names, records }, digestOfFiles());
}

/**
 * The table of the build, which saves some 150 ms and 10 MB in each thread; null where it is missing, or was made from other
 * files than are there now. The sources, which are what is being changed, do not use it.
 */
function tableOfBuild(): Buffer | null {
  if (import.meta.url.endsWith('.ts') || !existsSync(GAZETTEER_FILE)) return null;
  const bytes = readFileSync(GAZETTEER_FILE);
  return isTable(bytes, digestOfFiles()) ? bytes : null;
}

const FILES = ['countries.csv', 'gazetteer/cities.tsv', 'gazetteer/regions.tsv', 'gazetteer/variants.csv'];

/** The sha256 of the files of which the table is made, as they are now. */
function digestOfFiles(): Buffer {
  const hash = createHash('sha256');
  for (const name of FILES) hash.update(bytesOfTable(name));
  return hash.digest();
}

function gazetteerIn({ records, find, record }: KeyedTable): Gazetteer {
  const places = new Map<number, GazetteerPlace>();
  const placeAt = (number: number): GazetteerPlace => {
    const known = places.get(number);
    if (known) return known;
    const cells = JSON.parse(record(number)) as unknown[];
    const place = Object.fromEntries(CELLS.map((cell, at) => [cell, cells[at]])) as unknown as GazetteerPlace;
    places.set(number, place);
    return place;
  };
  const nameOfCode = new Map(JSON.parse(record(records - 1)) as [code: string, name: string][]);
  return {
    named(name) {
      const numbers = find(foldPlace(name));
      return (numbers.length > 0 ? numbers : find(foldPlace(withoutArticle(name)))).map(placeAt);
    },
    countryName: (code) => nameOfCode.get(code) ?? null,
  };
}
