import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { checkPassword, COST, generatedPassword, hashPassword, isOutdated, isPassword } from './password.ts';

const CHEAP = { ln: 4, r: 8, p: 1 };
const WORDS = 'herring cod and haddock';

const faultOf = (password: string): string => {
  try {
    checkPassword('kari.nygard', password);
  } catch (error) {
    if (error instanceof OnrecordError && error.code === 'OR8104') return error.message;
    throw error;
  }
  return '';
};

test('a key is that of scrypt: the vector of RFC 7914 §12', async () => {
  const random = (): Buffer => Buffer.from('SodiumChloride');
  const hash = await hashPassword('pleaseletmein', random, { ln: 14, r: 8, p: 1 });
  const key = Buffer.from(hash.split('$')[4] ?? '', 'base64').toString('hex');
  expect(key).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
});

test('a hash is in the form of PHC, with the settings of OWASP, and is that of its password alone', async () => {
  const hash = await hashPassword(WORDS, randomBytes);
  expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword(WORDS, hash)).toBe(true);
  expect(await isPassword(`${WORDS}.`, hash)).toBe(false);
  expect(isOutdated(hash)).toBe(false);
});

test('two hashes of one password differ, and one of other settings is still read, but outdated', async () => {
  const [one, other] = [await hashPassword(WORDS, randomBytes, CHEAP), await hashPassword(WORDS, randomBytes, CHEAP)];
  expect(one).not.toBe(other);
  expect(await isPassword(WORDS, one)).toBe(true);
  expect(isOutdated(one, COST)).toBe(true);
  expect(isOutdated(one, CHEAP)).toBe(false);
});

test('letters that are composed in another way are the same password', async () => {
  const hash = await hashPassword('kjære fjord på kart', randomBytes, CHEAP);
  expect(await isPassword('kjære fjord på kart'.normalize('NFD'), hash)).toBe(true);
});

test.each([
  ['no user', null],
  ['nothing', ''],
  ['another kind of hash', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWtleXNvbWVrZXlzb21la2V5'],
  ['more work than anybody asks for', `$scrypt$ln=30,r=8,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`],
  [
    'the key of zeros that is compared where there is none',
    `$scrypt$ln=99,r=8,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
  ],
])('%s has no password', async (_, hash) => {
  expect(await isPassword(WORDS, hash, CHEAP)).toBe(false);
  expect(await isPassword('', hash, CHEAP)).toBe(false);
});

test('many at once all come to their end', async () => {
  const hash = await hashPassword(WORDS, randomBytes, CHEAP);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => isPassword(at % 2 === 0 ? WORDS : 'other', hash)),
  );
  expect(answers).toEqual(Array.from({ length: 20 }, (_, at) => at % 2 === 0));
});

describe('what is refused as a password', () => {
  test.each([
    ['14 characters', 'herring cod ha', 'shorter'],
    ['more than is worth hashing', 'herring '.repeat(40), 'longer'],
    ['one character again and again', 'aaaaaaaaaaaaaaaaaa', 'same few'],
    ['two of them', 'abababababababababab', 'same few'],
    ['the name of the user', 'Kari.NygardKari.Nygard', 'name of the user'],
    ['code units that are no characters', '🐟🐟🐟🐟🐟🐟🐟🐟', 'shorter'],
  ])('%s', (_, password, fault) => expect(faultOf(password)).toContain(fault));

  test('and what is not: any words of 15 characters', () => {
    for (const password of ['herring cod hal', '狐狸与葡萄的故事很久以前在森林里', generatedPassword(randomBytes)])
      expect(faultOf(password)).toBe('');
  });
});

test('a password that is made has 25 letters and digits, each by five of the bits that are handed in', () => {
  expect(generatedPassword((bytes) => Buffer.from(Array.from({ length: bytes }, (_, at) => at * 33)))).toBe(
    '01234-56789-abcde-fghjk-mnpqr',
  );
});
