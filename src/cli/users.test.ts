import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test, vi } from 'vitest';
import { onrecord, type Ran } from '../../tests/hardening/ledgers.ts';
import { openAccounts } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-users-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'ledger.sqlite');
const PASSWORD = 'herring cod and haddock';

const users = (...words: string[]): Promise<Ran> => onrecord('users', ...words, '--ledger', path);

/** The same with words on standard input, which is no terminal. */
async function usersWith(input: string, ...words: string[]): Promise<Ran> {
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([input]) as typeof process.stdin);
  try {
    return await users(...words);
  } finally {
    stdin.mockRestore();
  }
}

const isPasswordOf = async (name: string, password: string): Promise<boolean> => {
  const accounts = await openAccounts(path);
  try {
    return await accounts.isPasswordOf(name, password);
  } finally {
    await accounts.close();
  }
};

test('users are added, listed, given another role, and removed', async () => {
  const added = await usersWith(`${PASSWORD}\n`, 'add', 'Kari', '--role', 'editor', '--password-stdin');
  expect([added.out, added.err, added.exit]).toEqual(['', 'kari is now a user with the role editor\n', 0]);
  expect(await isPasswordOf('kari', PASSWORD)).toBe(true);
  expect((await usersWith(PASSWORD, 'add', 'kari', '--role', 'reader', '--password-stdin')).codes).toEqual(['OR8102']);

  const generated = await users('add', 'olav', '--role', 'reader', '--generate');
  expect(generated.out).toMatch(/^(?:[0-9a-z]{5}-){4}[0-9a-z]{5}\n$/);
  expect(generated.err).not.toContain(generated.out.trim());
  expect(await isPasswordOf('olav', generated.out.trim())).toBe(true);

  const { out } = await users('list', '--json');
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(rows).toMatchObject([
    { name: 'kari', role: 'editor', tokens: 0 },
    { name: 'olav', role: 'reader', tokens: 0 },
  ]);
  expect(out).not.toMatch(/scrypt|password/);
  expect((await users()).out).toMatch(/kari +│ editor/);

  expect((await users('role', 'olav', 'reviewer')).err).toBe('olav has the role reviewer now\n');
  expect((await users('role', 'nobody', 'reviewer')).codes).toEqual(['OR8101']);
  expect((await users('remove', 'olav')).exit).toBe(0);
  expect((await users('list')).err).toBe('1 user\n');
});

test('a new password takes the place of the old one', async () => {
  const { out } = await users('password', 'kari', '--generate');
  expect(await isPasswordOf('kari', PASSWORD)).toBe(false);
  expect(await isPasswordOf('kari', out.trim())).toBe(true);
  const weak = await usersWith('short\n', 'password', 'kari', '--password-stdin');
  expect([weak.codes, weak.err.includes('short\n')]).toEqual([['OR8104'], false]);
  const lines = await usersWith('herring cod and\nhaddock and hake\n', 'password', 'kari', '--password-stdin');
  expect([lines.codes, lines.exit]).toEqual([['OR4001'], 2]);
  expect((await usersWith('', 'password', 'kari')).err).toContain('there is no terminal to ask for a password');
  expect((await users('password', 'kari', '--generate', '--password-stdin')).codes).toEqual(['OR4001']);
});

test('tokens are made, listed and revoked; a token is printed once', async () => {
  const made = await users('token', 'kari', '--name', 'my laptop', '--role', 'reviewer', '--expires', '90d');
  expect(made.out).toMatch(/^orp_[\w-]{43}\n$/);
  expect(made.err).toMatch(/^token “my laptop” of kari, reviewer, until \d{4}-\d\d-\d\dT\d\d:\d\dZ\n$/);
  const accounts = await openAccounts(path);
  expect(await accounts.byToken(made.out.trim())).toMatchObject({ name: 'kari', role: 'reviewer' });
  await accounts.close();

  const listed = await users('tokens', 'kari', '--json');
  expect(JSON.parse(listed.out)).toMatchObject({ user: 'kari', name: 'my laptop', role: 'reviewer', used: null });
  expect(listed.out).not.toContain(made.out.trim());
  expect((await users('tokens')).out).toContain('my laptop');
  const json = JSON.parse((await users('token', 'kari', '--name', 'desk', '--json')).out) as Record<string, unknown>;
  expect(json).toMatchObject({ token: expect.stringMatching(/^orp_/), name: 'desk', role: 'editor', expires: null });

  expect((await users('token', 'kari', '--name', 'x', '--expires', 'soon')).codes).toEqual(['OR8117']);
  expect((await users('revoke', 'kari', 'my laptop')).exit).toBe(0);
  expect((await users('revoke', 'kari', 'my laptop')).codes).toEqual(['OR8115']);
  expect((await users('tokens', 'kari')).err).toBe('1 token\n');
});

test('where there is no ledger, reading makes none', async () => {
  const none = await onrecord('users', '--ledger', join(folder, 'none.sqlite'));
  expect([none.codes, none.exit]).toEqual([['OR3005'], 1]);
});
