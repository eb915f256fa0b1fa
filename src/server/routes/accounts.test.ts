import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerOf, fromPage, newClock, smallApp, type SmallOptions, testAccounts } from '../security/testing/app.ts';

const PASSWORD = 'herring cod and haddock';
const OTHER = 'a boat without any oars';
const HOUR = 3_600_000;

const clock = newClock();
let accounts: Awaited<ReturnType<typeof testAccounts>>;
beforeAll(async () => {
  accounts = await testAccounts(clock);
  await accounts.addUser('kari', 'editor', PASSWORD);
  await accounts.addUser('olav', 'reader', PASSWORD);
});
afterAll(() => accounts.dispose());

const opened: FastifyInstance[] = [];
const open = async (options: SmallOptions = {}): Promise<FastifyInstance> => {
  const app = await smallApp(accounts, { clock, rates: { logIns: 1_000 }, ...options });
  opened.push(app);
  return app;
};
afterAll(() => Promise.all(opened.map((app) => app.close())));
let app: FastifyInstance;
beforeEach(async () => {
  app = await open();
});

const ask = (request: InjectOptions, to = app): Promise<LightMyRequestResponse> => to.inject(fromPage(request));
const logIn = (name = 'kari', password = PASSWORD, to = app): Promise<LightMyRequestResponse> =>
  ask({ url: '/api/session', payload: { name, password } }, to);
const cookieOf = (answer: LightMyRequestResponse): Record<string, string> => ({
  cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
});

describe('a session', () => {
  test('begins with a cookie that no script and no other site sees, and ends', async () => {
    const answer = await logIn('Kari');
    expect(answer.json()).toEqual({ name: 'kari', role: 'editor', by: 'session', readOnly: false });
    expect(answer.headers['set-cookie']).toMatch(
      /^onrecord-8420=[\w-]{43}; Path=\/; Expires=Mon, 11 May 2026 12:00:00 GMT; HttpOnly; SameSite=Strict$/,
    );
    const headers = cookieOf(answer);
    expect((await ask({ method: 'GET', url: '/api/me', headers })).json()).toMatchObject({
      name: 'kari',
      by: 'session',
    });
    expect((await ask({ url: '/api/thing', headers })).json()).toEqual({ person: 'kari' });
    // A host's cookies go to all of its ports, and another ledger's on one of them is none here.
    const { cookie = '' } = headers;
    for (const name of ['onrecord', 'onrecord-8421'])
      expect(
        answerOf(await ask({ url: '/api/thing', headers: { cookie: cookie.replace('onrecord-8420', name) } })),
      ).toBe('401 OR8109');
    const ended = await ask({ method: 'DELETE', url: '/api/session', headers });
    expect([ended.statusCode, ended.headers['set-cookie']]).toEqual([204, expect.stringContaining('onrecord-8420=; ')]);
    expect(answerOf(await ask({ method: 'GET', url: '/api/me', headers }))).toBe('401 OR8110');
  });

  test('that is over keeps nobody from the page, and from logging in', async () => {
    const headers = cookieOf(await logIn());
    clock.time += 24 * HOUR;
    expect(answerOf(await ask({ url: '/api/thing', headers }))).toBe('401 OR8110');
    expect(answerOf(await ask({ method: 'GET', url: '/page', headers }))).toBe('200');
    const again = await ask({ url: '/api/session', headers, payload: { name: 'kari', password: PASSWORD } });
    expect(answerOf(again)).toBe('200');
  });

  test('by https has a cookie of this very host', async () => {
    const proxied = await open({ publicAddress: 'https://ledger.example.org', trustProxy: '10.0.0.0/8' });
    const over = {
      remoteAddress: '10.0.0.1',
      headers: { host: 'ledger.example.org', origin: 'https://ledger.example.org' },
    };
    const answer = await ask({ ...over, url: '/api/session', payload: { name: 'kari', password: PASSWORD } }, proxied);
    expect(answer.headers['set-cookie']).toMatch(/^__Host-onrecord=.*; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    const me = { ...over, method: 'GET' as const, url: '/api/me' };
    expect(answerOf(await ask({ ...me, headers: { ...over.headers, ...cookieOf(answer) } }, proxied))).toBe('200');
    // A cookie that came by http is none.
    const plain = { cookie: cookieOf(answer)['cookie']?.replace('__Host-', '') ?? '' };
    expect(answerOf(await ask({ ...me, headers: { ...over.headers, ...plain } }, proxied))).toBe('401 OR8109');
  });

  test('begins on a server that only reads, too', async () => {
    const reading = await open({ readOnly: true });
    const answer = await logIn('kari', PASSWORD, reading);
    expect(answer.json()).toMatchObject({ name: 'kari', readOnly: true });
    const headers = cookieOf(answer);
    expect(answerOf(await ask({ method: 'GET', url: '/api/thing', headers }, reading))).toBe('200');
    expect(answerOf(await ask({ url: '/api/thing', headers }, reading))).toBe('403 OR8112');
    expect(answerOf(await ask({ url: '/api/me/tokens', headers, payload: { name: 'a' } }, reading))).toBe('403 OR8112');
    expect(answerOf(await ask({ method: 'DELETE', url: '/api/session', headers }, reading))).toBe('204');
  });
});

describe('logging in', () => {
  test('a wrong name and a wrong password are told in the same words', async () => {
    const answers = [await logIn('kari', OTHER), await logIn('nobody', OTHER), await logIn("' or 1=1 --", OTHER)];
    expect(answers.map(answerOf)).toEqual(['401 OR8105', '401 OR8105', '401 OR8105']);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  test('after five wrong ones the next has to wait, also the right one, and says how long', async () => {
    for (let at = 0; at < 5; at += 1) expect(answerOf(await logIn('olav', OTHER))).toBe('401 OR8105');
    const early = await logIn('olav', PASSWORD);
    expect([answerOf(early), early.headers['retry-after']]).toEqual(['429 OR8113', '1']);
    clock.time += 1000;
    expect(answerOf(await logIn('olav', OTHER))).toBe('401 OR8105');
    clock.time += 1000;
    expect(answerOf(await logIn('olav', PASSWORD))).toBe('429 OR8113');
    clock.time += 1000;
    expect(answerOf(await logIn('olav', PASSWORD))).toBe('200');
  });

  test('one address may try so often a minute, and another may still', async () => {
    const strict = await open({ rates: { logIns: 3 } });
    const tried = async (remoteAddress: string): Promise<string> =>
      answerOf(
        await ask({ url: '/api/session', remoteAddress, payload: { name: 'kari', password: PASSWORD } }, strict),
      );
    const answers = [];
    for (let at = 0; at < 5; at += 1) answers.push(await tried('127.0.0.1'));
    expect(answers).toEqual(['200', '200', '200', '429 OR8113', '429 OR8113']);
    expect(await tried('127.0.0.2')).toBe('200');
  });
});

describe('what is one’s own', () => {
  test('tokens are made, listed without their secrets, used and revoked', async () => {
    const headers = cookieOf(await logIn());
    const payload = { name: 'my laptop', role: 'reviewer', expires: '90d' };
    const made = await ask({ url: '/api/me/tokens', headers, payload });
    expect([made.statusCode, made.headers['cache-control']]).toEqual([201, 'no-store']);
    const { secret, token } = made.json<{ secret: string; token: object }>();
    expect((await ask({ method: 'GET', url: '/api/me/tokens', headers })).json()).toEqual({ tokens: [token] });
    const bearer = { authorization: `Bearer ${secret}` };
    const me = await app.inject({ url: '/api/me', headers: bearer });
    expect(me.json()).toEqual({ name: 'kari', role: 'reviewer', by: 'token', readOnly: false });
    expect(answerOf(await ask({ url: '/api/me/tokens', headers, payload }))).toBe('409 OR8102');
    expect(answerOf(await ask({ method: 'DELETE', url: '/api/me/tokens/my%20laptop', headers }))).toBe('204');
    expect(answerOf(await app.inject({ url: '/api/me', headers: bearer }))).toBe('401 OR8110');
  });

  test('a token makes no token and sets no password', async () => {
    const { secret } = await accounts.addToken('kari', { name: 'desk' });
    const headers = { authorization: `Bearer ${secret}` };
    expect(answerOf(await ask({ url: '/api/me/tokens', headers, payload: { name: 'x' } }))).toBe('403 OR8119');
    expect(answerOf(await ask({ method: 'DELETE', url: '/api/me/tokens/desk', headers }))).toBe('403 OR8119');
    const payload = { current: PASSWORD, password: OTHER };
    expect(answerOf(await ask({ method: 'PUT', url: '/api/me/password', headers, payload }))).toBe('403 OR8119');
    await accounts.removeToken('kari', 'desk');
  });

  test('a new password needs the old one, and ends the other sessions', async () => {
    const [one, other] = [cookieOf(await logIn()), cookieOf(await logIn())];
    const set = async (current: string, password: string): Promise<string> =>
      answerOf(await ask({ method: 'PUT', url: '/api/me/password', headers: one, payload: { current, password } }));
    expect(await set(OTHER, 'neither of the two words')).toBe('401 OR8105');
    expect(await set(PASSWORD, 'short')).toBe('422 OR8104');
    expect(await set(PASSWORD, OTHER)).toBe('204');
    expect(answerOf(await ask({ method: 'GET', url: '/api/me', headers: one }))).toBe('200');
    expect(answerOf(await ask({ method: 'GET', url: '/api/me', headers: other }))).toBe('401 OR8110');
    expect(answerOf(await logIn('kari', PASSWORD))).toBe('401 OR8105');
    expect(await set(OTHER, PASSWORD)).toBe('204');
  });

  test('only editors see who the users are', async () => {
    const list = async (name: string): Promise<LightMyRequestResponse> =>
      ask({ method: 'GET', url: '/api/users', headers: cookieOf(await logIn(name)) });
    expect((await list('kari')).json()).toMatchObject({ users: [{ name: 'kari' }, { name: 'olav', role: 'reader' }] });
    expect((await list('kari')).body).not.toContain('scrypt');
    expect(answerOf(await list('olav'))).toBe('403 OR8111');
  });
});

describe('where there are no users', () => {
  let nobody: Awaited<ReturnType<typeof testAccounts>>;
  beforeAll(async () => {
    nobody = await testAccounts(newClock());
  });
  afterAll(() => nobody.dispose());
  const me = async (headers: Record<string, string> = {}, options: SmallOptions = {}): Promise<string> => {
    const alone = await smallApp(nobody, options);
    const answer = await ask({ method: 'GET', url: '/api/me', headers }, alone);
    await alone.close();
    return answer.statusCode === 200 ? answer.body : answerOf(answer);
  };

  test('whoever is at the machine is an editor, who has no password and no tokens', async () => {
    expect(JSON.parse(await me())).toEqual({ name: 'local', role: 'editor', by: 'local', readOnly: false });
    const alone = await smallApp(nobody);
    expect((await ask({ url: '/api/thing' }, alone)).json()).toEqual({ person: 'local' });
    expect((await ask({ method: 'GET', url: '/api/me/tokens' }, alone)).json()).toEqual({ tokens: [] });
    expect(answerOf(await ask({ url: '/api/me/tokens', payload: { name: 'x' } }, alone))).toBe('403 OR8119');
    await alone.close();
  });

  test('but a token that is shown and none is refused', async () => {
    expect(await me({ authorization: 'Bearer orp_x' })).toBe('401 OR8110');
    expect(await me({ authorization: 'Basic a2FyaTp4' })).toBe('401 OR8110');
  });

  test('the cookie of another ledger, or of users who are no more, keeps nobody out, and lets nobody in', async () => {
    const cookie = { cookie: 'onrecord-8420=x' };
    expect(JSON.parse(await me(cookie))).toMatchObject({ name: 'local' });
    expect(await me({ ...cookie, 'x-forwarded-for': '192.0.2.1' })).toBe('401 OR8110');
    expect(await me(cookie, { host: '0.0.0.0' })).toBe('401 OR8110');
  });

  test('and whoever a proxy has passed on, or reaches the server from elsewhere, is nobody', async () => {
    expect(await me({ 'x-forwarded-for': '192.0.2.1' })).toBe('401 OR8109');
    expect(await me({ via: '1.1 proxy.example' })).toBe('401 OR8109');
    expect(await me({}, { host: '0.0.0.0' })).toBe('401 OR8109');
    expect(await me({}, { trustProxy: '10.0.0.1' })).toBe('401 OR8109');
  });
});

test('what one user was shown is kept for no other, and what is about accounts not at all', async () => {
  const headers = cookieOf(await logIn());
  const thing = await ask({ method: 'GET', url: '/api/thing', headers });
  expect(thing.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Cookie, Authorization' });
  expect((await ask({ method: 'GET', url: '/api/me', headers })).headers['cache-control']).toBe('no-store');
});

test('nobody waits until it is put down that they were here, nor is refused where it fails', async () => {
  const { secret } = await accounts.addToken('kari', { name: 'tablet' });
  const headers = { authorization: `Bearer ${secret}` };
  const never = new Promise<void>(() => undefined);
  for (const seen of [() => never, () => Promise.reject(new Error('no room on the disk'))]) {
    const slow = await smallApp({ ...accounts, seen });
    expect(answerOf(await ask({ method: 'GET', url: '/api/thing', headers }, slow))).toBe('200');
    await slow.close();
  }
});
