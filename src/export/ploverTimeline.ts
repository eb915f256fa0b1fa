import type { EventType, PloverEvent } from '../document/index.ts';
import { ploverScore } from '../lexicon/index.ts';
import { type EventStanding, quadOf, standingOf } from './plover.ts';

/** An event with those who reported it. */
export interface ReportedEvent {
  readonly id: string;
  readonly event: Pick<
    PloverEvent,
    | 'type'
    | 'modes'
    | 'actors'
    | 'recipients'
    | 'date'
    | 'statement'
    | 'allegedBy'
    | 'negated'
    | 'hypothetical'
    | 'future'
    | 'historical'
  >;
  /** One for each document. `origin` is the agency, or the outlet itself: reports of one origin are not independent. */
  readonly reports: readonly { readonly document: string; readonly origin: string }[];
}

export interface TimelineOptions {
  readonly by?: 'day' | 'month' | 'year';
  /** Codes or actor ids: only events of this actor; and towards this recipient. */
  readonly actor?: string | undefined;
  readonly recipient?: string | undefined;
  /** Whether to count events that did not happen (negated, hypothetical), lie ahead or are history; none of them by default. */
  readonly all?: boolean;
}

/** A figure with the events behind it. */
export interface Figure {
  readonly count: number;
  readonly events: readonly string[];
}

/** What one actor did to another in one period. What was said, done and alleged is counted apart. */
export interface TimelineRow {
  readonly actor: string;
  readonly recipient: string;
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly period: string;
  readonly standing: EventStanding;
  readonly total: Figure;
  readonly types: Readonly<Partial<Record<EventType, Figure>>>;
  readonly quads: Readonly<Partial<Record<1 | 2 | 3 | 4, Figure>>>;
  /** Mean conflict–cooperation score of the events, from −10 to +10. */
  readonly meanScore: number;
  /** Reports of different origins, over all events of the row. */
  readonly independentReports: number;
}

const LENGTH = { day: 10, month: 7, year: 4 } as const;

/**
 * Counts events by directed dyad and period, in the order of actor, recipient, period and standing. An event counts once
 * for each pair of its actor's and recipient's codes; parties without a code, and pairs within one code, are left out, and
 * so are events whose date does not lie in one period.
 */
export function timelineOf(events: Iterable<ReportedEvent>, options: TimelineOptions = {}): TimelineRow[] {
  const { by = 'month', actor, recipient, all = false } = options;
  const cells = new Map<
    string,
    { key: Pick<TimelineRow, 'actor' | 'recipient' | 'period' | 'standing'>; events: ReportedEvent[] }
  >();
  for (const reported of events) {
    const { event } = reported;
    const period = periodOf(event.date, by);
    const isCounted = all || !(event.negated || event.hypothetical || event.future || event.historical);
    if (period === null || !isCounted) continue;
    const standing = standingOf(event);
    for (const from of codesOf(event.actors, actor))
      for (const to of codesOf(event.recipients, recipient)) {
        if (from === to) continue;
        const key = JSON.stringify([from, to, period, standing]);
        const cell = cells.get(key) ?? { key: { actor: from, recipient: to, period, standing }, events: [] };
        cell.events.push(reported);
        cells.set(key, cell);
      }
  }
  return [...cells]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, events: own }]) => ({
      ...key,
      total: figureOf(own),
      types: grouped(own, ({ event }) => event.type),
      quads: grouped(own, ({ event }) => quadOf(event)),
      meanScore: own.reduce((sum, { event }) => sum + ploverScore(event.type, event.modes), 0) / own.length,
      independentReports: new Set(own.flatMap(({ reports }) => reports.map(({ origin }) => origin))).size,
    }));
}

function periodOf(date: PloverEvent['date'], by: keyof typeof LENGTH): string | null {
  const [from, to] = [date?.from.slice(0, LENGTH[by]), date?.to.slice(0, LENGTH[by])];
  return from !== undefined && from === to ? from : null;
}

/** Codes that many bodies share: these are counted by their ids. */
const SHARED = new Set(['IGO', 'UNO', 'EUR', 'NGO', 'MNC', 'IMG', 'ISM']);

/** The names by which a party is counted: its code, its id where many bodies share the code, or the id by which it was asked for (NATO, whose code is IGO). */
function codesOf(parties: PloverEvent['actors'], asked: string | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { code, actor, represents } of parties) {
    if (asked === undefined) {
      const name = code !== null && SHARED.has(code) ? (actor ?? code) : code;
      if (name !== null) found.add(name);
    } else if ([code, actor, represents?.actor, represents?.code].includes(asked)) found.add(asked);
  }
  return found;
}

const figureOf = (events: readonly ReportedEvent[]): Figure => ({
  count: events.length,
  events: events.map(({ id }) => id),
});

function grouped<Name extends string | number>(
  events: readonly ReportedEvent[],
  of: (event: ReportedEvent) => Name,
): Partial<Record<Name, Figure>> {
  const groups = Map.groupBy(events, of);
  return Object.fromEntries([...groups].map(([name, own]) => [name, figureOf(own)])) as Partial<Record<Name, Figure>>;
}
