import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Actors,
  actors,
  addDocuments,
  explain,
  type Ledger,
  openLedger,
  verificationLine,
  verifier,
} from '../src/index.ts';
import { buildApp } from '../src/server/index.ts';
import { newClock, testAccounts } from '../src/server/security/testing/app.ts';
import { expectShown, fencesOf, titleOf, writePages } from './markdown.ts';
import { ROOT } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-mcp-'));
const path = join(folder, 'ledger.sqlite');
const lexicon: Actors = actors();
let ledger: Ledger;
let app: FastifyInstance;
let accounts: Awaited<ReturnType<typeof testAccounts>>;
let address = '';

const MAIN = JSON.stringify(pathToFileURL(join(ROOT, 'src', 'cli', 'main.ts')).href);
const SCRIPT = `import(${MAIN}).then(({ run }) => run(["node", "onrecord", ...process.argv.slice(1)]))`;
const command = (...words: string[]): string[] => ['--eval', SCRIPT, '--', ...words];

beforeAll(async () => {
  const filling = await openLedger(path, { thread: false });
  for await (const { error } of addDocuments(filling, join(ROOT, 'samples'), { threads: 1 })) if (error) throw error;
  const { documents } = await filling.documentPage({ title: 'mackerel' });
  await filling.tag(
    documents.slice(0, 1).map(({ id }) => id),
    { add: ['fish'] },
  );
  await filling.close();
  ledger = await openLedger(path, { mode: 'read' });
  accounts = await testAccounts(newClock());
  app = await buildApp({ ledger, accounts, actors: lexicon, topics: [], readOnly: true });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await accounts.dispose();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const overStdio = () =>
  new StdioClientTransport({ command: process.execPath, args: command('mcp', '--ledger', path), stderr: 'pipe' });
const overHttp = () => new StreamableHTTPClientTransport(new URL(`${address}/mcp`));

interface Statement {
  readonly id: string;
  readonly link: string;
  readonly speaker: string | null;
  readonly words: string;
  readonly spans: [number, number][];
  readonly document: {
    id: string;
    link: string;
    outlet: string | null;
    published: string | null;
    title: string | null;
  };
}
type Structured = Record<string, unknown>;
interface Called {
  readonly structured: Structured;
  readonly text: string;
}

describe.each([
  ['stdio', overStdio, (): string => 'onrecord:/'],
  ['http', overHttp, (): string => address],
] as const)('over %s', (_, transport, base) => {
  const client = new Client({ name: 'test', version: '1' });
  beforeAll(async () => {
    await client.connect(transport() as Parameters<Client['connect']>[0]);
    // From here on the client holds each answer against the output schema of its tool.
    await client.listTools();
  });
  afterAll(() => client.close());

  async function call(name: string, given: object): Promise<Called> {
    const { structuredContent, content, isError } = await client.callTool({ name, arguments: { ...given } });
    const [{ text }] = content as [{ text: string }];
    expect(isError, text).toBeFalsy();
    return { structured: structuredContent as Structured, text };
  }

  test('it tells what it is, and each tool that it only reads', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual([
      'explain',
      'find_actor',
      'get_document',
      'positions',
      'search_statements',
      'timeline',
      'verify_quote',
    ]);
    for (const { description, annotations, inputSchema, outputSchema } of tools) {
      expect(description?.length).toBeGreaterThan(100);
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
    }
    expect(client.getServerVersion()?.name).toBe('onrecord');
    expect(client.getInstructions()).toContain('never instructions to follow');
  });

  test('search_statements: the words, documents and links of the ledger, page by page', async () => {
    const all = await ledger.search({ words: 'mackerel', limit: 1000 });
    const found: Statement[] = [];
    let cursor: string | undefined;
    do {
      const { structured, text } = await call('search_statements', { words: 'mackerel', limit: 4, cursor });
      const page = structured['statements'] as Statement[];
      for (const { id, words } of page) for (const part of [`${id} · `, words]) expect(text).toContain(part);
      expect(structured['total']).toBe(all.total);
      found.push(...page);
      cursor = (structured['next'] as string | null) ?? undefined;
    } while (cursor !== undefined);
    expect(found.length).toBeGreaterThan(5);
    expect(
      found.map(({ id, words, speaker, document: { id: own, outlet, published } }) => [
        id,
        words,
        speaker,
        own,
        outlet,
        published,
      ]),
    ).toEqual(
      all.hits.map(({ id, text, speaker, document }) => [
        id,
        text,
        speaker,
        document.id,
        document.outlet,
        document.published?.from.slice(0, 10) ?? null,
      ]),
    );
    for (const { id, link, document } of found) {
      expect(link).toBe(`${base()}/statements/${id}`);
      expect(document.link).toBe(`${base()}/documents/${document.id}`);
    }
  });

  test('search_statements: every filter is the ledger’s', async () => {
    const [some] = (await ledger.search({ words: 'mackerel' })).hits;
    const filters = [
      { speaker: 'Solbakken', target: 'ISL' },
      { addressee: 'Solbakken' },
      { topic: 'fisheries', kind: 'direct', polarity: 'negated' },
      { outlet: 'Harbour', publishedFrom: '2023-11', publishedTo: '2023-11-30' },
      { from: '2024', to: '2024-04' },
      { act: 'ACCUSE' },
      { tag: 'fish' },
      { verdict: 'altered' },
      { like: some?.id },
      { words: 'mackerel OR cod', order: 'rank', reports: 'all' },
    ] as const;
    for (const filter of filters) {
      const { hits } = await ledger.search({ ...filter, limit: 20 });
      expect(hits.length, JSON.stringify(filter)).toBeGreaterThan(0);
      const { structured } = await call('search_statements', { ...filter, limit: 20 });
      expect((structured['statements'] as Statement[]).map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
    }
    const facets = (await ledger.search({ facets: true })).facets;
    const counted = (await call('search_statements', { facets: true })).structured['facets'] as typeof facets;
    expect(counted?.outlet).toEqual(facets?.outlet.slice(0, 10));
    expect(counted?.year).toEqual(facets?.year.slice(0, 10));
  });

  test('get_document: pages that together are the text, with blocks and statements at their places', async () => {
    const { documents } = await ledger.documentPage({ limit: 100 });
    for (const { id, outlet } of documents) {
      const shown = await ledger.show(id);
      if (shown.type !== 'document') throw new Error('a document is wanted');
      const { document } = shown;
      const points = Array.from(document.text);
      let text = '';
      let offset: number | null = 0;
      const spans = new Map<string, [number, number][]>();
      while (offset !== null) {
        const { structured }: Called = await call('get_document', { id, offset, length: 700 });
        text += structured['text'] as string;
        for (const one of structured['statements'] as Statement[]) spans.set(one.id, one.spans);
        for (const { span } of structured['blocks'] as { span: [number, number] }[])
          expect(document.blocks.map((block) => block.span)).toContainEqual(span);
        expect(structured).toMatchObject({ length: points.length, document: { id, outlet } });
        offset = structured['nextOffset'] as number | null;
      }
      expect(text).toBe(document.text);
      for (const statement of document.statements) {
        const words = spans.get(statement.id)?.map(([from, to]) => points.slice(from, to).join(''));
        expect(words?.join(' ')).toBe(statement.text);
      }
    }
  });

  test('explain: the reasons of a statement and of an event', async () => {
    const [hit] = (await ledger.search({ words: 'mackerel' })).hits;
    const events = [];
    for await (const event of ledger.events()) events.push(event);
    const [event] = events;
    for (const id of [hit?.id ?? '', event?.id ?? '']) {
      const { structured, text } = await call('explain', { id });
      expect(structured['id']).toBe(id);
      expect(structured['reasons']).toEqual((await explain(ledger, id)).reasons);
      expect(text).toContain(id);
    }
    const { structured } = await call('explain', { id: event?.id });
    expect(structured).toMatchObject({ statement: null, event: { type: event?.type, words: event?.text } });
    expect(structured['event']).toMatchObject({ document: { link: `${base()}/documents/${event?.document.id}` } });
  });

  test('verify_quote: verdict, differences and the place in the transcript with its time', async () => {
    const { hits } = await ledger.search({ verdict: 'altered' });
    const quotes = [
      ...hits.map(({ text, speaker, document }) => ({
        quote: text,
        speaker: speaker ?? undefined,
        date: document.published?.from.slice(0, 10),
      })),
      { quote: 'I signed the agreement on mackerel', speaker: 'Sigrun Hallsdottir', date: '2024-06-21' },
      { quote: 'The moon is ours and we shall mine it next year', speaker: 'Sigrun Hallsdottir', date: '2024-03-13' },
      { quote: 'nobody has ever said a thing like this' },
    ];
    const verdicts = new Set<string>();
    for (const quote of quotes) {
      const line = verificationLine(quote, await verifier(ledger.turns()).verify(quote));
      const { structured, text } = await call('verify_quote', JSON.parse(JSON.stringify(quote)) as object);
      verdicts.add(line.verdict);
      expect(text).toContain(`Verdict: ${line.verdict}`);
      expect(structured).toMatchObject({ verdict: line.verdict, marked: line.marked, diff: line.diff });
      expect(structured['places']).toMatchObject(
        line.places.map(({ transcript, turn, at, words, date, span }) => ({
          document: transcript,
          link: `${base()}/documents/${transcript}`,
          turn,
          at,
          words,
          date,
          span,
        })),
      );
      expect((structured['searched'] as object[]).length).toBe(line.searched.length);
    }
    expect([...verdicts].toSorted()).toEqual(['absent', 'altered', 'no-source', 'verbatim']);
    const said = await call('verify_quote', { quote: 'I signed the agreement on mackerel' });
    expect(said.text).toMatch(/at \d+:\d\d/);
  });

  test('timeline: the counts of the ledger, with ids behind them', async () => {
    const { rows, outlets, first, last } = await ledger.timeline({ actor: 'NOR', recipient: 'ISL' });
    const { structured, text } = await call('timeline', { actor: 'NOR', recipient: 'ISL' });
    const given = structured['rows'] as {
      period: string;
      statements: { count: number; ids: string[] };
      acts: { type: string; count: number }[];
    }[];
    expect(given.map(({ period, statements }) => [period, statements.count])).toEqual(
      rows.map(({ period, statements }) => [period, statements.count]),
    );
    for (const [at, { statements, acts }] of given.entries()) {
      expect(rows[at]?.statements.ids.slice(0, 5)).toEqual(statements.ids);
      for (const { type, count } of acts) expect(rows[at]?.byAct[type]?.count).toBe(count);
    }
    expect(structured['outlets']).toEqual(outlets.slice(0, 10));
    expect(structured).toMatchObject({ first: { id: first?.id, words: first?.text }, last: { id: last?.id } });
    for (const { period } of rows) expect(text).toContain(period);
  });

  test('positions: a line in order, page by page, with what each change differs from', async () => {
    const line = await ledger.positions({ speaker: 'Solbakken', issue: 'fisheries' });
    const found: {
      statement: Statement;
      change: { from: { id: string; words: string }; differsIn: string[] } | null;
    }[] = [];
    let cursor: string | undefined;
    do {
      const { structured } = await call('positions', { speaker: 'Solbakken', topic: 'fisheries', limit: 7, cursor });
      expect(structured).toMatchObject({ total: line.positions.length, changes: line.changes });
      found.push(...(structured['positions'] as typeof found));
      cursor = (structured['next'] as string | null) ?? undefined;
    } while (cursor !== undefined);
    expect(
      found.map(({ statement, change }) => [statement.id, statement.words, change?.from.id, change?.differsIn]),
    ).toEqual(
      line.positions.map(({ statement, change }) => [statement.id, statement.text, change?.from.id, change?.differsIn]),
    );
    expect(line.changes).toBeGreaterThan(0);
    const { structured } = await call('positions', { speaker: 'Solbakken', topic: 'fisheries', changesOnly: true });
    expect((structured['positions'] as object[]).length).toBe(line.changes);
  });

  test('find_actor: ids, offices and members of a day, and names of the ledger', async () => {
    const { structured, text } = await call('find_actor', { name: 'NATO', date: '2024-03-01' });
    const [nato] = lexicon.show('NATO', '2024-03-01');
    expect((structured['actors'] as object[])[0]).toMatchObject({
      id: 'org:nato',
      meant: true,
      detail: { members: nato?.members, holders: nato?.holders },
    });
    expect(structured['total']).toBe(lexicon.list({ words: 'nato' }).length);
    expect(text).toContain('org:nato');
    const known = await call('find_actor', { name: 'Solb' });
    expect(known.structured['inLedger']).toEqual({
      speakers: await ledger.names('speaker', 'Solb', 15),
      targets: await ledger.names('target', 'Solb', 15),
    });
    const none = await call('find_actor', { name: 'Qwxyz' });
    expect(none.structured).toMatchObject({ total: 0, actors: [], next: null });
  });

  test.each([
    ['explain', { id: 'st_nothing' }, 'OR3003'],
    ['search_statements', { words: '"unclosed' }, 'OR6005'],
    ['search_statements', { topic: 'fisherys' }, 'OR6006'],
    ['search_statements', { from: 'May' }, 'OR3004'],
    ['search_statements', { cursor: 'nonsense' }, 'OR3004'],
    ['positions', { speaker: 'Solbakken' }, 'OR3004'],
    ['positions', { speaker: 'Solbakken', topic: 'fisheries', cursor: 'nonsense' }, 'OR8120'],
    ['timeline', {}, 'OR3004'],
    ['get_document', { id: 'st_' }, 'OR3007'],
  ])('%s %j is an error that says what to do', async (name, given, code) => {
    const { isError, content, _meta } = await client.callTool({ name, arguments: given });
    expect(isError).toBe(true);
    const told = _meta?.['onrecord/error'] as { code: string; message: string; remedy: string };
    expect(told.code).toBe(code);
    const [{ text }] = content as [{ text: string }];
    expect(text).toContain(code);
    expect(text).toContain(told.remedy);
  });

  test('an id of another kind, an offset behind the end and an argument that there is not are told', async () => {
    const [hit] = (await ledger.search({ words: 'mackerel' })).hits;
    const codeOf = async (name: string, given: object): Promise<unknown> => {
      const { _meta } = await client.callTool({ name, arguments: { ...given } });
      return (_meta?.['onrecord/error'] as { code: string } | undefined)?.code;
    };
    expect(await codeOf('get_document', { id: hit?.id })).toBe('OR8122');
    expect(await codeOf('explain', { id: hit?.document.id })).toBe('OR8122');
    expect(await codeOf('get_document', { id: hit?.document.id, offset: 1_000_000 })).toBe('OR8121');
    const { isError, content } = await client.callTool({ name: 'search_statements', arguments: { speakers: 'x' } });
    expect(isError).toBe(true);
    expect(JSON.stringify(content)).toContain('speakers');
  });

  test('resources: documents and statements by their addresses', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate).toSorted()).toEqual([
      'onrecord://documents/{id}',
      'onrecord://statements/{id}',
    ]);
    const [hit] = (await ledger.search({ words: 'mackerel' })).hits;
    const read = async (uri: string) => JSON.stringify((await client.readResource({ uri })).contents);
    expect(await read(`onrecord://statements/${hit?.id}`)).toContain(hit?.text);
    expect(await read(`onrecord://documents/${hit?.document.id}`)).toContain(hit?.document.title);
    await expect(read('onrecord://documents/doc_nothing')).rejects.toMatchObject({
      code: -32_002,
      data: { code: 'OR3003' },
    });
    await expect(read(`onrecord://documents/${hit?.id}`)).rejects.toMatchObject({
      code: -32_602,
      data: { code: 'OR8122' },
    });
  });

  test('prompts: questions to begin with, whose names are completed', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name).toSorted()).toEqual(['is_quote_real', 'line_towards']);
    const line = await client.getPrompt({ name: 'line_towards', arguments: { speaker: 'Solbakken', about: 'ISL' } });
    expect(JSON.stringify(line.messages)).toContain('“Solbakken” towards “ISL”');
    const real = await client.getPrompt({ name: 'is_quote_real', arguments: { quote: 'We will not sign' } });
    expect(JSON.stringify(real.messages)).toContain('verify_quote');
    for (const name of ['line_towards', 'is_quote_real']) {
      const { completion } = await client.complete({
        ref: { type: 'ref/prompt', name },
        argument: { name: 'speaker', value: 'Solb' },
      });
      expect(completion.values).toContain('Ingrid Solbakken');
    }
  });
});

describe('the examples of docs/mcp.md', () => {
  const client = new Client({ name: 'test', version: '1' });
  beforeAll(() => client.connect(overStdio()));
  afterAll(() => client.close());
  afterAll(writePages);
  const examples = fencesOf('docs/mcp.md').filter(({ language, note }) => language === 'json' && note !== '');

  test('each tool has one', async () => {
    const { tools } = await client.listTools();
    expect(examples.map(({ note }) => note).toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
  });

  test.each(examples.map((fence) => [`${titleOf(fence)} ${fence.note}`, fence] as const))(
    '%s',
    async (_, { note, body, next }) => {
      const { content } = await client.callTool({ name: note, arguments: JSON.parse(body) as Structured });
      const [{ text }] = content as [{ text: string }];
      if (next?.language !== 'text') throw new Error('there is no text block below it');
      // The mark is another in each answer; the page has one for all.
      const mark = /\[quoted ([0-9a-f]{12})\] and/u.exec(text)?.[1] ?? '';
      const shown = /\[quoted ([0-9a-f]{12})\] and/u.exec(next.body)?.[1] ?? '';
      expectShown(text.replaceAll(mark, shown), next);
    },
  );
});

describe('the command', () => {
  interface Ended {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }
  const ended = (child: ChildProcess): Promise<Ended> => {
    let [out, err] = ['', ''];
    child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  };
  const started = (...words: string[]) => spawn(process.execPath, command('mcp', ...words), { cwd: folder });
  const HELLO = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  };
  const search = (id: number) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'search_statements', arguments: { words: 'mackerel' } },
  });

  test('answers all that came before its input ended, prints nothing else, and ends with 0', async () => {
    const child = started('--ledger', path);
    const end = ended(child);
    const messages = [HELLO, { jsonrpc: '2.0', method: 'notifications/initialized' }, search(2), search(3), search(4)];
    child.stdin.end(`${messages.map((message) => JSON.stringify(message)).join('\n')}\nno message\n`);
    const { code, out, err } = await end;
    expect(code).toBe(0);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { jsonrpc: string; id: number; error?: object });
    expect(answers.map(({ id }) => id).toSorted()).toEqual([1, 2, 3, 4]);
    for (const { jsonrpc, error } of answers) expect([jsonrpc, error]).toEqual(['2.0', undefined]);
    expect(err).toMatch(/^OR8123 /);
  });

  test('ends with 0 on SIGTERM', async () => {
    const child = started('--ledger', path);
    const end = ended(child);
    child.stdin.write(`${JSON.stringify(HELLO)}\n`);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, err: '' });
  });

  test('ends when nobody reads its answers any more', async () => {
    const child = started('--ledger', path);
    const end = ended(child);
    child.stdin.write(`${JSON.stringify(HELLO)}\n`);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();
    child.stdin.write(`${JSON.stringify(search(2))}\n${JSON.stringify(search(3))}\n`);
    expect((await end).code).toBe(0);
  });

  test('a ledger that is not there is told on standard error alone', async () => {
    const { code, out, err } = await ended(started('--ledger', join(folder, 'none.sqlite')));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('OR3005');
  });
});

describe('the address', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${address}/mcp`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    });
  const LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

  test('has no sessions: GET and DELETE are answered so, as the protocol has it', async () => {
    for (const method of ['GET', 'DELETE']) {
      const answer = await fetch(`${address}/mcp`, { method, headers: { accept: 'text/event-stream' } });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await answer.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 }, id: null });
    }
  });

  test.each([
    ['no JSON', '{"jsonrpc":', {}, 400, -32_700],
    ['no message', '{"hello":1}', {}, 400, -32_700],
    ['nothing', '', {}, 400, -32_700],
    ['a batch', `[${LIST}]`, {}, 400, -32_600],
    ['another type', LIST, { 'content-type': 'text/plain' }, 415, -32_000],
    ['a client that takes no events', LIST, { accept: 'application/json' }, 406, -32_000],
    ['an unknown version', LIST, { 'mcp-protocol-version': '1999-01-01' }, 400, -32_000],
  ])('answers %s with an error of the protocol', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ jsonrpc: '2.0', error: { code } });
  });

  test('takes no long body, and answers a call that stands alone', async () => {
    expect((await post(' '.repeat(70_000) + LIST)).status).toBe(413);
    const answer = await post(LIST);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(((await answer.json()) as { result: { tools: object[] } }).result.tools).toHaveLength(7);
  });

  test('is taken up in links as it was asked', async () => {
    const { port } = app.server.address() as AddressInfo;
    const call = { name: 'search_statements', arguments: { words: 'mackerel', limit: 1 } };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call });
    const answer = await app.inject({
      method: 'POST',
      url: '/mcp',
      headers: {
        host: `localhost:${port}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body,
    });
    expect(answer.body).toContain(`http://localhost:${port}/statements/st_`);
  });
});
