import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

/** Name and state of each person. */
const states = async (text: string): Promise<Record<string, string | null>> => {
  const { participants } = await identified(text, { title: 'Delegates Take Up Water' });
  return Object.fromEntries(
    participants.flatMap(({ kind, name, represents }) => (kind === 'person' ? [[name, represents]] : [])),
  );
};

test('where states meet a speaker is of the state in a bracket behind the name', async () => {
  expect(
    await states(
      '[nP ADA VIKMO] (Peru) said that the river was dry.\n\n[nP OLE HOLMAR] (Viet Nam, also for Chile), thanked her.\n\n[nP JAN BERGLO] (Rapporteur) said nothing.',
    ),
  ).toEqual({ 'Ada Vikmo': 'country:PER', 'Ole Holmar': 'country:VNM', 'Jan Berglo': null });
  expect(
    await states('Mr. [nP Vikmo] (Peru): Go.\n\nMr. [nP Holmar] (Chile): No.\n\nMr. [nP Vikmo] (Peru): So.'),
  ).toEqual({
    Vikmo: 'country:PER',
    Holmar: 'country:CHL',
  });
});

test('a single bracket may tell where somebody was born', async () => {
  expect(await states('[nP Ada Vikmo] (Peru) won. [nP Ole Holmar] came second.')).toEqual({
    'Ada Vikmo': null,
    'Ole Holmar': null,
  });
});
