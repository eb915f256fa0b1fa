import type { EventLocation } from '../document/index.ts';
import type { EventFilter } from './eventPage.ts';

export type PlaceQuery = Omit<EventFilter, 'reports'>;

/** Where events took place, and how many. Coordinates are null for a country: a point in its middle would be made up. */
export interface EventPlace extends Pick<
  EventLocation,
  'level' | 'name' | 'region' | 'country' | 'countryName' | 'latitude' | 'longitude'
> {
  readonly count: number;
  readonly byType: Readonly<Record<string, number>>;
  /** YYYY-MM-DD; null where none of them has a day. */
  readonly first: string | null;
  readonly last: string | null;
  /** Ids (ev_…) of the latest of them, 20 at most. */
  readonly ids: readonly string[];
}

/**
 * What took place, by place, each event once; what is denied, supposed or to come did not, and history is left out. The
 * place with the most first.
 */
export interface EventPlaces {
  readonly places: readonly EventPlace[];
  /** How many events were looked at, and how many of them name no place that is known. */
  readonly events: number;
  readonly unplaced: number;
  /** That there are more: the latest ones were looked at. */
  readonly more: boolean;
}
