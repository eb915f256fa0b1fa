import { sql } from 'kysely';
import type { EventLocation } from '../../document/index.ts';
import type { EventPlace, EventPlaces, PlaceQuery } from '../../ledger/index.ts';
import { all } from './condition.ts';
import { onEitherSide, partiesAsked } from './eventParties.ts';
import { eventConditions, isHistorical, TOLD, tookPlace } from './everyEvent.ts';
import { fromJson } from './json.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';
import { takingPart } from './takingPart.ts';

/** The latest so many are looked at. */
const MOST_EVENTS = 20_000;
const MOST_IDS = 20;
/** A map with more dots is one blot; they are the places of the most events. */
const MOST_PLACES = 1_000;

interface Row {
  readonly id: string;
  readonly type: string;
  readonly day: string;
  readonly location: string | null;
}

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };
type Counted = Changing<Omit<EventPlace, 'byType' | 'ids'>> & { byType: Map<string, number>; ids: string[] };

/** Where the events that match took place. */
export async function places(session: Session, query: PlaceQuery): Promise<EventPlaces> {
  const found = await latestEvents(session, query);
  const rows = found.slice(0, MOST_EVENTS);
  const places = new Map<string, Counted>();
  const read = new Map<string, EventLocation>();
  for (const { id, type, day, location } of rows) {
    if (location === null) continue;
    const where = read.get(location) ?? fromJson<EventLocation>(location, 'location', `events.reading of ${id}`);
    read.set(location, where);
    count(places, where, { id, type, day });
  }
  const sorted = [...places.values()].toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return {
    places: sorted.slice(0, MOST_PLACES).map(({ byType, ...place }) => ({
      ...place,
      byType: Object.fromEntries([...byType].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
    })),
    events: rows.length,
    unplaced: rows.filter(({ location }) => location === null).length,
    more: found.length > MOST_EVENTS || sorted.length > MOST_PLACES,
  };
}

/** One more than are looked at where there are more; the latest first. */
async function latestEvents(session: Session, query: PlaceQuery): Promise<Row[]> {
  const parties = await partiesAsked(session, query);
  const conditions = [
    sql`e.current = 1`,
    // The events of a party are the way to them.
    ...parties.map((party) => sql`e.pk in (${takingPart(session, 'event', [onEitherSide(party)])})`),
    ...(await eventConditions(session, { ...query, reports: 'first' }, { parties })),
    tookPlace(session),
    sql`not ${isHistorical(session)}`,
  ];
  const location = session.dialect.json(TOLD, ['location'], 'text');
  return rowsOf<Row>(
    session,
    sql`select e.id, e.type, e.first_day as day, ${location} as location
      from event_rows e where ${all(conditions)} order by e.first_day desc, e.pk limit ${sql.lit(MOST_EVENTS + 1)}`,
  );
}

function count(places: Map<string, Counted>, where: EventLocation, { id, type, day }: Omit<Row, 'location'>): void {
  const { level, name, region, country, countryName, latitude, longitude } = where;
  const key = JSON.stringify([level, name, country, latitude, longitude]);
  let place = places.get(key);
  if (!place) {
    const counts = { count: 0, first: null, last: null, byType: new Map(), ids: [] };
    place = { level, name, region, country, countryName, latitude, longitude, ...counts };
    places.set(key, place);
  }
  place.count += 1;
  place.byType.set(type, (place.byType.get(type) ?? 0) + 1);
  if (place.ids.length < MOST_IDS) place.ids.push(id);
  if (day === '') return;
  place.first = place.first === null || day < place.first ? day : place.first;
  place.last = place.last === null || day > place.last ? day : place.last;
}
