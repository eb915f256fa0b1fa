import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, newClock, smallApp, testAccounts } from './testing/app.ts';
import { isLoopback, settingsOf } from './settings.ts';

let accounts: Awaited<ReturnType<typeof testAccounts>>;
beforeAll(async () => {
  accounts = await testAccounts(newClock());
});
afterAll(() => accounts.dispose());

describe('a server at 127.0.0.1 is reached under no name that others can point there', () => {
  test.each([
    ['127.0.0.1:8420', '200'],
    ['localhost:8420', '200'],
    ['LOCALHOST:8420', '200'],
    ['[::1]:8420', '200'],
    ['evil.example', '421 OR8106'],
    ['127.0.0.1.evil.example:8420', '421 OR8106'],
    ['localhost.evil.example', '421 OR8106'],
    ['localhost.:8420', '421 OR8106'],
    ['10.0.0.1:8420', '421 OR8106'],
    ['0.0.0.0:8420', '421 OR8106'],
    ['127.1:8420', '421 OR8106'],
    ['127.0.0.1:8420@evil.example', '421 OR8106'],
    ['evil.example/127.0.0.1:8420', '421 OR8106'],
  ])('%s: %s', async (host, expected) => {
    const app = await smallApp(accounts);
    for (const url of ['/page', '/api/thing', '/nothing']) {
      const answer = answerOf(await app.inject({ url, headers: { host } }));
      expect(url === '/nothing' && expected === '200' ? '404' : expected).toBe(answer);
    }
    await app.close();
  });
});

/** What a real server at any free port answers to a request with this Host. */
async function asked(host: (port: number) => string): Promise<number | undefined> {
  const app = await smallApp(accounts);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: '/page', headers: { host: host(port) } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject).end();
    });
  } finally {
    await app.close();
  }
}

test('the port is the one at which it listens', async () => {
  expect(await asked((port) => `127.0.0.1:${port}`)).toBe(200);
  expect(await asked((port) => `localhost:${port}`)).toBe(200);
  expect(await asked((port) => `localhost:${port === 8080 ? 8081 : 8080}`)).toBe(421);
  expect(await asked(() => 'localhost')).toBe(421);
});

describe('behind a proxy', () => {
  const options = { publicAddress: 'https://ledger.example.org', trustProxy: '10.0.0.0/8' };

  test.each([
    ['its public name', { host: 'ledger.example.org' }, '10.1.2.3', '401 OR8109'],
    [
      'what the trusted proxy says',
      { host: '127.0.0.1:8420', 'x-forwarded-host': 'evil.example' },
      '10.1.2.3',
      '421 OR8106',
    ],
    [
      'what anybody else says',
      { host: 'evil.example', 'x-forwarded-host': 'ledger.example.org' },
      '192.0.2.1',
      '421 OR8106',
    ],
  ])('%s', async (_, headers, remoteAddress, expected) => {
    const app = await smallApp(accounts, options);
    expect(answerOf(await app.inject({ url: '/api/thing', headers, remoteAddress }))).toBe(expected);
    await app.close();
  });
});

test('what is this machine itself', () => {
  for (const host of ['127.0.0.1', '127.9.9.9', 'localhost', '::1', '[::1]']) expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', '192.168.1.5', 'ledger.example.org', 'localhost.example.org', ''])
    expect(isLoopback(host)).toBe(false);
});

test.each([
  [{ host: '0.0.0.0' }, true],
  [{ host: 'ledger.local' }, true],
  [{ trustProxy: '127.0.0.1' }, true],
  [{ publicAddress: 'https://ledger.example.org' }, true],
  [{ publicAddress: 'http://localhost:9000' }, false],
  [{}, false],
])('%o is reached by others: %s', (options, expected) => expect(settingsOf(options).isExposed).toBe(expected));

test.each([
  { publicAddress: 'ledger.example.org' },
  { publicAddress: 'ftp://ledger.example.org' },
  { publicAddress: 'https://ledger.example.org/onrecord' },
  { publicAddress: 'https://kari@ledger.example.org' },
  { trustProxy: 'proxy.example.org' },
  { trustProxy: '10.0.0.0/99' },
  { trustProxy: '' },
])('%o is wrong usage', (options) => expect(() => settingsOf(options)).toThrow(/--(?:public-address|trust-proxy) /));
