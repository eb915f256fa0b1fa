import { expect, test } from 'vitest';
import { occurrencesOf } from './testing/document.ts';

async function placeIn(text: string, place: string) {
  const [event] = await occurrencesOf(text, { events: [{ type: 'PROTEST', trigger: 'marched', place }] });
  if (!event) throw new Error('no event');
  return event;
}

test.each([
  ['Thousands marched in Paris.', 'Paris', 'city Paris FRA'],
  ['Thousands marched in Paris, Texas.', 'Paris, Texas', 'city Paris USA'],
  ['Thousands marched in Paris. Nobody was hurt.', 'Paris', 'city Paris FRA'],
  ['Thousands marched in Norway March 3.', 'Norway March 3', 'country Norway NOR'],
  ['Thousands marched in Kiev Monday.', 'Kiev', 'city Kyiv UKR'],
  ['Thousands marched in St. Gallen. Police watched.', 'St. Gallen', 'region Saint Gallen CHE'],
  ['Thousands marched in Republic, Missouri.', 'Republic, Missouri', 'city Republic USA'],
  ['Thousands marched in Athens, Georgia.', 'Athens, Georgia', 'city Athens USA'],
  ['Thousands marched in Kiev.', 'Kiev', 'city Kyiv UKR'],
  ['Thousands marched in Borno State.', 'Borno State', 'region Borno State NGA'],
  ['Thousands marched in the Kharkiv region.', 'the Kharkiv region', 'region Kharkiv UKR'],
  ['Thousands marched in the Somali region.', 'the Somali region', 'region Somali ETH'],
  ['Thousands marched in eastern Ukraine.', 'eastern Ukraine', 'country Ukraine UKR'],
  ['Thousands marched in the border town of Goma.', 'the border town of Goma', 'city Goma COD'],
  ['Lebanese soldiers watched as thousands marched in Tripoli.', 'Tripoli', 'city Tripoli LBN'],
  ['Libyan soldiers watched as thousands marched in Tripoli.', 'Tripoli', 'city Tripoli LBY'],
])('%s', async (text, place, found) => {
  const { location } = await placeIn(text, place);
  expect(location && `${location.level} ${location.name} ${location.country}`).toBe(found);
});

test.each([
  ['Thousands marched in a border hamlet.', 'a border hamlet'],
  ['Thousands marched on the Gulf of Guinea.', 'the Gulf of Guinea'],
  ['Thousands marched in the Republic.', 'the Republic'],
  ['Thousands marched at our Summit.', 'our Summit'],
  ['Thousands marched on the Houston administration.', 'the Houston administration'],
])('no place that is known: %s', async (text, words) => {
  const { place, location } = await placeIn(text, words);
  expect(location).toBeNull();
  expect(place).toMatchObject({ status: 'unresolved', name: null });
});

test.each([
  ['Thousands marched in the border town of Goma.', 'the border town', 'city Goma COD'],
  ['Thousands marched in the capital, Lima, on Monday.', 'the capital', 'city Lima PER'],
  ['Norway is calm. Thousands marched outside the Kremlin.', 'the Kremlin', 'country Russia RUS'],
  ['Police of Chad watched as thousands marched in Upper Hadrin.', 'Upper Hadrin', 'country Chad TCD'],
  ['Chad is calm. Thousands marched in Upper Hadrin.', 'Upper Hadrin', 'country Chad TCD'],
])('a place that the gazetteer does not know, by what follows, or in its state: %s', async (text, place, found) => {
  const [event] = await occurrencesOf(text, {
    names: { 'Upper Hadrin': 'place', Chad: 'place', Norway: 'place', Kremlin: 'organisation' },
    events: [{ type: 'PROTEST', trigger: 'marched', place }],
  });
  const location = event?.location;
  expect(location && `${location.level} ${location.name} ${location.country}`).toBe(found);
  expect(text.slice(...(event?.place?.mention[0] ?? [0, 0])).startsWith(place)).toBe(true);
});

test('a place that the gazetteer does not know is nowhere where the text names two states', async () => {
  const [event] = await occurrencesOf('Togo and Chad are calm. Thousands marched in Upper Hadrin.', {
    names: { 'Upper Hadrin': 'place', Chad: 'place', Togo: 'place' },
    events: [{ type: 'PROTEST', trigger: 'marched', place: 'Upper Hadrin' }],
  });
  expect(event?.location).toBeNull();
});

test('no place given: no place, not a country’s middle', async () => {
  const [event] = await occurrencesOf('French students marched.', {
    events: [{ type: 'PROTEST', trigger: 'marched', actor: 'French students' }],
  });
  expect(event).toMatchObject({ place: null, location: null });
});

test('an article alone is no place', async () => {
  expect(await placeIn('Thousands marched in the hamlet.', 'the')).toMatchObject({ place: null, location: null });
  expect(await placeIn('Thousands marched in the hamlet.', 'the hamlet')).toMatchObject({ location: null });
});

test('a country has no coordinates', async () => {
  const { location } = await placeIn('Thousands marched in Chad.', 'Chad');
  expect(location).toMatchObject({ level: 'country', latitude: null, longitude: null });
});

test('a city that is shelled is where it happened; one that accuses is not', async () => {
  const [shelled] = await occurrencesOf('Gunners shelled Kharkiv.', {
    events: [{ type: 'ASSAULT', trigger: 'shelled', actor: 'Gunners', recipient: 'Kharkiv' }],
  });
  expect(shelled?.location).toMatchObject({ level: 'city', name: 'Kharkiv', country: 'UKR' });
  const [accused] = await occurrencesOf('Kharkiv accused Minsk.', {
    events: [{ type: 'ACCUSE', trigger: 'accused', actor: 'Kharkiv', recipient: 'Minsk' }],
  });
  expect(accused?.location).toBeNull();
});
