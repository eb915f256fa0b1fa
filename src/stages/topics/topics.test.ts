import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openIssues, openIssueWeights } from '../../lexicon/index.ts';
import { contains, overlaps } from '../../text/index.ts';
import { FEATURES } from './features.ts';
import { classify } from './index.ts';
import { placed } from './placed.ts';
import { assignedOf } from './testing/assigned.ts';
import { chosen, probabilitiesOf } from './topics.ts';

const issues = openIssues();
const weights = openIssueWeights();

const FISH =
  'The ministers talked about cod, herring and the fishing quota for trawlers. Skippers and fishermen waited; the fish stock is low. ' +
  '{s [Arvia]} {q said} {c the number was too high}.';

test('a statement is read in its place', () => {
  const [classification] = classify(assignedOf(FISH, 'Fishing talks in doubt'), issues, weights).classifications;
  expect(classification?.topics[0]?.topic).toBe('fisheries');
  expect(classification?.topics[0]?.why).toMatch(/document|sentence/u);
});

test('its own words add a topic, and are its basis', () => {
  const assigned = assignedOf(
    'Uranium enrichment, centrifuges, the IAEA and its nuclear inspectors came up. {s [Arvia]} {q said} {c the nuclear warheads and nuclear tests broke the NPT, an arms treaty under verification}.',
  );
  const [classification] = classify(assigned, issues, weights).classifications;
  const topic = classification?.topics.find((found) => found.topic === 'nuclear-weapons');
  expect(topic?.words.map((span) => assigned.text.slice(...span))).toContain('nuclear warheads');
  expect(classification?.topics.map((found) => found.topic)).toContain('arms-control');
});

test('own words weigh more than the document', () => {
  const said = 'hospitals run out of vaccines and nurses fall ill with cholera';
  const [classification] = classify(
    assignedOf(FISH.replace('the number was too high', said)),
    issues,
    weights,
  ).classifications;
  expect(classification?.topics[0]?.topic).toBe('health');
});

test('what the document only touches is no topic of a statement without a word of it', () => {
  const [classification] = classify(
    assignedOf(FISH.replace('{s', 'A tariff was named. {s'), 'Fishing talks in doubt'),
    issues,
    weights,
  ).classifications;
  expect(classification?.topics.map(({ topic }) => topic)).not.toContain('trade');
});

test('nothing is said about nothing', () => {
  expect(
    classify(assignedOf('{s [Arvia]} {q said} {c “Hello, everybody.”}'), issues, weights).classifications[0]?.topics,
  ).toEqual([]);
});

test('at most four topics, the most probable first, each attribution has a classification', () => {
  const everything = [...issues.issues.values()].flatMap(({ strong }) => strong.slice(0, 2)).join(', ');
  const { classifications, attributions } = classify(
    assignedOf(`{s [Arvia]} {q said} {c ${everything.replaceAll('*', '')}}`),
    issues,
    weights,
  );
  expect(classifications.map(({ attribution }) => attribution)).toEqual(attributions.map(({ id }) => id));
  const scores = classifications[0]?.topics.map(({ score }) => score) ?? [];
  expect(scores.length).toBeGreaterThan(0);
  expect(scores.length).toBeLessThanOrEqual(4);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  for (const score of scores) expect(score).toBeGreaterThanOrEqual(weights.least);
});

test('a topic needs the least probability, and enough beside the first', () => {
  const found = chosen(
    [
      ['trade', 0.2],
      ['fisheries', 0.8],
      ['water', 0.35],
      ['energy', 0.25],
    ],
    { least: 0.3, ofBest: 0.5 },
  );
  expect(found).toEqual([['fisheries', 0.8]]);
});

test('a third topic has to be likelier than not', () => {
  const least = { least: 0.2, ofBest: 0.4 };
  const topicsOf = (third: number): string[] =>
    chosen(
      [
        ['fisheries', 0.8],
        ['trade', 0.6],
        ['water', third],
      ],
      least,
    ).map(([topic]) => topic);
  expect(topicsOf(0.49)).toEqual(['fisheries', 'trade']);
  expect(topicsOf(0.51)).toEqual(['fisheries', 'trade', 'water']);
});

test('there is a weight for each feature, and probabilities are logistic', () => {
  expect(weights.features).toHaveLength(FEATURES.length);
  const [[, probability] = ['', 0]] = probabilitiesOf(new Map([['trade', [2, 1]]]), {
    bias: () => -1,
    features: [1, -1],
  });
  expect(probability).toBeCloseTo(0.5, 10);
});

test('look-ups by place find what a walk through all finds', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(60), fc.nat(9)).map(([start, length]) => ({ span: [start, start + length] as const })),
  );
  fc.assert(
    fc.property(spans, fc.nat(60), fc.nat(20), (items, start, length) => {
      const sorted = items.toSorted((a, b) => a.span[0] - b.span[0]);
      const places = placed(sorted);
      const asked = [start, start + length] as const;
      expect(places.touching(asked)).toEqual(sorted.filter(({ span }) => overlaps(span, asked)));
      // An empty span at the end of another is not looked for.
      expect(places.inside(asked)).toEqual(sorted.filter(({ span }) => contains(asked, span) && span[0] < asked[1]));
    }),
  );
});
