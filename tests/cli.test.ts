import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORPUS, ROOT } from './shared.ts';

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-'));
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else if (request.url === '/missing') response.writeHead(404).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/endless') {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = setInterval(() => response.write('<p>more and more</p>'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(more));
    } else if (request.url !== '/silent') response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  code: number | null;
  out: string;
  err: string;
}

function onrecord(words: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Promise<Result> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'onrecord.js'), ...words], {
    cwd: folder,
    // The test runner forces colours on; here the program decides by itself.
    env: { ...process.env, FORCE_COLOR: undefined, ONRECORD_LEDGER: join(folder, 'ledger.sqlite'), ...environment },
  });
  child.stdin.end(input);
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('bad inputs each get their error, named, and the rest of the batch is read', async () => {
  file('large.txt', 'The minister said no. '.repeat(2_300_000));
  copyFileSync(join(CORPUS, 'wire-harbour', 'source.txt'), join(folder, 'good.txt'));
  const cases: [input: string, code: string | null][] = [
    ['missing.txt', 'OR1001'],
    [file('empty.txt', ''), 'OR1002'],
    [
      file(
        'binary.txt',
        Uint8Array.from({ length: 4000 }, (_, i) => i % 256),
      ),
      'OR1003',
    ],
    ['large.txt', 'OR1004'],
    [file('broken.txt', Uint8Array.of(...Buffer.from('The minister said '), 0xff, 0xfe, 0x80)), 'OR1005'],
    [file('nested.html', `<html><body>${'<div>'.repeat(100_000)}`), 'OR1006'],
    [file('nothing.html', '<html><body><nav><a href="/">Home</a></nav></body></html>'), 'OR1007'],
    [file('broken.pdf', '%PDF-1.7\nnothing'), 'OR1011'],
    [`${origin}/silent`, 'OR1101'],
    [`${origin}/round`, 'OR1102'],
    [`${origin}/missing`, 'OR1103'],
    [`${origin}/endless`, 'OR1004'],
    ['good.txt', null],
  ];
  const { code, out, err } = await onrecord([
    'read',
    '--format',
    'jsonl',
    '--allow-private',
    '--timeout',
    '2',
    ...cases.map(([input]) => input),
  ]);
  expect(code).toBe(3);
  const read = lines(out);
  expect(read.map(({ error }) => (error as { code: string } | undefined)?.code ?? null)).toEqual(
    cases.map(([, expected]) => expected),
  );
  for (const [input, expected] of cases) if (expected) expect(err).toContain(`${expected} ${input}`);
  const last = read.at(-1);
  expect(last?.['statements']).toBeInstanceOf(Array);
  expect((last as { statements: unknown[] }).statements.length).toBeGreaterThan(10);
});

test('a broken line of JSON Lines is named by its number, and its neighbours are read', async () => {
  const records = [
    '{"id":"a","text":"“We are ready,” said Kari Nygård."}',
    '{"id": "b", "text": ',
    '{"text":"She said no."}',
  ];
  const { code, out, err } = await onrecord(['read', '--input', 'jsonl'], `${records.join('\n')}\n`);
  expect(code).toBe(3);
  expect(lines(out).map(({ id }) => id)).toEqual(['a', 'line-2', 'line-3']);
  expect(err).toContain('OR1009');
  expect(err).toContain('line 2');
});

test('without --allow-private no loopback address is fetched', async () => {
  const { code, err } = await onrecord(['read', `${origin}/missing`]);
  expect(code).toBe(1);
  expect(err).toContain('OR1104');
});

test.each([[['red']], [['read', '--input', 'word', 'x']], [['search', '--limit', '-1']]])(
  'wrong usage ends with 2 and a code: %j',
  async (words) => {
    expect(await onrecord(words)).toMatchObject({ code: 2, err: expect.stringMatching(/^OR4001 [a-z]/) as unknown });
  },
);

describe('a ledger from the command line', () => {
  const sources = ['wire-harbour', 'eu-press-release'].map((slug) => join(CORPUS, slug, 'source.txt'));

  test('add, search, show, explain and export', async () => {
    const added = await onrecord(['add', '--json', ...sources]);
    expect(added.code).toBe(0);
    expect(lines(added.out).map(({ status }) => status)).toEqual(['added', 'added']);
    const again = await onrecord(['add', '--json', ...sources]);
    expect(lines(again.out).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);

    const found = await onrecord(['search', '--json', '--speaker', 'lawson', 'share a coast']);
    const { total, hits } = JSON.parse(found.out) as {
      total: number;
      hits: { id: string; text: string; speaker: string }[];
    };
    expect(total).toBe(1);
    expect(hits[0]?.text).toContain('share a coast');
    expect(hits[0]?.speaker).toBe('Afi Lawson');

    const id = hits[0]?.id ?? '';
    const shown = await onrecord(['show', id.slice(0, 12)]);
    expect(shown.out).toContain('Afi Lawson');
    expect(shown.out).toContain('told reporters');
    const explained = await onrecord(['explain', id]);
    expect(explained.out).toMatch(/model: cue/);

    const csv = await onrecord(['export', '--format', 'csv']);
    const jsonl = await onrecord(['export', '--format', 'jsonl', '-o', 'all.jsonl']);
    expect(csv.code).toBe(0);
    expect(jsonl.code).toBe(0);
    expect(csv.out.split('\r\n').length).toBeGreaterThan(20);
  });

  test('tables carry no colours where there is no terminal, and NO_COLOR is respected', async () => {
    const { out } = await onrecord(['search', 'coast']);
    expect(out).toContain('coast');
    expect(out).not.toContain('\u001B');
    const forced = await onrecord(['search', 'coast'], '', { FORCE_COLOR: '1' });
    expect(forced.out).toContain('\u001B[33m');
    const plain = await onrecord(['search', 'coast'], '', { NO_COLOR: '1' });
    expect(plain.out).not.toContain('\u001B');
  });

  test('a search that cannot be read is wrong usage', async () => {
    const { code, err } = await onrecord(['search', '"unclosed']);
    expect(code).toBe(2);
    expect(err).toContain('OR6005');
  });

  test('an id that is not there and a ledger that is not there are said to be so', async () => {
    expect((await onrecord(['show', 'st_nothing'])).err).toContain('OR3003');
    expect((await onrecord(['search', '--ledger', 'none.sqlite', 'x'])).err).toContain('OR3005');
  });
});
