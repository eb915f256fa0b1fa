import { arriving, type Ledger, type ReadAgain } from '../../ledger/index.ts';
import { add } from './add.ts';
import { outdated, outdatedCount } from './articles.ts';
import { namesBeginning } from './beginnings.ts';
import { documentReading } from './documentReading.ts';
import { documentPage, everyDocument } from './documents.ts';
import { editOf, unchangedBy, writeEdit } from './edit.ts';
import { entries } from './entries.ts';
import { eventPage } from './eventPage.ts';
import { everyEvent } from './everyEvent.ts';
import { everyVersion } from './everyVersion.ts';
import { info } from './info.ts';
import type { Judges } from './judgement.ts';
import { network } from './network.ts';
import { partyCounts } from './partyCounts.ts';
import { places } from './places.ts';
import { positions } from './positions.ts';
import { counts, show } from './read.ts';
import { refresh } from './refresh.ts';
import { remove, removeAll } from './remove.ts';
import { restore } from './restore.ts';
import { review, undoReview } from './reviewing.ts';
import { agreement, reviewProgress, reviewQueue } from './reviewQueue.ts';
import { everyReview, reviewPage } from './reviews.ts';
import { everyStatement, search } from './search.ts';
import { setVerdicts } from './setVerdicts.ts';
import { tag } from './tagging.ts';
import { everyTag } from './tags.ts';
import { doubles } from './doubles.ts';
import { quotationsFrom } from './quotations.ts';
import { dyads } from './dyads.ts';
import { timeline } from './timeline.ts';
import { sharedTurns } from './turnIndex.ts';
import { verifyEntry, verifyEvery } from './verifying.ts';
import type { Store } from './session.ts';

export interface LedgerWith extends Judges {
  /** By which a document is read again when it is edited; without it none can be. */
  readonly readWith?: ReadAgain | undefined;
  /** Called when the ledger is closed. */
  readonly closeWith?: (() => Promise<void>) | undefined;
}

/** The ledger in a store: every method on its own page, put together here. */
export function ledgerOver(store: Store, { judgeWith, indexWith, readWith, closeWith }: LedgerWith): Ledger {
  const { read, write } = store;
  const judges = { judgeWith, indexWith };
  return {
    add: async (recorded, arrival) => add(store, judges, arriving(recorded, arrival)),
    restore: (versions) => restore(store, judges, versions),
    search: (query) => read((session) => search(session, query)),
    statements: (filter = {}) => everyStatement(read, filter),
    events: (filter = {}) => everyEvent(read, filter),
    eventPage: (query = {}) => read((session) => eventPage(session, query)),
    timeline: (query) => read((session) => timeline(session, query)),
    dyads: (query = {}) => read((session) => dyads(session, query)),
    positions: (query) => read((session) => positions(session, query)),
    show: (id, options) => read((session) => show(session, id, options)),
    reading: (id, version) => read((session) => documentReading(session, id, version)),
    network: (query) => read((session) => network(session, query)),
    places: (query = {}) => read((session) => places(session, query)),
    parties: (query = {}) => read((session) => partyCounts(session, query)),
    quotations: (words) => read((session) => quotationsFrom(session, words)),
    doubles: (most = 50) => read((session) => doubles(session, most)),
    entries: (ids) => read((session) => entries(session, ids)),
    documents: (filter = {}) => everyDocument(read, filter),
    documentPage: (query = {}) => read((session) => documentPage(session, query)),
    info: () => read((session) => info(session, store)),
    edit: async (id, changes) => {
      if (!readWith) throw new Error('the ledger was opened without a reader');
      const edit = await read((session) => editOf(session, id, changes));
      if (edit.fields.length === 0) return unchangedBy(edit);
      const edited = arriving(await readWith(edit.article, edit.document, edit.model), {
        retrieved: edit.at,
        sourceSha256: edit.sourceSha256,
      });
      return writeEdit(store, judges, edit, edited);
    },
    tag: (ids, changes) => write((session) => tag(session, ids, changes)),
    tags: () => read((session) => everyTag(session)),
    judge: (verdicts) => write((session) => setVerdicts(session, new Map(verdicts))),
    verify: (id) => verifyEntry(store, judges, id.trim()),
    verifyAll: (filter = {}) =>
      verifyEvery(store, judges, everyStatement(read, filter, (filter.reports ?? 'all') === 'all')),
    turns: () => sharedTurns(read),
    outdated: (versions) => outdated(read, versions),
    outdatedCount: (versions) => read((session) => outdatedCount(session, versions)),
    versions: (document) => everyVersion(read, document),
    refresh: async (document, recorded) =>
      refresh(store, judges, document, arriving(recorded, { retrieved: new Date().toISOString() })),
    faults: () => store.faults(),
    remove: (id) => remove(store, judges, id),
    names: (field, typed, most = 50) => read((session) => namesBeginning(session, field, typed, most)),
    removeAll: (which) => removeAll(store, judges, which),
    counts: () => read((session) => counts(session)),
    review: (given) => write((session) => review(session, judgeWith, given)),
    undoReview: (id) => write((session) => undoReview(session, judgeWith, id)),
    reviews: (filter = {}) => everyReview(read, filter),
    reviewPage: (query = {}) => read((session) => reviewPage(session, query)),
    reviewQueue: (query = {}) => read((session) => reviewQueue(session, query)),
    reviewProgress: (query, since) => read((session) => reviewProgress(session, query, since)),
    agreement: (filter = {}) => read((session) => agreement(session, filter)),
    close: () => store.close().finally(closeWith),
  };
}
