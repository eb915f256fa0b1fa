import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DateValue, EventLocation, EventParty } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { affectsOthers, type ComparedEvent, sameEvent } from './same.ts';
import { occurrencesOf } from './testing/document.ts';

const party = (actor: string | null, code: string | null = null, sector: string | null = null): EventParty => ({
  actor,
  name: actor,
  mention: [],
  status: actor ? 'resolved' : 'unresolved',
  via: 'name',
  members: [],
  represents: null,
  basis: 'known',
  why: '',
  code,
  sector,
});
const onDay = (day: string): DateValue => ({
  from: day,
  to: day,
  granularity: 'day',
  basis: 'known',
  span: null,
  why: '',
});
const inCity = (name: string, geoname: number): EventLocation => ({
  level: 'city',
  name,
  region: null,
  country: 'UKR',
  countryName: 'Ukraine',
  latitude: 0,
  longitude: 0,
  geoname,
  why: '',
});
const base: ComparedEvent = {
  type: 'ASSAULT',
  modes: ['heavy-weapons'],
  negated: false,
  hypothetical: false,
  future: false,
  historical: false,
  actors: [party('country:RUS', 'RUS')],
  recipients: [party('country:UKR', 'UKR')],
  location: inCity('Kharkiv', 1),
  date: onDay('2024-05-14'),
};

test('the same event told twice, with a day between and less told in one place', () => {
  expect(sameEvent(base, { ...base, date: onDay('2024-05-15'), modes: [], location: null, recipients: [] })).toBe(true);
});

test.each<[string, Partial<ComparedEvent>]>([
  ['type', { type: 'COERCE', modes: [] }],
  ['mode', { modes: ['abduct'] }],
  ['negation', { negated: true }],
  ['actor', { actors: [party('country:BLR', 'BLR')] }],
  ['direction', { actors: [party('country:UKR', 'UKR')], recipients: [party('country:RUS', 'RUS')] }],
  ['city', { location: inCity('Sumy', 2) }],
  ['day', { date: onDay('2024-05-17') }],
  ['nobody known and no city', { actors: [], recipients: [], location: null }],
])('not the same: %s', (_, change) => {
  expect(sameEvent(base, { ...base, ...change })).toBe(false);
});

test('a date may be missing', () => {
  expect(sameEvent(base, { ...base, date: null })).toBe(true);
});

const named = (actor: string, code: string | null = null): EventParty => ({ ...party(actor, code), mention: [[3, 7]] });
const told = (change: Partial<ComparedEvent>) => ({ ...base, mentions: [{ sentence: [0, 9] as Span }], ...change });

test('what is done to two people who are named is done twice', () => {
  const done = (...names: string[]) => told({ recipients: names.map((name) => named(`doc:${name}`)) });
  expect(affectsOthers(done('holm'), done('vale'))).toBe(true);
  expect(sameEvent(done('holm'), done('vale'))).toBe(false);
  expect(affectsOthers(done('holm', 'vale'), done('vale'))).toBe(false);
  expect(affectsOthers(done('holm'), told({}))).toBe(false);
  expect(affectsOthers(done('holm'), told({ recipients: [] }))).toBe(false);
  const elsewhere: EventParty = { ...named('doc:vale'), basis: 'implied', mention: [[12, 16]] };
  expect(affectsOthers(done('holm'), told({ recipients: [elsewhere] }))).toBe(false);
});

const state = (code: string): EventParty => ({ ...named(`country:${code}`, code), via: 'organisation' });

test('what is done to two states on different days is done twice', () => {
  const fined = (...codes: string[]) => told({ recipients: codes.map(state) });
  const later = (...codes: string[]) => ({ ...fined(...codes), date: onDay('2024-05-17') });
  expect(affectsOthers(fined('IRN'), later('BLR'))).toBe(true);
  expect(affectsOthers(fined('IRN'), fined('BLR'))).toBe(false);
  expect(affectsOthers(fined('IRN'), later('IRN', 'BLR'))).toBe(false);
});

test('what two do to two states is done twice, also on one day', () => {
  const fines = (by: string, whom: string) => told({ actors: [state(by)], recipients: [state(whom)] });
  expect(affectsOthers(fines('NOR', 'TCD'), fines('JPN', 'NER'))).toBe(true);
  expect(affectsOthers(fines('NOR', 'TCD'), fines('NOR', 'NER'))).toBe(false);
  expect(affectsOthers(fines('NOR', 'TCD'), fines('JPN', 'TCD'))).toBe(false);
});

test('a meeting with the officials of another state is another one', () => {
  const minister = (code: string): EventParty => ({ ...named(`doc:${code}`, code), via: 'title', basis: 'implied' });
  const officials = (code: string): EventParty => ({ ...minister(code), actor: null, name: null, sector: 'GOV' });
  const met = (whom: EventParty) => told({ type: 'CONSULT', actors: [minister('USA')], recipients: [whom] });
  expect(affectsOthers(met(minister('KEN')), met(officials('UGA')))).toBe(true);
  expect(affectsOthers(met(minister('KEN')), met(officials('KEN')))).toBe(false);
});

test('meetings with two who are called by name are two', () => {
  const minister = (code: string): EventParty => ({ ...named(`doc:${code}`, code), via: 'title', basis: 'implied' });
  const met = (...codes: string[]) =>
    told({ type: 'CONSULT', actors: [minister('USA')], recipients: codes.map(minister) });
  expect(affectsOthers(met('KEN'), met('UGA'))).toBe(true);
  expect(affectsOthers(met('KEN'), { ...met('USA'), actors: [minister('KEN')] })).toBe(false);
  expect(affectsOthers(met('KEN'), met())).toBe(false);
  // A third one who stands in another sentence than the two is only likely.
  const likely: EventParty = { ...minister('UGA'), mention: [[12, 16]] };
  expect(affectsOthers({ ...met('KEN'), recipients: [...met('KEN').recipients, likely] }, met('UGA'))).toBe(true);
});

const events = fc.record({
  type: fc.constantFrom('ASSAULT' as const, 'ACCUSE' as const),
  modes: fc.constantFrom<readonly string[]>([], ['drone'], ['aerial']),
  negated: fc.boolean(),
  hypothetical: fc.constant(false),
  future: fc.boolean(),
  historical: fc.constant(false),
  actors: fc.array(
    fc.constantFrom(party('country:RUS', 'RUS'), party('country:UKR', 'UKR'), party(null, 'UKR', 'COP'), party(null)),
    { maxLength: 2 },
  ),
  recipients: fc.array(fc.constantFrom(party('country:RUS', 'RUS'), party(null, 'RUS', 'MIL')), { maxLength: 2 }),
  location: fc.constantFrom(null, inCity('Kharkiv', 1), inCity('Sumy', 2)),
  date: fc.constantFrom(null, onDay('2024-05-14'), onDay('2024-05-15'), onDay('2024-05-20')),
});

test('sameness does not depend on the order', () => {
  fc.assert(
    fc.property(events, events, (a, b) => {
      expect(sameEvent(a, b)).toBe(sameEvent(b, a));
    }),
  );
});

test('one event of one document has all its mentions', async () => {
  const text = 'Russia shelled Kharkiv on Tuesday. Russia also freed two sailors. Russia bombarded Kharkiv at dawn.';
  const found = await occurrencesOf(text, {
    events: [
      { type: 'ASSAULT', trigger: 'shelled', actor: 'Russia', recipient: 'Kharkiv', date: 'on Tuesday' },
      { type: 'RETREAT', trigger: 'freed', actor: 'Russia', recipient: 'two sailors' },
      { type: 'ASSAULT', trigger: 'bombarded', actor: 'Russia', recipient: 'Kharkiv', modes: ['heavy-weapons'] },
    ],
  });
  expect(found.map(({ id, type, mentions }) => [id, type, mentions.length])).toEqual([
    ['e1', 'ASSAULT', 2],
    ['e2', 'RETREAT', 1],
  ]);
  expect(found[0]).toMatchObject({ modes: ['heavy-weapons'], date: { from: '2024-05-14' } });
});
