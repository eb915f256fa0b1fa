import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../tests/postgres.ts';
import { openLedger } from '../index.ts';
import { textOf } from './logText.ts';

const COMMAND = `import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'main.ts')).href)})
  .then(({ run }) => run(['node', 'onrecord', ...process.argv.slice(1)]))`;

let postgres: TestPostgres;
let ledger = '';
let folder = '';
/** Whether this Onrecord can keep its ledger in PostgreSQL, which is another matter than its queue. */
let keepsLedgers = false;

beforeAll(async () => {
  postgres = await startPostgres();
  ledger = await postgres.database();
  folder = mkdtempSync(join(tmpdir(), 'onrecord-jobs-'));
  keepsLedgers = await openLedger(await postgres.database()).then(
    async (opened) => {
      await opened.close();
      return true;
    },
    (error: { code?: string }) => {
      if (error.code === 'OR3010') return false;
      throw error;
    },
  );
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  /** What it has written to standard error so far. */
  errors(): string;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
}

function start(...words: string[]): Started {
  const child = spawn(process.execPath, ['--eval', COMMAND, '--', ...words], {
    env: { ...process.env, ONRECORD_LEDGER: ledger, NO_COLOR: '1' },
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdin.end();
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }));
  return { child, errors: () => errors, ended };
}
const run = (...words: string[]): Started['ended'] => start(...words).ended;

const TEXT =
  '“The tolls are a step too far,” Minister Ine Dahl said in Oslo on Monday.\n\nThe ministry said that it would answer the letter within a week.\n';

test('jobs are put in, listed, and dropped', async () => {
  const file = join(folder, 'a.txt');
  writeFileSync(file, TEXT);
  const put = await run('enqueue', '--tag', 'fisheries', file, join(folder, 'nowhere.txt'));
  expect(put).toMatchObject({
    code: 3,
    output: expect.stringMatching(/^1 job enqueued; queue: postgres:\/\/postgres:\*\*\*@/) as unknown,
  });
  expect(put.errors).toContain('OR1001');

  const listed = await run('jobs', '--json');
  expect(JSON.parse(listed.output)).toMatchObject({ input: file, state: 'waiting', tags: ['fisheries'], faults: [] });
  expect(listed.errors).toContain('1 job waiting, 0 running, 0 failed');
  const table = await run('jobs');
  expect(table.output).toContain(file);
  expect(await run('jobs', 'retry', '99')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('OR8022') as unknown,
  });
  expect(await run('jobs', 'drop')).toMatchObject({ code: 2, errors: expect.stringContaining('OR4001') as unknown });

  const { id } = JSON.parse(listed.output) as { id: string };
  expect(await run('jobs', 'drop', id)).toMatchObject({ code: 0, output: '1 job dropped\n' });
  expect(await run('jobs', '--json')).toMatchObject({ code: 0, output: '' });
});

test('feeds are followed, listed and followed no more', async () => {
  const [feed, other] = ['https://news.example/a.rss', 'https://news.example/b.rss'];
  const list = join(folder, 'feeds.opml');
  writeFileSync(list, `<opml version="2.0"><body><outline type="rss" xmlUrl="${feed}"/></body></opml>`);
  expect(await run('enqueue', '--every', '15m', list, other)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^2 feeds followed/) as unknown,
  });
  const feeds = (await run('jobs', 'feeds', '--json')).output.trim().split('\n');
  expect(feeds.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { address: feed, every: 15, due: null, error: null },
    { address: other, every: 15 },
  ]);
  expect((await run('jobs', 'feeds')).output).toContain('15 min');
  expect(await run('jobs', 'unfollow', feed, other)).toMatchObject({ code: 0, output: '2 feeds unfollowed\n' });
  expect(await run('enqueue', '--every', 'often', other)).toMatchObject({ code: 2 });
});

test('a ledger that is a file has no queue', async () => {
  for (const words of [['enqueue', 'a.txt'], ['work'], ['jobs']])
    expect(await run(...words, '--ledger', join(folder, 'ledger.sqlite'))).toMatchObject({
      code: 2,
      errors: expect.stringContaining('OR8020') as unknown,
    });
});

test('for a person the log is a line each, and harmless', () => {
  const entry = {
    time: '2026-05-04T09:30:12.345Z',
    level: 'info',
    msg: 'document added',
    input: 'a.txt',
    statements: 2,
  };
  expect(textOf(entry)).toBe('09:30:12 info  document added  input=a.txt  statements=2');
});

test('a worker adds what was put in, ends when it is told to, and at once when it is told twice', async ({ skip }) => {
  if (!keepsLedgers) skip('this Onrecord keeps no ledgers in PostgreSQL');
  const file = join(folder, 'b.txt');
  writeFileSync(file, TEXT);
  await run('enqueue', file);
  const whole = await run('work', '--until-empty', '--concurrency', '1');
  expect(whole.code, whole.errors).toBe(0);
  const log = whole.errors.trim().split('\n');
  expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain('document added');
  const kept = await openLedger(ledger, { mode: 'read' });
  expect((await kept.counts()).documents).toBe(1);
  await kept.close();

  const records = join(folder, 'c.jsonl');
  writeFileSync(records, `${JSON.stringify({ text: readFileSync(file, 'utf8') })}\n`.repeat(50));
  for (const [signals, code] of [
    [1, 0],
    // It ends by the signal itself.
    [2, null],
  ] as const) {
    await run('enqueue', records);
    const worker = start('work', '--concurrency', '1');
    let told = false;
    worker.child.stderr?.on('data', () => {
      if (told || !worker.errors().includes('"status"')) return;
      told = true;
      for (let sent = 0; sent < signals; sent += 1) worker.child.kill(sent === 0 ? 'SIGTERM' : 'SIGINT');
    });
    expect((await worker.ended).code).toBe(code);
  }
});
