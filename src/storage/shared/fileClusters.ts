import { sql } from 'kysely';
import type { DateValue, QuoteKind } from '../../document/index.ts';
import {
  type ClusterMember,
  type ClusterReport,
  COMMON_PRINT,
  comparable,
  compareReports,
  countClusters,
  likelyOf,
  type Neighbours,
  planClusters,
  planHeadlines,
  printReach,
  printsOf,
} from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import { headlinesOf } from './headlineRows.ts';
import { reportedAt } from './reportedAt.ts';
import type { Session } from './session.ts';
import { insert, rowsOf, run, takeOut, update } from './sql.ts';

/** Finds for each of these reports, which belong to no cluster yet, the cluster that it belongs to, or makes a new one. */
export async function fileClusters(session: Session, arriving: readonly ClusterReport[]): Promise<void> {
  const joined = await joinClusters(session, arriving);
  await update(
    session,
    'statement_rows',
    [...joined.clusters].map(([pk, cluster]) => ({ pk, cluster })),
  );
  await settleClusters(session, joined);
}

/** Which clusters reports have joined. */
export interface Joined {
  /** The cluster of each report, by its key. */
  readonly clusters: ReadonlyMap<number, number>;
  /** Those to be counted: one report alone in a new cluster is counted as it is made. */
  readonly uncounted: ReadonlySet<number>;
}

/**
 * Finds the clusters of reports, which need not have been put down, and makes the new ones. `settleClusters` follows when
 * the rows of the reports have their clusters.
 */
export async function joinClusters(session: Session, arriving: readonly ClusterReport[]): Promise<Joined> {
  if (arriving.length === 0) return { clusters: new Map(), uncounted: new Set() };
  const neighbours = await neighboursOf(session, arriving);
  const likely = new Set([...neighbours.values()].flatMap(({ shared }) => likelyOf(shared)));
  for (const { key } of arriving) likely.delete(key);
  const known = new Map((await reportsOf(session, [...likely])).map((report) => [report.key, report]));
  const { clusters: planned, made, merged, prints } = planClusters(arriving, neighbours, known);
  const keys = new Map(zip(made, await makeClusters(session, made.length)));
  const keyOf = (cluster: number): number => keys.get(cluster) ?? cluster;
  await insert(session, 'statement_prints', prints, { conflict: sql`on conflict do nothing` });
  await moveReports(session, new Map([...merged].map(([from, to]) => [from, keyOf(to)])));
  const clusters = new Map([...planned].map(([report, cluster]) => [report, keyOf(cluster)]));
  const fresh = new Set(keys.values());
  for (const cluster of merged.values()) fresh.delete(keyOf(cluster));
  const members = Map.groupBy(clusters.values(), (cluster) => cluster);
  const alone = (cluster: number): boolean => fresh.has(cluster) && members.get(cluster)?.length === 1;
  return { clusters, uncounted: new Set([...members.keys()].filter((cluster) => !alone(cluster))) };
}

/** Joins what a headline and its text tell, and counts the clusters that have changed. */
export async function settleClusters(session: Session, { clusters, uncounted }: Joined): Promise<void> {
  if (clusters.size === 0) return;
  const touched = new Set(uncounted);
  const headlines = planHeadlines(await headlinesOf(session, [...clusters.keys()]));
  await moveReports(session, headlines);
  for (const [from, to] of headlines) {
    touched.delete(from);
    touched.add(to);
  }
  await recount(session, touched);
}

const zip = <A, B>(left: readonly A[], right: readonly B[]): [A, B][] =>
  left.flatMap((one, at) => {
    const other = right[at];
    return other === undefined ? [] : [[one, other]];
  });

async function makeClusters(session: Session, count: number): Promise<number[]> {
  const rows = Array.from({ length: count }, () => ({ reports: 1, outlets: 1, independent: 1 }));
  return (await insert<'clusters', { pk: number }>(session, 'clusters', rows, { returning: sql`pk` })).map(
    ({ pk }) => pk,
  );
}

/** All reports of some clusters go to others, and the clusters are no more. */
async function moveReports(session: Session, moved: ReadonlyMap<number, number>): Promise<void> {
  if (moved.size === 0) return;
  const rows = [...moved].map(([was, now]) => ({ was, now }));
  const source = session.dialect.table({ was: 'integer', now: 'integer' }, rows);
  await run(
    session,
    sql`update statement_rows set cluster = r.now from ${source} as r where statement_rows.cluster = r.was`,
  );
  await run(session, sql`delete from clusters where pk in ${session.dialect.list(moved.keys())}`);
}

/** What shares fingerprints with each report. Those that too many statements have are counted and not read. */
async function neighboursOf(session: Session, arriving: readonly ClusterReport[]): Promise<Map<number, Neighbours>> {
  const asked = arriving.flatMap((report) => {
    const { statement, hashes, from, to } = printReach(report);
    return hashes.map((hash) => ({ statement, hash, from_day: from, to_day: to }));
  });
  const columns = { statement: 'integer', hash: 'integer', from_day: 'integer', to_day: 'integer' } as const;
  const counted = await rowsOf<{ statement: number; hash: number; from_day: number; to_day: number; found: number }>(
    session,
    sql`select r.statement, r.hash, r.from_day, r.to_day, (select count(*) from (select 1 from statement_prints p
        where p.hash = r.hash and p.day between r.from_day and r.to_day limit ${COMMON_PRINT}) as f) as found
      from ${session.dialect.table(columns, asked)} as r`,
  );
  const common = Map.groupBy(
    counted.filter(({ found }) => found >= COMMON_PRINT),
    ({ statement }) => statement,
  );
  const telling = counted.filter(({ found }) => found > 0 && found < COMMON_PRINT);
  const found =
    telling.length === 0
      ? []
      : await rowsOf<{ of: number; statement: number; shared: number }>(
          session,
          sql`select r.statement as "of", p.statement, count(*) as shared
            from ${session.dialect.table(columns, telling)} as r
            cross join statement_prints p where p.hash = r.hash and p.day between r.from_day and r.to_day
            group by r.statement, p.statement`,
        );
  const shared = Map.groupBy(found, ({ of }) => of);
  return new Map(
    arriving.map(({ key }) => [
      key,
      {
        shared: new Map((shared.get(key) ?? []).map(({ statement, shared }) => [statement, shared])),
        common: new Set((common.get(key) ?? []).map(({ hash }) => hash)),
      },
    ]),
  );
}

/** Statements as they are compared, in the order of their keys; those of former versions are left out. */
async function reportsOf(session: Session, statements: readonly number[]): Promise<ClusterReport[]> {
  if (statements.length === 0) return [];
  const rows = await rowsOf<{
    pk: number;
    cluster: number | null;
    text: string;
    kind: QuoteKind;
    reading: string;
    published: string | null;
    document: string;
    original: number;
    transcript: number;
  }>(
    session,
    sql`select s.pk, s.cluster, s.text, s.kind, r.reading, v.published, d.id as document,
       coalesce(v.original, v.pk) as original,
       case when exists (select 1 from transcripts t where t.version = s.version) then 1 else 0 end as transcript
     from statement_rows s
     join versions v on v.pk = s.version
     join document_rows d on d.pk = v.document
     join reports r on r.statement = s.pk and r.version = s.version
     where s.pk in ${session.dialect.list(statements)} and +s.current > 0 order by s.pk`,
  );
  return rows.map(({ pk, cluster, text, kind: found, reading, published, document, original, transcript }) => {
    const { speaker, said, act, polarity, kind = found } = fromJson<Reading>(reading, 'reading', `reports.reading of statement row ${pk}`);
    const date =
      published === null ? null : fromJson<DateValue>(published, 'date', `versions.published of statement row ${pk}`);
    const own = { document, original, transcript: transcript === 1 };
    const words = { text, kind, speaker, said, act, polarity, published: date, ...own };
    return { key: pk, cluster, words: comparable(words) };
  });
}

/**
 * Takes statements out of their clusters; what is left of a cluster is put together anew, since they may have joined it.
 * Gives the keys of what is left.
 */
export async function leaveClusters(session: Session, version: number): Promise<number[]> {
  const left = await rowsOf<{ pk: number; cluster: number }>(
    session,
    sql`select pk, cluster from statement_rows where version = ${version} and cluster is not null`,
  );
  if (left.length === 0) return [];
  const clusters = session.dialect.list(new Set(left.map(({ cluster }) => cluster)));
  const members = await rowsOf<{ pk: number }>(
    session,
    sql`select pk from statement_rows where cluster in ${clusters} order by cluster, place`,
  );
  const reports = await reportsOf(
    session,
    members.map(({ pk }) => pk),
  );
  await takeOut(session, 'statement_prints', reports.flatMap(printsOf));
  await run(session, sql`update statement_rows set cluster = null, place = 0 where cluster in ${clusters}`);
  await run(session, sql`delete from clusters where pk in ${clusters}`);
  const leaving = new Set(left.map(({ pk }) => pk));
  const rest = reports.filter(({ key }) => !leaving.has(key)).map((report) => ({ ...report, cluster: null }));
  await fileClusters(session, rest);
  return rest.map(({ key }) => key);
}

/** Numbers the reports of clusters, the first one first, and counts documents, outlets and independent documents. */
async function recount(session: Session, clusters: ReadonlySet<number>): Promise<void> {
  if (clusters.size === 0) return;
  const members = await membersOf(session, clusters);
  const { places, counts } = countClusters(members);
  await update(
    session,
    'statement_rows',
    places.map(({ key, place }) => ({ pk: key, place })),
  );
  const before = new Map(members.map((member) => [member.cluster, member]));
  const changed = counts.filter(({ cluster, reports, outlets, independent }) => {
    const was = before.get(cluster);
    return was?.reports !== reports || was.outlets !== outlets || was.independent !== independent;
  });
  await update(
    session,
    'clusters',
    changed.map(({ cluster, ...count }) => ({ pk: cluster, ...count })),
  );
}

type CountedMember = ClusterMember & {
  readonly reports: number;
  readonly outlets: number;
  readonly independent: number;
};

/**
 * In the order of reporting, and of one version the longest first. What a transcript has as speech comes from the turn itself;
 * its other statements tell of something, as reports do.
 */
async function membersOf(session: Session, clusters: ReadonlySet<number>): Promise<CountedMember[]> {
  const rows = await rowsOf<
    CountedMember & { published: string | null; id: string; said: string; length: number; spoken: number }
  >(
    session,
    sql`select s.pk as key, s.id as said, s.cluster, s.place, v.document, coalesce(v.outlet, o.key) as outlet,
       coalesce(v.original, v.pk) as original, v.published, d.id, length(s.text) as length,
       case when s.kind = 'direct' and exists (select 1 from transcripts t where t.version = v.pk) then 1 else 0 end as spoken,
       g.reports, g.outlets, g.independent
     from statement_rows s join versions v on v.pk = s.version join document_rows d on d.pk = v.document
     left join outlets o on o.pk = s.outlet join clusters g on g.pk = s.cluster where s.cluster in ${session.dialect.list(clusters)}`,
  );
  const dated = rows.map((row) => ({
    row,
    isTranscript: row.spoken === 1,
    ...reportedAt(row, `statement row ${row.key}`),
  }));
  return dated
    .toSorted(
      (a, b) => compareReports(a, b) || b.row.length - a.row.length || (a.row.said < b.row.said ? -1 : 1),
    )
    .map(({ row }) => row);
}
