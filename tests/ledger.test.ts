// docs/ledger.md: what it says of tables and views is so in both databases, and its questions have the answers shown.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDocuments, openLedger, type Reference } from '../src/index.ts';
import { copyLedger } from '../src/storage/testing/copyLedger.ts';
import { databaseStore, fileStore } from '../src/storage/testing/stores.ts';
import { fencesOf, read, titleOf } from './markdown.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { ROOT } from './shared.ts';

const PAGE = 'docs/ledger.md';
const folder = mkdtempSync(join(tmpdir(), 'onrecord-ledger-page-'));
let server: TestPostgres;
let sqlite: Database;
let postgres: Client;

beforeAll(async () => {
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path);
  for await (const { error } of addDocuments(ledger, join(ROOT, 'samples'), { threads: 1 })) if (error) throw error;
  await ledger.close();
  server = await startPostgres();
  const address = await server.database();
  const [file, database] = [await fileStore(path), await databaseStore(address)];
  await copyLedger(file, database);
  for (const store of [file, database]) await store.close();
  sqlite = new Sqlite(path, { readonly: true });
  postgres = new Client({ connectionString: address });
  await postgres.connect();
}, 120_000);

afterAll(async () => {
  await postgres.end();
  sqlite.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function inSqlite(question: string): Answer {
  const statement = sqlite.prepare(question).raw();
  return { columns: statement.columns().map(({ name }) => name), rows: statement.all() as unknown[][] };
}

async function inPostgres(question: string): Promise<Answer> {
  const { fields, rows } = await postgres.query<unknown[]>({ text: question, rowMode: 'array' });
  return { columns: fields.map(({ name }) => name), rows };
}

/** As `sqlite3 -header -column` prints it. */
function printed({ columns, rows }: Answer): string {
  const cells = rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
  const widths = columns.map((name, at) =>
    Math.max(...[name, ...cells.map((row) => row[at] ?? '')].map(({ length }) => length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[columns, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n')}\n`;
}

describe('questions', () => {
  const questions = fencesOf(PAGE).filter(({ language }) => language === 'sql');

  test('there are some', () => expect(questions.length).toBeGreaterThan(12));

  test('the page has their answers as they are (update: vitest run tests/ledger.test.ts -u)', async () => {
    const page = await questions.reduceRight<Promise<string>>(
      async (text, { line, body, note, next }) => {
        if (next?.language !== 'text') throw new Error(`${PAGE}:${line}: no text block below it`);
        const answer = note === 'postgres' ? await inPostgres(body) : inSqlite(body);
        const lines = (await text).split('\n');
        lines.splice(next.line, next.body.split('\n').length - 1, ...printed(answer).trimEnd().split('\n'));
        return lines.join('\n');
      },
      Promise.resolve(read(PAGE)),
    );
    await expect(page).toMatchFileSnapshot(`../${PAGE}`);
  });

  const ofBoth = questions.filter(({ note }) => note === '').map((fence) => [titleOf(fence), fence] as const);
  test.each(ofBoth)('%s has the same answer in both databases', async (_, { body }) => {
    expect(printed(await inPostgres(body))).toBe(printed(inSqlite(body)));
  });
});

describe('views', () => {
  test.each(['documents', 'statements', 'events', 'actors'])('%s has the same rows in both databases', async (view) => {
    const [here, there] = [inSqlite(`select * from ${view}`), await inPostgres(`select * from ${view}`)];
    const rows = ({ rows: found }: Answer): string[] =>
      // The client gives numbers of 64 bits as text.
      found.map((row) => JSON.stringify(row.map((value) => (value === null ? null : String(value))))).toSorted();
    expect(here.rows.length).toBeGreaterThan(5);
    expect(rows(there)).toEqual(rows(here));
    expect(there.columns).toEqual(here.columns);
  });

  test('statements has what the ledger itself says of each', async () => {
    const ledger = await openLedger(sqlite.name, { mode: 'read' });
    const joined = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join('; '));
    /** Members in place of their group, each name once. */
    const names = (references: readonly Reference[]): string[] => [
      ...new Set(
        references.flatMap(({ name, members }) => (members.length > 0 ? names(members) : name === null ? [] : [name])),
      ),
    ];
    let compared = 0;
    for await (const one of ledger.statements({ reports: 'all' })) {
      const { speaker, actor, memberCodes = [], said, act, document } = one;
      expect(sqlite.prepare('select * from statements where id = ?').get(one.id)).toMatchObject({
        document: document.id,
        published: document.published?.from.slice(0, 10) ?? null,
        speaker: speaker?.name ?? null,
        speaker_status: speaker?.status ?? null,
        speaker_members: joined(names(speaker?.members ?? [])),
        speaker_code: speaker?.represents?.code ?? actor?.code ?? joined(memberCodes),
        addressees: joined(names(one.addressees)),
        targets: joined(names(one.targets)),
        chain: joined(names(one.chain)),
        said_from: said?.from.slice(0, 10) ?? null,
        said_to: said?.to.slice(0, 10) ?? null,
        said_basis: said?.basis ?? null,
        venue: one.venue,
        kind: one.kind,
        text: one.text,
        topics: joined(one.topics),
        polarity: one.polarity,
        act: act?.type ?? null,
        act_targets: joined(names(act?.targets ?? [])),
        verdict: one.verdict,
        verdict_source: one.verification?.places[0]?.transcript ?? null,
        confidence: one.confidence,
        reports: one.reports,
        independent_reports: one.independentReports,
        outlets: one.outlets,
      });
      compared += 1;
    }
    await ledger.close();
    expect(compared).toBeGreaterThan(50);
  });

  test('events has what the ledger itself says of each', async () => {
    const ledger = await openLedger(sqlite.name, { mode: 'read' });
    let compared = 0;
    for await (const one of ledger.events()) {
      expect(sqlite.prepare('select * from events where id = ?').get(one.id)).toMatchObject({
        type: one.type,
        country: one.location?.country ?? null,
        latitude: one.location?.latitude ?? null,
        reported_as: one.reportedAs,
        alleged_by: one.allegedBy?.name ?? null,
        future: one.future ? 1 : 0,
        statement: one.statement,
        sentence: one.text,
        cluster: one.firstReport,
        reports: one.reports,
        independent_reports: one.independent,
      });
      compared += 1;
    }
    await ledger.close();
    expect(compared).toBeGreaterThan(20);
  });
});

describe('columns', () => {
  type Kept = 'SQLite' | 'Postgres';

  /** `table.column` as the page has them; what is marked as one database's own is not in the other. */
  function described(database: Kept): string[] {
    const foreign = (text: string): boolean => text.includes(database === 'SQLite' ? '(Postgres)' : '(SQLite)');
    const namesIn = (text: string): string[] => Array.from(text.matchAll(/`(\w+)`/g), ([, name = '']) => name);
    return read(PAGE)
      .split(/^### /mu)
      .slice(1)
      .flatMap((section) => {
        const [heading = '', ...lines] = section.split('\n');
        const [table] = namesIn(heading);
        if (table === undefined || foreign(heading)) return [];
        const cells = lines.filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1] ?? '');
        return cells
          .filter((cell) => !foreign(cell))
          .flatMap((cell) => namesIn(cell).map((name) => `${table}.${name}`));
      });
  }

  const inOrder = (names: readonly string[]): string[] => names.toSorted();

  test('SQLite has those that the page describes, and no others', () => {
    // What FTS5 and SQLite keep for themselves is theirs.
    const { rows } = inSqlite(`select t.name || '.' || c.name from pragma_table_list t, pragma_table_xinfo(t.name) c
      where t.schema = 'main' and t.type <> 'shadow' and t.name not like 'sqlite\\_%' escape '\\'`);
    expect(inOrder(rows.map(([name]) => String(name)))).toEqual(inOrder(described('SQLite')));
  });

  test('Postgres has those that the page describes, and no others', async () => {
    const { rows } = await inPostgres(`select table_name || '.' || column_name from information_schema.columns
      where table_schema = current_schema()`);
    expect(inOrder(rows.map(([name]) => String(name)))).toEqual(inOrder(described('Postgres')));
  });
});

test('views are written in what SQLite 3.37 knows: an older program could not open the file', () => {
  const { rows } = inSqlite(`select sql from sqlite_schema where type = 'view'`);
  expect(rows).toHaveLength(4);
  for (const [sql] of rows)
    expect(sql).not.toMatch(/->|string_agg|concat_ws|\bright join\b|distinct from|group_concat\([^()]*order by/i);
});
