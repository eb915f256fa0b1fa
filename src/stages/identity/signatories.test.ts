import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

const signatories = async (title: string) =>
  (await identified('It rained.', { title, published: '2022-05-10', outlet: 'U.S. Department of State' })).signatories;

test('those whom the title of a joint statement names as making it sign it', async () => {
  expect(
    await signatories('Joint Statement by Secretary of State Antony J. Blinken and Minister Kari Holm on Peru'),
  ).toEqual(['person:antony-blinken', 'doc:kari-holm']);
  expect(
    await signatories('Joint Statement by Prime Minister Jan Vale III and Foreign Minister Kari Holm'),
  ).toHaveLength(2);
  expect(await signatories('Joint Press Statement of the United States, Peru, and Chile')).toEqual([
    'country:USA',
    'country:PER',
    'country:CHL',
  ]);
});

test.each([
  'Joint Statement by the United States and Norway Working Group',
  'Joint Statement by Secretary of State Antony J. Blinken',
  'Joint Statement on the United States and Norway',
  'Statement by the United States and Norway',
  'United States and Norway Talk',
])('nobody signs together by the title “%s”', async (title) => expect(await signatories(title)).toEqual([]));
