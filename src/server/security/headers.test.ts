import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, fromPage, newClock, smallApp, testAccounts } from './testing/app.ts';

let accounts: Awaited<ReturnType<typeof testAccounts>>;
let app: FastifyInstance;
beforeAll(async () => {
  accounts = await testAccounts(newClock());
  app = await smallApp(accounts, {
    rates: { reads: 30, writes: 3 },
    routes: (more) => {
      more.get('/api/fault', { config: { role: 'reader' } }, async () => {
        throw new Error('the inside of the program');
      });
      more.get('/api/named/:id', { config: { role: 'reader' } }, async () => 'named');
      more.get('/api/slow', { config: { role: 'reader' }, handlerTimeout: 1 }, () => new Promise(() => undefined));
    },
  });
});
afterAll(async () => {
  await app.close();
  await accounts.dispose();
});

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';font-src 'self';" +
  "form-action 'self';frame-ancestors 'none';base-uri 'none'";

test.each([
  ['a page', '/page', {}],
  ['data', '/api/thing', {}],
  ['nothing', '/nothing', {}],
  ['a refusal', '/api/thing', { host: 'evil.example' }],
  ['a fault', '/api/fault', {}],
  ['an address that is too long', `/api/named/${'a'.repeat(201)}`, {}],
])('%s is shown under the same policy', async (_, url, headers) => {
  const answer = await app.inject({ url, headers });
  expect(answer.headers).toMatchObject({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
  expect(answer.headers).not.toHaveProperty('strict-transport-security');
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  expect(answer.body).not.toContain('the inside of the program');
});

test.each([
  ['a picture or a script of another site', 'cross-site', 'no-cors', '403 OR8107'],
  ['a script’s question from another site', 'cross-site', 'cors', '403 OR8107'],
  ['a link from another site', 'cross-site', 'navigate', '200'],
  ['the page itself', 'same-origin', 'cors', '200'],
  ['an address that was typed', 'none', 'navigate', '200'],
])('%s asks', async (_, site, mode, expected) => {
  const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': mode };
  expect(answerOf(await app.inject({ url: '/api/thing', headers }))).toBe(expected);
});

test('a part of an address that is longer than any name is refused in our words', async () => {
  const asked = async (length: number) => answerOf(await app.inject(`/api/named/${'a'.repeat(length)}`));
  expect([await asked(200), await asked(201)]).toEqual(['200', '400 OR8150']);
});

test('an answer that does not come is given up, in our words', async () => {
  expect(answerOf(await app.inject('/api/slow'))).toBe('503 OR8155');
});

test('questions and changes are counted apart, by address, and the answer says when to come again', async () => {
  const asked = async (method: 'GET' | 'POST', remoteAddress: string): Promise<string> =>
    answerOf(await app.inject(fromPage({ method, url: '/api/thing', remoteAddress })));
  const changes = [];
  for (let at = 0; at < 4; at += 1) changes.push(await asked('POST', '192.0.2.1'));
  expect(changes).toEqual(['200', '200', '200', '429 OR8113']);
  const refused = await app.inject(fromPage({ url: '/api/thing', remoteAddress: '192.0.2.1' }));
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  const questions = [];
  for (let at = 0; at < 31; at += 1) questions.push(await asked('GET', '192.0.2.1'));
  expect(questions.filter((answer) => answer !== '200')).toEqual(['429 OR8113']);
  expect([await asked('POST', '192.0.2.2'), await asked('GET', '192.0.2.2')]).toEqual(['200', '200']);
});
