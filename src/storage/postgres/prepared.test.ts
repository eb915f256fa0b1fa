import type pg from 'pg';
import { expect, test, vi } from 'vitest';
import { statementNames, withPrepared } from './prepared.ts';

test('a statement with values has one name on all connections; others have none', async () => {
  const asked: unknown[] = [];
  const client = { query: (...given: unknown[]) => asked.push(given), release: vi.fn() };
  const pool = { connect: async () => client, end: async () => undefined } as unknown as pg.Pool;
  const prepared = withPrepared(pool, statementNames());
  for (const text of ['select $1', 'select $1, $2', 'select $1']) {
    const connection = await prepared.connect();
    void connection.query(text, [7]);
    connection.release();
  }
  const last = await prepared.connect();
  void last.query('commit', []);
  for (let at = 0; at < 300; at += 1) void last.query(`select $1 + ${at}`, [7]);
  expect(asked.slice(0, 4)).toEqual([
    [{ name: 'onrecord_0', text: 'select $1', values: [7] }],
    [{ name: 'onrecord_1', text: 'select $1, $2', values: [7] }],
    [{ name: 'onrecord_0', text: 'select $1', values: [7] }],
    ['commit', []],
  ]);
  expect(asked.at(-1)).toEqual(['select $1 + 299', [7]]);
  expect(client.release).toHaveBeenCalledTimes(3);
});
