import type { Api } from '../../api/client.ts';

export type Place = Api['EventPlaces']['places'][number];

/** A place that is a point, which a country is not. */
export type Point = Place & { readonly latitude: number; readonly longitude: number };

export const isPoint = (place: Place): place is Point => place.latitude !== null && place.longitude !== null;

/** By what the address tells a place: the same in every answer. */
export const keyOf = ({ level, name, country, latitude, longitude }: Place): string =>
  [level, country, name, ...(latitude === null ? [] : [latitude, longitude])].join('~');

/** The radius of the dot with the most events, in pixels, and of how many of them it is at the least. */
const [LARGEST, LEAST_MOST] = [18, 25];

/** The radius of a dot in pixels: its area is as the count, and one event is seen too. */
export const radiusOf = (count: number, most: number): number =>
  Math.max(4, LARGEST * Math.sqrt(count / Math.max(LEAST_MOST, most)));

/** Degrees that are kept round the outermost places, so that a single one does not fill the map. */
const ROUND = 6;

/** The corners of the part of the world where the places are. */
export function areaOf(points: readonly Point[]): { type: 'MultiPoint'; coordinates: [number, number][] } {
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  const bound = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  const [west, east] = [bound(Math.min(...longitudes) - ROUND, 180), bound(Math.max(...longitudes) + ROUND, 180)];
  const [south, north] = [bound(Math.min(...latitudes) - ROUND / 2, 90), bound(Math.max(...latitudes) + ROUND / 2, 90)];
  return {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
    ],
  };
}

/** The next dot for a key of the keyboard, from west to east; null for a key that means nothing here. */
export function nextDot(count: number, at: number, key: string): number | null {
  const steps = new Map([
    ['ArrowRight', 1],
    ['ArrowDown', 1],
    ['ArrowLeft', -1],
    ['ArrowUp', -1],
  ]);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps.get(key);
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step));
}
