import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { accountsOver, withSessionsInMemory } from '../../accounts/index.ts';
import { accountsSuite } from '../testing/suiteAccounts.ts';
import { openSqliteAccounts, openSqliteLedger } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-accounts-'));
afterAll(() => rmSync(folder, { recursive: true }));

accountsSuite('users in SQLite', () => openSqliteAccounts(join(folder, 'users.sqlite'), 'write'));
accountsSuite('users in SQLite, with sessions in memory', async () =>
  // That a token was used is then not put down, which the suite looks at.
  {
    const store = await openSqliteAccounts(join(folder, 'memory.sqlite'), 'write');
    return { ...withSessionsInMemory(store), tokenUsed: store.tokenUsed };
  },
);

test('users of a ledger that is only read log in and are known, and nothing is written', async () => {
  const path = join(folder, 'read.sqlite');
  const cost = { ln: 4, r: 8, p: 1 };
  const means = {
    now: () => new Date('2026-05-04T12:00:00Z'),
    random: (bytes: number) => Buffer.alloc(bytes, 7),
    cost,
  };
  const writing = accountsOver(await openSqliteAccounts(path, 'write'), means);
  await writing.addUser('kari', 'reviewer', 'herring cod and haddock');
  const { secret } = await writing.addToken('kari', { name: 'desk' });
  await writing.close();
  const accounts = accountsOver(withSessionsInMemory(await openSqliteAccounts(path, 'read')), means);
  const { id } = await accounts.logIn('kari', 'herring cod and haddock');
  for (const person of [await accounts.bySession(id), await accounts.byToken(secret)]) {
    expect(person).toMatchObject({ name: 'kari', role: 'reviewer' });
    if (person) await accounts.seen(person, person.by === 'token' ? secret : id);
  }
  await expect(accounts.setRole('kari', 'editor')).rejects.toMatchObject({ code: 'OR3011' });
  expect((await accounts.tokens())[0]?.used).toBeNull();
  await accounts.close();
});

test('a user of a ledger that is only read logs in with an older hash, and is out with a new password', async () => {
  const path = join(folder, 'changed.sqlite');
  let given = 0;
  const means = {
    now: () => new Date('2026-05-04T12:00:00Z'),
    random: (bytes: number) => Buffer.alloc(bytes, (given += 1)),
    cost: { ln: 4, r: 8, p: 1 },
  };
  const [old, other] = ['herring cod and haddock', 'a boat without any oars'];
  const writing = accountsOver(await openSqliteAccounts(path, 'write'), means);
  await writing.addUser('kari', 'editor', old);
  const dearer = { ...means, cost: { ...means.cost, ln: 5 } };
  const reading = accountsOver(withSessionsInMemory(await openSqliteAccounts(path, 'read')), dearer);
  const { id } = await reading.logIn('kari', old);
  expect(await reading.bySession(id)).toMatchObject({ name: 'kari' });
  await writing.setPassword('kari', other);
  expect(await reading.bySession(id)).toBeNull();
  const next = await reading.logIn('kari', other);
  // Somebody else may have the name by then.
  await writing.removeUser('kari');
  await writing.addUser('kari', 'editor', other);
  expect(await reading.bySession(next.id)).toBeNull();
  await reading.close();
  await writing.close();
});

test('while another program writes, a use is left and a change waits without holding up anybody else', async () => {
  const path = join(folder, 'busy.sqlite');
  let given = 0;
  const accounts = accountsOver(await openSqliteAccounts(path, 'write'), {
    now: () => new Date('2026-05-04T12:00:00Z'),
    random: (bytes) => Buffer.alloc(bytes, (given += 1)),
    cost: { ln: 4, r: 8, p: 1 },
  });
  await accounts.addUser('kari', 'editor', 'herring cod and haddock');
  const { secret } = await accounts.addToken('kari', { name: 'desk' });
  const { id } = await accounts.logIn('kari', 'herring cod and haddock');
  const people = [await accounts.byToken(secret), await accounts.bySession(id)];
  const other = new Sqlite(path);
  other.exec('begin immediate');
  const seeAll = async (): Promise<void> => {
    for (const person of people)
      if (person) await accounts.seen({ ...person, used: null }, person.by === 'token' ? secret : id);
  };
  await seeAll();
  expect((await accounts.tokens())[0]?.used).toBeNull();
  // This thread has to come to end what the other program does: a change that kept it would wait in vain.
  const changed = accounts.setRole('kari', 'reader');
  await setTimeout(100);
  other.exec('rollback');
  expect(await changed).toMatchObject({ role: 'reader' });
  await seeAll();
  expect((await accounts.tokens())[0]?.used).toBe('2026-05-04T12:00:00.000Z');
  other.close();
  await accounts.close();
});

test('a ledger with users is whole', async () => {
  const path = join(folder, 'whole.sqlite');
  const store = await openSqliteAccounts(path, 'write');
  await accountsOver(store, {
    now: () => new Date(),
    random: (bytes) => Buffer.alloc(bytes, 7),
    cost: { ln: 4, r: 8, p: 1 },
  }).addUser('kari', 'reader', 'herring cod and haddock');
  await store.close();
  const ledger = await openSqliteLedger(path);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});
