import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTOR_CODES } from './build.ts';
import { listOf } from './csv.ts';
import { daysOf, isDate } from './days.ts';
import { openLexicon } from './index.ts';
import { DATA, officeHolderTables, readTable, tablesDigest } from './tables.ts';
import { LEXICON_VERSION } from './titles.ts';

const lexicon = openLexicon();
const countries = readTable('countries.csv');
const codes = new Set(countries.map(({ cells }) => cells.key ?? '').filter((key) => /^[A-Z]{3}$/.test(key)));
const sectors = new Set(readTable('sectors.csv').map(({ cells }) => cells.sector ?? ''));
const duplicates = (items: readonly string[]): string[] => items.filter((item, index) => items.indexOf(item) !== index);

test('LEXICON_VERSION names the tables: set its ending to the digest that is expected here', () => {
  expect(LEXICON_VERSION).toBe(`${LEXICON_VERSION.split('-').slice(0, 2).join('-')}-${tablesDigest()}`);
});

test('every table has its line in data/README.md', () => {
  const readme = readFileSync(join(DATA, 'README.md'), 'utf8');
  for (const name of readdirSync(DATA).filter((name) => /\.(?:csv|json)$/.test(name))) expect(readme).toContain(name);
});

test('time zones are known to the platform, and each belongs to a state', () => {
  for (const { cells } of readTable('time-zones.csv')) {
    expect(codes, cells.country).toContain(cells.country);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: cells.zone }), cells.zone).not.toThrow();
  }
});

describe('countries', () => {
  test('the members of the United Nations and the others that PLOVER codes are there', () => {
    // 193 members, Holy See, Palestine, Kosovo, Taiwan, Hong Kong, Antarctica.
    const own = countries.filter(({ cells }) => !cells.sovereign && !cells.sector);
    expect(own).toHaveLength(199);
    for (const key of ['VAT', 'PSE', 'KOS', 'TWN', 'HKG', 'ATA']) expect(codes).toContain(key);
  });

  test('ISO alpha-2 codes are those whose English names the platform knows, and belong to one country each', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const two = countries.flatMap(({ cells }) => (cells.iso2 ? [cells.iso2] : []));
    expect(duplicates(two)).toEqual([]);
    expect(two.filter((code) => names.of(code) === undefined)).toEqual([]);
    const plain = (name: string): string =>
      name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\bst\b\.?/g, 'saint').replace(/&/g, 'and').replace(/[^a-z]/g, ''); // prettier-ignore
    const different = countries.filter(({ cells }) => {
      if (!cells.iso2) return false;
      const known = plain((names.of(cells.iso2) ?? '').replace(/ \(.*\)$/, '').replace(/ SAR China$/, ''));
      return ![cells.name ?? '', cells.long ?? '', ...listOf(cells.aliases)].some((name) => plain(name) === known);
    });
    // These three the platform shortens: "St. Vincent & Grenadines".
    expect(different.map(({ cells }) => cells.key).toSorted()).toEqual(['SGS', 'UMI', 'VCT']);
  });

  test('a dependency and a breakaway have the code of their sovereign', () => {
    for (const { cells } of countries.filter(({ cells }) => cells.sovereign)) {
      expect(codes).toContain(cells.sovereign);
      expect(cells.code).toBe(cells.sovereign);
    }
    expect(countries.filter(({ cells }) => cells.sector === 'PRE')).toHaveLength(9);
  });
});

describe('actors', () => {
  test('ids are unique in their tables', () => {
    for (const table of ['countries.csv', 'organisations.csv', 'groups.csv', 'organs.csv'])
      expect(duplicates(readTable(table).map(({ cells }) => cells.key ?? ''))).toEqual([]);
  });

  test('codes are ISO alpha-3 or one of PLOVER, sectors are of the table, Wikidata ids have their form and one actor', () => {
    for (const { id, code, sector, wikidata, kind } of lexicon.actors) {
      if (code !== null) expect(codes.has(code) || ACTOR_CODES.has(code), `${id}: ${code}`).toBe(true);
      else expect(kind === 'person' || id === 'group:kurds', id).toBe(true);
      if (sector !== null) expect(sectors, id).toContain(sector);
      if (wikidata !== null) expect(wikidata, id).toMatch(/^Q[1-9]\d*$/);
    }
    expect(duplicates(lexicon.actors.flatMap(({ wikidata }) => wikidata ?? []))).toEqual([]);
  });

  test('parents and those who are represented exist', () => {
    for (const { id, parent, represents } of lexicon.actors)
      for (const other of [parent, represents])
        if (other) expect(lexicon.actor(other), `${id}: ${other}`).not.toBeNull();
  });

  test('at least 150 international bodies', () => {
    const bodies = lexicon.actors.filter(
      ({ code }) => ACTOR_CODES.has(code ?? '') && !['MNC', 'IMG', 'ISM'].includes(code ?? ''),
    );
    expect(bodies.filter(({ id }) => id.startsWith('org:')).length).toBeGreaterThanOrEqual(150);
  });

  test('names that mean several actors are meant so', () => {
    const several = lexicon.actors
      .filter(({ kind }) => kind !== 'person')
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .filter((name) => lexicon.named(name).filter(({ actor }) => actor.kind !== 'person').length > 1);
    // The forces of Japan and the Syrian Democratic Forces.
    expect([...new Set(several)].toSorted()).toEqual(['SDF']);
  });

  test('metonyms stand for actors that exist', () => {
    for (const { cells, line } of readTable('metonyms.csv'))
      for (const name of listOf(cells.names)) expect(lexicon.named(name), `line ${line}: ${name}`).not.toEqual([]);
  });
});

describe('memberships', () => {
  test('organisation and member exist and the dates parse', () => {
    for (const { cells, line } of readTable('memberships.csv')) {
      expect(lexicon.actor(`org:${cells.organisation}`), `line ${line}`).not.toBeNull();
      expect(codes.has(cells.member ?? '') || lexicon.actor(`org:${cells.member}`) !== null, `line ${line}`).toBe(true);
      for (const date of [cells.from, cells.to]) if (date) expect(isDate(date), `line ${line}`).toBe(true);
    }
  });

  test.each([
    ['org:nato', '2004-03-28', 19],
    ['org:nato', '2023-04-04', 31],
    ['org:nato', '2024-06-01', 32],
    ['org:eu', '1957-12-31', 0],
    ['org:eu', '2013-08-01', 28],
    ['org:eu', '2020-02-01', 27],
    ['org:g7', '2015-01-01', 7],
    ['org:un-security-council', '2000-01-01', 5],
    ['org:african-union', '2020-01-01', 55],
    ['org:council-of-europe', '2010-01-01', 47],
    ['org:council-of-europe', '2023-01-01', 46],
    ['org:oecd', '2022-01-01', 38],
    ['org:arab-league', '2010-01-01', 22],
    ['org:asean', '2020-01-01', 10],
    ['org:ecowas', '2020-01-01', 15],
    ['org:sadc', '2020-01-01', 16],
  ])('%s has on %s %i members', (id, date, count) => expect(lexicon.members(id, date)).toHaveLength(count));
});

describe('terms', () => {
  test('dates parse and are in order, codes exist', () => {
    const faults = officeHolderTables().flatMap((table) =>
      readTable(table).flatMap(({ cells, line }) => {
        const { from = '', to = '', as_of: asOf = '', of = '', confidence = '' } = cells;
        const wrong = [from, to, asOf].filter((date) => date !== '' && !isDate(date));
        if (from !== '' && to !== '' && wrong.length === 0 && daysOf(from)[0] > daysOf(to)[1])
          wrong.push(`${from} > ${to}`);
        if (asOf === '' || !['high', 'medium', 'low'].includes(confidence)) wrong.push('as_of or confidence');
        if (!['m', 'f', ''].includes(cells.gender ?? '')) wrong.push('gender');
        if (!cells.person || !cells.office) wrong.push('person or office');
        if (!lexicon.actor(`country:${of}`) && !lexicon.actor(`org:${of}`) && !lexicon.actor(`group:${of}`))
          wrong.push(of);
        return wrong.map((what) => `${table}, line ${line}: ${what}`);
      }),
    );
    expect(faults).toEqual([]);
  });

  test('at least 1,200 persons', () => {
    expect(lexicon.actors.filter(({ kind }) => kind === 'person').length).toBeGreaterThanOrEqual(1200);
  });

  // San Marino has two captains regent, Bosnia a presidency of three, Andorra two princes; the others change by rota.
  const SEVERAL = new Set(['country:SMR', 'country:BIH', 'country:AND', 'country:CHE']);
  const ONE_HOLDER = new Set(
    'head-of-state head-of-government foreign-minister defence-minister secretary-general director-general president managing-director'.split(' '), // prettier-ignore
  );

  test('terms in an office of one holder do not overlap by more than the day of change-over', () => {
    const single = lexicon.terms.filter(({ office, of }) => ONE_HOLDER.has(office) && !SEVERAL.has(of));
    const faults: string[] = [];
    for (const terms of Map.groupBy(single, ({ office, of }) => `${office} of ${of}`).entries()) {
      const [office, all] = terms;
      const sorted = all.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
      for (const [index, term] of sorted.entries()) {
        const next = sorted[index + 1];
        if (!next || term.from === null || next.from === null) continue;
        // Sure overlap alone counts: the latest start of the next before the earliest end of this one.
        const end = term.to === null ? '9999-12-31' : daysOf(term.to)[0];
        if (daysOf(next.from)[1] < end && !next.acting && !term.acting)
          faults.push(`${office}: ${term.person.name} to ${term.to ?? '…'}, ${next.person.name} from ${next.from}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
