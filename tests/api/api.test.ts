import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse as InjectResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actors, openLedger } from '../../src/index.ts';
import type { Ledger } from '../../src/ledger/index.ts';
import { allTopics } from '../../src/lexicon/index.ts';
import { buildApp, type Intake } from '../../src/server/index.ts';
import { newClock, testAccounts } from '../../src/server/security/testing/app.ts';
import { read } from '../markdown.ts';
import { samplesLedger } from '../web/samples.ts';
import { operationsOf } from './description.ts';
import { EXAMPLES, PASSWORD } from './examples.ts';
import { exampleIntake } from './intake.ts';
import { apiPage } from './page.ts';
import { DECIDED } from './reviewExamples.ts';

const { description, operations } = await operationsOf();
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'api', ...description });

let app: FastifyInstance;
let ledger: Ledger;
let intake: Intake;
let accounts: Awaited<ReturnType<typeof testAccounts>>;
let remove: () => void;
beforeAll(async () => {
  const samples = await samplesLedger();
  remove = samples.remove;
  ledger = await openLedger(samples.path);
  for (const review of DECIDED) await ledger.review(review);
  intake = await exampleIntake();
  accounts = await testAccounts(newClock());
  await accounts.addUser('kari', 'editor', PASSWORD);
  app = await buildApp({
    ledger,
    accounts,
    intake,
    actors: actors(),
    topics: allTopics(),
    readOnly: false,
  });
});
afterAll(async () => {
  await app.close();
  await intake.close();
  await accounts.dispose();
  await ledger.close();
  remove();
});

/** Asks the app; of a stream of events the first ones, for it has no end of its own. */
async function injected(request: InjectOptions): Promise<InjectResponse> {
  const answered = new AbortController();
  const answer = app.inject(request).finally(() => answered.abort());
  if (request.url !== EXAMPLES['additionEvents']?.path) return answer;
  while (intake.additions.listeners === 0 && !answered.signal.aborted) await new Promise(setImmediate);
  setImmediate(() => intake.additions.endEvents());
  return answer;
}

describe('every operation of the API', () => {
  test('has one example, and every example an operation', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(EXAMPLES).sort());
  });

  test('says what it is, and what it answers when it fails', () => {
    for (const { summary, responses } of operations) {
      expect(summary).toMatch(/^[A-Z]/u);
      expect(responses['default']).toBeDefined();
    }
  });

  test.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s: its example is answered as described',
    async (_, { operationId, method, responses, path: route }) => {
      const { path, body, form, status = 200 } = EXAMPLES[operationId] ?? { path: '' };
      // For each anew: one of the examples logs out.
      const { id } = await accounts.logIn('kari', PASSWORD);
      const answer = await injected({
        method: method as 'GET',
        url: path,
        headers: {
          host: '127.0.0.1:8420',
          origin: 'http://127.0.0.1:8420',
          cookie: `onrecord-8420=${id}`,
          ...(form ? { 'content-type': form.type } : {}),
        },
        ...(form || body !== undefined ? { payload: form?.body ?? (body as object) } : {}),
      });
      expect([answer.statusCode, answer.statusCode === status ? '' : answer.body]).toEqual([status, '']);
      if (status !== 204) expect(answer.rawPayload.length).toBeGreaterThan(0);
      const [type = ''] = String(answer.headers['content-type']).split(';');
      if (responses[status]?.content?.['application/json'] === undefined) return;
      expect(type).toBe('application/json');
      const pointer = `api#/paths/${route.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
      ajv.validate({ $ref: encodeURI(pointer) }, answer.json());
      expect(ajv.errors ?? []).toEqual([]);
    },
  );

  test('stands in docs/api.md, which `node tests/api/page.ts > docs/api.md` makes', async () => {
    expect(read('docs/api.md')).toBe(await apiPage());
  });
});

test.each([
  ['a browser', 'text/html,application/xhtml+xml', 200],
  ['what takes anything', '*/*', 200],
  ['what looks for a picture', 'image/avif,image/*,*/*;q=0.8', 404],
  ['a program that wants data', 'application/json', 404],
])('a page is given to %s, or it is told that there is none', async (_, accept, status) => {
  for (const url of ['/', '/documents/doc_any']) {
    const answer = await app.inject({ url, headers: { host: '127.0.0.1:8420', accept } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(status === 200 ? /^text\/html/u : /^application\/problem\+json/u);
  }
});
