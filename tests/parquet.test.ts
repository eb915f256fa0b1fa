// A ledger as a folder of Parquet, asked with DuckDB; and Parquet of readings, put into a ledger.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { onrecord } from './printed.ts';
import { documentLine, failedLine } from '../src/export/index.ts';
import { addDocuments, OnrecordError, openLedger, openReader, type TimelineRow } from '../src/index.ts';
import { documentOf } from '../src/storage/testing/documents.ts';
import { ROOT } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-parquet-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = 0;
});

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
afterAll(() => {
  connection.closeSync();
  database.closeSync();
});

/** Rows of a query; whole numbers as numbers. */
async function asked(query: string): Promise<(string | number | null)[][]> {
  const rows = (await connection.runAndReadAll(query)).getRowsJson();
  return rows as (string | number | null)[][];
}

describe('a ledger by month', () => {
  const ledgerFile = at('ledger.sqlite');
  const speakers = ['Kari Holm', 'Jón Thor', 'The ministers'];
  const issues = ['fisheries', 'trade'];

  beforeAll(async () => {
    const ledger = await openLedger(ledgerFile);
    for (let number = 0; number < 90; number += 1) {
      // Every sixth document carries the words of one before it: a statement with two reports.
      const told = number % 6 === 3 ? number - 3 : number;
      const month = String((told % 14) + 1).padStart(2, '0');
      const later = told % 14 > 11;
      const published = told % 11 === 1 ? null : `202${later ? 5 : 4}-${later ? '01' : month}-20`;
      const speaker = speakers[told % 3] ?? '';
      const day = published && told % 4 === 0 ? { day: published.replace('-20', '-02') } : {};
      const members = speaker === 'The ministers' ? { members: ['Kari Holm', 'Jón Thor'] } : {};
      const recorded = documentOf({
        url: `https://news.example.org/${number}`,
        outlet: `Outlet ${number % 5}`,
        published,
        said: [
          {
            speaker,
            words: `Quota ${told} of the northern mackerel stock is far too large for number ${told} and us all`,
            topics: [
              issues[told % 2] ?? '',
              ...(told % 9 === 0 ? ['trade'] : []),
              ...(told < number ? ['quotas'] : []),
            ],
            targets: number % 5 === 0 ? ['country:NOR'] : [],
            ...(told % 5 === 0 ? { act: 'ACCUSE' } : {}),
            ...day,
            ...members,
          },
        ],
        events: [
          {
            type: number % 2 === 0 ? 'CONSULT' : 'AGREE',
            actors: [speakers[number % 2] ?? ''],
            recipients: ['country:NOR'],
            day: number % 11 === 7 ? '2023' : `2024-0${(number % 7) + 1}-1${number % 10}`,
            historical: number % 9 === 4,
            ...(number % 8 === 0 ? { allegedBy: 'Kari Holm' } : {}),
          },
        ],
      });
      await ledger.add(recorded, { retrieved: '2026-05-04T12:00:00Z' });
    }
    await ledger.close();
  });

  let cases = 0;
  async function folderOf(format: string, ...filter: string[]): Promise<string> {
    const out = at(`by-month-${(cases += 1)}`);
    await onrecord('export', '--ledger', ledgerFile, '--format', format, '--by', 'month', '-o', out, ...filter);
    return `'${out}/*/*.parquet'`;
  }

  const timelineOf = async (query: { actor?: string; issue?: string }): Promise<readonly TimelineRow[]> => {
    const ledger = await openLedger(ledgerFile, { mode: 'read' });
    try {
      return (await ledger.timeline(query)).rows;
    } finally {
      await ledger.close();
    }
  };

  const STATEMENTS = `select coalesce(month, '') as period, count(*)::int, sum(independent_reports)::int,
    count(*) filter (act = 'ACCUSE')::int from FILES group by all order by period`;

  const figuresOf = (rows: readonly TimelineRow[]): (string | number)[][] =>
    rows
      .filter(({ statements }) => statements.count > 0)
      .map(({ period, statements, independentReports, byAct }) => [
        period,
        statements.count,
        independentReports,
        byAct['ACCUSE']?.count ?? 0,
      ]);

  test.each([
    ['--speaker', 'Kari Holm', { actor: 'Kari Holm' }],
    ['--topic', 'trade', { issue: 'trade' }],
  ] as const)('the export of %s %s has the figures of its timeline', async (option, value, query) => {
    const rows = await asked(STATEMENTS.replace('FILES', await folderOf('parquet', option, value)));
    const timeline = figuresOf(await timelineOf(query));
    expect(timeline.length).toBeGreaterThan(8);
    // Two reports of one statement, statements without a date, and acts are among them.
    expect(timeline.some(([period]) => period === '')).toBe(true);
    expect(timeline.some(([, count, reports]) => Number(reports) > Number(count))).toBe(true);
    expect(timeline.some(([, , , acts]) => Number(acts) > 0)).toBe(true);
    expect(rows).toEqual(timeline);
  });

  test('of all statements the ids are those of the timeline of an issue, where it is in their first report', async () => {
    const files = await folderOf('parquet');
    const rows = await asked(`select coalesce(month, ''), list(id order by id) from ${files}
      where list_contains(topics, 'fisheries') group by all order by 1`);
    const timeline = (await timelineOf({ issue: 'fisheries' })).map(({ period, statements }) => [
      period,
      statements.ids.toSorted(),
    ]);
    const found = new Set(rows.flatMap(([, ids]) => ids as unknown as string[]));
    const wanted = timeline.map(([period, ids]) => [period, (ids as string[]).filter((id) => found.has(id))]);
    expect(rows).toEqual(wanted.filter(([, ids]) => (ids ?? '').length > 0));
    expect(found.size).toBeGreaterThan(30);
    const [[total = 0] = []] = await asked(`select count(*)::int from ${files}`);
    const ledger = await openLedger(ledgerFile, { mode: 'read' });
    expect(total).toBe((await ledger.counts()).clusters);
    await ledger.close();
  });

  test('events: facts by type, and what is alleged, as the timeline of an actor counts them', async () => {
    const files = await folderOf('parquet-events', '--speaker', 'Kari Holm');
    const rows =
      await asked(`select coalesce(month, ''), count(*) filter (standing = 'fact' and event_type = 'CONSULT')::int,
      count(*) filter (standing = 'fact' and event_type = 'AGREE')::int, count(*) filter (standing = 'alleged')::int
      from ${files} where not negated and not hypothetical and not future and not historical group by all order by 1`);
    const timeline = (await timelineOf({ actor: 'Kari Holm' }))
      .map(({ period, byType, alleged }) => [
        period,
        byType['CONSULT']?.count ?? 0,
        byType['AGREE']?.count ?? 0,
        alleged.count,
      ])
      .filter(([, ...counts]) => counts.some((count) => Number(count) > 0));
    expect(timeline.length).toBeGreaterThan(5);
    expect(timeline.some(([, , , alleged]) => Number(alleged) > 0)).toBe(true);
    expect(rows).toEqual(timeline);
    const rough = await asked(`select month, count(*)::int from ${files} where standing <> 'said' and not negated
      and not hypothetical and not future and not historical and event_date[:7] <> event_end_date[:7] group by all`);
    const january = (await timelineOf({ actor: 'Kari Holm' })).find(({ period }) => period === '2023-01');
    expect(rough.length).toBe(1);
    expect(january?.severalPeriods.ids.filter((id) => id.startsWith('ev_'))).toHaveLength(Number(rough[0]?.[1]));
    // History is there, and in no figure.
    expect(await asked(`select count(*)::int > 0 from ${files} where historical`)).toEqual([[true]]);
  });

  test('columns of the table have their types, and what has no month is no text', async () => {
    const files = await folderOf('parquet-events');
    const types = new Map((await asked(`describe select * from ${files}`)).map(([name, type]) => [name, type]));
    expect(types.get('month')).toBe('VARCHAR');
    expect(types.get('actor_country')).toBe('VARCHAR[]');
    expect(types.get('negated')).toBe('BOOLEAN');
    expect(types.get('event_date')).toBe('VARCHAR');
    const statements = await folderOf('parquet');
    expect(await asked(`select count(*)::int from ${statements} where month >= '0000'`)).not.toEqual(
      await asked(`select count(*)::int from ${statements}`),
    );
  });

  test('is refused where it cannot be', async () => {
    const by = ['export', '--ledger', ledgerFile, '--by', 'month'];
    await expect(onrecord(...by, '--format', 'csv', '-o', at('x'))).rejects.toMatchObject({ code: 'OR4001' });
    await expect(onrecord(...by, '--format', 'parquet')).rejects.toMatchObject({ code: 'OR4001' });
    const parquet = [...by, '--format', 'parquet', '-o'];
    await expect(onrecord(...parquet, folder)).rejects.toMatchObject({ code: 'OR6030' });
    await expect(onrecord(...parquet, ledgerFile)).rejects.toMatchObject({ code: 'OR8003' });
    await expect(onrecord(...parquet, at('y'), '"unclosed')).rejects.toMatchObject({ code: 'OR6005' });
    expect(readdirSync(folder)).not.toContain('y');
  });
});

describe('what was read elsewhere', () => {
  const records = readdirSync(join(ROOT, 'samples', 'articles')).map((name, number) => {
    const content = readFileSync(join(ROOT, 'samples', 'articles', name), 'utf8');
    const body = name.endsWith('.html') ? { html: content } : { text: content };
    return { id: `r${number}`, url: `https://samples.example.org/${number}`, published: '2024-03-13', ...body };
  });
  const transcript = readFileSync(join(ROOT, 'samples', 'transcripts', 'bergen-press-conference.jsonl'), 'utf8').trim();
  const lines: string[] = [];

  beforeAll(async () => {
    writeFileSync(
      at('records.jsonl'),
      `${records.map((record) => JSON.stringify(record)).join('\n')}\n${transcript}\n`,
    );
    const reader = await openReader({ threads: 1 });
    const ledger = await openLedger(at('added.sqlite'));
    for await (const { id, recorded, error } of reader.read(at('records.jsonl')))
      lines.push(JSON.stringify(error ? failedLine(id, error) : documentLine(recorded)));
    for await (const { error } of addDocuments(ledger, at('records.jsonl'), { reader })) expect(error).toBeUndefined();
    await ledger.close();
    await reader.close();
  }, 60_000);

  /** All that a ledger has, in its order, without the times at which it came. */
  const contentsOf = async (ledger: string): Promise<string> => {
    const file = at('contents.jsonl');
    await onrecord('export', '--ledger', ledger, '--format', 'archive', '-o', file);
    return readFileSync(file, 'utf8').replaceAll(/"retrieved":"[^"]*"/g, '');
  };

  function parquetOf(name: string, readings: (string | null)[], rowGroupSize = 3): string {
    const writer = new ByteWriter();
    const columnData = [
      { name: 'id', data: readings.map((_, number) => `r${number}`), type: 'STRING' as const },
      { name: 'reading', data: readings, type: 'STRING' as const },
    ];
    void parquetWrite({ writer, columnData, rowGroupSize });
    writeFileSync(at(name), writer.getBytes());
    return at(name);
  }

  const imported = async (ledger: string, ...files: string[]): Promise<{ told: string; counts: unknown }> => {
    const told = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      const counts = JSON.parse(await onrecord('import', '--json', '--ledger', at(ledger), ...files)) as unknown;
      return { told: told.mock.calls.join('\n'), counts };
    } finally {
      told.mockRestore();
    }
  };

  test('as lines or as Parquet makes the ledger that adding makes, and twice is the same as once', async () => {
    const count = records.length + 1;
    writeFileSync(at('lines.jsonl'), `${lines.join('\n')}\n`);
    const whole = await contentsOf(at('added.sqlite'));
    expect(whole.length).toBeGreaterThan(50_000);
    for (const [ledger, file] of [
      ['from-lines.sqlite', at('lines.jsonl')],
      ['from-parquet.sqlite', parquetOf('readings.parquet', lines)],
    ] as const) {
      const once = { added: count, 'new-version': 0, unchanged: 0, failed: 0 };
      expect((await imported(ledger, file)).counts).toEqual(once);
      expect(await contentsOf(at(ledger))).toBe(whole);
      expect((await imported(ledger, file)).counts).toEqual({ ...once, added: 0, unchanged: count });
    }
    expect(process.exitCode ?? 0).toBe(0);
  });

  test('is in the column that the job for Spark writes', () => {
    const job = readFileSync(join(ROOT, 'examples', 'spark', 'read_documents.py'), 'utf8');
    expect(job).toContain('StructField("reading", StringType(), False)');
  });

  test('in a folder: what is damaged, foreign or failed is named with file and row, and the rest goes on', async () => {
    mkdirSync(at('table/part=1'), { recursive: true });
    const error = new OnrecordError('OR1009', { input: '-', line: 3, fault: 'not JSON' });
    const other = JSON.stringify({ ...(JSON.parse(lines[1] ?? '') as object), text: 'other words' });
    parquetOf('table/a.parquet', [lines[0] ?? '', JSON.stringify(failedLine('r9', error)), other, 'words', null]);
    parquetOf('table/part=1/b.parquet', lines.slice(1, 3));
    writeFileSync(at('table/c.parquet'), readFileSync(at('table/a.parquet')).subarray(0, 300));
    writeFileSync(at('table/_SUCCESS'), '');
    await onrecord('export', '--ledger', at('added.sqlite'), '--format', 'parquet', '-o', at('table/d.parquet'));
    const { told, counts } = await imported('parts.sqlite', at('table'));
    expect(counts).toEqual({ added: 3, 'new-version': 0, unchanged: 0, failed: 6 });
    expect(process.exitCode).toBe(3);
    for (const message of [
      /OR1053.*a\.parquet, row 2: this document could not be read \(OR1009 -, line 3: not JSON\)/,
      /OR1052.*a\.parquet, row 3: .*span/,
      /OR1052.*a\.parquet, row 4: not JSON/,
      /OR1052.*a\.parquet, row 5: it has no document/,
      /OR1050.*c\.parquet: not a Parquet file, or damaged/,
      /OR1051.*d\.parquet: .*no text column "reading" \(found id, kind, /,
    ])
      expect(told).toMatch(message);
    mkdirSync(at('no table'));
    expect((await imported('parts.sqlite', at('no table'))).told).toContain('OR1054');
  });
});
