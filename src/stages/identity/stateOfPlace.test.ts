import { expect, test } from 'vitest';
import { stateOfPlace } from './stateOfPlace.ts';
import { participant } from './testing/identified.ts';

test('a place lies in the state that the text names, or in that of the far largest of its name', () => {
  expect(stateOfPlace('Texas', new Set())).toBe('country:USA');
  expect(stateOfPlace('Boston', new Set())).toBe('country:USA');
  expect(stateOfPlace('Boston', new Set(['country:GBR']))).toBe('country:GBR');
  expect(stateOfPlace('Birmingham', new Set())).toBeNull();
  expect(stateOfPlace('Punjab', new Set(['country:IND', 'country:PAK']))).toBeNull();
  expect(stateOfPlace('Northshire', new Set())).toBeNull();
});

const codeOf = async (name: string, marked: string) => {
  const found = await participant(name, marked);
  return [found?.code ?? null, found?.represents ?? null];
};

test('whoever heads a place below a state has its code and speaks for the place', async () => {
  expect(await codeOf('Ole Vik', '[dP Texas Gov.] [nP Ole Vik] spoke.')).toEqual(['USA', 'doc:texas']);
  expect(await codeOf('Ole Vik', '[dP Boston Mayor] [nP Ole Vik] spoke.')).toEqual(['USA', 'doc:boston']);
  expect(await codeOf('Ole Vik', '[dP The governor] of [nL Anambra], [nP Ole Vik], spoke.')).toEqual([
    'NGA',
    'doc:anambra',
  ]);
  expect(await codeOf('Ole Vik', '[dP Former Texas Governor] [nP Ole Vik] spoke.')).toEqual(['USA', null]);
  expect(await codeOf('Ole Vik', '[dP Northshire Mayor] [nP Ole Vik] spoke.')).toEqual([null, null]);
});

test('the police of a place have the code of its state, and whoever only comes from there does not speak for it', async () => {
  expect(await codeOf('Boston police', '[dO [nL Boston] police] spoke.')).toEqual(['USA', 'country:USA']);
  expect((await codeOf('Ole Vik', '[dP [nL Texas] shop owner] [nP Ole Vik] spoke.'))[1]).toBeNull();
});

test('“Rep.” and “Sen.” are legislators of the United States, unless the text is about another state', async () => {
  expect(await codeOf('Ole Vik', '[dP Rep.] [nP Ole Vik] spoke.')).toEqual(['USA', null]);
  const peru = '[nL Peru] and [nL Peru] rose. [dP Sen.] [nP Ole Vik] spoke.';
  expect(await codeOf('Ole Vik', peru)).toEqual([null, null]);
});
