import { expect, test } from 'vitest';
import { openLexicon } from './index.ts';
import { listOf } from './csv.ts';
import { readTable } from './tables.ts';

const lexicon = openLexicon();
const rows = readTable('publishers.csv').map(({ cells }) => ({
  actor: cells.actor ?? '',
  names: listOf(cells.names),
  hosts: listOf(cells.hosts),
}));
const idOf = (outlet: string | null, url: string | null): string | undefined => lexicon.publisher(outlet, url)?.id;

test('a body is found by a name of its own or by its host, the longest host first', () => {
  expect(idOf('The White House', null)).toBe('org:white-house');
  expect(idOf('Hansard', null)).toBe('org:gbr-parliament');
  expect(idOf(null, 'https://www.state.gov/europe-day/')).toBe('org:usa-foreign-ministry');
  expect(idOf(null, 'https://history.state.gov/x')).toBe('org:usa-foreign-ministry');
  expect(idOf(null, 'https://some-agency.gov/x')).toBe('country:USA');
  expect(idOf('President of Russia (kremlin.ru)', null)).toBe('country:RUS');
});

test('an outlet that reports, an address that is none, and a host within another name are nobody', () => {
  expect(idOf('The Harbour Herald', 'https://harbour-herald.example/state.gov')).toBeUndefined();
  expect(idOf(null, 'not an address')).toBeUndefined();
  expect(idOf(null, 'https://notstate.gov.example/')).toBeUndefined();
  expect(idOf(null, null)).toBeUndefined();
});

test('the table has four hundred bodies at least, each known to the lexicon, with a name or a host', () => {
  expect(rows.length).toBeGreaterThan(400);
  const unknown = rows.filter(({ actor, names, hosts }) => {
    const id = idOf(names[0] ?? null, hosts[0] ? `https://${hosts[0]}/` : null);
    return id === undefined || (names.length === 0 && hosts.length === 0) || actor === '';
  });
  expect(unknown).toEqual([]);
});

test('no name and no host stands for two', () => {
  const twice = (keys: readonly string[]): string[] => keys.filter((key, index) => keys.indexOf(key) !== index);
  const hosts = rows.flatMap((row) => row.hosts);
  expect(twice(rows.flatMap(({ names }) => names.map((name) => name.toLowerCase())))).toEqual([]);
  expect(twice(hosts)).toEqual([]);
  expect(hosts.filter((host) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/u.test(host))).toEqual([]);
});
