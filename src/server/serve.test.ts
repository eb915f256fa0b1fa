import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Ledger } from '../ledger/index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import { newClock, testAccounts } from './security/testing/app.ts';
import { serve, type ServeOptions } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-serve-'));
let ledger: Ledger;
let accounts: Awaited<ReturnType<typeof testAccounts>>;
beforeAll(async () => {
  ledger = await openSqliteLedger(join(folder, 'ledger.sqlite'));
  accounts = await testAccounts(newClock());
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await accounts.dispose();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const statusOf = (address: string, path: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${address}${path}`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

const served = async <T>(options: ServeOptions, work: (address: string) => Promise<T>): Promise<T> => {
  const server = await serve(ledger, accounts, { port: 0, ...options });
  try {
    return await work(server.address);
  } finally {
    await server.close();
  }
};

test.each([
  { host: '0.0.0.0' },
  { host: '::' },
  { publicAddress: 'https://ledger.example.org' },
  { trustProxy: '127.0.0.1' },
])('without users, a server with %o does not start', async (options) => {
  await expect(serve(ledger, accounts, { port: 0, ...options })).rejects.toMatchObject({ code: 'OR8114' });
});

test('a tunnel’s end is no address that others reach', async () => {
  const publicAddress = 'http://localhost:9000';
  await served({ publicAddress }, async (address) => expect(address).toBe(publicAddress));
});

test('on this machine it answers whoever is there, under its own names', async () => {
  await served({}, async (address) => {
    const { port } = new URL(address);
    expect(address).toBe(`http://127.0.0.1:${port}`);
    expect(await statusOf(address, '/api/me')).toBe(200);
    expect(await statusOf(address, '/api/me', { host: `localhost:${port}` })).toBe(200);
    expect(await statusOf(address, '/api/me', { host: 'evil.example' })).toBe(421);
  });
});

test('with users it starts for others, and answers nobody who is not one of them', async () => {
  await accounts.addUser('kari', 'reader', 'herring cod and haddock');
  const { secret } = await accounts.addToken('kari', { name: 'desk' });
  await served({ host: '0.0.0.0' }, async (address) => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await statusOf(address, '/api/me')).toBe(401);
    expect(await statusOf(address, '/openapi.json')).toBe(200);
    expect(await statusOf(address, '/api/me', { authorization: `Bearer ${secret}` })).toBe(200);
  });
});

test.each([
  [
    'headers that are too large',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    '431',
    'OR8152',
  ],
  ['an address that is too large', `GET /${'%E2'.repeat(6_000)} HTTP/1.1\r\n\r\n`, '431', 'OR8152'],
  ['a header that is none', 'GET / HTTP/1.1\r\nHost\r\n\r\n', '400', 'OR8150'],
  ['no Host', 'GET /api/me HTTP/1.1\r\n\r\n', '400', ''],
  ['no Host, as before HTTP 1.1', 'GET /api/me HTTP/1.0\r\n\r\n', '421', 'OR8106'],
])('with %s nobody comes in', async (_, text, expected, code) => {
  await served({}, async (address) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let told = '';
      const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => ((told += String(data)), socket.end())).on('close', () => resolve(told));
      socket.on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.[01] ${expected} `));
    const problem = JSON.parse(/\{.*\}/.exec(answer)?.[0] ?? '{"status":400,"code":""}');
    expect(problem).toMatchObject({ status: Number(expected), code });
    if (code !== '') expect(answer.toLowerCase()).toContain('\r\ncontent-type: application/problem+json');
  });
});

test.each([
  ['topics that cannot be read', 'OR6004', {}],
  ['a log that is none', 'FST_ERR_LOG_INVALID_LOGGER_INSTANCE', { logger: {} as never }],
] as const)('where it does not come to serve (%s), nothing of what comes in goes on', async (_, code, options) => {
  const at = (name: string): string => join(folder, name);
  if (code === 'OR6004') {
    writeFileSync(at('issues.json'), '{');
    vi.stubEnv('ONRECORD_ISSUES', at('issues.json'));
  }
  const paths = { additions: at('additions'), feeds: at('feeds.json'), watchState: at('watch.json') };
  await expect(serve(ledger, accounts, { port: 0, intake: { paths }, ...options })).rejects.toMatchObject({ code });
  expect(existsSync(at('additions.lock'))).toBe(false);
});
