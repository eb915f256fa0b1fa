import { setImmediate } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import type { Ledger, ReadAgain, StatementJudge, TurnIndex } from '../../ledger/index.ts';
import { prepare, write } from './add.ts';
import { everyFault } from './check/index.ts';
import { namesBeginning } from './beginnings.ts';
import type { Connection } from './connection.ts';
import { failureOf } from './failures.ts';
import { openDatabase } from './open.ts';
import { everyEvent } from './everyEvent.ts';
import { everyVersion } from './everyVersion.ts';
import { documentPage, everyDocument, registerFunctions } from './documents.ts';
import { editOf, unchangedBy, writeEdit } from './edit.ts';
import { info } from './info.ts';
import { counts, show } from './read.ts';
import { outdated, outdatedCount, refresh } from './refresh.ts';
import { remove, removeAll } from './remove.ts';
import { restore } from './restore.ts';
import { everyStatement, search } from './search.ts';
import { positions } from './positions.ts';
import { everyTag, tag } from './tags.ts';
import { withPrepared } from './prepared.ts';
import type { Tables } from './tables.ts';
import { timeline } from './timeline.ts';
import { inTransaction } from './transaction.ts';
import { sharedTurnIndex } from './turnIndex.ts';
import { setVerdict, verifyEntry, verifyEvery } from './verdicts.ts';

export interface OpenOptions {
  /** `read` never makes a file and cannot add; `write`, the default, makes the folder and the file as needed. */
  readonly mode?: 'read' | 'write' | undefined;
  /** By which quoted statements are compared with the transcripts when either is added; without it they are not. */
  readonly judgeWith?: StatementJudge | undefined;
  /** By which a document is read again when it is edited; without it none can be. */
  readonly readWith?: ReadAgain | undefined;
  /** Called when the ledger is closed. */
  readonly closeWith?: (() => Promise<void>) | undefined;
}

/**
 * The ledger in the SQLite file at `path`. Several processes may have it open at once; one that adds waits up to half
 * a minute for another's document to be done.
 *
 * @throws OnrecordError OR3001 written by a newer Onrecord, OR3002 not a ledger, OR3005 none there to read, OR3006,
 *   OR3008 damaged, OR3010 no name of a file, OR3011 may not be written to, OR3013 may not be read.
 */
export function openSqliteLedger(
  path: string,
  { mode = 'write', judgeWith, readWith, closeWith }: OpenOptions = {},
): Ledger {
  const { database, confirm, dispose } = openDatabase(path, mode);
  registerFunctions(database);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(database) }) });
  const coded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      confirm();
      return result;
    } catch (error) {
      confirm();
      throw failureOf(error, database, path);
    }
  };
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await coded(work);
    // better-sqlite3 never waits, so without this a long row of calls would keep signals and finalizers from their turn.
    await setImmediate();
    return result;
  };
  async function* toldOfEach<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* rows;
      confirm();
    } catch (error) {
      confirm();
      throw failureOf(error, database, path);
    }
  }
  const connection = { db, database };
  const inWrite = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    told(() => inTransaction(db, database, (within) => work({ db: within, database, judgeWith })));
  const sharedTurns = sharedTurnIndex(database);
  const turns = (): TurnIndex => {
    try {
      const { hits, pairs, body, speakers, occasions } = sharedTurns();
      return {
        hits: (...given) => coded(() => hits(...given)),
        pairs: (...given) => coded(() => pairs(...given)),
        body: (turn) => coded(() => body(turn)),
        speakers: (of) => coded(() => speakers(of)),
        occasions: (days) => coded(() => occasions(days)),
      };
    } catch (error) {
      throw failureOf(error, database, path);
    }
  };
  return {
    add: (recorded, arrival) =>
      told(async () => {
        const incoming = prepare(recorded, arrival);
        return inTransaction(db, database, (within) => write({ db: within, database, judgeWith }, incoming));
      }),
    restore: (versions) =>
      told(async () => {
        const entries = versions.map(({ recorded, arrival, verdicts }) => ({
          incoming: prepare(recorded, arrival),
          verdicts,
        }));
        return inTransaction(db, database, (within) => restore({ db: within, database, judgeWith }, entries));
      }),
    search: (query) => told(() => search(connection, query)),
    statements: (filter = {}) => toldOfEach(everyStatement(connection, filter)),
    events: (filter = {}) => toldOfEach(everyEvent(connection, filter)),
    timeline: (query) => told(() => timeline(connection, query)),
    positions: (query) => told(() => positions(connection, query)),
    show: (id) => told(() => show(connection, id)),
    documents: (filter = {}) => toldOfEach(everyDocument(database, filter)),
    documentPage: (query = {}) => told(async () => documentPage(database, query)),
    info: () => told(() => info(connection, path)),
    edit: (id, changes) =>
      told(async () => {
        if (!readWith) throw new Error('the ledger was opened without a reader');
        const edit = await editOf(connection, id, changes);
        if (edit.fields.length === 0) return unchangedBy(edit);
        const incoming = prepare(await readWith(edit.article, edit.document), {
          retrieved: edit.at,
          sourceSha256: edit.sourceSha256,
        });
        return inTransaction(db, database, (within) => writeEdit({ db: within, database, judgeWith }, edit, incoming));
      }),
    tag: (ids, changes) => inWrite((within) => tag(within, ids, changes)),
    tags: () => told(async () => everyTag(database)),
    judge: (verdicts) =>
      inWrite(async () => {
        for (const [id, verdict] of verdicts) setVerdict(database, id, verdict);
      }),
    verify: (id) => inWrite((within) => verifyEntry(within, id.trim())),
    verifyAll: (filter = {}) =>
      toldOfEach(verifyEvery(everyStatement(connection, filter, (filter.reports ?? 'all') === 'all'), inWrite)),
    turns,
    outdated: (versions) => toldOfEach(outdated(connection, versions)),
    outdatedCount: (versions) => told(async () => outdatedCount(database, versions)),
    versions: (document) => toldOfEach(everyVersion(connection, document)),
    refresh: (document, recorded) =>
      told(async () => {
        const incoming = prepare(recorded, { retrieved: new Date().toISOString() });
        return inTransaction(db, database, (within) =>
          refresh({ db: within, database, judgeWith }, document, incoming),
        );
      }),
    faults: () => toldOfEach(everyFault(database)),
    remove: (id) => inWrite((within) => remove(within, id)),
    names: (field, typed, most = 50) => told(async () => namesBeginning(database, field, typed, most)),
    removeAll: (which) => toldOfEach(removeAll(connection, which, inWrite)),
    counts: () => told(() => counts(db)),
    close: () =>
      told(async () => {
        try {
          await db.destroy();
        } finally {
          // Kysely closes only what it has asked something.
          if (database.open) database.close();
          dispose();
        }
      }).finally(closeWith),
  };
}
