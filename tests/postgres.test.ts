import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from './postgres.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres({ max_connections: '30' });
});
afterAll(() => postgres.stop());

async function asked(database: string, question: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(question)).rows as unknown[];
  } finally {
    await client.end();
  }
}

test('each database is empty, in UTF-8, and apart from the others', async () => {
  const [one, other] = [await postgres.database(), await postgres.database()];
  await asked(one, 'create table mine (words text)');
  expect(await asked(one, 'select count(*)::int as rows from mine')).toEqual([{ rows: 0 }]);
  await expect(asked(other, 'select * from mine')).rejects.toThrow('relation "mine" does not exist');
  expect(await asked(other, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
});

test('a database can be a copy of another', async () => {
  const one = await postgres.database();
  await asked(one, 'create table mine (words text)');
  expect(await asked(await postgres.database(one), 'select count(*)::int as rows from mine')).toEqual([{ rows: 0 }]);
});

test('settings are those that were asked for', async () => {
  expect(await asked(await postgres.database(), 'show max_connections')).toEqual([{ max_connections: '30' }]);
});
