import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openModel } from '../src/model/index.ts';
import { segment } from '../src/stages/segment/index.ts';
import { featuresOf } from '../src/stages/tag/features.ts';
import { wordsOf } from '../src/text/index.ts';
import type { Span } from '../src/text/index.ts';
import { ROOT } from './shared.ts';

/** What the exported model says of a text, run from Python: for each word the index of the likeliest tag. */
interface Example {
  text: string;
  words: Span[];
  features: number[];
  tags: [number, number, number][];
  entities: number[];
  anchor: [number, number];
  roles: Record<string, number[]>;
  /** For each word the tag as a cue, and as a nested one. */
  cues: [number, number][];
  /** What the head for nested attributions says of the anchor, where it is a cue. */
  nestedRoles?: Record<string, number[]>;
  /** The likeliest type, where the anchor is an event's trigger; else it is a cue. */
  type?: string;
}

/** What it says of a sentence whose parts are given, as runs of words. */
interface Given {
  text: string;
  source: [number, number][];
  target: [number, number][];
  trigger: [number, number][];
  type: string;
}

const MODELS = [
  ['en', 'parity.json'],
  ['en-large', 'parity-large.json'],
] as const;

const examplesOf = (file: string) =>
  JSON.parse(readFileSync(join(ROOT, 'tests', file), 'utf8')) as { examples: Example[]; given: Given[] };

const opened = async (name: string) => {
  const model = await openModel(join(ROOT, 'models', name));
  onTestFinished(() => model.close());
  return model;
};

/** The index of the greatest of `count` numbers from `at` on; the first of equal ones. */
const best = (rows: Float32Array, at: number, count: number): number => {
  const row = rows.subarray(at, at + count);
  return row.indexOf(Math.max(...row));
};

const likeliest = (types: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(types).toSorted(([, a], [, b]) => b - a)[0]?.[0];

/** Words and features of a text, a paragraph a line. */
const prepare = (text: string) => {
  const blocks = Array.from(text.matchAll(/\S[^\n]*/g), (m) => ({
    kind: 'paragraph' as const,
    span: [m.index, m.index + m[0].length] as const,
  }));
  const segmented = segment({
    id: 'x',
    url: null,
    title: null,
    outlet: null,
    byline: [],
    language: 'en',
    published: null,
    text,
    blocks,
    basis: {},
  });
  const words = wordsOf(text);
  return { words, texts: words.map((span) => text.slice(...span)), features: featuresOf(segmented, words) };
};

test.each(MODELS)('Python and TypeScript give the same words, features and tags with %s', async (name, file) => {
  const { examples } = examplesOf(file);
  const model = await opened(name);
  expect(examples.length).toBeGreaterThan(5);
  expect(examples.some(({ type }) => type)).toBe(true);
  const named = { same: 0, of: 0 };
  for (const { text, anchor, roles, nestedRoles, type, ...expected } of examples) {
    const { words, texts, features } = prepare(text);
    expect(words).toEqual(expected.words);
    expect(features).toEqual(expected.features);
    let windows = 0;
    for await (const encoded of model.encode(texts, features)) {
      windows += 1;
      const { tags, entities } = encoded;
      expect(words.map((_, word) => [0, 3, 6].map((role) => best(tags, word * 9 + role, 3)))).toEqual(expected.tags);
      named.same += words.filter((_, word) => best(entities, word * 9, 9) === expected.entities[word]).length;
      named.of += words.length;
      const answer = type
        ? await encoded.event(anchor, [0, words.length])
        : (await encoded.condition([{ words: anchor, kind: 1 }]))[0];
      if (!answer) throw new Error('the anchor was not answered');
      expect(answer.from).toBe(0);
      const [nested] = nestedRoles ? await encoded.conditionNested([anchor]) : [];
      for (const [said, wanted] of [
        [answer, roles],
        [nested, nestedRoles ?? {}],
      ] as const)
        for (const [role, tagged] of Object.entries(wanted)) {
          const rows = said?.[role as keyof typeof said] as unknown as Float32Array;
          expect(words.map((_, word) => best(rows, word * 3, 3))).toEqual(tagged);
        }
      const cues = await encoded.cues();
      expect(words.map((_, word) => [0, 3].map((kind) => best(cues, word * 6 + kind, 3)))).toEqual(expected.cues);
      if (type && 'types' in answer) expect(likeliest(answer.types)).toBe(type);
    }
    expect(windows).toBe(1);
  }
  // A mean of two int8 networks, which two versions of the runtime round differently: one word in a hundred may turn.
  expect(named.same / named.of).toBeGreaterThan(0.99);
});

test.each(MODELS)('they give the same type for given parts with %s', async (name, file) => {
  const { given } = examplesOf(file);
  const model = await opened(name);
  expect(given.length).toBeGreaterThan(5);
  for (const { text, source, target, trigger, type } of given) {
    const { texts, features } = prepare(text);
    expect(likeliest((await model.look(texts, features, { source, target, trigger })).types)).toBe(type);
  }
});
