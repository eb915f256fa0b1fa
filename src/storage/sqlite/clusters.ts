import type { Database } from 'better-sqlite3';
import type { DateValue, QuoteKind } from '../../document/index.ts';
import {
  comparable,
  type Comparable,
  compareStatements,
  daysReach,
  quotedWords,
  winnowed,
} from '../../ledger/index.ts';
import { joinHeadlines } from './headlines.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import { bound, rowsOf, run } from './statement.ts';

/** A fingerprint that so many different statements of some weeks have is a stock phrase and tells nothing. */
const COMMON = 200;
const MOST_COMPARED = 32;

interface Report {
  readonly pk: number;
  readonly cluster: number | null;
  readonly words: Comparable;
}

/**
 * Finds for each of these statements the cluster of reports that it belongs to, or makes a new one. Only reports with words
 * that no other of their cluster has keep fingerprints, so that what all outlets carry costs no more than what one does.
 */
export function joinClusters(database: Database, statements: readonly number[]): void {
  const touched = new Set<number>();
  for (const report of reportsOf(database, statements)) {
    const prints = winnowed(report.words.words.keys);
    const close = closest(database, report, prints);
    const [best, ...others] = close;
    const cluster = best?.report.cluster ?? run(database, 'insert into clusters default values');
    run(database, 'update statement_rows set cluster = ? where pk = ?', cluster, report.pk);
    touched.add(cluster);
    for (const { report: other } of others) {
      if (!best || other.cluster === null || other.cluster === cluster) continue;
      // Two fragments that this report joins are one statement unless they contradict each other.
      if (compareStatements(other.words, best.report.words).verdict === 'different') continue;
      run(database, 'update statement_rows set cluster = ? where cluster = ?', cluster, other.cluster);
      touched.delete(other.cluster);
      run(database, 'delete from clusters where pk = ?', other.cluster);
    }
    if (best?.shared === report.words.words.keys.length) continue;
    const day = daysReach(report.words.days).at;
    for (const hash of prints) {
      run(
        database,
        'insert or ignore into statement_prints (hash, day, statement) values (?, ?, ?)',
        hash,
        day,
        report.pk,
      );
    }
  }
  joinHeadlines(database, statements, touched);
  for (const cluster of touched) countCluster(database, cluster);
}

/** The reports of the same statement, the one with most words in common first. */
function closest(database: Database, { pk, words }: Report, prints: readonly number[]) {
  const { from, to } = daysReach(words.days);
  const shared = new Map<number, number>();
  for (const hash of prints) {
    const found = rowsOf<{ statement: number }>(
      database,
      'select statement from statement_prints where hash = ? and day between ? and ? limit ?',
      hash,
      from,
      to,
      COMMON,
    );
    if (found.length === COMMON) continue;
    for (const { statement } of found) shared.set(statement, (shared.get(statement) ?? 0) + 1);
  }
  shared.delete(pk);
  const likely = [...shared].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_COMPARED);
  return reportsOf(
    database,
    likely.map(([statement]) => statement),
  )
    .map((report) => ({ report, ...compareStatements(words, report.words) }))
    .filter(({ verdict }) => verdict === 'same')
    .toSorted((a, b) => b.shared - a.shared || a.report.pk - b.report.pk);
}

function reportsOf(database: Database, statements: readonly number[]): Report[] {
  if (statements.length === 0) return [];
  const rows = rowsOf<{
    pk: number;
    cluster: number | null;
    text: string;
    kind: QuoteKind;
    reading: string;
    published: string | null;
    document: number;
    transcript: 0 | 1;
  }>(
    database,
    `select s.pk, s.cluster, s.text, s.kind, r.reading, v.published, v.document,
       exists (select 1 from transcripts t where t.version = s.version) as transcript
     from statement_rows s
     join versions v on v.pk = s.version
     join reports r on r.statement = s.pk and r.version = s.version
     where s.pk in (select value from json_each(?)) and s.current = 1 group by s.pk order by s.pk`,
    bound(statements),
  );
  return rows.map(({ pk, cluster, text, kind, reading, published, document, transcript }) => {
    const { speaker, said } = fromJson<Reading>(reading, 'reading', `reports.reading of statement row ${pk}`);
    const date =
      published === null ? null : fromJson<DateValue>(published, 'date', `versions.published of statement row ${pk}`);
    return {
      pk,
      cluster,
      words: comparable({
        text,
        kind,
        speaker,
        said,
        published: date,
        document: String(document),
        transcript: transcript === 1,
      }),
    };
  });
}

/** Takes statements out of their clusters; what is left of a cluster is put together anew, since they may have joined it. */
export function leaveClusters(database: Database, statements: readonly number[]): void {
  const left = rowsOf<{ pk: number; cluster: number; text: string; kind: QuoteKind }>(
    database,
    'select pk, cluster, text, kind from statement_rows where cluster is not null and pk in (select value from json_each(?))',
    bound(statements),
  );
  const leaving = new Set(left.map(({ pk }) => pk));
  const rest: number[] = [];
  for (const cluster of new Set(left.map(({ cluster }) => cluster))) {
    const members = rowsOf<{ pk: number; text: string; kind: QuoteKind }>(
      database,
      'select pk, text, kind from statement_rows where cluster = ? order by place',
      cluster,
    );
    for (const { pk, text, kind } of members) {
      for (const hash of winnowed(quotedWords(text, kind).keys)) {
        run(database, 'delete from statement_prints where hash = ? and statement = ?', hash, pk);
      }
      if (!leaving.has(pk)) rest.push(pk);
    }
    run(database, 'update statement_rows set cluster = null, place = 0 where cluster = ?', cluster);
    run(database, 'delete from clusters where pk = ?', cluster);
  }
  joinClusters(database, rest);
}

/** Numbers the reports of a saying, the first one first, and counts documents, outlets and independent documents. */
function countCluster(database: Database, cluster: number): void {
  const members = rowsOf<{ pk: number; place: number; document: number; outlet: number | null; original: number }>(
    database,
    `select s.pk, s.place, v.document, s.outlet, coalesce(v.original, v.pk) as original
     from statement_rows s join versions v on v.pk = s.version
     where s.cluster = ?
     order by s.published_day = '', v.published ->> '$.from', v.retrieved, v.pk, length(s.text) desc, s.pk`,
    cluster,
  );
  members.forEach(({ pk, place }, at) => {
    if (place !== at) run(database, 'update statement_rows set place = ? where pk = ?', at, pk);
  });
  const count = (of: (member: (typeof members)[number]) => unknown): number => new Set(members.map(of)).size;
  run(
    database,
    'update clusters set reports = ?, outlets = ?, independent = ? where pk = ?',
    count(({ document }) => document),
    count(({ outlet, document }) => outlet ?? `document ${document}`),
    count(({ original }) => original),
    cluster,
  );
}
