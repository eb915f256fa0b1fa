import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { inputsOf, type Resolver, type SourceOptions } from './index.ts';
import { settingsOf } from './options.ts';
import { openWeb } from './pages.ts';
import { summaryOf } from './testing/items.ts';
import { closeServers, page, redirect, serve } from './testing/server.ts';

afterEach(closeServers);

const read = (inputs: readonly string[], options: SourceOptions = {}): Promise<Record<string, unknown>[]> =>
  summaryOf(inputsOf(inputs, { allowPrivate: true, timeout: 5000, ...options }));

test('without allowPrivate no spelling of a private address is asked', async () => {
  const { port, asked } = await serve({ '/': page('<p>secret') });
  const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
  for (const ignoreRobots of [true, false]) {
    const inputs = hosts.map((host) => `http://${host}:${port}/`);
    const items = await read([...inputs, `https://127.0.0.1:${port}/`], { allowPrivate: false, ignoreRobots });
    expect(items.map((item) => item.code)).toEqual(Array(hosts.length + 1).fill('OR1104'));
    expect(items[0]?.message).toBe(`http://127.0.0.1:${port}/: 127.0.0.1 is a private or loopback address`);
  }
  expect(asked).toEqual([]);
});

test('what counts is the address that a name leads to, all of them, at the moment of connecting', async () => {
  const { port, asked } = await serve({ '/': page('<p>secret') });
  const input = `http://news.example:${port}/`;
  const answering = (...addresses: string[]): SourceOptions => ({
    ignoreRobots: true,
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::1'], ['::ffff:7f00:1'], ['64:ff9b::7f00:1']]) {
    expect(await read([input], { ...answering(...addresses), allowPrivate: false })).toMatchObject([
      { code: 'OR1104' },
    ]);
  }
  expect(asked).toEqual([]);
  expect(await read([input], answering('127.0.0.1'))).toMatchObject([{ text: '<p>secret' }]);
  expect(await read([input], answering())).toMatchObject([{ code: 'OR1106' }]);
  const unknown: Resolver = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
  expect(await read([input], { resolve: unknown })).toMatchObject([
    { code: 'OR1106', message: expect.stringContaining('no such host') as string },
  ]);
});

test('a redirect from an allowed address to a private one is refused, by name, in figures and for robots.txt', async () => {
  const secret = await serve({ '/secret': page('<p>secret'), '/robots.txt': page('') });
  const to = (host: string): RequestListener => redirect(`http://${host}:${secret.port}/secret`);
  const open = await serve({
    '/name': to('localhost'),
    '/figures': to('127.0.0.2'),
    '/six': to('[::1]'),
    '/mapped': to('[::ffff:127.0.0.2]'),
    '/rebound': to('rebound.example'),
    '/open': page('<p>open'),
  });
  const robbed = await serve({ '/robots.txt': redirect(`http://localhost:${secret.port}/robots.txt`), '/': page('x') });

  // The servers of this test are all on loopback addresses: 'public.example' alone passes for a public one, as 127.0.0.1.
  const resolve: Resolver = async (name) => {
    return [{ address: name === 'public.example' ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  };
  const settings = settingsOf({ resolve });
  const web = openWeb(
    settings,
    createClient(settings, (address) => address === '127.0.0.1'),
  );
  const codeOf = async (port: number, path: string): Promise<unknown> => {
    const [item] = await summaryOf(web.documentsAt(`http://public.example:${port}${path}`));
    return item?.code ?? item?.text;
  };
  try {
    expect(await codeOf(open.port, '/open')).toBe('<p>open');
    for (const path of ['/name', '/figures', '/six', '/mapped', '/rebound']) {
      expect(await codeOf(open.port, path)).toBe('OR1104');
    }
    expect(await codeOf(robbed.port, '/')).toBe('OR1104');
  } finally {
    await web.close();
  }
  expect(secret.asked).toEqual([]);
});
