import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { actors } from '../../library/index.ts';
import { openSqliteLedger } from '../../storage/index.ts';
import { documentOf } from '../../storage/testing/documents.ts';
import { buildApp } from '../app.ts';
import type { Services } from '../services.ts';
import { fromPage, newClock, testAccounts } from '../security/testing/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-pages-'));
let ledger: Ledger;
let services: Services;
let app: FastifyInstance;
let accounts: Awaited<ReturnType<typeof testAccounts>>;
let statement = '';

beforeAll(async () => {
  ledger = await openSqliteLedger(join(folder, 'ledger.sqlite'));
  const { statements } = await ledger.add(
    documentOf({
      url: 'https://news.example/1',
      title: 'Talks on fish',
      outlet: 'Fjord News',
      published: '2022-05-04',
      said: [{ speaker: 'Kari Nygård', words: 'The talks are overdue', represents: ['country:NOR', 'NOR'] }],
      events: [
        { type: 'CONSULT', actors: ['country:ISL'], recipients: ['country:GBR'], day: '2022-05-01' },
        { type: 'SANCTION', actors: ['country:ISL'], recipients: ['country:GBR'], day: '2022-05-03' },
      ],
    }),
    { retrieved: '2026-05-04T12:00:00Z' },
  );
  [statement = ''] = statements;
  accounts = await testAccounts(newClock());
  services = { ledger, accounts, actors: actors(), topics: [], readOnly: true };
  app = await buildApp(services);
});
afterAll(async () => {
  await app.close();
  await accounts.dispose();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

test.each(['""', '“”'])('nothing but marks, %s, is no quotation to verify', async (quote) => {
  const one = await app.inject({ url: `/api/verify?quote=${encodeURIComponent(quote)}` });
  const many = await app.inject(fromPage({ method: 'POST', url: '/api/verify', payload: { quotes: [{ quote }] } }));
  for (const { statusCode, body } of [one, many])
    expect([statusCode, JSON.parse(body)]).toMatchObject([422, { code: 'OR7005' }]);
});

const get = async (url: string) => {
  const { statusCode, body } = await app.inject({ url });
  return { status: statusCode, body };
};
const json = async (url: string): Promise<unknown> => JSON.parse((await get(url)).body);

describe('events', () => {
  test('come in pages, the latest first, with counts', async () => {
    const first = (await json('/api/events?limit=1')) as { next: string };
    expect(first).toMatchObject({
      total: 2,
      types: [
        { type: 'CONSULT', count: 1 },
        { type: 'SANCTION', count: 1 },
      ],
      events: [{ type: 'SANCTION' }],
    });
    expect(await json(`/api/events?limit=1&cursor=${first.next}`)).toMatchObject({
      events: [{ type: 'CONSULT' }],
      next: null,
    });
    expect(await json('/api/events?minConfidence=0.7')).toMatchObject({ total: 2 });
    expect(await json('/api/events?minConfidence=0.71')).toMatchObject({ total: 0 });
    expect(await json('/api/dyads?minConfidence=0.71')).toMatchObject({ total: 0 });
    expect(await json('/api/search?minConfidence=1')).toMatchObject({ total: 0 });
    for (const wrong of ['2', '', 'high'])
      expect(await json(`/api/events?minConfidence=${wrong}`)).toMatchObject({ status: 400 });
    expect(await json('/api/events?cursor=x')).toMatchObject({ status: 400, code: 'OR3004' });
  });
});

describe('statements', () => {
  test('are found by whom their speakers speak for, and counted by it', async () => {
    expect(await json('/api/search?speaksFor=NOR&facets=true')).toMatchObject({
      hits: [{ id: statement, speakerVia: 'name', speakerBasis: 'known', speaksFor: 'NOR' }],
      facets: { speaksFor: [{ value: 'NOR', count: 1 }] },
    });
  });

  test('a query that cannot be read is refused with the place of the fault', async () => {
    expect(await json('/api/search?words=fish%20OR')).toMatchObject({ status: 400, code: 'OR6005', place: 8 });
    expect(await json('/api/search?verdict=x')).not.toHaveProperty('place');
  });

  test('one is written alone, as a citation for instance', async () => {
    const { body } = await get(`/api/statements/${statement}/export/bibtex`);
    expect(body).toContain('title = {Talks on fish}');
    expect(await json(`/api/statements/${statement}/export/csl`)).toMatchObject([{ title: 'Talks on fish' }]);
    expect(await get('/api/statements/st_none/export/csl')).toMatchObject({ status: 404 });
    expect(await get(`/api/statements/${statement}/export/word`)).toMatchObject({ status: 400 });
  });
});

describe('documents', () => {
  test('come in the order asked for', async () => {
    expect(await json('/api/documents?order=title')).toMatchObject({ documents: [{ title: 'Talks on fish' }] });
    expect(await json('/api/documents?order=size')).toMatchObject({ code: 'OR8150' });
  });

  test('are all in the table, however many pages they have', async () => {
    const twice: Ledger['documentPage'] = async ({ cursor, ...query } = {}) => ({
      ...(await ledger.documentPage(query)),
      next: cursor === undefined ? 'behind the first' : null,
    });
    const paged = await buildApp({ ...services, ledger: { ...ledger, documentPage: twice } });
    const { body } = await paged.inject('/api/documents.csv?order=title');
    const [header, ...records] = body.trimEnd().split('\r\n');
    expect([header, records.length]).toEqual([expect.stringMatching(/^id,url,title,/), 2]);
    expect(records[0]).toMatch(/^doc_\w+,https:\/\/news\.example\/1,Talks on fish,/);
    await paged.close();
    expect(await json('/api/documents.csv?limit=1')).toMatchObject({ code: 'OR8150' });
    expect((await get('/documents.csv?limit=1&title=nowhere')).body).toMatch(/^id,[^\n]*\r\n$/);
  });
});

describe('addresses', () => {
  test.each(['/api/info', '/api/topics', '/api/me', '/api/events/ev_a', '/api/statements/st_a/explain'])(
    '%s has no parameters, and those that are given are refused',
    async (url) => {
      expect(await json(`${url}?nonsense=1`)).toMatchObject({ status: 400, code: 'OR8150' });
      expect(await json(url)).not.toMatchObject({ code: 'OR8150' });
    },
  );

  test.each(['/api/actors/%E0%A4%A', '/assets/%zz', '/mcp/%'])(
    '%s cannot be decoded, which is told as a problem',
    async (url) => {
      const { statusCode, headers, body } = await app.inject({ url });
      expect([statusCode, JSON.parse(body)]).toMatchObject([400, { code: 'OR8150' }]);
      expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'x-frame-options': 'DENY' });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  test('of pages lead to their data, whatever of it is shown', async () => {
    const { next } = (await json('/api/events?limit=1')) as { next: string };
    const ofPage = await get(`/events.csv?limit=1&cursor=${next}`);
    expect(ofPage).toEqual(await get('/api/events.csv'));
    expect(await get('/search.csv?words=talks&order=rank')).toEqual(await get('/api/search.csv?words=talks'));
    expect(await get('/map.json?actor=country:ISL&area=places')).toEqual(await get('/api/places?actor=country:ISL'));
    expect(await json('/search.csv?sepaker=NOR')).toMatchObject({ code: 'OR8150' });
  });
});

test('links are those of the server as whoever asks reaches it', async () => {
  const proxied = await buildApp(services, { security: { publicAddress: 'https://ledger.example.org' } });
  await accounts.addUser('kari', 'reader', 'herring cod and haddock');
  const { secret } = await accounts.addToken('kari', { name: 'desk' });
  const headers = { host: 'ledger.example.org', authorization: `Bearer ${secret}` };
  const feed = await proxied.inject({ url: '/api/export/statements/jsonfeed?words=talks', headers });
  expect(feed.json()).toMatchObject({
    home_page_url: 'https://ledger.example.org/search?words=talks',
    feed_url: 'https://ledger.example.org/api/export/statements/jsonfeed?words=talks',
  });
  const call = { name: 'search_statements', arguments: { words: 'talks' } };
  const answer = await proxied.inject({
    method: 'POST',
    url: '/mcp',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: call },
  });
  expect(answer.body).toContain(`https://ledger.example.org/statements/${statement}`);
  await proxied.close();
});
