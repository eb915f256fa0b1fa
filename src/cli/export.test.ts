import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { exportCommand } from './export.ts';

const run = (...words: string[]): Promise<unknown> =>
  exportCommand().exitOverride().parseAsync(words, { from: 'user' });

test.each([
  ['--limit', 'jsonl', 'rss and jsonfeed', '3'],
  ['--limit', 'csv', 'rss and jsonfeed', '100'],
  ['--link', 'gexf', 'rss and jsonfeed', 'https://desk.example/search'],
  ['--publisher', 'rss', 'claimreview', 'Fjord News'],
  ['--title', 'bibtex', 'annotations, gexf, rss and jsonfeed', 'Tolls'],
  ['--by', 'csv', 'parquet and parquet-events', 'month'],
  ['--no-documents', 'archive', 'jsonl'],
  ['--with-words', 'jsonl', 'labels'],
])('%s is refused with --format %s, which has no use for it', async (option, format, formats, ...value) => {
  await expect(run('--format', format, option, ...value, '--ledger', 'none.sqlite')).rejects.toMatchObject({
    code: 'OR4001',
    message: `${option}: not available with --format ${format}, only with ${formats}`,
  });
});

test('events are chosen by their documents and types too, and other filters are refused with those that there are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-export-'));
  const [file, table] = [join(folder, 'l.sqlite'), join(folder, 'events.csv')];
  try {
    const ledger = await openLedger(file);
    for (const outlet of ['Fjord News', 'Strait Post'])
      await ledger.add(
        documentOf({
          url: `https://${outlet.split(' ')[0]}.example/`,
          outlet,
          said: [{ speaker: 'Ana Lima', words: `Remark of ${outlet}` }],
          events: [
            { type: 'CONSULT', actors: ['Ana Lima'], recipients: [], day: '2026-05-01' },
            { type: 'SANCTION', actors: [outlet], recipients: [], day: '2026-05-01' },
          ],
        }),
        { retrieved: '2026-05-04T12:00:00Z' },
      );
    await ledger.close();
    const events = ['--format', 'events', '--ledger', file];
    await run(...events, '--outlet', 'strait', '--act', 'consult', '-o', table);
    const [, ...rows] = readFileSync(table, 'utf8').trim().split('\r\n');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('Strait Post');
    await expect(run(...events, '--topic', 'trade')).rejects.toMatchObject({
      code: 'OR4001',
      message: expect.stringContaining('--target, --act, --outlet, --tag') as string,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a search that cannot be read leaves nothing on standard output, not even a header', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-export-'));
  const file = join(folder, 'l.sqlite');
  let printed = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
  try {
    const ledger = await openLedger(file);
    await ledger.add(documentOf({ said: [{ speaker: 'Ana Lima', words: 'The ferry is late' }] }), {
      retrieved: '2026-05-04T12:00:00Z',
    });
    await ledger.close();
    await expect(run('ferry OR', '--format', 'csv', '--ledger', file)).rejects.toMatchObject({ code: 'OR6005' });
    expect(printed).toBe('');
    await run('ferry', '--format', 'csv', '--ledger', file);
    expect(printed.trim().split('\r\n')).toHaveLength(2);
    printed = '';
    await run('harbour', '--format', 'csv', '--ledger', file);
    expect(printed.trim().split('\r\n')).toHaveLength(1);
  } finally {
    spy.mockRestore();
    rmSync(folder, { recursive: true });
  }
});

test('what is not given is not refused', async () => {
  const none = { code: 'OR3005' };
  await expect(run('--ledger', 'none.sqlite')).rejects.toMatchObject(none);
  await expect(run('--format', 'rss', '--limit', '3', '--ledger', 'none.sqlite')).rejects.toMatchObject(none);
});

test('an export of nothing says so, and one of something does not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-export-'));
  const [file, table] = [join(folder, 'l.sqlite'), join(folder, 'out')];
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  try {
    const ledger = await openLedger(file);
    const one = {
      url: 'https://fjord.example/',
      said: [{ speaker: 'Ana Lima', words: 'Remark of the day' }],
      events: [{ type: 'CONSULT', actors: ['Ana Lima'], recipients: [], day: '2026-05-01' }],
    } as const;
    await ledger.add(documentOf(one), { retrieved: '2026-05-04T12:00:00Z' });
    await ledger.close();
    const formats = ['csv', 'jsonl', 'archive', 'bibtex', 'gexf', 'rss', 'events', 'parquet-events'];
    for (const format of formats) {
      const given = ['--format', format, '--ledger', file, '-o', table];
      told = '';
      await run(...given, '--speaker', 'Lima');
      expect([format, told]).toEqual([format, '']);
      await run(...given, '--speaker', 'Nobody Known');
      expect([format, told]).toEqual([format, 'Nothing matches: the export is empty.\n']);
    }
  } finally {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  }
});
