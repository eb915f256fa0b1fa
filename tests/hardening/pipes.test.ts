// Standard output that is full or that nobody reads any more: a coded error or a quiet end, and the ledger is whole.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/index.ts';
import { numberedDocument } from '../../src/storage/testing/documents.ts';
import { ROOT } from '../shared.ts';
import { cases, FULL } from './scale.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-pipes-'));
const at = (name: string): string => join(folder, name);
const ids = { statement: '' };
const DOCUMENTS = 40;

beforeAll(async () => {
  const ledger = await openLedger(at('ledger.sqlite'));
  for (let number = 0; number < DOCUMENTS; number += 1) {
    const { statements } = await ledger.add(numberedDocument(number), { retrieved: '2026-05-04T12:00:00Z' });
    ids.statement = statements[0] ?? ids.statement;
  }
  await ledger.close();
  const records = Array.from({ length: cases(12, 60) }, (_, number) => ({
    id: `record-${number}`,
    text: `“We will not sign paper ${number} before the winter,” said Kari Nygård on Monday. She added that talks on fish were overdue.`,
  }));
  writeFileSync(at('records.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = JSON.stringify(pathToFileURL(join(ROOT, 'src', 'cli', 'main.ts')).href);
const SCRIPT = `import(${MAIN}).then((cli) => cli.run(['node', 'onrecord', ...process.argv.slice(1)]))`;

/** Runs the command line from a shell, where `onrecord` stands for it, and gives what the shell ends with. */
function shell(line: string, words: readonly string[]): { status: number | null; out: string; err: string } {
  const onrecord = [process.execPath, '--eval', SCRIPT, '--', ...words];
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line.replace('onrecord', '"$@"'), 'bash', ...onrecord], {
    cwd: folder,
    encoding: 'utf8',
    input: '',
    env: { ...process.env, FORCE_COLOR: undefined, ONRECORD_LEDGER: at('ledger.sqlite') },
    timeout: 100_000,
  });
  return { status, out: stdout, err: stderr };
}

const COMMANDS: readonly [name: string, words: () => string[]][] = [
  ['help', () => ['--help']],
  ['completion', () => ['completion', 'bash']],
  ['search', () => ['search', 'remark', '--limit', '500']],
  ['search, JSON', () => ['search', 'remark', '--limit', '500', '--json']],
  ['show', () => ['show', ids.statement]],
  ['explain', () => ['explain', ids.statement]],
  ['positions', () => ['positions', 'Speaker', '--about', 'x']],
  ['timeline', () => ['timeline', 'Speaker', '--format', 'csv']],
  ['verify', () => ['verify', '--all', '--json']],
  ['export', () => ['export']],
  ['export, CSV', () => ['export', '--format', 'csv']],
  ['export, Parquet', () => ['export', '--format', 'parquet']],
  ['actors', () => ['actors', 'list']],
  ['read', () => ['read', '--threads', '1', '--format', 'jsonl', 'records.jsonl']],
  ['add', () => ['add', '--threads', '1', '--ledger', at('closed.sqlite'), 'records.jsonl']],
];
const these = (...names: readonly string[]) => COMMANDS.filter(([name]) => FULL || names.includes(name));

describe('a reader that has had enough is no failure', () => {
  test.each(these('help', 'search', 'show', 'verify', 'export, CSV', 'read', 'add'))('%s | true', (_name, words) => {
    const { status, err } = shell('onrecord | true; exit ${PIPESTATUS[0]}', words());
    expect({ status, err: err.replace(/^\d+ (?:of|actors|statements|compared).*\n/gm, '') }).toEqual({
      status: 0,
      err: '',
    });
  });

  test.each(these('search', 'export'))('%s | head', (_name, words) => {
    const { status, out, err } = shell('onrecord | head -n 1; exit ${PIPESTATUS[0]}', words());
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/OR\d{4}|Error|terminate/);
  });

  test('nor is it one where what is read goes on without an end', () => {
    // The first process still writes when the others have ended, or there would be none to kill.
    const line =
      'exec 3< <(cat records.jsonl; exec sleep 90); pid=$!; onrecord <&3 | head -n 1; status=${PIPESTATUS[0]}; kill $pid && exit $status';
    const { status, out } = shell(line, ['read', '--threads', '1', '--input', 'jsonl', '--format', 'jsonl', '-']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 'record-0' });
  });
});

test('what add has told of is in the ledger, which is whole', async () => {
  const ledger = at('some.sqlite');
  const { status, out } = shell('onrecord | head -n 3; exit ${PIPESTATUS[0]}', [
    'add',
    '--threads',
    '1',
    '--ledger',
    ledger,
    '--json',
    'records.jsonl',
  ]);
  expect(status).toBe(0);
  const told = out.trimEnd().split('\n');
  expect(told).toHaveLength(3);
  const open = await openLedger(ledger);
  const { documents } = await open.counts();
  expect(documents).toBeGreaterThanOrEqual(3);
  for (const line of told) {
    const { document } = JSON.parse(line) as { document: string };
    expect(await open.show(document)).toMatchObject({ type: 'document' });
  }
  await open.close();
  // The rest can be added now.
  const rest = shell('onrecord', ['add', '--threads', '1', '--ledger', ledger, 'records.jsonl']);
  expect(rest.status).toBe(0);
  expect(rest.out.match(/ unchanged /g)).toHaveLength(documents);
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  test.each(these('help', 'export', 'add'))('%s > /dev/full: a coded error', (_name, words) => {
    const { status, err } = shell('onrecord > /dev/full', words());
    expect(status).toBe(1);
    expect(err.match(/OR\d{4}/g)).toEqual(['OR8010']);
    expect(err).toContain('ENOSPC');
  });

  test('that takes no messages keeps nobody from the work', () => {
    const { status, out } = shell('onrecord 2> /dev/full', ['search', 'remark', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ more: false });
  });
});
