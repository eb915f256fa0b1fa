// docs/ledger.md: what it says of tables and views is so in both databases, and its questions have the answers shown.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDocuments, openLedger } from '../src/index.ts';
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
  const questions = fencesOf(PAGE)
    .filter(({ language }) => language === 'sql')
    .map((fence) => [titleOf(fence), fence] as const);

  test('there are some', () => expect(questions.length).toBeGreaterThan(11));

  test.each(questions)('%s has the answer that stands below it', async (_, { body, note, next }) => {
    const answer = printed(inSqlite(body));
    expect(next?.language === 'text' ? next.body : 'no text block below it').toBe(answer);
    if (note !== 'sqlite') expect(printed(await inPostgres(body))).toBe(answer);
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
