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

export interface Gazetteer {
  /** Every place of this name, cities by population, then regions. Accents, case, hyphens and a leading article do not count. */
  named(name: string): readonly GazetteerPlace[];
  /** The English name of a country by its code, where the lexicon has it. */
  countryName(code: string): string | null;
}

let opened: Gazetteer | null = null;

/** Reads the tables when first asked (about 1.2 MB); the same value after. @throws OR6001 where one is missing or broken */
export function openGazetteer(): Gazetteer {
  opened ??= readGazetteer();
  return opened;
}

function readGazetteer(): Gazetteer {
  const codes = new Map<string, { code: string; name: string }>();
  const nameOfCode = new Map<string, string>();
  for (const { cells } of readTable('countries.csv')) {
    const code = cells['code'] || (cells['key'] ?? '');
    if (cells['iso2']) codes.set(cells['iso2'], { code, name: cells['name'] ?? code });
    if (!cells['code']) nameOfCode.set(code, cells['name'] ?? code);
  }
  const regionNames = new Map(
    rowsOf('regions.tsv').map(([country = '', region = '', name = '']) => [`${country}.${region}`, name]),
  );
  const cities = rowsOf('cities.tsv');
  const places = new Map<string, GazetteerPlace[]>();
  const add = (key: string, place: GazetteerPlace): void => {
    const same = places.get(key);
    if (!same) places.set(key, [place]);
    else if (!same.includes(place)) same.push(place);
  };
  const variants = new Map(
    readTable('gazetteer/variants.csv').map(({ cells }) => [
      `${cells['name']}|${cells['country']}`,
      { english: cells['english'] || null, others: listOf(cells['variants']) },
    ]),
  );
  for (const [name = '', iso2 = '', region = '', people = '', latitude, longitude, feature, geoname] of cities) {
    const country = codes.get(iso2);
    if (!country) continue;
    const variant = variants.get(`${name}|${iso2}`);
    const place: GazetteerPlace = {
      level: 'city',
      name: variant?.english ?? name,
      country: country.code,
      countryIso2: iso2,
      region: regionNames.get(`${iso2}.${region}`) ?? null,
      population: Number(people),
      latitude: Number(latitude),
      longitude: Number(longitude),
      geoname: Number(geoname),
      isCapital: feature === 'PPLC',
    };
    for (const written of [name, place.name, ...(variant?.others ?? [])]) {
      add(foldPlace(written), place);
      const bare = withoutArticle(written);
      if (bare !== written) add(foldPlace(bare), place);
    }
  }
  for (const [key, name] of regionNames) {
    const iso2 = key.slice(0, 2);
    const country = codes.get(iso2);
    if (!country) continue;
    const place: GazetteerPlace = {
      level: 'region',
      name,
      country: country.code,
      countryIso2: iso2,
      region: null,
      population: 0,
      latitude: null,
      longitude: null,
      geoname: null,
      isCapital: false,
    };
    add(foldPlace(name), place);
    add(foldPlace(withoutRegionNoun(name)), place);
  }
  for (const same of places.values()) same.sort((a, b) => b.population - a.population);
  return {
    named: (name) => places.get(foldPlace(name)) ?? places.get(foldPlace(withoutArticle(name))) ?? [],
    countryName: (code) => nameOfCode.get(code) ?? null,
  };
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
