import { expect, test } from 'vitest';
import { identified, referenceTo } from './testing/identified.ts';

const GIVEN = { outlet: 'U.S. Department of State', published: '2022-03-27' };
const talk = (label: string, words: string): string =>
  `${label}: Good morning.\n\nSECRETARY BLINKEN: ${words}\n\n${label}: Thank you.`;

const meant = async (words: string, text: string, title = 'A meeting'): Promise<string | null | undefined> =>
  (await referenceTo(words, text, { ...GIVEN, title }))?.name;

test('a form of address is somebody who is there, and no holder of the office elsewhere', async () => {
  const words = 'Thank you, Mr. [dP President].';
  expect(await meant('President', talk('PRESIDENT HERZOG', words))).toBe('Isaac Herzog');
  expect(await meant('President', talk('HERZOG', words), 'Israeli President Isaac Herzog')).toBe('Isaac Herzog');
  expect(await meant('President', talk('VICE PRESIDENT HOLM', words))).toBeNull();
  expect(await meant('President', `They said: “${words}”`)).toBe('Joe Biden');
});

test('an office without an owner is that of the one speaker who has it', async () => {
  const words = 'It is as [dP the ambassador] said.';
  expect(await meant('the ambassador', talk('AMBASSADOR TREWL', words))).toBe('Trewl');
  expect(await meant('the ambassador', talk('MS TREWL', words))).toBeNull();
  const two = `${talk('AMBASSADOR TREWL', words)}\n\nAMBASSADOR HOLM: Good.\n\nAMBASSADOR HOLM: So.`;
  expect(await meant('the ambassador', two)).toBeNull();
  expect(await meant('an ambassador', talk('AMBASSADOR TREWL', 'It is as [dP an ambassador] said.'))).toBeNull();
});

test('a first name is the one speaker who has it, also a short one', async () => {
  const text = talk('ANDREW HOLM', '[nP Andrew], you are a friend.').replace('Thank you.', 'Thank you, [nP Tony].');
  const { participants } = await identified(text, GIVEN);
  expect(participants.filter(({ kind }) => kind === 'person').map(({ name }) => name)).toEqual([
    'Antony Blinken',
    'Andrew Holm',
  ]);
  expect(await meant('Andrew', text)).toBe('Andrew Holm');
  expect(await meant('Tony', text)).toBe('Antony Blinken');
  expect(await meant('Andrew', `[nP Andrew] came.\n\n${text.replaceAll('[nP Andrew]', 'Andrew')}`)).toBe('Andrew');
  expect(await meant('Andrea', talk('ANDREW HOLM', '[nP Andrea], you are a friend.'))).toBe('Andrea');
});

test('a label with the first name alone is whoever is named in full with it, unless two have it or it is a surname', async () => {
  const speaker = async (introduction: string) => {
    const { labels, participants } = await identified(`${introduction}\n\n${talk('ADA', 'So.')}`, GIVEN);
    return participants.find(({ id }) => id === labels.get('ADA'))?.name;
  };
  expect(await speaker('Our guest is [nP Ada Holm].')).toBe('Ada Holm');
  expect(await speaker('Our guests are [nP Ada Holm] and [nP Ada Vik].')).toBeUndefined();
  expect(await speaker('Our guests are [nP Ada Holm] and [nP Lars Ada].')).toBe('Lars Ada');
});
