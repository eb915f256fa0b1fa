import { expect, test } from 'vitest';
import { areaOf, isPoint, keyOf, nextDot, type Place, type Point, radiusOf } from './places.ts';

const place = (name: string, latitude: number | null, longitude: number | null): Place => ({
  level: latitude === null ? 'country' : 'city',
  name,
  region: null,
  country: 'NOR',
  countryName: 'Norway',
  latitude,
  longitude,
  count: 1,
  byType: {},
  first: null,
  last: null,
  ids: [],
});

test('a country is no point, and places of one name are told apart', () => {
  expect(isPoint(place('Norway', null, null))).toBe(false);
  expect(isPoint(place('Null Island', 0, 0))).toBe(true);
  expect(keyOf(place('Os', 60, 5))).not.toBe(keyOf(place('Os', 62, 11)));
  expect(keyOf(place('Norway', null, null))).toBe('country~NOR~Norway');
});

test('the area of a dot is as its count', () => {
  expect(radiusOf(100, 100)).toBe(18);
  expect(radiusOf(25, 100)).toBe(9);
  expect(radiusOf(1, 1000)).toBe(4);
  expect(radiusOf(2, 2)).toBeLessThan(6);
});

test('the part of the world has room round its places and ends at its edges', () => {
  const { coordinates } = areaOf([place('a', 60, 179), place('b', -89, 10)] as Point[]);
  expect(coordinates).toEqual([
    [4, -90],
    [4, 63],
    [180, -90],
    [180, 63],
  ]);
});

test('dots are gone through by the arrow keys', () => {
  expect(nextDot(3, 0, 'ArrowRight')).toBe(1);
  expect(nextDot(3, 2, 'ArrowDown')).toBe(2);
  expect(nextDot(3, 0, 'ArrowLeft')).toBe(0);
  expect(nextDot(3, 1, 'End')).toBe(2);
  expect(nextDot(3, 1, 'x')).toBeNull();
});
