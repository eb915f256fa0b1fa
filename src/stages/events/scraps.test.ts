import { expect, test } from 'vitest';
import { occurrencesOf } from './testing/document.ts';

const actorsOf = async (text: string, actor: readonly string[], names: readonly string[]): Promise<string[]> => {
  const [event] = await occurrencesOf(text, {
    names: Object.fromEntries(names.map((name) => [name, 'person' as const])),
    events: [{ type: 'CONSULT', trigger: 'met', actor }],
  });
  return event?.actors.map(({ mention: [span] }) => text.slice(...(span ?? [0, 0]))) ?? [];
};

test('a title before the name of another party is none', async () => {
  const text = 'Acting Deputy Secretary of State Ann Vale met.';
  expect(await actorsOf(text, ['Acting', 'Deputy Secretary', 'Ann Vale'], ['Ann Vale'])).toEqual(['Ann Vale']);
  expect(await actorsOf('Mr. Vale met.', ['Mr', 'Vale'], ['Vale'])).toEqual(['Vale']);
});

test('a name in a row is no title, nor are those whom a noun describes', async () => {
  expect(await actorsOf('Rebels and Ann Vale met.', ['Rebels', 'Ann Vale'], ['Ann Vale'])).toHaveLength(2);
  expect(await actorsOf('The rebels, Ann Vale and Jan Holm met.', ['rebels', 'Ann Vale'], ['Ann Vale'])).toContain(
    'rebels',
  );
});

test('a pronoun of nobody knows whom is left out beside another, and stays where it is alone', async () => {
  const text = 'Ann Vale and their friends met.';
  expect(await actorsOf(text, ['Ann Vale', 'their'], ['Ann Vale'])).toEqual(['Ann Vale']);
  expect(await actorsOf('They met.', ['They'], [])).toEqual(['They']);
});
