import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
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
  triggers: number[];
  anchor: [number, number];
  roles: Record<string, number[]>;
  /** The likeliest type, where the anchor is an event's trigger; else it is a cue. */
  type?: string;
}

const examples = JSON.parse(readFileSync(join(ROOT, 'tests', 'parity.json'), 'utf8')) as Example[];
const folder = dirname(createRequire(import.meta.url).resolve('onrecord-model-en/config.json'));

/** The index of the greatest of `count` numbers from `at` on; the first of equal ones. */
const best = (rows: Float32Array, at: number, count: number): number => {
  const row = rows.subarray(at, at + count);
  return row.indexOf(Math.max(...row));
};

test('Python and TypeScript give the same words, features and tags on the same input', async () => {
  expect(examples.length).toBeGreaterThan(5);
  expect(examples.some(({ type }) => type)).toBe(true);
  const model = await openModel(folder);
  for (const example of examples) {
    const { text, anchor, roles, type } = example;
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
    expect(words).toEqual(example.words);
    const features = featuresOf(segmented, words);
    expect(features).toEqual(example.features);
    let windows = 0;
    for await (const encoded of model.encode(
      words.map((span) => text.slice(...span)),
      features,
    )) {
      windows += 1;
      const { tags, entities, triggers } = encoded;
      expect(words.map((_, word) => [0, 3, 6].map((role) => best(tags, word * 9 + role, 3)))).toEqual(example.tags);
      expect(words.map((_, word) => best(entities, word * 9, 9))).toEqual(example.entities);
      expect(words.map((_, word) => best(triggers, word * 3, 3))).toEqual(example.triggers);
      const answer = type ? await encoded.event(anchor, [0, words.length]) : await encoded.condition(anchor, 1);
      expect(answer.from).toBe(0);
      for (const [role, expected] of Object.entries(roles)) {
        const rows = answer[role as keyof typeof answer] as unknown as Float32Array;
        expect(words.map((_, word) => best(rows, word * 3, 3))).toEqual(expected);
      }
      if (type && 'types' in answer)
        expect(Object.entries(answer.types).toSorted(([, a], [, b]) => b - a)[0]?.[0]).toBe(type);
    }
    expect(windows).toBe(1);
  }
  await model.close();
});
