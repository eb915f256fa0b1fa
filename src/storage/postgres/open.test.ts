import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { onrecord } from '../../../tests/hardening/ledgers.ts';
import { OnrecordError } from '../../errors/index.ts';
import { openLedger } from '../../index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import { rowOf } from '../shared/sql.ts';
import { copyLedger } from '../testing/copyLedger.ts';
import { documentOf } from '../testing/documents.ts';
import { addEnvoys, AS_FILED_BEFORE, FOUND_OF_ENVOYS, foundOfEnvoys } from '../testing/envoys.ts';
import { databaseStore, fileStore } from '../testing/stores.ts';
import { openPostgresLedger } from './open.ts';
import { KNOWN_SCHEMA, prepareSchema } from './schema.ts';
import { connectionsTo, postgresStore } from './store.ts';
import { STEPS } from './steps.ts';
import { UNWATCHED } from './unwatched.ts';

let server: TestPostgres;
const folder = mkdtempSync(join(tmpdir(), 'onrecord-open-'));
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function asked<Row>(address: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(question)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function refusal(address: string, mode: 'read' | 'write' = 'write'): Promise<OnrecordError> {
  const error: unknown = await openPostgresLedger(address, { mode }).then(
    (ledger) => ledger.close().then(() => null),
    (reason: unknown) => reason,
  );
  if (!(error instanceof OnrecordError)) throw new Error(`not refused in our words: ${String(error)}`);
  expect(error.message).not.toContain('s3cret');
  return error;
}

test('many open one ledger at once, and its tables are made once', async () => {
  const address = await server.database();
  const opened = await Promise.all(Array.from({ length: 8 }, () => openPostgresLedger(address)));
  for (const ledger of opened) expect((await ledger.counts()).documents).toBe(0);
  for (const ledger of opened) await ledger.close();
  expect(await asked(address, 'select schema from onrecord_ledger')).toEqual([{ schema: String(KNOWN_SCHEMA) }]);
});

/** As before there was a place for what people decide; the views go with it. */
const WITHOUT_READ = ['read_statements', 'read_events'].map((table) => `drop table ${table}`);
const UNDECIDED = [
  ...WITHOUT_READ,
  ...['reports', 'event_rows'].map((table) => `alter table ${table} drop column decided cascade`),
];

test('a ledger of the first schema keeps all that it has, and what people decide has its place', async () => {
  const address = await server.database();
  await asked(address, 'create table onrecord_ledger (schema int8 not null, changed timestamptz not null)');
  await asked(address, 'insert into onrecord_ledger (schema, changed) values (1, now())');
  for (const text of STEPS[0]?.() ?? []) await asked(address, text);
  const identity = 'https://news.example/1';
  await asked(address, `insert into document_rows (id, identity) values ('doc_old', '${identity}')`);
  const ledger = await openPostgresLedger(address);
  const said = [{ speaker: 'Kari Nygård', words: 'The talks are long overdue' }];
  const added = await ledger.add(documentOf({ url: 'https://news.example/2', said }), {
    retrieved: '2026-05-04T12:00:00Z',
  });
  await ledger.review({ entry: added.statements[0] ?? '', decision: 'accept', field: 'entry', by: 'R. Adler' });
  expect((await Array.fromAsync(ledger.reviews())).length).toBe(1);
  await ledger.close();
  expect(await asked(address, 'select id from document_rows order by pk')).toMatchObject([{ id: 'doc_old' }, {}]);
  expect(await asked(address, 'select schema from onrecord_ledger')).toEqual([{ schema: String(KNOWN_SCHEMA) }]);
});

test('a ledger of schema 4 gets the earliest report of each event as its first one', async () => {
  const address = await server.database();
  const first = await openPostgresLedger(address);
  const events = [{ type: 'AGREE' as const, actors: ['country:NOR'], recipients: ['country:ISL'], day: '2022-05-03' }];
  for (const published of ['2022-05-04', '2022-05-05'])
    await first.add(documentOf({ url: `https://news.example/${published}`, published, said: [], events }), {
      retrieved: '2026-05-04T12:00:00Z',
    });
  const told = await Array.fromAsync(first.events());
  await first.close();
  await asked(
    address,
    `update event_rows set cluster = (select max(pk) from event_rows), match_key = 'as it was made'`,
  );
  for (const text of [
    ...UNDECIDED,
    'alter table event_parties drop column code',
    'drop index statements_counted',
    'alter table statement_rows drop column act_negated',
    'create index statements_counted on statement_rows (pk)',
    'update onrecord_ledger set schema = 4',
  ])
    await asked(address, text);

  const ledger = await openPostgresLedger(address);
  expect(await Array.fromAsync(ledger.events())).toEqual(told);
  expect(told).toMatchObject([{ reports: 2, document: { published: { from: '2022-05-04' } } }]);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});

test('a ledger of schema 6 has its statements compared by the words as they are now taken', async () => {
  const address = await server.database();
  const first = await openPostgresLedger(address);
  for (const spelling of ['the labour of our neighbours', 'the labor of our neighbors'])
    await first.add(
      documentOf({
        url: `https://news.example/${spelling.length}`,
        said: [{ speaker: 'Kari Nygård', words: `We honour ${spelling} on the northern coast`, day: '2022-05-03' }],
      }),
      { retrieved: '2026-05-04T12:00:00Z' },
    );
  await first.close();
  const prints = 'select * from statement_prints order by 1, 2, 3';
  const before = await asked(address, prints);
  for (const text of [
    ...UNDECIDED,
    'insert into clusters (pk, reports, outlets, independent) select 100 + pk, 1, 1, 1 from statement_rows',
    'update statement_rows set cluster = 100 + pk, place = 0',
    'delete from clusters where pk < 100',
    'update statement_prints set hash = hash / 2',
    'update onrecord_ledger set schema = 6',
  ])
    await asked(address, text);

  const ledger = await openPostgresLedger(address);
  expect((await ledger.search({ words: 'northern coast' })).hits).toMatchObject([{ reports: 2 }]);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
  expect(await asked(address, prints)).toEqual(before);
});

test('a ledger of schema 6 counts outlets by their names', async () => {
  const address = await server.database();
  const first = await openPostgresLedger(address);
  const said = [{ speaker: 'Kari Nygård', words: 'The talks on the northern fishery are long overdue' }];
  for (const host of ['fjord.example', 'm.fjord.example'])
    await first.add(documentOf({ url: `https://${host}/6`, outlet: 'Fjord News', published: '2022-05-04', said }), {
      retrieved: '2026-05-04T12:00:00Z',
    });
  await first.close();
  await asked(address, 'update clusters set outlets = 2');
  for (const text of [...UNDECIDED, 'update onrecord_ledger set schema = 6']) await asked(address, text);

  const ledger = await openPostgresLedger(address);
  expect(await Array.fromAsync(ledger.statements())).toMatchObject([{ reports: 2, outlets: 1 }]);
  await ledger.close();
});

test('what people had decided before there was a place for it is put down', async () => {
  const address = await server.database();
  const first = await openPostgresLedger(address);
  const said = [{ speaker: 'Kari Nygård', words: 'The talks on the northern fishery are long overdue' }];
  const { statements } = await first.add(documentOf({ said }), { retrieved: '2026-05-04T12:00:00Z' });
  const [entry = ''] = statements;
  await first.review({ entry, field: 'speaker', decision: 'wrong', value: { name: 'Ana Lima' }, by: 'R. Adler' });
  await first.close();
  for (const text of [...UNDECIDED, 'delete from statement_parties', 'update onrecord_ledger set schema = 10'])
    await asked(address, text);
  const ledger = await openPostgresLedger(address);
  expect((await ledger.search({ speaker: 'Lima' })).hits).toMatchObject([{ id: entry, corrected: ['speaker'] }]);
  const queue = await ledger.reviewQueue({ by: 'S. Brandt', filter: { speaker: 'Nygård' } });
  expect(queue.statements).toMatchObject([{ id: entry }]);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});

test('a ledger of schema 14 finds who acts for an organ of a state by the state', async () => {
  const address = await server.database();
  const first = await openPostgresLedger(address);
  await addEnvoys(first);
  await first.close();
  for (const text of [...AS_FILED_BEFORE, 'update onrecord_ledger set schema = 14']) await asked(address, text);
  const ledger = await openPostgresLedger(address);
  expect(await foundOfEnvoys(ledger)).toEqual(FOUND_OF_ENVOYS);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});

test('of a ledger of schema 11 the server watches over fewer references, which a check does instead', async () => {
  const address = await server.database();
  const first = await openPostgresLedger(address);
  const { document } = await first.add(
    documentOf({
      url: 'https://news.example/11',
      said: [{ speaker: 'Kari Nygård', words: 'The talks on the northern fishery are long overdue' }],
      events: [{ type: 'AGREE', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2022-05-03' }],
    }),
    { retrieved: '2026-05-04T12:00:00Z' },
  );
  await first.close();
  for (const { table, column, named } of UNWATCHED)
    await asked(address, `alter table ${table} add foreign key (${column}) references ${named}`);
  for (const text of [...WITHOUT_READ, 'update onrecord_ledger set schema = 11']) await asked(address, text);

  const ledger = await openPostgresLedger(address);
  await asked(address, 'update statement_rows set cluster = 1000');
  expect(await Array.fromAsync(ledger.faults())).toMatchObject([
    {
      kind: 'reference',
      place: 'statement_rows.cluster',
      fault: 'it names rows of clusters that are not there, 1 in all',
    },
  ]);
  await asked(address, 'update statement_rows set cluster = (select pk from clusters)');
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.remove(document);
  await ledger.close();
  for (const { table } of UNWATCHED) expect(await asked(address, `select * from ${table}`)).toEqual([]);
});

test('to read, nothing is made; nor is a ledger of a newer Onrecord opened', async () => {
  const address = await server.database();
  expect(await refusal(address, 'read')).toMatchObject({ code: 'OR3005' });
  expect(await asked(address, `select 1 from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
  await (await openPostgresLedger(address)).close();
  await (await openPostgresLedger(address, { mode: 'read' })).close();
  await asked(address, 'update onrecord_ledger set schema = 99');
  expect(await refusal(address, 'read')).toMatchObject({ code: 'OR3001' });
  expect(await refusal(address)).toMatchObject({ code: 'OR3001' });
});

test('ledgers in several schemas of one database know nothing of each other', async () => {
  const address = await server.database();
  const of = (schema: string): string => `${address}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  expect(await refusal(of('desk'))).toMatchObject({ code: 'OR3043' });
  await asked(address, 'create schema desk');
  await (await openPostgresLedger(of('desk'))).close();
  expect(await refusal(address, 'read')).toMatchObject({ code: 'OR3005' });
  const found = await asked<{ schema: string }>(
    address,
    `select distinct table_schema as schema from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  expect(found).toEqual([{ schema: 'desk' }]);
});

describe('what is in the way is told in our words, and without the password', () => {
  test('no server, no such database, no such user, no address', async () => {
    const { port } = server;
    expect(await refusal('postgres://ana:s3cret@127.0.0.1:9/ledger')).toMatchObject({ code: 'OR3040' });
    expect(await refusal('postgres://ana:s3cret@localhost:9/ledger')).toMatchObject({ code: 'OR3040' });
    expect(await refusal(`postgres://ana:s3cret@127.0.0.1:${port}/ledger`)).toMatchObject({ code: 'OR3041' });
    expect(await refusal((await server.database()).replace(/[^/]+$/, 'nothing'))).toMatchObject({ code: 'OR3042' });
    for (const address of ['postgres:// x', 'postgres://ana:s3/cret@h/d', 'postgres://h/d\0']) {
      expect(await refusal(address)).toMatchObject({ code: 'OR3046' });
    }
  });

  test('a NUL in a question, or within a document', async () => {
    const ledger = await openPostgresLedger(await server.database());
    await expect(ledger.show('st_a\0b')).rejects.toMatchObject({ code: 'OR3044' });
    const file = await fileStore(join(folder, 'nul.sqlite'));
    const said = { speaker: 'Kari Nygård', words: 'A\0B' };
    await ledgerOver(file, {}).add(documentOf({ title: 'odd', said: [said] }), { retrieved: '2026-05-04T12:00:00Z' });
    const database = await databaseStore(await server.database());
    await expect(copyLedger(file, database)).rejects.toMatchObject({ code: 'OR3044' });
    expect((await ledgerOver(database, {}).counts()).documents).toBe(0);
    for (const one of [file, database, ledger]) await one.close();
  });

  test('a reader who writes, a table that is not there', async () => {
    const address = await server.database();
    await (await openPostgresLedger(address)).close();
    const ledger = await openPostgresLedger(address, { mode: 'read' });
    await asked(address, 'drop table tags cascade');
    await expect(ledger.tags()).rejects.toMatchObject({ code: 'OR3008' });
    const faults = await Array.fromAsync(ledger.faults());
    expect(faults).toContainEqual({ kind: 'schema', id: null, place: 'table tags', fault: 'it is not there' });
    await ledger.close();
  });

  test('a server that goes away while it is in use', async () => {
    const address = await server.database();
    const ledger = await openPostgresLedger(address);
    expect((await ledger.counts()).documents).toBe(0);
    const statements = ledger.statements()[Symbol.asyncIterator]();
    await asked(address, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'onrecord'`);
    // The connection that was lost is let go; a new one is made for the next question.
    const answers = await Promise.allSettled([ledger.counts(), statements.next(), ledger.counts()]);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'OR3040' });
    }
    expect((await ledger.counts()).documents).toBe(0);
    await ledger.close();
  });
});

test('every command takes the address, and shows it without the password', async () => {
  const address = await server.database();
  await (await openLedger(address)).close();
  const ran = await onrecord('info', '--ledger', address);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(ran.out).toContain('postgres://postgres:***@127.0.0.1');
  const info = JSON.parse((await onrecord('info', '--ledger', address, '--json')).out) as Record<string, unknown>;
  expect(info).toMatchObject({ schema: KNOWN_SCHEMA, counts: { documents: 0 } });
  expect(Number(info['size'])).toBeGreaterThan(100_000);
  expect(Date.now() - Date.parse(String(info['changed']))).toBeGreaterThan(-60_000);
  for (const words of [
    ['search', 'fish'],
    ['documents'],
    ['check'],
    ['export', '--format', 'jsonl'],
    ['timeline', 'Holm'],
  ]) {
    const { exit, err } = await onrecord(...words, '--ledger', address);
    expect([words[0], exit]).toEqual([words[0], 0]);
    expect(err).not.toContain('onrecord@');
  }
  const refused = await onrecord('search', 'fish', '--ledger', 'postgres://ana:s3cret@127.0.0.1:9/ledger');
  expect(refused.codes).toEqual(['OR3040']);
  expect(refused.out + refused.err).not.toContain('s3cret');
});

test('a question that takes longer than it may is ended by the server, and the next is answered', async () => {
  const address = await server.database();
  const connections = connectionsTo(address);
  await prepareSchema(connections.db, address, true);
  const store = postgresStore(address, connections, 'write', { questionLimit: 50 });
  const sleep = (seconds: number) =>
    store.read((session) => rowOf(session, sql`select pg_sleep(${seconds}), 1 as one`));
  await expect(sleep(600)).rejects.toMatchObject({ code: 'OR8155', message: expect.stringContaining('0.05 s') });
  expect(await sleep(0)).toMatchObject({ one: 1 });
  // What is written is not ended.
  await store.write((session) => rowOf(session, sql`select pg_sleep(0.1)`));
  await store.close();
});
