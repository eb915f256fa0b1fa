import { type Issues, type IssueWeightTable, type PhraseWeights, weightsOf } from '../../src/lexicon/index.ts';
import type { Phrase, PlacedPhrase } from '../../src/stages/topics/evidence.ts';
import { FEATURES, featuresOf } from '../../src/stages/topics/features.ts';
import { contains, type Span } from '../../src/text/index.ts';
import type { Lesson } from './topicLessons.ts';

/** How often a phrase was met, and how often its topic was there. */
interface Count {
  met: number;
  right: number;
}

interface Counts {
  readonly documents: ReadonlyMap<string, Count>;
  readonly statements: ReadonlyMap<string, Count>;
}

/** A phrase seldom met is believed like others of its strength and topic, as if those had been met so often. */
const PHRASE = 6;
/** The same of a topic beside all others. */
const TOPIC = 20;
/** A document counts as about a topic in full when two thirds of its statements are. */
const FULL = 1.5;

/** Learns how far phrases can be trusted, then how much each feature tells. `least` and `ofBest` are left for who asks. */
export function fitTopics(lessons: readonly Lesson[], issues: Issues): IssueWeightTable {
  const each = lessons.map(countsOf);
  const total = {
    documents: sum(each.map((one) => one.documents)),
    statements: sum(each.map((one) => one.statements)),
  };
  const table = sharesOf(total, issues);
  const expected = expectedOf(lessons, table, issues);
  const withExpected = { ...table, ...expected.table };
  // A document must not be read by what it taught itself.
  const rows = lessons.flatMap((lesson, index) => {
    const own = each[index];
    if (!own || lesson.statements.length === 0) return [];
    const without = weightsOf(sharesOf(difference(total, own), issues));
    const read = featuresOf(lesson.document, issues, { weightOf: without.of, expected: expected.of });
    const weight = lesson.weight / Math.sqrt(lesson.statements.length);
    return lesson.statements.map(({ content, topics }) => ({ features: read.of(content).features, topics, weight }));
  });
  return { ...withExpected, ...regression(rows, withExpected) };
}

const keyOf = ({ topic, strong, key }: Phrase): string =>
  `${topic}\t${strong ? 's' : 'w'}\t${key.slice(topic.length + 1)}`;

function countsOf({ phrases, about, statements, weight }: Lesson): Counts {
  const documents = new Map<string, Count>();
  for (const { phrase } of phrases.counted)
    documents.set(keyOf(phrase), { met: weight, right: weight * Math.min(1, FULL * (about.get(phrase.topic) ?? 0)) });
  const met = new Map<string, Count>();
  // Many statements of one document are hardly more than a few.
  const one = weight / Math.sqrt(statements.length || 1);
  for (const { content, topics } of statements)
    for (const phrase of new Map(insideOf(phrases.all, content).map((found) => [found.key, found])).values()) {
      const count = met.get(keyOf(phrase)) ?? { met: 0, right: 0 };
      met.set(keyOf(phrase), {
        met: count.met + one,
        right: count.right + (topics.includes(phrase.topic) ? one : 0),
      });
    }
  return { documents, statements: met };
}

const insideOf = (phrases: readonly PlacedPhrase[], content: readonly Span[]): PlacedPhrase[] =>
  phrases.filter(({ span }) => content.some((part) => contains(part, span)));

function sum(counts: readonly ReadonlyMap<string, Count>[]): Map<string, Count> {
  const total = new Map<string, Count>();
  for (const of of counts)
    for (const [key, { met, right }] of of) {
      const before = total.get(key) ?? { met: 0, right: 0 };
      total.set(key, { met: before.met + met, right: before.right + right });
    }
  return total;
}

const difference = (total: Counts, own: Counts): Counts => ({
  documents: less(total.documents, own.documents),
  statements: less(total.statements, own.statements),
});

function less(total: ReadonlyMap<string, Count>, own: ReadonlyMap<string, Count>): Map<string, Count> {
  const rest = new Map(total);
  for (const [key, { met, right }] of own) {
    const all = rest.get(key) ?? { met: 0, right: 0 };
    if (all.met - met < 1e-9) rest.delete(key);
    else rest.set(key, { met: all.met - met, right: Math.max(0, all.right - right) });
  }
  return rest;
}

const STRENGTHS = ['strong', 'weak'] as const;
const shrunk = ({ met, right }: Count, before: number, strength: number): number =>
  (right + strength * before) / (met + strength);

function sharesOf({ documents, statements }: Counts, issues: Issues): IssueWeightTable {
  const parts = (key: string): readonly [topic: string, strength: string, words: string] => {
    const [topic = '', strength = '', words = ''] = key.split('\t');
    return [topic, strength === 's' ? 'strong' : 'weak', words];
  };
  const grouped = (counts: ReadonlyMap<string, Count>, group: (key: string) => string): Map<string, Count> => {
    const sums = new Map<string, Count>();
    for (const [key, { met, right }] of counts) {
      const before = sums.get(group(key)) ?? { met: 0, right: 0 };
      sums.set(group(key), { met: before.met + met, right: before.right + right });
    }
    return sums;
  };
  const none = { met: 0, right: 0 };
  const byStrength = [documents, statements].map((counts) => grouped(counts, (key) => parts(key)[1]));
  const byTopic = [documents, statements].map((counts) => grouped(counts, (key) => parts(key).slice(0, 2).join('\t')));
  const general = (strength: string): [number, number] => {
    const [first = 0, second = 0] = byStrength.map((sums) => shrunk(sums.get(strength) ?? none, 0.1, 1));
    return [first, second];
  };
  const ofTopic = (topic: string, strength: string): [number, number] => {
    const before = general(strength);
    const [first = 0, second = 0] = byTopic.map((sums, index) =>
      shrunk(sums.get(`${topic}\t${strength}`) ?? none, before[index] ?? 0, TOPIC),
    );
    return [first, second];
  };
  const topics: IssueWeightTable['topics'] = Object.fromEntries(
    [...issues.issues.keys()].map((topic) => {
      const [strong, weak] = STRENGTHS.map((strength) => ofTopic(topic, strength));
      return [
        topic,
        { strong: rounded(strong ?? [0, 0]), weak: rounded(weak ?? [0, 0]), expected: 0, bias: 0, phrases: {} },
      ];
    }),
  );
  for (const key of new Set([...documents.keys(), ...statements.keys()])) {
    const [topic, strength, words] = parts(key);
    const of = topics[topic];
    if (!of) continue;
    const before = strength === 'strong' ? of.strong : of.weak;
    of.phrases[words] = rounded([
      shrunk(documents.get(key) ?? none, before[0], PHRASE),
      shrunk(statements.get(key) ?? none, before[1], PHRASE),
    ]);
  }
  return {
    strong: rounded(general('strong')),
    weak: rounded(general('weak')),
    topics,
    expected: 0,
    bias: 0,
    features: [],
    least: 0,
    ofBest: 0,
  };
}

const rounded = ([document, own]: readonly [number, number]): [number, number] => [
  Math.round(100 * document) / 100,
  Math.round(100 * own) / 100,
];

/** The mean score of each topic in the documents. */
function expectedOf(
  lessons: readonly Lesson[],
  table: IssueWeightTable,
  issues: Issues,
): { table: Pick<IssueWeightTable, 'topics' | 'expected'>; of: (topic: string) => number } {
  const { of: weightOf }: { of: (phrase: Phrase) => PhraseWeights } = weightsOf(table);
  const sums = new Map<string, number>();
  for (const { phrases } of lessons)
    for (const { phrase, times } of phrases.counted)
      sums.set(phrase.topic, (sums.get(phrase.topic) ?? 0) + weightOf(phrase).document * Math.sqrt(times));
  const mean = (topic: string): number => Math.round((1000 * (sums.get(topic) ?? 0)) / lessons.length) / 1000;
  const topics = Object.fromEntries(
    Object.entries(table.topics).map(([topic, of]) => [topic, { ...of, expected: mean(topic) }]),
  );
  const all = [...issues.issues.keys()].map(mean).toSorted((a, b) => a - b);
  const middle = all[Math.floor(all.length / 2)] ?? 0;
  return { table: { topics, expected: middle }, of: (topic) => topics[topic]?.expected ?? middle };
}

interface Row {
  readonly features: ReadonlyMap<string, readonly number[]>;
  readonly topics: readonly string[];
  /** Many statements of one document are hardly more than a few. */
  readonly weight: number;
}

const STEPS = 500;
const RATE = 0.05;
/** How strongly the weights, and the difference of one topic's bias from all others', are pulled towards 0. */
const DECAY = 1e-4;
const BIAS_DECAY = 2e-3;

/** Logistic regression over all pairs of a statement and a topic of its document, by Adam on all of them at once. */
function regression(
  rows: readonly Row[],
  table: IssueWeightTable,
): Pick<IssueWeightTable, 'features' | 'bias' | 'topics'> {
  const names = Object.keys(table.topics);
  const index = new Map(names.map((name, at) => [name, at]));
  const width = FEATURES.length;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const pairs = rows.flatMap(({ features, topics, weight }) =>
    [...features].map(([topic, values]) => ({
      values,
      weight,
      topic: index.get(topic) ?? 0,
      right: Number(topics.includes(topic)),
    })),
  );
  const scale = FEATURES.map((_, at) => {
    const mean = pairs.reduce((total, { values }) => total + (values[at] ?? 0), 0) / pairs.length;
    const variance = pairs.reduce((total, { values }) => total + ((values[at] ?? 0) - mean) ** 2, 0) / pairs.length;
    return { mean, spread: Math.sqrt(variance) || 1 };
  });
  const standard = pairs.map(({ values }) =>
    Float64Array.from(scale, ({ mean, spread }, at) => ((values[at] ?? 0) - mean) / spread),
  );
  // The weights of the features, the bias, and each topic's difference from it.
  const weights = new Float64Array(width + 1 + names.length);
  weights[width] = -2;
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = new Float64Array(weights.length);
    for (const [at, { topic, right, weight }] of pairs.entries()) {
      const values = standard[at] ?? new Float64Array(width);
      let logit = (weights[width] ?? 0) + (weights[width + 1 + topic] ?? 0);
      for (let feature = 0; feature < width; feature += 1) logit += (weights[feature] ?? 0) * (values[feature] ?? 0);
      const off = (weight * (1 / (1 + Math.exp(-logit)) - right)) / total;
      for (let feature = 0; feature < width; feature += 1)
        gradient[feature] = (gradient[feature] ?? 0) + off * (values[feature] ?? 0);
      gradient[width] = (gradient[width] ?? 0) + off;
      gradient[width + 1 + topic] = (gradient[width + 1 + topic] ?? 0) + off;
    }
    for (let at = 0; at < weights.length; at += 1) {
      const decay = at < width ? DECAY : at > width ? BIAS_DECAY : 0;
      const slope = (gradient[at] ?? 0) + 2 * decay * (weights[at] ?? 0);
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope ** 2;
      const rate = (RATE * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      weights[at] = (weights[at] ?? 0) - (rate * (first[at] ?? 0)) / (Math.sqrt(second[at] ?? 0) + 1e-8);
    }
  }
  const features = scale.map(({ spread }, at) => (weights[at] ?? 0) / spread);
  const shift = scale.reduce((total, { mean }, at) => total + (features[at] ?? 0) * mean, 0);
  const bias = (weights[width] ?? 0) - shift;
  const round = (value: number): number => Math.round(1e4 * value) / 1e4;
  return {
    features: features.map(round),
    bias: round(bias),
    topics: Object.fromEntries(
      names.map((name, at) => {
        const of = table.topics[name];
        if (!of) throw new Error(`no topic ${name}`);
        return [name, { ...of, bias: round(bias + (weights[width + 1 + at] ?? 0)) }];
      }),
    ),
  };
}
