import { expect, test } from 'vitest';
import { referenceTo } from './testing/identified.ts';

const marcos = async (before: string, behind = '', published = '2023-03-10'): Promise<string | null | undefined> =>
  (await referenceTo('Ferdinand Marcos', `${before} [nP Ferdinand Marcos]${behind} slept.`, { published }))?.actor;
const SON = 'person:ferdinand-marcos-jr';

test('who is in office is not the former or late one of the same name', async () => {
  expect(await marcos('[dP Philippine President]')).toBe(SON);
  expect(await marcos('[dP former Philippine President]')).toBe('doc:ferdinand-marcos');
  expect(await marcos('[dP the late Philippine President]')).toBe('doc:ferdinand-marcos');
  expect(await marcos('[dP former Philippine President]', '', '2021-03-10')).toBe('doc:ferdinand-marcos');
  const trump = '[dP former US President] [nP Donald Trump] slept.';
  expect((await referenceTo('Donald Trump', trump, { published: '2023-03-10' }))?.actor).toBe('person:donald-trump');
});

test('decades before the first office of somebody it was another', async () => {
  expect(await marcos('[dP Philippine President]', ' in 1972')).toBe('doc:ferdinand-marcos');
  expect(await marcos('[dP Philippine President]', ' in 2022')).toBe(SON);
});
