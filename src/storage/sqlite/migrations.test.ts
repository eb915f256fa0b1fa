import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { identityOf, documentId } from '../../ledger/index.ts';
import { openSqliteLedger } from '../index.ts';
import { documentOf } from '../testing/documents.ts';
import { addEnvoys, AS_FILED_BEFORE, FOUND_OF_ENVOYS, foundOfEnvoys } from '../testing/envoys.ts';
import { BRIEFING, transcriptSketched } from '../testing/suiteVerified.ts';
import { APPLICATION_ID, KNOWN_SCHEMA } from './migrations.ts';
import { VIEW_NAMES } from '../shared/views.ts';
import { STEPS } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = 'The talks on the northern fishery are long overdue, and we will not wait for another winter';
const [{ speaker, addressees, targets, said, venue, topics, chain } = {}] = documentOf({
  said: [{ speaker: 'Kari Nygård', words: WORDS, topics: ['fish'] }],
}).statements;
const act = { type: 'ACCUSE', negated: false, targets: [] };
const reading = { speaker, addressees, targets, said, venue, topics, polarity: 'negated', act, chain };

/** A ledger as version 0.1.0 left it, with two documents that carry the same words. */
function oldLedger(path: string): void {
  const database = new Sqlite(path);
  database.exec(STEPS[0] ?? '');
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma('user_version = 1');
  for (const number of [1, 2]) {
    const url = `https://news.example/${number}`;
    const text = `“${WORDS}”, Kari Nygård said.`;
    const identity = identityOf({ url, outlet: null, text });
    const published = `{"from":"2022-05-0${number}","to":"2022-05-0${number}","granularity":"day","basis":"known","span":null,"why":"given"}`;
    database.exec(`
      insert into documents (pk, id, identity) values (${number}, '${documentId(identity)}', '${identity}');
      insert into versions (pk, document, number, fingerprint, retrieved, sha256, program, model, lexicon, url, title,
        outlet, language, byline, published, basis, text, sentences, entities, dates)
      values (${number}, ${number}, 1, 'f${number}', '2026-01-01T00:00:00.000Z', 's', '0.1.0', 'en-0.1.0', '2026', '${url}',
        'T', null, 'en', '[]', '${published}', '{}', '${text}', '[]', '[]', '[]');
      update documents set current = ${number} where pk = ${number};
      insert into attributions values (${number}, 0, 'a1', '[]', '[]', '[[0,92]]', 0.9, 'model');
      insert into actors (pk, scope, id, name, kind) values (${number}, 'doc${number}', 'doc:kari', 'Kari Nygård', 'person');
      insert into version_actors values (${number}, 0, ${number});
      insert into statements (pk, id, version, current, first_day, last_day, kind, confidence, text)
      values (${number}, 'st_${number}', ${number}, 1, '2022-05-0${number}', '2022-05-0${number}', 'direct', 0.9, '“${WORDS}”');`);
    database
      .prepare('insert into reports values (?, ?, 0, ?, 0, ?, ?)')
      .run(number, number, number, number, JSON.stringify(reading));
  }
  database.close();
}

/** What the last step made, undone; the index that it made anew is gone. */
const UNDONE_19 = 'drop table read_statements; drop table read_events;';
/** As before there was a place for what people decide. */
const WITHOUT_DECIDED = [
  UNDONE_19,
  ...['reports', 'event_rows'].map((table) => `alter table ${table} drop column decided;`),
].join(' ');
const UNDONE_18 = [
  ...VIEW_NAMES.map((view) => `drop view ${view};`),
  WITHOUT_DECIDED,
  ...VIEW_NAMES.map((view) => `create view ${view} as select 1;`),
].join(' ');
const UNDONE_13 = `drop index statements_counted; alter table event_parties drop column code;
  alter table statement_rows drop column act_negated;`;
const COUNTED_BEFORE_13 = `create index statements_counted on statement_rows
  (pk, current, first_day, last_day, act, cluster, place, outlet)`;

test('a ledger of schema 1 is copied and brought up to date: names, acts and the same words in two documents', async () => {
  const path = join(folder, 'old.sqlite');
  oldLedger(path);
  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await ledger.counts()).toMatchObject({ documents: 2, statements: 2, clusters: 1, speakers: 1 });
  const { hits } = await ledger.search({ speaker: 'Nygård', act: 'ACCUSE', polarity: 'negated', topic: 'fish' });
  expect(hits).toMatchObject([{ id: 'st_1', reports: 2 }]);
  expect((await ledger.search({ publishedFrom: '2022-05-02' })).hits).toMatchObject([{ id: 'st_2' }]);
  await ledger.close();

  const database = new Sqlite(path);
  expect(database.pragma('user_version', { simple: true })).toBe(KNOWN_SCHEMA);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  const copy = new Sqlite(`${path}.schema-1`, { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  expect(copy.prepare('select count(*) from statements').pluck().get()).toBe(2);
  copy.close();
});

test('the copy before an upgrade is as private as the ledger, and no half of it is left where it cannot be made', async () => {
  const place = join(folder, 'private');
  mkdirSync(place);
  const path = join(place, 'old.sqlite');
  oldLedger(path);
  chmodSync(path, 0o600);
  mkdirSync(join(`${path}.schema-1`, 'in the way'), { recursive: true });
  await expect(openSqliteLedger(path)).rejects.toMatchObject({ code: 'OR3006' });
  expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([]);
  rmSync(`${path}.schema-1`, { recursive: true });
  await (await openSqliteLedger(path)).close();
  expect(statSync(`${path}.schema-1`).mode & 0o777).toBe(0o600);
});

test('a ledger of schema 4, of before tags and edits, keeps all that it has and can have both', async () => {
  const path = join(folder, 'four.sqlite');
  const first = await openSqliteLedger(path);
  const sketch = {
    url: 'https://news.example/4',
    outlet: 'Fjord',
    published: '2022-05-04',
    said: [{ speaker: 'Kari Nygård', words: WORDS }],
  };
  const { document } = await first.add(documentOf(sketch), { retrieved: '2026-05-04T12:00:00Z' });
  const counts = await first.counts();
  const { hits } = await first.search({ words: 'fishery' });
  await first.close();
  const database = new Sqlite(path);
  database.exec(`drop view documents; drop view statements; drop view events; drop view actors;
    drop table departed; drop table reviews; drop index statements_by_confidence; drop index events_by_confidence; ${WITHOUT_DECIDED} ${UNDONE_13}
    drop table revisions; drop table sessions; drop table tokens; drop table users; create table quote_shingles (hash, statement); drop trigger titles_inserted; drop trigger titles_deleted; drop table titles_text; drop trigger statements_inserted; drop trigger statements_deleted;
    alter table document_rows rename to documents; alter table statement_rows rename to statements;
    alter table event_rows rename to events; alter table actor_rows rename to actors;
    create trigger statements_inserted after insert on statements begin select 1; end;
    create trigger statements_deleted after delete on statements begin select 1; end;
    drop table tags; alter table versions drop column edited; alter table versions drop column form;
    alter table clusters rename to sayings; alter table statements rename column cluster to saying;
    alter table events rename column cluster to happening; alter table versions rename column original to family`);
  database.pragma('user_version = 4');
  database.close();

  const ledger = await openSqliteLedger(path);
  expect(await ledger.counts()).toEqual(counts);
  expect((await ledger.search({ words: 'fishery' })).hits).toEqual(hits);
  expect(await ledger.tag([document], { add: ['fish'] })).toEqual([{ document, tags: ['fish'] }]);
  expect(await ledger.documentPage({ tag: 'fish' })).toMatchObject({
    total: 1,
    documents: [{ form: null, edited: null }],
  });
  const faults: unknown[] = [];
  for await (const fault of ledger.faults()) faults.push(fault);
  expect(faults).toEqual([]);
  await ledger.close();
  expect(existsSync(`${path}.schema-4`)).toBe(true);
});

test('a new ledger and one that is up to date are not copied', async () => {
  const path = join(folder, 'new.sqlite');
  await (await openSqliteLedger(path)).close();
  await (await openSqliteLedger(path)).close();
  expect(existsSync(`${path}.schema-${KNOWN_SCHEMA}`)).toBe(false);
  expect(existsSync(`${path}.schema-0`)).toBe(false);
});

test('a ledger of schema 8 can keep what people decide', async () => {
  const path = join(folder, 'eight.sqlite');
  const first = await openSqliteLedger(path);
  const said = [{ speaker: 'Kari Nygård', words: WORDS }];
  const added = await first.add(documentOf({ url: 'https://news.example/8', said }), {
    retrieved: '2026-05-04T12:00:00Z',
  });
  const shown = await first.show(added.document);
  await first.close();
  const database = new Sqlite(path);
  database.exec(`drop table departed; drop table reviews; drop table sessions; drop table tokens; drop table users;
    drop index statements_by_confidence; drop index events_by_confidence; ${UNDONE_18} ${UNDONE_13}`);
  database.pragma('user_version = 8');
  const prints = database.prepare('select * from statement_prints').all();
  database.close();

  const ledger = await openSqliteLedger(path);
  expect(await ledger.show(added.document)).toEqual(shown);
  await ledger.review({ entry: added.statements[0] ?? '', decision: 'accept', by: 'R. Adler' });
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.remove(added.document);
  expect(await ledger.show(added.document)).toMatchObject({ type: 'departed' });
  await ledger.close();
  const after = new Sqlite(`${path}.schema-8`, { readonly: true });
  expect(after.prepare('select * from statement_prints').all()).toEqual(prints);
  after.close();
});

test('a ledger of schema 10 gets the index of what timelines count, and answers as before', async () => {
  const path = join(folder, 'ten.sqlite');
  const first = await openSqliteLedger(path);
  const said = [{ speaker: 'Kari Nygård', words: WORDS, act: 'ACCUSE', day: '2022-05-03' }];
  await first.add(documentOf({ url: 'https://news.example/10', said }), { retrieved: '2026-05-04T12:00:00Z' });
  const line = await first.timeline({ actor: 'Nygård' });
  await first.close();
  const database = new Sqlite(path);
  database.exec(`${UNDONE_18} ${UNDONE_13}`);
  database.pragma('user_version = 10');
  database.close();

  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await ledger.timeline({ actor: 'Nygård' })).toEqual(line);
  expect(line.rows).toMatchObject([{ statements: { count: 1 } }]);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});

test('a ledger of schema 11 gets the earliest report of each event as its first one', async () => {
  const path = join(folder, 'eleven.sqlite');
  const first = await openSqliteLedger(path);
  const events = [{ type: 'AGREE' as const, actors: ['country:NOR'], recipients: ['country:ISL'], day: '2022-05-03' }];
  for (const published of ['2022-05-04', '2022-05-05'])
    await first.add(documentOf({ url: `https://news.example/${published}`, published, said: [], events }), {
      retrieved: '2026-05-04T12:00:00Z',
    });
  const told = await Array.fromAsync(first.events());
  await first.close();
  const database = new Sqlite(path);
  database.exec(
    `${UNDONE_18} ${UNDONE_13} ${COUNTED_BEFORE_13}; update event_rows set cluster = 2, match_key = 'as it was made'`,
  );
  database.pragma('user_version = 11');
  database.close();

  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await Array.fromAsync(ledger.events())).toEqual(told);
  expect(told).toMatchObject([{ reports: 2, document: { published: { from: '2022-05-04' } } }]);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});

test('a ledger of schema 12 learns whose each party of an event was, and which acts are denied', async () => {
  const path = join(folder, 'twelve.sqlite');
  const first = await openSqliteLedger(path);
  const made = documentOf({
    url: 'https://news.example/12',
    published: '2022-05-04',
    said: [{ speaker: 'Kari Nygård', words: WORDS, act: 'ACCUSE', targets: ['country:ISL'] }],
    events: [{ type: 'REJECT', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2022-05-03' }],
  });
  await first.add(
    {
      ...made,
      actors: made.actors.map((one) => ({ ...one, code: /^country:(.*)$/u.exec(one.id)?.[1] ?? null })),
      statements: made.statements.map((one) => ({ ...one, act: one.act && { ...one.act, negated: true } })),
    },
    { retrieved: '2026-05-04T12:00:00Z' },
  );
  const asked = async (ledger: typeof first) => [await ledger.dyads(), await ledger.timeline({ actor: 'Nygård' })];
  const before = await asked(first);
  expect(before).toMatchObject([
    [{ source: 'NOR', target: 'ISL', events: 1 }],
    { rows: [{ byAct: { '': { count: 1 } } }] },
  ]);
  await first.close();
  const database = new Sqlite(path);
  database.exec(`${UNDONE_18} ${UNDONE_13} ${COUNTED_BEFORE_13}`);
  database.pragma('user_version = 12');
  database.close();

  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await asked(ledger)).toEqual(before);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await ledger.close();
});

test.each([13, 14, 19])(
  'a ledger of schema %i has its statements, its transcripts and its copies compared by the words as they are now taken',
  async (schema) => {
    const path = join(folder, `compared-${schema}.sqlite`);
    const first = await openSqliteLedger(path);
    for (const spelling of ['the labour of our neighbours', 'the labor of our neighbors'])
      await first.add(
        documentOf({
          url: `https://news.example/${spelling.length}`,
          said: [{ speaker: 'Kari Nygård', words: `We honour ${spelling} on the northern coast`, day: '2022-05-03' }],
        }),
        { retrieved: '2026-05-04T12:00:00Z' },
      );
    await first.add(transcriptSketched(BRIEFING), { retrieved: '2026-05-04T12:00:00Z' });
    await first.close();
    const database = new Sqlite(path);
    const stored = (): unknown[] =>
      ['statement_prints', 'turn_shingles', 'turn_pairs'].map((table) =>
        database.prepare(`select hash from ${table} order by hash`).pluck().all(),
      );
    const before = stored();
    database.exec(`${schema < 19 ? UNDONE_18 : ''} insert into clusters (pk, reports, outlets, independent) select 100 + pk, 1, 1, 1 from statement_rows;
    update statement_rows set cluster = 100 + pk, place = 0; delete from clusters where pk < 100;
    update statement_prints set hash = hash / 2; update turn_shingles set hash = hash / 2;
    update turn_pairs set hash = hash / 2`);
    database.pragma(`user_version = ${schema}`);

    const ledger = await openSqliteLedger(path, { mode: 'read' });
    expect((await ledger.search({ words: 'northern coast' })).hits).toMatchObject([{ reports: 2 }]);
    expect(await Array.fromAsync(ledger.faults())).toEqual([]);
    await ledger.close();
    expect(stored()).toEqual(before);
    database.close();
  },
);

test('a ledger of schema 13 counts outlets by their names', async () => {
  const path = join(folder, 'outlets.sqlite');
  const first = await openSqliteLedger(path);
  const said = [{ speaker: 'Kari Nygård', words: WORDS }];
  for (const host of ['fjord.example', 'm.fjord.example'])
    await first.add(documentOf({ url: `https://${host}/13`, outlet: 'Fjord News', published: '2022-05-04', said }), {
      retrieved: '2026-05-04T12:00:00Z',
    });
  const told = await Array.fromAsync(first.statements());
  expect(told).toMatchObject([{ reports: 2, outlets: 1 }]);
  await first.close();
  const database = new Sqlite(path);
  database.exec(`${UNDONE_18} update clusters set outlets = 2`);
  database.pragma('user_version = 13');
  database.close();

  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await Array.fromAsync(ledger.statements())).toEqual(told);
  await ledger.close();
});

/** A ledger of an older schema, by what undoes the later ones, with a statement of Nygård's that a reviewer gave to Lima: its id. */
async function decidedLedger(path: string, schema: number, undone: string): Promise<string> {
  const ledger = await openSqliteLedger(path);
  const { statements } = await ledger.add(documentOf({ said: [{ speaker: 'Kari Nygård', words: WORDS }] }), {
    retrieved: '2026-05-04T12:00:00Z',
  });
  const [entry = ''] = statements;
  await ledger.review({ entry, field: 'speaker', decision: 'wrong', value: { name: 'Ana Lima' }, by: 'R. Adler' });
  await ledger.close();
  const database = new Sqlite(path);
  database.exec(undone);
  database.pragma(`user_version = ${schema}`);
  database.close();
  return entry;
}

test('what people had decided before there was a place for it is put down', async () => {
  const path = join(folder, 'decided.sqlite');
  const entry = await decidedLedger(path, 17, `${UNDONE_18} delete from statement_parties`);
  const opened = await openSqliteLedger(path);
  expect((await opened.search({ speaker: 'Lima' })).hits).toMatchObject([{ id: entry, corrected: ['speaker'] }]);
  expect(await Array.fromAsync(opened.faults())).toEqual([]);
  await opened.close();
});

test('a ledger of schema 18 has for who codes second what was read of decided entries', async () => {
  const path = join(folder, 'eighteen.sqlite');
  const entry = await decidedLedger(path, 18, `${UNDONE_19} delete from statement_parties where role > 20`);
  const opened = await openSqliteLedger(path);
  const queue = await opened.reviewQueue({ by: 'S. Brandt', filter: { speaker: 'Nygård', kind: 'direct' } });
  expect(queue.statements).toMatchObject([{ id: entry }]);
  expect(await Array.fromAsync(opened.faults())).toEqual([]);
  await opened.close();
});

test('a ledger of schema 19 finds who acts for an organ of a state by the state, and what people decided of them', async () => {
  const path = join(folder, 'nineteen.sqlite');
  const ledger = await openSqliteLedger(path);
  await addEnvoys(ledger);
  expect(await foundOfEnvoys(ledger)).toEqual(FOUND_OF_ENVOYS);
  await ledger.close();
  const database = new Sqlite(path);
  for (const text of AS_FILED_BEFORE) database.exec(text);
  database.pragma('user_version = 19');
  database.close();
  const opened = await openSqliteLedger(path);
  expect(await foundOfEnvoys(opened)).toEqual(FOUND_OF_ENVOYS);
  expect(await Array.fromAsync(opened.faults())).toEqual([]);
  await opened.close();
});
