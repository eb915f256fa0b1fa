import { expect, test } from 'vitest';
import { decodeEvents, THRESHOLD } from './decode.ts';
import { EVENT_WEIGHTS, type GivenEvent, assignedOf } from './testing/document.ts';

const decode = async (text: string, events: readonly GivenEvent[]) =>
  decodeEvents(await assignedOf(text, { events }), EVENT_WEIGHTS.confidence);

test('what the model does not believe enough is left out', async () => {
  const text = 'Chad sued Niger.';
  const event = { type: 'ACCUSE' as const, trigger: 'sued', actor: 'Chad', recipient: 'Niger' };
  expect(await decode(text, [{ ...event, valid: 0.02 }])).toEqual([]);
  const [found] = await decode(text, [event]);
  expect(found?.confidence).toBeGreaterThan(THRESHOLD);
  expect(found?.why[0]).toContain('an event by the document 95%');
  expect(found?.why[0]).toContain('ACCUSE 94%');
});

test('roles, and a trigger in pieces, by their words', async () => {
  const text = 'Chad took Niger to court on Monday in Geneva.';
  const [found] = await decode(text, [
    {
      type: 'ACCUSE',
      trigger: ['took', 'to court'],
      actor: 'Chad',
      recipient: 'Niger',
      date: 'on Monday',
      place: 'Geneva',
      modes: ['investigate'],
    },
  ]);
  const words = (spans: readonly (readonly [number, number])[]) => spans.map((span) => text.slice(...span));
  expect(words(found?.trigger ?? [])).toEqual(['took', 'to court']);
  expect(words(found?.actors ?? [])).toEqual(['Chad']);
  expect(words(found?.recipients ?? [])).toEqual(['Niger']);
  expect(words(found?.dates ?? [])).toEqual(['on Monday']);
  expect(words(found?.places ?? [])).toEqual(['Geneva']);
  expect(found).toMatchObject({ modes: ['investigate'], contexts: ['diplomatic'], sentence: [0, text.length] });
});

test('marks and joining words at the ends of a role are left off', async () => {
  const text = 'Chad, then Mali, sued three of the sailors.';
  const [found] = await decode(text, [
    { type: 'ACCUSE', trigger: 'sued', actor: 'Chad,', recipient: 'three of', place: ', sued' },
  ]);
  const words = (spans: readonly (readonly [number, number])[] = []) => spans.map((span) => text.slice(...span));
  expect([words(found?.actors), words(found?.recipients), words(found?.places)]).toEqual([
    ['Chad'],
    ['three'],
    ['sued'],
  ]);
});

test('two events of one type that share trigger words are one', async () => {
  const text = 'Chad will go ahead with the talks.';
  const events: GivenEvent[] = [
    { type: 'AGREE', trigger: 'will go ahead', valid: 0.7 },
    { type: 'AGREE', trigger: ['ahead with'], valid: 0.9 },
  ];
  expect((await decode(text, events)).map(({ trigger: [span] }) => span && text.slice(...span))).toEqual([
    'ahead with',
  ]);
});

test('a mode of another type is dropped', async () => {
  const [found] = await decode('Chad freed Niger’s sailors.', [
    { type: 'RETREAT', trigger: 'freed', modes: ['discontinue', 'release'] },
  ]);
  expect(found?.modes).toEqual(['release']);
});

test('what is still to come has a verbal type, and a deed is done', async () => {
  const flagsOf = async (type: GivenEvent['type']) =>
    (await decode('Chad will leave.', [{ type, trigger: 'leave', flags: ['future', 'negated'] }]))[0]?.flags;
  expect(await flagsOf('CONCEDE')).toEqual(new Set(['future', 'negated']));
  expect(await flagsOf('RETREAT')).toEqual(new Set(['negated']));
});

test('of two events at the same words the surer one stays; others come in the order of the text', async () => {
  const found = await decode('Chad sued Niger and thanked Mali.', [
    { type: 'SUPPORT', trigger: 'thanked' },
    { type: 'COERCE', trigger: 'sued', valid: 0.7 },
    { type: 'ACCUSE', trigger: 'sued', valid: 0.9 },
  ]);
  expect(found.map(({ type }) => type)).toEqual(['ACCUSE', 'SUPPORT']);
});
