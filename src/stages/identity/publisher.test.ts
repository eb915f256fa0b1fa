import { expect, test } from 'vitest';
import { openLexicon } from '../../lexicon/index.ts';
import { parseArticle } from '../article/index.ts';
import { publisherOf } from './index.ts';
import { identified } from './testing/identified.ts';

const lexicon = openLexicon();
const BODY = 'We ask all sides to keep the port of Lima open. The ships that wait there carry food for many.';

async function publisher(fields: { title?: string; outlet?: string; head?: string }): Promise<string | null> {
  const { title, outlet, head } = fields;
  const record = {
    text: head === undefined ? BODY : `${head}\n\n${BODY}`,
    title,
    outlet,
    published: '2024-05-15',
    language: 'en',
  };
  return publisherOf(await parseArticle({ form: 'record', input: 'a', id: 'a', record }), lexicon)?.id ?? null;
}

test('without an outlet, whoever gives the statement by its title publishes it', async () => {
  expect(await publisher({ title: 'Statement by the Ministry of Foreign Affairs of Norway on the port' })).toBe(
    'org:nor-foreign-ministry',
  );
  expect(await publisher({ head: 'Remarks by UN Secretary-General António Guterres to the Council' })).toBe('org:un');
  expect(await publisher({ title: 'Letter dated 9 May 2024 from the Permanent Representative of Peru' })).toBe(
    'country:PER',
  );
});

test('a headline about a statement, one of several and one in a newspaper tell no publisher', async () => {
  const title = 'Statement by the Ministry of Foreign Affairs of Norway';
  expect(await publisher({ title: `${title} angers Peru` })).toBeNull();
  expect(await publisher({ title: `${title} and Peru` })).toBeNull();
  expect(await publisher({ title: 'Statement by Norway, Peru and Chile on the port' })).toBeNull();
  expect(await publisher({ title, outlet: 'The Harbour Herald' })).toBeNull();
});

test('a body alone in the first lines is the letterhead', async () => {
  expect(await publisher({ head: 'Ministry of Foreign Affairs of Norway\n\nStatement on the port' })).toBe(
    'org:nor-foreign-ministry',
  );
  expect(await publisher({ head: 'KINGDOM OF NORWAY\nMINISTRY OF FOREIGN AFFAIRS\n\nStatement' })).toBe(
    'org:nor-foreign-ministry',
  );
  expect(await publisher({ head: 'Norway\n\nThe port' })).toBeNull();
  expect(await publisher({ head: 'BBC News\n\nThe port' })).toBeNull();
});

test('a mission abroad and an office of a government publish for their state', async () => {
  const codeOf = async (outlet: string) => lexicon.actor((await publisher({ outlet })) ?? '')?.represents;
  expect(await codeOf('U.S. Embassy in Georgia')).toBe('country:USA');
  expect(await codeOf('Permanent Mission of Brazil to the United Nations')).toBe('country:BRA');
  expect(await publisher({ outlet: 'Office for Fish and Ports, Government of Norway' })).toMatch(/NOR|nor-/u);
});

test('“I” is whom the title names as the giver, and nobody where it gives an office alone', async () => {
  const signer = async (title: string) => (await identified(BODY, { title, published: '2024-05-15' })).signer?.id;
  expect(await signer('Remarks by UN Secretary-General António Guterres')).toBe('person:antonio-guterres');
  expect(await signer('Remarks by Norwegian Deputy Minister Ole Vik')).toBe('doc:ole-vik');
  expect(await signer('Statement by the Permanent Representative of Peru to the United Nations')).toBeUndefined();
  expect(await signer('Statement by the Ministry of Foreign Affairs of Norway')).toBe('person:espen-barth-eide');
});
