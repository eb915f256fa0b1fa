import type { PloverEvent } from '../document/index.ts';
import { compareReports, type ReportedAt } from './reportOrder.ts';
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
 * The clusters of the events of one version, which arrive; one that is like no other begins its own. What one document
 * tells as two events stays two, and what a statement performs is filed by the statement (`planSaidEvents`).
 * @param likeIt those within its reach, the earliest first
 */
export function planEventClusters(
  arriving: readonly ArrivingEvent[],
  likeIt: ReadonlyMap<number, readonly ClusteredEvent[]>,
): Map<number, number> {
  const clusters = new Map<number, number>();
  const taken = new Set<number>();
  for (const { key, event } of arriving) {
    const same = (likeIt.get(key) ?? []).find(
      ({ cluster, place }) => !taken.has(cluster) && placesFit(place, event.place),
    );
    const cluster = same?.cluster ?? key;
    clusters.set(key, cluster);
    taken.add(cluster);
  }
  return clusters;
}

/** Where one of the two is not known, nothing speaks against it. */
function placesFit(one: PloverEvent['place'], other: PloverEvent['place']): boolean {
  const nameOf = (place: PloverEvent['place']): string | null => place?.actor ?? place?.name ?? null;
  return one === null || other === null || nameOf(one) === nameOf(other);
}

/** An event that a statement performs. */
export interface SaidEvent {
  readonly key: number;
  /** That of the event as it is now. */
  readonly cluster: number | null;
  readonly type: string;
  readonly matchKey: string;
  /** The key of the statement, the cluster of its reports, and which of these it is. */
  readonly statement: number;
  readonly said: number;
  readonly place: number;
  /** 0-based number among the events of its version. */
  readonly ordinal: number;
}

/** What is to be put down of events that have another cluster now. */
type Moved = { readonly key: number; readonly cluster: number }[];

/**
 * What the reports of a statement perform is one event of each type, and its first report is the statement's. Where a
 * statement performs two of a type (“condemned Peru and Chile”), each goes with those like it.
 */
export function planSaidEvents(events: readonly SaidEvent[]): Moved {
  const moved: Moved = [];
  for (const same of Map.groupBy(events, ({ said, type }) => `${said} ${type}`).values()) {
    const heads: { readonly key: number; readonly matchKey: string; readonly statements: Set<number> }[] = [];
    for (const event of same.toSorted((a, b) => a.place - b.place || a.ordinal - b.ordinal)) {
      const free = heads.filter(({ statements }) => !statements.has(event.statement));
      let head = free.find(({ matchKey }) => matchKey === event.matchKey) ?? free[0];
      if (!head) heads.push((head = { ...event, statements: new Set() }));
      head.statements.add(event.statement);
      if (event.cluster !== head.key) moved.push({ key: event.key, cluster: head.key });
    }
  }
  return moved;
}

/** An event that a document reports, as its cluster orders it. */
export interface ReportedEvent extends ReportedAt {
  readonly key: number;
  readonly cluster: number;
  readonly ordinal: number;
}

/** A cluster is named by its first report: which events have another one, since reports have come or gone. */
export function planFirstReports(events: readonly ReportedEvent[]): Moved {
  return [...Map.groupBy(events, ({ cluster }) => cluster).values()].flatMap((reports) => {
    const [first] = reports.toSorted((a, b) => compareReports(a, b) || a.ordinal - b.ordinal);
    return first
      ? reports.flatMap(({ key, cluster }) => (cluster === first.key ? [] : [{ key, cluster: first.key }]))
      : [];
  });
}
