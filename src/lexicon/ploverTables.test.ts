import { expect, test } from 'vitest';
import { EVENT_TYPES } from '../document/index.ts';
import { modeByWords, openGazetteer, ploverScore, ploverTypes, sectorOf } from './index.ts';
import { foldPlace } from './gazetteerNames.ts';
import { placesOfTables } from './gazetteerTables.ts';
import { readTable } from './tables.ts';

test('all 16 types are there, conflict below zero and cooperation not', () => {
  const types = ploverTypes();
  expect([...types.keys()]).toEqual([...EVENT_TYPES]);
  for (const { quad, score, modes } of types.values()) {
    expect(score > 0).toBe(quad <= 2);
    for (const own of modes.values()) if (own !== null) expect(Math.abs(own)).toBeLessThanOrEqual(10);
  }
});

test('a score is that of the modes where they have one', () => {
  expect(ploverScore('CONSULT', [])).toBe(2.5);
  expect(ploverScore('CONSULT', ['phone'])).toBe(1.5);
  expect(ploverScore('ASSAULT', ['beat', 'drone'])).toBe(-8.5);
  expect(ploverScore('PROTEST', ['vandalize'])).toBe(-5);
});

test('every mode of the tables is one of its type', () => {
  for (const { line, cells } of readTable('plover/mode-words.csv')) {
    const type = EVENT_TYPES.find((name) => name === cells['type']);
    expect(
      type &&
        ploverTypes()
          .get(type)
          ?.modes.has(cells['mode'] ?? ''),
      `line ${line}`,
    ).toBe(true);
  }
});

test('modes by words: the trigger before its clause, whole words only', () => {
  expect(modeByWords('ASSAULT', 'shelled', 'gunners shelled a mill')).toEqual({
    mode: 'heavy-weapons',
    words: 'shelled',
  });
  expect(modeByWords('ASSAULT', 'dispersed', 'police dispersed them with tear gas')?.mode).toBe('crowd-control');
  expect(modeByWords('ASSAULT', 'attacked', 'they attacked the shotgun shop')).toBeNull();
  expect(modeByWords('AGREE', 'agreed', 'they agreed to a visit')).toBeNull();
});

test('sectors by the last words', () => {
  expect(sectorOf('Ukrainian border guards')).toBe('COP');
  expect(sectorOf('the protesters’')).toBe('SOC');
  expect(sectorOf('former officials')).toBe('ELI');
  expect(sectorOf('a mill')).toBeNull();
});

test('the gazetteer: other spellings, accents, articles, regions with and without their noun', () => {
  const first = (name: string) => {
    const place = openGazetteer().named(name)[0];
    return place && `${place.level} ${place.name} ${place.country}`;
  };
  expect(first('Kiev')).toBe('city Kyiv UKR');
  expect(first('Zurich')).toBe('city Zürich CHE');
  expect(first('al-Fashir')).toBe('city El Fasher SDN');
  expect(first('St. Petersburg')).toBe('city Saint Petersburg RUS');
  expect(first('Borno')).toBe('region Borno State NGA');
  expect(first('Nowhere on Earth')).toBeUndefined();
});

test('the table of the gazetteer says what the files of data/ say', () => {
  const { places, names, countries } = placesOfTables();
  const gazetteer = openGazetteer();
  expect(names.size).toBeGreaterThan(20_000);
  for (const [name, numbers] of names)
    expect(gazetteer.named(name), name).toEqual(numbers.map((number) => places[number]));
  for (const [code, name] of countries) expect(gazetteer.countryName(code)).toBe(name);
  expect(gazetteer.countryName('nowhere')).toBeNull();
});

test('every variant is of a city of the table', () => {
  for (const { line, cells } of readTable('gazetteer/variants.csv')) {
    const places = openGazetteer().named(cells['name'] ?? '');
    expect(
      places.some(({ countryIso2 }) => countryIso2 === cells['country']),
      `line ${line}`,
    ).toBe(true);
  }
});

test('folding is the same when done twice', () => {
  for (const name of ['Saint-Denis', 'Łódź', 'N’Djamena', 'Ar Raqqah'])
    expect(foldPlace(foldPlace(name))).toBe(foldPlace(name));
});

test('an execution is not by firearms, and who watches a ceasefire is not asked for one', () => {
  expect(modeByWords('ASSAULT', 'executed', 'two spies were executed at dawn')).toBeNull();
  expect(modeByWords('REQUEST', 'urged', 'the ceasefire watchers were urged to report')?.mode).not.toBe('yield');
  expect(modeByWords('REQUEST', 'urged', 'both were urged to accept a ceasefire')?.mode).toBe('yield');
});
