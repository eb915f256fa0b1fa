import { briefPrint } from './briefActs.ts';
import { type Comparable, compareStatements } from './sameStatement.ts';
import { winnowed } from './fingerprints.ts';
import { daysReach } from './saidDays.ts';

/** A fingerprint that so many different statements of some weeks have is a stock phrase and tells nothing. */
export const COMMON_PRINT = 200;
/** Of those that share a fingerprint, so many are compared, those that share most of them first. */
const MOST_COMPARED = 32;

/** A report of a statement. Clusters have positive keys where they are kept, and negative ones while they are planned. */
export interface ClusterReport {
  readonly key: number;
  readonly cluster: number | null;
  readonly words: Comparable;
}

/** A fingerprint as it is kept: day is that of daysReach. */
export interface StatementPrint {
  readonly hash: number;
  readonly day: number;
  readonly statement: number;
}

/** By what the reports that may be of the same statement are looked for. Days are those of `StatementPrint`, both inclusive. */
export interface PrintReach {
  readonly statement: number;
  readonly hashes: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** What shares fingerprints with a report: which fingerprints, of those that are no stock phrases. */
export interface Neighbours {
  /** Of each statement, by its key, how many of the fingerprints it has. */
  readonly shared: ReadonlyMap<number, number>;
  /** Those that COMMON_PRINT or more statements have. */
  readonly common: ReadonlySet<number>;
}

/** What is to be put down. */
export interface ClusterPlan {
  /** Of each report that arrived. */
  readonly clusters: ReadonlyMap<number, number>;
  /** Planned clusters that have members. */
  readonly made: readonly number[];
  /** Kept clusters that become others: all their reports go there, and they are no more. */
  readonly merged: ReadonlyMap<number, number>;
  readonly prints: readonly StatementPrint[];
}

const hashesOf = ({ words, kind, brief }: Comparable): number[] =>
  brief === null ? winnowed(words.keys, kind) : briefPrint(brief);

export const printReach = ({ key, words }: Pick<ClusterReport, 'key' | 'words'>): PrintReach => {
  const { from, to } = daysReach(words.days);
  return { statement: key, hashes: hashesOf(words), from, to };
};

/** The fingerprints that a report keeps, or has kept. */
export const printsOf = ({ key, words }: Pick<ClusterReport, 'key' | 'words'>): StatementPrint[] => {
  const day = daysReach(words.days).at;
  return hashesOf(words).map((hash) => ({ hash, day, statement: key }));
};

/** The keys of the statements that are compared with a report: the ones to be known. */
export const likelyOf = (shared: ReadonlyMap<number, number>): number[] =>
  [...shared]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COMPARED)
    .map(([statement]) => statement);

/**
 * Finds for each report that arrives, one after the other, the cluster of reports that it belongs to, or plans a new one.
 * Only reports with words that no other of their cluster has keep fingerprints, so that what all outlets carry costs no
 * more than what one does.
 * @param neighbours by the reports' keys; what arrives together finds each other without them
 * @param known the reports that `likelyOf` names
 */
export function planClusters(
  arriving: readonly ClusterReport[],
  neighbours: ReadonlyMap<number, Neighbours>,
  known: ReadonlyMap<number, ClusterReport>,
): ClusterPlan {
  const reports = new Map([...known, ...arriving.map((report) => [report.key, report] as const)]);
  const clusters = new Map<number, number>();
  const became = new Map<number, number>();
  const prints: StatementPrint[] = [];
  const printed = new Map<number, StatementPrint[]>();
  const now = (cluster: number): number => {
    const next = became.get(cluster);
    return next === undefined ? cluster : now(next);
  };
  const clusterOf = ({ key, cluster }: ClusterReport): number | null => {
    const own = clusters.get(key) ?? cluster;
    return own === null ? null : now(own);
  };
  let planned = 0;
  for (const report of arriving) {
    const { shared: found = new Map<number, number>(), common } = neighbours.get(report.key) ?? {};
    const shared = new Map(found);
    const { hashes, from, to } = printReach(report);
    for (const hash of hashes) {
      if (common?.has(hash)) continue;
      for (const { day, statement } of printed.get(hash) ?? []) {
        if (day >= from && day <= to) shared.set(statement, (shared.get(statement) ?? 0) + 1);
      }
    }
    shared.delete(report.key);
    const close = closest(report, likelyOf(shared), reports);
    const [best, ...others] = close;
    const cluster = (best ? clusterOf(best.report) : null) ?? (planned -= 1);
    clusters.set(report.key, cluster);
    for (const { report: other } of others) {
      const theirs = clusterOf(other);
      if (!best || theirs === null || theirs === now(cluster)) continue;
      // Two fragments that this report joins are one statement unless they contradict each other.
      if (compareStatements(other.words, best.report.words).verdict === 'different') continue;
      became.set(theirs, now(cluster));
    }
    if (best?.shared === report.words.words.keys.length && keepsAll(best.report.words, report.words)) continue;
    for (const print of printsOf(report)) {
      prints.push(print);
      const same = printed.get(print.hash);
      if (same) same.push(print);
      else printed.set(print.hash, [print]);
    }
  }
  return asPlan(clusters, became, now, prints);
}

/** Whether what one report keeps of words that another has too is all that the other would keep. */
const keepsAll = (one: Comparable, other: Comparable): boolean => one.kind !== 'indirect' || other.kind === 'indirect';

/** The reports of the same statement, the one with most words in common first. */
const closest = (report: ClusterReport, likely: readonly number[], reports: ReadonlyMap<number, ClusterReport>) =>
  likely
    .flatMap((key) => reports.get(key) ?? [])
    .map((other) => ({ report: other, ...compareStatements(report.words, other.words) }))
    .filter(({ verdict }) => verdict === 'same')
    .toSorted((a, b) => b.shared - a.shared || a.report.key - b.report.key);

function asPlan(
  clusters: ReadonlyMap<number, number>,
  became: ReadonlyMap<number, number>,
  now: (cluster: number) => number,
  prints: readonly StatementPrint[],
): ClusterPlan {
  const settled = new Map([...clusters].map(([key, cluster]) => [key, now(cluster)]));
  const merged = new Map([...became.keys()].filter((cluster) => cluster > 0).map((cluster) => [cluster, now(cluster)]));
  const made = new Set([...settled.values(), ...merged.values()].filter((cluster) => cluster < 0));
  return { clusters: settled, made: [...made], merged, prints };
}

/** A report as its cluster counts it; in the order of reporting, the first one first. */
export interface ClusterMember {
  readonly key: number;
  readonly cluster: number;
  /** Where it stands now. */
  readonly place: number;
  readonly document: number;
  /** Its name, or by what it is known; null where nothing is. */
  readonly outlet: string | null;
  /** The version of which its document is a copy, itself where it is none. */
  readonly original: number;
}

export interface ClusterCount {
  readonly cluster: number;
  /** Documents, outlets, and documents of which none is a copy of another. */
  readonly reports: number;
  readonly outlets: number;
  readonly independent: number;
}

/** Numbers the reports of each cluster and counts them. Only those whose place is another are given. */
export function countClusters(members: readonly ClusterMember[]): {
  readonly places: { readonly key: number; readonly place: number }[];
  readonly counts: ClusterCount[];
} {
  const places: { key: number; place: number }[] = [];
  const counts = [...Map.groupBy(members, ({ cluster }) => cluster)].map(([cluster, own]): ClusterCount => {
    for (const [at, { key, place }] of own.entries()) if (place !== at) places.push({ key, place: at });
    const count = (of: (member: ClusterMember) => unknown): number => new Set(own.map(of)).size;
    return {
      cluster,
      reports: count(({ document }) => document),
      outlets: count(({ outlet, document }) => outlet ?? `document ${document}`),
      independent: count(({ original }) => original),
    };
  });
  return { places, counts };
}
