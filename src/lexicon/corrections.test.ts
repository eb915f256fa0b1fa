import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { LEXICON_VERSION, type Lexicon, openLexicon } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-actors-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function open(...lines: readonly (object | string)[]): Lexicon {
  const file = join(folder, `actors-${(count += 1)}.jsonl`);
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return openLexicon({ corrections: file });
}
function fault(...lines: readonly (object | string)[]): string {
  try {
    open(...lines);
  } catch (error) {
    if (error instanceof OnrecordError) return `${error.code} ${error.message.replace(/^.*jsonl/, 'file')}`;
    throw error;
  }
  return 'no fault';
}

test('an actor of the user is found by its names, and the version tells that there is a file', () => {
  const lexicon = open({
    id: 'org:fjord-institute',
    name: 'Fjord Institute',
    code: 'NOR',
    aliases: ['FI'],
    nouns: ['institute'],
  });
  expect(lexicon.named('the Fjord Institute')[0]?.actor).toMatchObject({
    id: 'org:fjord-institute',
    kind: 'organisation',
    code: 'NOR',
  });
  expect(lexicon.scan('FI said').map(({ span }) => span)).toEqual([[0, 2]]);
  expect(lexicon.describedBy('institute').map(({ id }) => id)).toContain('org:fjord-institute');
  expect(lexicon.version).toMatch(new RegExp(`^${LEXICON_VERSION}\\+[0-9a-f]{8}$`));
  expect(openLexicon().version).toBe(LEXICON_VERSION);
});

test('the user wins over our rows: a name taken away, a code changed, an actor taken out', () => {
  const lexicon = open(
    { id: 'org:eu', notAliases: ['Brussels'], sector: 'GOV' },
    { id: 'group:fano', remove: true },
    { id: 'org:fjord-bank', name: 'Fjord Bank', aliases: ['Brussels'] },
  );
  expect(lexicon.named('Brussels')[0]?.actor.id).toBe('org:fjord-bank');
  expect(lexicon.named('Brussels').map(({ actor }) => actor.id)).not.toContain('org:eu');
  expect(lexicon.named('EU')[0]?.actor.sector).toBe('GOV');
  expect(lexicon.actor('group:fano')).toBeNull();
  expect(lexicon.named('Fano')).toEqual([]);
});

test('a term of the user takes the place of ours that it overlaps', () => {
  const ban = { person: 'Ban Ki-moon', office: 'secretary-general', of: 'un' };
  const lexicon = open(
    { ...ban, from: '2007-01-01', to: '2016-11-30' },
    { person: 'Ida Dahl', office: 'foreign-minister', of: 'NOR', from: '2031-05' },
  );
  expect(lexicon.holders('secretary-general', 'org:un', '2016-12-15')).toEqual([]);
  expect(lexicon.holders('secretary-general', 'org:un', '2016-11-15').map(({ term }) => term.source)).toEqual([
    expect.stringMatching(/line 1$/),
  ]);
  expect(lexicon.holders('foreign-minister', 'country:NOR', '2031-06-01').map(({ term }) => term.person.id)).toContain(
    'person:ida-dahl',
  );
  expect(lexicon.surname('Dahl', '2031-06-01').map(({ name }) => name)).toContain('Ida Dahl');
  expect(lexicon.representedBy('person:ida-dahl', '2031-06-01')?.actor.id).toBe('country:NOR');
  expect(open({ ...ban, remove: true }).holders('secretary-general', 'org:un', '2016-12-15')).toEqual([]);
});

test('faults are told with the line', () => {
  expect(fault('', '{"id":')).toMatch(/^OR6002 file, line 2: not JSON/);
  expect(fault({ id: 'fjord' })).toMatch(/^OR6002 file, line 1: id: an id is/);
  expect(fault({ id: 'org:fjord' })).toBe('OR6002 file, line 1: name: org:fjord is new and needs one');
  expect(fault({ id: 'org:fjord', name: 'F', code: 'nor' })).toMatch(/line 1: code: a code is/);
  expect(fault({ person: 'A B', office: 'x', of: 'NOR', from: '2031-13' })).toMatch(
    /line 1: from: not a date: 2031-13/,
  );
  const term = { person: 'A B', office: 'x', of: 'NOR' };
  expect(fault({ ...term, from: '2031-05', to: '2030' })).toBe(
    'OR6002 file, line 1: to: the term ends before it begins',
  );
  expect(fault({ ...term, from: '2031-05', to: '2031' }, { ...term, from: null, to: '2030' })).toBe('no fault');
  expect(fault({ id: 'org:fjord', name: 'F', colour: 'red' })).toMatch(/line 1: line: .*colour/);
  expect(fault('[]', '3')).toMatch(/^OR6002 file, line 1/);
  expect(() => openLexicon({ corrections: join(folder, 'none.jsonl') })).toThrow(/no such file/);
});
