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

interface Example {
  text: string;
  words: Span[];
  features: number[];
  /** For each word the likeliest of O, B, I for source, cue and content, by the exported model run from Python. */
  tags: [number, number, number][];
  anchor: [number, number];
  source: number[];
  content: number[];
}

const examples = JSON.parse(readFileSync(join(ROOT, 'tests', 'parity.json'), 'utf8')) as Example[];
const folder = dirname(createRequire(import.meta.url).resolve('onrecord-model-en/config.json'));
const best = (rows: Float32Array, at: number): number => {
  const [o = 0, b = 0, i = 0] = rows.subarray(at, at + 3);
  return o >= b && o >= i ? 0 : b >= i ? 1 : 2;
};

test('Python and TypeScript give the same words, features and tags on the same input', async () => {
  expect(examples.length).toBeGreaterThan(5);
  const model = await openModel(folder);
  for (const example of examples) {
    const { text } = example;
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
    for await (const { tags, condition } of model.encode(
      words.map((span) => text.slice(...span)),
      features,
    )) {
      windows += 1;
      expect(words.map((_, word) => [0, 3, 6].map((role) => best(tags, word * 9 + role)))).toEqual(example.tags);
      const { from, source, content } = await condition(example.anchor, 1);
      expect(from).toBe(0);
      expect(words.map((_, word) => best(source, word * 3))).toEqual(example.source);
      expect(words.map((_, word) => best(content, word * 3))).toEqual(example.content);
    }
    expect(windows).toBe(1);
  }
  await model.close();
});
