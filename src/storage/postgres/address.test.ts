import { expect, test } from 'vitest';
import { addressWithoutPassword, isPostgres, withoutPassword } from './address.ts';

test('a ledger is in a database where an address of one is given', () => {
  const given = [
    'postgres://h/d',
    'postgresql://u@h',
    'POSTGRES://h',
    '/data/postgres://x',
    'ledger.sqlite',
    'https://h/',
    '',
  ];
  expect(given.filter(isPostgres)).toEqual(['postgres://h/d', 'postgresql://u@h', 'POSTGRES://h']);
});

test.each([
  ['postgres://ana:s3cret@db.example:5433/ledger', 'postgres://ana:***@db.example:5433/ledger'],
  [
    'postgresql://ana@db.example/ledger?options=-c%20search_path=desk',
    'postgresql://ana@db.example/ledger?options=-c%20search_path=desk',
  ],
  ['postgres://db.example/ledger?user=ana&password=s3cret', 'postgres://db.example/ledger?user=ana&password=***'],
  // Signs in a password that had to be escaped.
  ['postgres://ana:12/s3cret@db.example/ledger', 'postgres://***'],
  ['postgres://ana:12#s3cret@db.example/ledger', 'postgres://***'],
  ['postgres://ana:12?s3cret@db.example/ledger', 'postgres://***'],
  ['postgres://ana:s3/cret@db.example/ledger', 'postgres://***'],
])('%s is shown without its password', (given, shown) => {
  expect(addressWithoutPassword(given)).toBe(shown);
});

test('nor is there one in the words of a command line', () => {
  expect(withoutPassword('--ledger=postgres://ana:s3cret@h/d')).toBe('--ledger=postgres://ana:***@h/d');
  expect(withoutPassword('quota')).toBe('quota');
});
