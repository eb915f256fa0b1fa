import { expect, test } from 'vitest';
import type { EventParty, PloverEvent, Recorded } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import { scoreRealEvents } from './realEvents.ts';
import type { RealEvent, RealGold } from './realGold.ts';

const nobody = { names: [], codes: [] };
const label = (type: RealEvent['type'], start: number, rest: Partial<RealEvent> = {}): RealEvent => ({
  type,
  triggers: [[start, start + 4]],
  actors: nobody,
  recipients: nobody,
  date: null,
  core: true,
  ...rest,
});
const told = (type: RealEvent['type'], start: number, rest: Partial<PloverEvent> = {}) =>
  ({
    type,
    trigger: [[start, start + 4]],
    sentence: [0, 50],
    actors: [],
    recipients: [],
    date: null,
    ...rest,
  }) as unknown as PloverEvent;
const of = (name: string | null, code: string | null) =>
  ({ name, actor: null, code, represents: null, mention: [] }) as unknown as EventParty;

/** “Norway” and “Oslo”, with their codes. */
const MENTIONS: RealGold['mentions'] = [
  { span: [0, 6], entity: 0, code: 'NOR' },
  { span: [8, 12], entity: 1, code: null },
];

const compared = (events: readonly RealEvent[], found: readonly PloverEvent[]) =>
  scoreRealEvents([
    {
      gold: { id: 'a', published: '2020-03-05', heldBack: false, events, mentions: MENTIONS } as unknown as RealGold,
      recorded: { events: found } as unknown as Recorded,
    },
  ]).all;

test('an event is found by its type in its sentence, each label once; the second telling is a double', () => {
  const report = compared(
    [label('AID', 10), label('ACCUSE', 60)],
    [told('AID', 10), told('AID', 11), told('REQUEST', 60)],
  );
  expect(report).toMatchObject({ found: 50, precision: 33.3, doubled: 33.3, counts: { gold: 2, told: 3 } });
});

test('a background event that is told counts, and is not missed where it is not', () => {
  expect(compared([label('AID', 10, { core: false })], [])).toMatchObject({ found: 0, counts: { gold: 0 } });
  expect(compared([label('AID', 10, { core: false })], [told('AID', 10)])).toMatchObject({
    found: 100,
    precision: 100,
  });
});

test('parties are right by code or name, on either side of what both do', () => {
  const norway = { names: ['Norway'], codes: ['NOR'] };
  const meeting = label('CONSULT', 10, { actors: norway, recipients: { names: ['Ada Lind'], codes: [] } });
  const right = told('CONSULT', 10, { actors: [of('Ada Lind', null)], recipients: [of(null, 'NOR')] });
  expect(compared([meeting], [right]).bothParties).toBe(100);
  const aid = { ...meeting, type: 'AID' as const };
  expect(compared([aid], [{ ...right, type: 'AID' }]).bothParties).toBe(0);
  expect(compared([meeting], [right]).onlyParties).toBe(100);
  const more = { ...right, recipients: [...right.recipients, of('Iceland', 'ISL')] } as unknown as PloverEvent;
  expect(compared([meeting], [more])).toMatchObject({ bothParties: 100, onlyParties: 0 });
  const described = { ...right, recipients: [...right.recipients, of(null, null)] } as unknown as PloverEvent;
  expect(compared([meeting], [described]).onlyParties).toBe(100);
});

test('a code that many bodies share makes nobody right', () => {
  const gang = label('ASSAULT', 10, { actors: { names: ['Red Band'], codes: ['IMG'] } });
  expect(compared([gang], [told('ASSAULT', 10, { actors: [of('Blue Band', 'IMG')] })]).bothParties).toBe(0);
});

test('dates are compared by day', () => {
  const dated = label('AID', 10, { date: { from: '2020-03-04', to: '2020-03-04' } });
  const date = { from: '2020-03-04T10:00Z', to: '2020-03-04T12:00Z' } as unknown as PloverEvent['date'];
  expect(compared([dated], [told('AID', 10, { date })]).date).toBe(100);
  expect(compared([dated], [told('AID', 10)]).date).toBe(0);
});

test('codes are counted of parties whose words the labels have', () => {
  const at = (span: Span, code: string | null): EventParty => ({ ...of('x', code), mention: [span] });
  const event = {
    ...told('AID', 10),
    actors: [at([0, 6], 'NOR'), at([8, 12], 'SWE')],
    recipients: [at([3, 9], 'SWE')],
  };
  expect(compared([], [event])).toMatchObject({ codes: 100, codesPrecision: 50 });
  const without = { ...told('AID', 10), actors: [at([0, 6], null)] };
  expect(compared([], [without])).toMatchObject({ codes: 0, codesPrecision: 0 });
});
