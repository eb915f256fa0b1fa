import type { PloverEvent } from '../document/index.ts';
import { dayNumber } from './saidDays.ts';

/** Two reports of one event may give the day of it and the day after. */
const DAYS_APART = 1;

/** An event that has been put down and belongs to no cluster yet. */
export interface ArrivingEvent {
  readonly key: number;
  readonly event: PloverEvent;
  /** The key of the statement that performs it. */
  readonly statement: number | null;
  /** `eventClusterKey`, '' where there is none. */
  readonly matchKey: string;
  /** YYYY-MM-DD, '' where they are not known. */
  readonly first: string;
  readonly last: string;
}

/** An event with its cluster, which is the key of the first report of it. */
export interface ClusteredEvent {
  readonly cluster: number;
  readonly place: PloverEvent['place'];
}

/** What an event is looked for by: those of the same key on days that fit, both inclusive. */
export interface EventReach {
  readonly key: number;
  readonly matchKey: string;
  readonly from: string;
  readonly to: string;
}

/** Null where it is performed by a statement, and known by that, or where there is nothing to tell it by. */
export function eventReach({ key, statement, matchKey, first, last }: ArrivingEvent): EventReach | null {
  if (statement !== null || matchKey === '' || first === '') return null;
  const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  return { key, matchKey, from: dayOf(dayNumber(first) - DAYS_APART), to: dayOf(dayNumber(last) + DAYS_APART) };
}

/**
 * The clusters of events that arrive, one after the other; one that is like no other begins its own.
 * @param likeIt those within its reach, the earliest first
 * @param ofStatement the events of its type that reports of the same statement perform, the first report first
 * @param statementCluster the cluster of reports to which a statement belongs
 */
export function planEventClusters(
  arriving: readonly ArrivingEvent[],
  likeIt: ReadonlyMap<number, readonly ClusteredEvent[]>,
  ofStatement: ReadonlyMap<number, readonly ClusteredEvent[]>,
  statementCluster: ReadonlyMap<number, number>,
): Map<number, number> {
  const clusters = new Map<number, number>();
  const before: ArrivingEvent[] = [];
  for (const one of arriving) {
    const among = before
      .filter((other) => isLike(one, other, statementCluster))
      .map((other) => ({ cluster: clusters.get(other.key) ?? other.key, place: other.event.place }));
    const candidates = [...((one.statement === null ? likeIt : ofStatement).get(one.key) ?? []), ...among];
    const same = candidates.find(({ place }) => one.statement !== null || placesFit(place, one.event.place));
    clusters.set(one.key, same?.cluster ?? one.key);
    before.push(one);
  }
  return clusters;
}

function isLike(one: ArrivingEvent, other: ArrivingEvent, clusterOf: ReadonlyMap<number, number>): boolean {
  if (one.statement !== null) {
    const cluster = clusterOf.get(one.statement);
    if (other.statement === null || cluster === undefined) return false;
    return other.event.type === one.event.type && clusterOf.get(other.statement) === cluster;
  }
  const reach = eventReach(one);
  if (reach === null || eventReach(other) === null || other.matchKey !== one.matchKey) return false;
  return other.first <= reach.to && other.last >= reach.from;
}

/** Where one of the two is not known, nothing speaks against it. */
function placesFit(one: PloverEvent['place'], other: PloverEvent['place']): boolean {
  const nameOf = (place: PloverEvent['place']): string | null => place?.actor ?? place?.name ?? null;
  return one === null || other === null || nameOf(one) === nameOf(other);
}

/** The clusters that events have once these are taken out: the next report of each becomes the first one. */
export function withoutEvents(left: ReadonlySet<number>, rest: readonly { key: number; cluster: number }[]) {
  const heads = new Map<number, number>();
  for (const { key, cluster } of rest) heads.set(cluster, Math.min(heads.get(cluster) ?? key, key));
  return rest.flatMap(({ key, cluster }) => (left.has(cluster) ? [{ key, cluster: heads.get(cluster) ?? key }] : []));
}
