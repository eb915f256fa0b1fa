import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, HTTPMethods, InjectOptions, RouteOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actors } from '../../library/index.ts';
import { openSqliteLedger } from '../../storage/index.ts';
import { buildApp } from '../app.ts';
import type { Services } from '../services.ts';
import { isSafe } from './origins.ts';
import { answerOf, HERE, newClock, testAccounts } from './testing/app.ts';

// Every route that an unsafe method calls, also one that somebody adds later, with everything that may be wrong about it.

/** Of these the guards ask nothing of whoever calls. */
const OPEN = ['POST /api/session'];
/** Questions that are too long for an address. A change of the ledger never stands here. */
const QUESTIONS = ['POST /api/verify', 'POST /api/verify/report', 'POST /api/verify/table', 'POST /mcp', 'DELETE /mcp'];
/** What readers may send beside these: what is about themselves. */
const FOR_READERS = [
  ...QUESTIONS,
  'DELETE /api/session',
  'PUT /api/me/password',
  'POST /api/me/tokens',
  'DELETE /api/me/tokens/:name',
];
/** And what is no change, so that a server that only reads takes it. */
const NO_CHANGES = [...QUESTIONS, 'POST /api/session', 'DELETE /api/session'];

interface Called {
  readonly method: HTTPMethods;
  readonly url: string;
  readonly name: string;
  readonly config: NonNullable<RouteOptions['config']>;
}

const isLogOut = ({ name }: Called): boolean => name === 'DELETE /api/session';

const PASSWORD = 'herring cod and haddock';
const clock = newClock();
const folder = mkdtempSync(join(tmpdir(), 'onrecord-routes-'));
const routes: Called[] = [];
const credentials = new Map<string, Record<string, string>>();
let services: Services;
let app: FastifyInstance;
let reading: FastifyInstance;

/** The app with some changes of this test's own, so that there are such of every kind. */
async function appOf(options: Partial<Services> = {}, onRoute?: (route: RouteOptions) => void) {
  const built = await buildApp({ ...services, ...options }, { onRoute, rates: { logIns: 1_000, writes: 1_000 } });
  const handler = async (): Promise<string> => 'done';
  built.put('/api/test/:id', { config: { role: 'reviewer' } }, handler);
  built.delete('/api/test/:id', { config: { role: 'editor' } }, handler);
  built.patch('/test', { config: { role: 'editor', accepts: ['application/json', 'multipart/form-data'] } }, handler);
  return built;
}

beforeAll(async () => {
  const accounts = await testAccounts(clock);
  services = {
    ledger: await openSqliteLedger(join(folder, 'ledger.sqlite')),
    accounts,
    actors: actors(),
    topics: [],
    readOnly: false,
  };
  for (const role of ['reader', 'reviewer', 'editor'] as const) {
    await accounts.addUser(`the-${role}`, role, PASSWORD);
    const { secret } = await accounts.addToken(`the-${role}`, { name: 'desk' });
    credentials.set(`token of a ${role}`, { authorization: `Bearer ${secret}` });
  }
  const short = await accounts.addToken('the-editor', { name: 'short', expires: '1h' });
  const weak = await accounts.addToken('the-editor', { name: 'weak', role: 'reader' });
  const over = await accounts.logIn('the-editor', PASSWORD);
  clock.time += 24 * 3_600_000;
  credentials
    .set('expired token', { authorization: `Bearer ${short.secret}` })
    .set('reader’s token of an editor', { authorization: `Bearer ${weak.secret}` })
    .set('expired session', { cookie: `onrecord-8420=${over.id}` })
    .set('wrong token', { authorization: 'Bearer orp_wrong' })
    .set('wrong session', { cookie: 'onrecord-8420=wrong' })
    .set('nothing', {});
  app = await appOf({}, ({ method, url, config = {} }) => {
    for (const one of [method].flat())
      if (!isSafe(one)) routes.push({ method: one as HTTPMethods, url, name: `${one} ${url}`, config });
  });
  // The last is to log out.
  routes.sort((one, other) => Number(isLogOut(one)) - Number(isLogOut(other)));
  reading = await appOf({ readOnly: true });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await reading.close();
  await services.ledger.close();
  await (services.accounts as Awaited<ReturnType<typeof testAccounts>>).dispose();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  const { id } = await services.accounts.logIn('the-editor', PASSWORD);
  credentials.set('session', { cookie: `onrecord-8420=${id}` });
});

const HOST = { host: '127.0.0.1:8420', accept: 'application/json, text/event-stream' };
const FROM_PAGE = { ...HOST, origin: HERE, 'sec-fetch-site': 'same-origin' };

/** What every one of these routes answers to a request that is right but for the headers. */
async function answers(headers: InjectOptions['headers'], to = app, payload = '{}'): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { method, url, name, config } of routes) {
    const type = config.accepts?.find((one) => one !== '*/*') ?? 'application/json';
    const path = url.replace(/:\w+/g, 'x').replace('*', 'x');
    const request: InjectOptions = { method: method as 'POST', url: path, payload };
    all.set(name, answerOf(await to.inject({ ...request, headers: { 'content-type': type, ...headers } })));
  }
  return all;
}

const shown = (what: string): Record<string, string> => {
  const headers = credentials.get(what);
  if (!headers) throw new Error(`there is no ${what}`);
  return headers;
};

/** All that is answered by any but the routes that are left out. */
const seen = (all: ReadonlyMap<string, string>, leftOut: readonly string[] = []): string[] => [
  ...new Set([...all].filter(([name]) => !leftOut.includes(name)).map(([, answer]) => answer)),
];

/** What the guards answer. */
const REFUSED = /OR81(?:0[5-9]|1[0-39])|^(?:401|403|415|421|429)/;

test('there are such routes, and only those that are listed here are open or for readers', () => {
  const named = (isIt: (config: Called['config']) => boolean): string[] =>
    routes.filter(({ config }) => isIt(config)).map(({ name }) => name);
  expect(named(({ role }) => role === undefined)).toEqual(OPEN);
  expect(named(({ role }) => role === 'reader').toSorted()).toEqual(FOR_READERS.toSorted());
});

describe('every change is refused', () => {
  test.each([
    ['another Host', { host: 'evil.example' }, '421 OR8106'],
    ['a Host that only looks like it', { host: '127.0.0.1.evil.example:8420' }, '421 OR8106'],
    ['another Origin', { origin: 'https://evil.example' }, '403 OR8107'],
    ['the Origin of another port of this machine', { origin: 'http://127.0.0.1:3000' }, '403 OR8107'],
    ['an Origin that is hidden', { origin: 'null' }, '403 OR8107'],
    ['an Origin by https', { origin: 'https://127.0.0.1:8420' }, '403 OR8107'],
    ['another site', { 'sec-fetch-site': 'cross-site' }, '403 OR8107'],
  ])('from %s, whoever asks', async (_, headers, expected) => {
    for (const who of ['nothing', 'session', 'token of a editor'])
      expect(seen(await answers({ ...FROM_PAGE, ...shown(who), ...headers }))).toEqual([expected]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])('as %s', async (type) => {
    const all = await answers({ ...FROM_PAGE, ...shown('session'), 'content-type': type });
    for (const { name, config } of routes)
      if (config.accepts?.includes('*/*')) expect(all.get(name)).toMatch(name === 'DELETE /mcp' ? '405' : '415');
      else if (!config.accepts?.includes(type)) expect([name, all.get(name)]).toEqual([name, '415 OR8108']);
  });

  test('that does not say where it comes from, but for one with a token; questions are taken from programs', async () => {
    for (const who of ['nothing', 'session'])
      for (const site of [{}, { 'sec-fetch-site': 'same-site' }])
        expect(seen(await answers({ ...HOST, ...site, ...shown(who) }), QUESTIONS)).toEqual(['403 OR8107']);
    expect(seen(await answers({ ...HOST, 'sec-fetch-site': 'none', ...shown('nothing') }), OPEN)).toEqual([
      '401 OR8109',
    ]);
  });

  test.each([
    ['nothing', '401 OR8109'],
    ['wrong token', '401 OR8110'],
    ['expired token', '401 OR8110'],
    ['wrong session', '401 OR8110'],
    ['expired session', '401 OR8110'],
  ])('with %s', async (who, expected) =>
    expect(seen(await answers({ ...FROM_PAGE, ...shown(who) }), OPEN)).toEqual([expected]),
  );

  test.each(['token of a reader', 'reader’s token of an editor'])('with the %s', async (who) => {
    const all = await answers({ ...FROM_PAGE, ...shown(who) });
    expect(seen(all, [...OPEN, ...FOR_READERS])).toEqual(['403 OR8111']);
    const reviewers = await answers({ ...FROM_PAGE, ...shown('token of a reviewer') });
    expect([reviewers.get('PUT /api/test/:id'), reviewers.get('DELETE /api/test/:id')]).toEqual(['200', '403 OR8111']);
  });

  test('by a server that only reads, of whoever asks', async () => {
    for (const who of ['token of a editor', 'session'])
      expect(seen(await answers({ ...FROM_PAGE, ...shown(who) }, reading), NO_CHANGES)).toEqual(['403 OR8112']);
  });
});

test('with the right token, and with a session from the page of this server, every route is reached', async () => {
  // This one takes nothing in, which its routes say once they are reached.
  const isRefused = ([, answer]: readonly [string, string]): boolean => REFUSED.test(answer) && answer !== '403 OR8145';
  // What a token may not do by itself (OR8119) is refused by the route.
  const byToken = [...(await answers({ ...HOST, ...shown('token of a editor') }))].filter(isRefused);
  expect(byToken.filter(([, answer]) => answer !== '403 OR8119')).toEqual([]);
  const bySession = await answers({ ...FROM_PAGE, ...shown('session') });
  expect([...bySession].filter(isRefused)).toEqual([]);
});

describe('an app does not begin', () => {
  test.each([
    ['a change without a role', 'POST', '/api/new'],
    ['a change elsewhere', 'DELETE', '/new'],
    ['what the ledger holds', 'GET', '/api/new'],
    ['an answer to a machine', 'GET', '/mcp/new'],
  ] as const)('with %s that everybody may call', async (_, method, url) => {
    const faulty = await appOf();
    faulty.route({ method, url, handler: async () => 'done' });
    await expect(faulty.ready()).rejects.toThrow(`${method} ${url}`);
  });
});

test('what is nowhere is there for no foreign page', async () => {
  const post = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/nowhere', headers });
  expect(answerOf(await post({ ...FROM_PAGE, host: 'evil.example' }))).toBe('421 OR8106');
  expect(answerOf(await post({ ...FROM_PAGE, origin: 'https://evil.example' }))).toBe('403 OR8107');
  expect(answerOf(await post(FROM_PAGE))).toBe('404 OR8151');
});
