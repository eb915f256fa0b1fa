import { expect, test } from 'vitest';
import { ADDITIONS } from './additions.ts';
import { ACCOUNTS } from './accounts.ts';
import { COMMANDS } from './commands.ts';
import { ERRORS, fileError, OnrecordError } from './index.ts';
import { LEDGER } from './ledger.ts';
import { READING } from './reading.ts';
import { SERVER } from './server.ts';

test('each code is in the table of its range, and in no other', () => {
  const codes = (table: object): string[] => Object.keys(table);
  expect(codes(READING).filter((code) => !/^OR[12]/.test(code))).toEqual([]);
  expect(codes(LEDGER).filter((code) => !code.startsWith('OR3'))).toEqual([]);
  expect(codes(COMMANDS).filter((code) => !/^OR[4-9]/.test(code))).toEqual([]);
  expect(codes(ACCOUNTS).filter((code) => !/^OR81[01]/.test(code))).toEqual([]);
  expect(codes(SERVER).filter((code) => !/^OR81[25-9]/.test(code))).toEqual([]);
  const all = [READING, LEDGER, COMMANDS, ACCOUNTS, ADDITIONS, SERVER].flatMap(codes);
  expect(codes(ERRORS)).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
});

test('what the file system says is a coded error, and what it does not say stays one of ours or is unexpected', () => {
  const said = (code: string) => fileError(Object.assign(new Error(`${code}: no luck`), { code }), 'a.txt');
  expect(['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'].map((code) => said(code).code)).toEqual([
    'OR1001',
    'OR1001',
    'OR1013',
    'OR1013',
  ]);
  expect(said('EACCES').details).toEqual({ input: 'a.txt', fault: 'EACCES: no luck' });
  const coded = new OnrecordError('OR1009', { input: 'b.txt', line: 1, fault: 'odd' });
  expect(fileError(coded, 'a.txt')).toBe(coded);
  expect(fileError(new TypeError('odd'), 'a.txt').code).toBe('OR9001');
});
