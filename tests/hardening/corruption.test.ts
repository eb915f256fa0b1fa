// Ledgers that were damaged, each in one way: every command says what is wrong with a code, and `check` finds it.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/index.ts';
import { numberedDocument } from '../../src/storage/testing/documents.ts';
import { ARRIVAL, filledLedger, onrecord, type Ran } from './ledgers.ts';
import { cases, randomFrom } from './scale.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-corruption-'));
const at = (name: string): string => join(folder, name);
const whole = at('whole.sqlite');
/** Of one statement with a verification, and of the document and the event that have everything. */
const ids = { statement: '', document: '', event: '' };

beforeAll(async () => {
  await filledLedger(whole, 8);
  const ledger = await openLedger(whole, { mode: 'read' });
  const [verified] = (await ledger.search({ verdict: 'verbatim' })).hits;
  for await (const { id, document } of ledger.events()) [ids.event, ids.document] = [id, document.id];
  ids.statement = verified?.id ?? '';
  await ledger.close();
  writeFileSync(at('whole.jsonl'), (await onrecord('export', '--ledger', whole, '--format', 'archive')).out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Something done to the ledger at a path. */
type Damage = (path: string) => void | Promise<void>;

/** Does SQL without SQLite's own guards. */
const sql =
  (...statements: string[]): Damage =>
  (path) => {
    const database = new Sqlite(path);
    database.unsafeMode(true);
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    database.pragma('writable_schema = ON');
    for (const statement of statements) database.exec(statement);
    database.close();
  };

const bytes =
  (change: (bytes: Buffer) => Buffer | void): Damage =>
  (path) => {
    const before = readFileSync(path);
    writeFileSync(path, change(before) ?? before);
  };

const JSON_COLUMNS = [
  'versions.byline',
  'versions.published',
  'versions.basis',
  'versions.sentences',
  'versions.entities',
  'versions.dates',
  'blocks.label',
  'attributions.source',
  'attributions.cue',
  'attributions.content',
  'reports.reading',
  'event_rows.reading',
  'verifications.verification',
];
/** What may stand in them instead: no JSON, and JSON of another form. */
const INSTEAD = ['{"from":', '', 'null', '7', '"words"', '[[1]]', '[{}]', '{"speaker":3}', '{"places":[{}]}'];

const inColumn = (column: string, value: string): Damage => {
  const [table, name] = column.split('.');
  return sql(`update ${table} set ${name} = '${value}' where ${name} is not null`);
};

const DAMAGES: readonly [name: string, damage: Damage][] = [
  ['an empty file', bytes(() => Buffer.alloc(0))],
  ['a text file', bytes(() => Buffer.from('Notes on fish. '.repeat(400)))],
  ['a file of zeros', bytes((before) => Buffer.alloc(before.length))],
  ['cut in its header', (path) => truncateSync(path, 60)],
  ['cut in its first page', (path) => truncateSync(path, 2000)],
  ['cut in the middle', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096)],
  ['cut in a page', (path) => truncateSync(path, readFileSync(path).length - 5000)],
  ['without its last page', (path) => truncateSync(path, readFileSync(path).length - 4096)],
  ['another magic word', bytes((before) => void before.write('SQLite format 4'))],
  ['another page size', bytes((before) => void before.writeUInt16BE(8192, 16))],
  ['a page size that is none', bytes((before) => void before.writeUInt16BE(77, 16))],
  ['another file format', bytes((before) => void before.fill(9, 18, 20))],
  ['another text encoding', bytes((before) => void before.writeUInt32BE(3, 56))],
  ['another number of pages', bytes((before) => void before.writeUInt32BE(3, 28))],
  ['a schema page of zeros', bytes((before) => void before.fill(0, 100, 4096))],
  ['a schema page of noise', bytes((before) => void before.fill(0x5a, 100, 4096))],
  ['another program’s', bytes((before) => void before.writeUInt32BE(0x1234, 68))],
  ['no program’s', bytes((before) => void before.writeUInt32BE(0, 68))],
  ['a newer schema', bytes((before) => void before.writeUInt32BE(99, 60))],
  ['an older schema than it has', bytes((before) => void before.writeUInt32BE(1, 60))],
  ['no schema number', bytes((before) => void before.writeUInt32BE(0, 60))],
  ['a negative schema number', bytes((before) => void before.writeInt32BE(-1, 60))],
  ...[
    'document_rows',
    'versions',
    'statement_rows',
    'reports',
    'attributions',
    'blocks',
    'clusters',
    'event_rows',
    'names',
    'statements_text',
  ].map((table): [string, Damage] => [`without the table ${table}`, sql(`drop table ${table}`)]),
  ['without an index of the file', sql('drop index statements_by_day')],
  ['without an index that searches name', sql('drop index statement_parties_by_statement')],
  ['without a trigger', sql('drop trigger statements_inserted')],
  ['a table that is not of a ledger', sql('create table notes (a)')],
  ['a renamed column', sql('alter table versions rename column title to headline')],
  ['a column less', sql('alter table versions drop column source_sha256')],
  ['a renamed table', sql('alter table reports rename to accounts')],
  ...JSON_COLUMNS.map((column): [string, Damage] => [`no JSON in ${column}`, inColumn(column, '{"from":')]),
  ['another hash', sql(`update versions set sha256 = '${'0'.repeat(64)}' where pk = 1`)],
  ['another text', sql(`update versions set text = replace(text, 'talks', 'cods ') where pk = 1`)],
  ['a shorter text', sql(`update versions set text = substr(text, 1, 30)`)],
  ['other words of a statement', sql(`update statement_rows set text = 'We never said this' where pk = 1`)],
  ['another id of a statement', sql(`update statement_rows set id = 'st_aaaaaaaaaaaaaaaa' where pk = 1`)],
  ['another id of a document', sql(`update document_rows set id = 'doc_aaaaaaaaaaaaaaaa' where pk = 1`)],
  ['another identity', sql(`update document_rows set identity = 'https://other.example/' where pk = 1`)],
  ['another fingerprint', sql(`update versions set fingerprint = 'f' where pk = 1`)],
  ['another title', sql(`update versions set title = 'Other' where pk = 1`)],
  ['a span out of the text', sql(`update attributions set content = '[[5,99999]]' where version = 1`)],
  ['a span that is turned round', sql(`update attributions set content = '[[9,5]]' where version = 1`)],
  ['a block out of the text', sql(`update blocks set "end" = 99999 where version = 1 and ordinal = 0`)],
  ['a block of no kind', sql(`update blocks set kind = 'poem' where version = 1`)],
  ['a statement of no kind', sql(`update statement_rows set kind = 'sung' where pk = 1`)],
  ['a time that is none', sql(`update versions set retrieved = 'once'`)],
  ['an orphan statement', sql('delete from reports where statement = 1')],
  ['a statement of no version', sql('update statement_rows set version = 999 where pk = 1')],
  ['a report of no attribution', sql('delete from attributions where version = 1')],
  ['a version of no document', sql('delete from document_rows where pk = 1')],
  ['a document without a version', sql('update document_rows set current = null where pk = 1')],
  ['another document’s version', sql('update document_rows set current = 2 where pk = 1')],
  ['actors that are gone', sql('delete from version_actors', 'delete from actor_rows')],
  ['a saying without reports', sql('update statement_rows set cluster = null where pk = 1')],
  ['a wrong count of reports', sql('update clusters set reports = 7')],
  ['an event of no version', sql('update event_rows set version = 999')],
  ['a cluster that is gone', sql('update event_rows set cluster = 999')],
  [
    'a word index without a statement',
    sql(
      `insert into statements_text (statements_text, rowid, text) select 'delete', pk, text from statement_rows where pk = 3`,
    ),
  ],
  ['an empty word index', sql(`insert into statements_text (statements_text) values ('delete-all')`)],
  [
    'a word index with other words',
    sql(
      `insert into statements_text (statements_text, rowid, text) select 'delete', pk, text from statement_rows where pk = 3`,
      `insert into statements_text (rowid, text) values (3, 'something else')`,
    ),
  ],
  ['the log of another ledger', otherLog],
];

/**
 * A log that belongs to another file: SQLite takes it for this one's. (Where it holds every page of the other ledger, the
 * file is then that ledger, whole, and nothing in it tells.)
 */
async function otherLog(path: string): Promise<void> {
  const other = `${path}.other`;
  const first = await openLedger(other);
  for (let number = 50; number < 60; number += 1) await first.add(numberedDocument(number), ARRIVAL);
  await first.close();
  const ledger = await openLedger(other);
  await ledger.add(numberedDocument(70), ARRIVAL);
  copyFileSync(`${other}-wal`, `${path}-wal`);
  await ledger.close();
}

const COMMANDS: readonly (() => readonly string[])[] = [
  () => ['search', 'overdue', '--facets'],
  () => ['search', '--json'],
  () => ['show', ids.statement],
  () => ['show', ids.document, '--json'],
  () => ['show', ids.event],
  () => ['export', '--all-reports'],
  () => ['export', '--format', 'archive'],
  () => ['export', '--format', 'plover'],
  () => ['timeline', 'Nygård', '--json'],
  () => ['positions', 'Nygård', '--issue', 'fisheries'],
  () => ['explain', ids.statement],
  () => ['verify', ids.document],
  () => ['verify', '--all'],
  () => ['import', at('whole.jsonl')],
  () => ['remove', ids.document],
];

let copies = 0;

/** What all commands and `check` make of a copy that was damaged. */
async function afterDamage(damage: Damage): Promise<{ ran: Ran[]; check: Ran }> {
  const path = at(`damaged-${(copies += 1)}.sqlite`);
  copyFileSync(whole, path);
  await damage(path);
  const ran: Ran[] = [];
  // check comes first: it may not be that another command has mended something.
  const check = await onrecord('check', '--ledger', path);
  for (const words of COMMANDS) ran.push(await onrecord(...words(), '--ledger', path));
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  return { ran, check };
}

const isCoded = ({ codes, exit }: Ran): boolean => !codes.includes('OR9001') && (exit === 0) === (codes.length === 0);
const briefly = ({ out, err, exit }: Ran) => ({ exit, out: out.slice(0, 300), err: err.slice(0, 300) });

test('a whole ledger has no fault', async () => {
  const { ran, check } = await afterDamage(() => undefined);
  expect(ran.map(({ exit, err }) => [exit, err.match(/OR\d+.*/)])).toEqual(ran.map(() => [0, null]));
  expect(briefly(check)).toEqual({ exit: 0, out: expect.stringContaining('No faults found'), err: '' });
});

describe('a damaged ledger', () => {
  test.each(DAMAGES)('%s', async (_, damage) => {
    const { ran, check } = await afterDamage(damage);
    for (const one of ran) expect(isCoded(one), JSON.stringify(briefly(one))).toBe(true);
    expect(check.codes, check.err).not.toContain('OR9001');
    expect(check.exit, JSON.stringify(briefly(check))).toBe(1);
    // Either it cannot be opened, which a code says, or each line is a fault with its place.
    expect(check.codes.length + check.out.split('\n').length - 1).toBeGreaterThan(0);
  });

  test('a folder', async () => {
    mkdirSync(at('folder.sqlite'));
    for (const words of [...COMMANDS.map((command) => command()), ['check']]) {
      const ran = await onrecord(...words, '--ledger', at('folder.sqlite'));
      expect([ran.exit, ran.codes], ran.err).toEqual([2, ['OR3010']]);
    }
  });
});

describe('JSON of another form', () => {
  const all = JSON_COLUMNS.flatMap((column) => INSTEAD.map((value): [string, string] => [column, value]));
  const random = randomFrom(5);
  const chosen = all.filter(() => random() < cases(25, all.length) / all.length);

  test.each(chosen)('%s: %s', async (column, value) => {
    const { ran, check } = await afterDamage(inColumn(column, value));
    for (const one of ran) expect(isCoded(one), JSON.stringify(briefly(one))).toBe(true);
    expect([check.exit, check.codes], check.out).toEqual([1, []]);
  });

  test('that is met is told with its place', async () => {
    const path = at('place.sqlite');
    copyFileSync(whole, path);
    await inColumn('reports.reading', '{"speaker":3}')(path);
    const { err } = await onrecord('show', ids.statement, '--ledger', path);
    expect(err).toContain(`OR3008 ${path}: the ledger is damaged (reports.reading of ${ids.statement}: speaker:`);
    const { out } = await onrecord('check', '--ledger', path, '--json');
    const faults = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; place: string });
    expect(faults.find(({ id }) => id === ids.statement)?.place).toContain('reports.reading, row ');
  });
});

test('bytes turned over anywhere: coded or not noticed, and never a fault of ours', async () => {
  const random = randomFrom(11);
  for (let turn = 0; turn < cases(12, 300); turn += 1) {
    const { ran, check } = await afterDamage(
      bytes((before) => {
        for (let flip = 0; flip < 1 + (turn % 8); flip += 1) {
          const place = Math.floor(random() * before.length);
          before[place] = (before[place] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
      }),
    );
    for (const one of [...ran, check]) expect(one.codes, `turn ${turn}: ${one.err}`).not.toContain('OR9001');
  }
});
