import type { Ledger, ReadAgain, StatementJudge } from '../../ledger/index.ts';
import { prepare, write } from '../sqlite/add.ts';
import { namesBeginning } from './beginnings.ts';
import { documentPage, everyDocument } from './documents.ts';
import { editOf, unchangedBy, writeEdit } from '../sqlite/edit.ts';
import { everyEvent } from './everyEvent.ts';
import { everyVersion } from './everyVersion.ts';
import { info } from './info.ts';
import { positions } from './positions.ts';
import { counts, show } from './read.ts';
import { refresh } from '../sqlite/refresh.ts';
import { outdated, outdatedCount } from './articles.ts';
import { remove, removeAll } from '../sqlite/remove.ts';
import { restore } from '../sqlite/restore.ts';
import { everyStatement, search } from './search.ts';
import { tag } from '../sqlite/tags.ts';
import { everyTag } from './tags.ts';
import { timeline } from './timeline.ts';
import { sharedTurns } from './turnIndex.ts';
import { setVerdict, verifyEntry, verifyEvery } from '../sqlite/verdicts.ts';
import type { Store } from './session.ts';

export interface LedgerWith {
  /** By which quoted statements are compared with the transcripts when either is added; without it they are not. */
  readonly judgeWith?: StatementJudge | undefined;
  /** By which a document is read again when it is edited; without it none can be. */
  readonly readWith?: ReadAgain | undefined;
  /** Called when the ledger is closed. */
  readonly closeWith?: (() => Promise<void>) | undefined;
}

/** The ledger in a store: every method on its own page, put together here. */
export function ledgerOver(store: Store, { judgeWith, readWith, closeWith }: LedgerWith): Ledger {
  const { read } = store;
  const writing: Store['write'] = (work) => store.write((session) => work({ ...session, judgeWith }));
  return {
    add: async (recorded, arrival) => {
      const incoming = prepare(recorded, arrival);
      return writing((session) => write(session, incoming));
    },
    restore: async (versions) => {
      const entries = versions.map(({ recorded, arrival, verdicts }) => ({
        incoming: prepare(recorded, arrival),
        verdicts,
      }));
      return writing((session) => restore(session, entries));
    },
    search: (query) => read((session) => search(session, query)),
    statements: (filter = {}) => everyStatement(read, filter),
    events: (filter = {}) => everyEvent(read, filter),
    timeline: (query) => read((session) => timeline(session, query)),
    positions: (query) => read((session) => positions(session, query)),
    show: (id) => read((session) => show(session, id)),
    documents: (filter = {}) => everyDocument(read, filter),
    documentPage: (query = {}) => read((session) => documentPage(session, query)),
    info: () => read((session) => info(session, store)),
    edit: async (id, changes) => {
      if (!readWith) throw new Error('the ledger was opened without a reader');
      const edit = await read((session) => editOf(session, id, changes));
      if (edit.fields.length === 0) return unchangedBy(edit);
      const incoming = prepare(await readWith(edit.article, edit.document), {
        retrieved: edit.at,
        sourceSha256: edit.sourceSha256,
      });
      return writing((session) => writeEdit(session, edit, incoming));
    },
    tag: (ids, changes) => writing((session) => tag(session, ids, changes)),
    tags: () => read((session) => everyTag(session)),
    judge: (verdicts) =>
      writing(async ({ database }) => {
        for (const [id, verdict] of verdicts) setVerdict(database, id, verdict);
      }),
    verify: (id) => writing((session) => verifyEntry(session, id.trim())),
    verifyAll: (filter = {}) =>
      verifyEvery(everyStatement(read, filter, (filter.reports ?? 'all') === 'all'), writing),
    turns: () => sharedTurns(read),
    outdated: (versions) => outdated(read, versions),
    outdatedCount: (versions) => read((session) => outdatedCount(session, versions)),
    versions: (document) => everyVersion(read, document),
    refresh: async (document, recorded) => {
      const incoming = prepare(recorded, { retrieved: new Date().toISOString() });
      return writing((session) => refresh(session, document, incoming));
    },
    faults: () => store.faults(),
    remove: (id) => writing((session) => remove(session, id)),
    names: (field, typed, most = 50) => read((session) => namesBeginning(session, field, typed, most)),
    removeAll: (which) => removeAll(read, which, writing),
    counts: () => read((session) => counts(session)),
    close: () => store.close().finally(closeWith),
  };
}
