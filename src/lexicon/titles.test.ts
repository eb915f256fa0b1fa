import { expect, test } from 'vitest';
import { openLexicon } from './index.ts';
import { titlesBefore } from './titles.ts';

test.each([
  ['Dr Kari Nygård', 1],
  ['Kari Nygård', 0],
  ['Her Excellency Dr Maryam Al Kindi', 3],
  ['Cabinet Secretary for Foreign Affairs Grace Wairimu', 5],
  ['Minister of Electricity and Water', 5],
  ['Rt Hon Ephraim Kadzamira', 2],
  ['Right Honourable Ephraim Kadzamira', 2],
  ['Royal Navy', 0],
  ['State Minister Otieno Barasa', 2],
  ['State House', 0],
  ['Datuk Seri Azlan Rahim', 2],
  ['Tun Tun Oo', 0],
  ['Pak Yong-chol', 0],
  ['Pak Hartono', 1],
  ['Minority Whip Dana Orr', 2],
  ['Taoiseach Simon Orr', 1],
  ['Sultan bin Fahad', 0],
  ['President of Westfjord', 1],
  ['Minister-President Anke Wolters', 1],
  ['Deputy Attorney-General Lupe Faleolo', 2],
  ['Anna-Maria Wolters', 0],
  ['Superintendent Juma Otieno', 1],
  ['Elect Juma Otieno', 1],
  ['Under Secretary of the Treasury for Terrorism and Financial Intelligence Ida Berg', 10],
])('titles of “%s”: %i words', (run, count) => {
  expect(titlesBefore(run.split(' '))).toBe(count);
});

test.each([
  ["Estonia's ministry of fisheries", 'org:est-fisheries-ministry', 'Fisheries Ministry of Estonia'],
  ['the Greek shipping ministry', 'org:grc-shipping-ministry', 'Shipping Ministry of Greece'],
  ["Peru's Ministry of Mining and Blue Economy", 'org:per-mining-and-blue-economy-ministry', null],
  ["Peru's foreign ministry", 'org:per-foreign-ministry', 'Foreign Ministry of Peru'],
])('a ministry that no table has: %s', (words, id, name) => {
  const lexicon = openLexicon();
  const [naming] = lexicon.named(words);
  expect(naming?.actor.id).toBe(id);
  if (name) expect(naming?.actor.name).toBe(name);
  expect(naming?.actor.represents).toMatch(/^country:/u);
});

test('a cabinet secretary is no office of Japan alone', () => {
  const lexicon = openLexicon();
  const of = (words: string): (string | null)[] =>
    lexicon.scan(words).flatMap((found) => (found.type === 'office' ? [found.of] : []));
  expect(of('The Cabinet Secretary left')).toEqual([null]);
  expect(of("Kenya's Cabinet Secretary for Foreign Affairs left")).toEqual(['country:KEN']);
});
