import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OnrecordError } from '../errors/index.ts';
import { listOf } from './csv.ts';
import { foldPlace, withoutArticle, withoutRegionNoun } from './gazetteerNames.ts';
import { DATA, readTable } from './tables.ts';

/** A city of 15,000 people or more, a capital, or a first-level region (data/gazetteer/, from GeoNames, CC BY 4.0). */
export interface GazetteerPlace {
  readonly level: 'city' | 'region';
  readonly name: string;
  /** Code of its country as in data/countries.csv, that of the sovereign for a dependency. */
  readonly country: string;
  /** ISO 3166 alpha-2, as GeoNames has it. */
  readonly countryIso2: string;
  /** Name of its first-level region; null for a region, and where GeoNames gives none. */
  readonly region: string | null;
  /** 0 for a region: the tables do not have it. */
  readonly population: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly geoname: number | null;
  readonly isCapital: boolean;
}

/** The gazetteer as the files of data/ have it. */
export interface Places {
  readonly places: readonly GazetteerPlace[];
  /** By a folded name the numbers of its places: cities by population, then regions. */
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** The English names of countries by their codes. */
  readonly countries: ReadonlyMap<string, string>;
}

/** Reads cities, regions, variants and countries (about 1.2 MB). @throws OR6001 where one is missing or broken */
export function placesOfTables(): Places {
  const codes = new Map<string, string>();
  const countries = new Map<string, string>();
  for (const { cells } of readTable('countries.csv')) {
    const code = cells['code'] || (cells['key'] ?? '');
    if (cells['iso2']) codes.set(cells['iso2'], code);
    if (!cells['code']) countries.set(code, cells['name'] ?? code);
  }
  const regionNames = new Map(
    rowsOf('regions.tsv').map(([country = '', region = '', name = '']) => [`${country}.${region}`, name]),
  );
  const variants = new Map(
    readTable('gazetteer/variants.csv').map(({ cells }) => [
      `${cells['name']}|${cells['country']}`,
      { english: cells['english'] || null, others: listOf(cells['variants']) },
    ]),
  );
  const places: GazetteerPlace[] = [];
  const names = new Map<string, number[]>();
  const add = (place: GazetteerPlace, written: readonly string[]): void => {
    const number = places.push(place) - 1;
    for (const key of new Set(written.map(foldPlace))) {
      const same = names.get(key);
      if (same) same.push(number);
      else names.set(key, [number]);
    }
  };
  const cities = rowsOf('cities.tsv');
  for (const [name = '', iso2 = '', region = '', people = '', latitude, longitude, feature, geoname] of cities) {
    const country = codes.get(iso2);
    if (country === undefined) continue;
    const variant = variants.get(`${name}|${iso2}`);
    const place: GazetteerPlace = {
      level: 'city',
      name: variant?.english ?? name,
      country,
      countryIso2: iso2,
      region: regionNames.get(`${iso2}.${region}`) ?? null,
      population: Number(people),
      latitude: Number(latitude),
      longitude: Number(longitude),
      geoname: Number(geoname),
      isCapital: feature === 'PPLC',
    };
    add(
      place,
      [name, place.name, ...(variant?.others ?? [])].flatMap((written) => [written, withoutArticle(written)]),
    );
  }
  for (const [key, name] of regionNames) {
    const iso2 = key.slice(0, 2);
    const country = codes.get(iso2);
    if (country === undefined) continue;
    const place: GazetteerPlace = {
      level: 'region',
      name,
      country,
      countryIso2: iso2,
      region: null,
      population: 0,
      latitude: null,
      longitude: null,
      geoname: null,
      isCapital: false,
    };
    add(place, [name, withoutRegionNoun(name)]);
  }
  const populationOf = (number: number): number => places[number]?.population ?? 0;
  for (const same of names.values()) same.sort((a, b) => populationOf(b) - populationOf(a));
  return { places, names, countries };
}

function rowsOf(name: string): string[][] {
  const input = `data/gazetteer/${name}`;
  try {
    const lines = readFileSync(join(DATA, 'gazetteer', name), 'utf8')
      .trimEnd()
      .split('\n');
    return lines.slice(1).map((line) => line.split('\t'));
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR6001', { input, fault }, { cause: error });
  }
}
