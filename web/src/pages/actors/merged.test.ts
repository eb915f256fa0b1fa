import { expect, test } from 'vitest';
import { actorLink, merged } from './merged.ts';

const known = (id: string, name: string) => ({
  id,
  name,
  kind: 'country' as const,
  code: 'NOR',
  sector: null,
  wikidata: null,
  aliases: [],
});
const counted = (id: string | null, name: string, said: number) => ({
  id,
  name,
  code: null,
  said,
  about: 0,
  to: 0,
  events: 0,
});

test('each is listed once, who takes part most first and who takes part in nothing last', () => {
  const rows = merged(
    [counted(null, 'Kari Nygård', 2), counted('country:NOR', 'Norge', 9), counted('org:nato', 'NATO', 1)],
    [known('country:NOR', 'Norway'), known('country:NRU', 'Nauru')],
  );
  expect(rows.map(({ name, kind, counts }) => [name, kind, counts?.said ?? null])).toEqual([
    ['Norway', 'country', 9],
    ['Kari Nygård', null, 2],
    ['NATO', 'organisation', 1],
    ['Nauru', 'country', null],
  ]);
});

test('a name of any signs has an address', () => {
  expect(actorLink('A/B ?')).toBe('/actors/A%2FB%20%3F');
});
