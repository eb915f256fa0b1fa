import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { EntityKind, FoundMention, MentionForm } from '../src/document/index.ts';
import { openModel } from '../src/model/index.ts';
import { classOf, pairsOf } from '../src/stages/mentions/pairs.ts';
import { segment } from '../src/stages/segment/index.ts';
import { featuresOf } from '../src/stages/tag/features.ts';
import { lastAtOrBefore, type Span, wordsOf } from '../src/text/index.ts';
import { ROOT } from './shared.ts';

/** What the graphs say of a text, run from Python: the likeliest tags of words, the pairs with their features, the scores. */
interface Example {
  readonly text: string;
  readonly names: readonly number[];
  readonly descriptions: readonly number[];
  readonly sources: readonly boolean[];
  readonly mentions: readonly [start: number, end: number, form: MentionForm, kind: EntityKind | null][];
  readonly pairs: readonly (readonly number[])[];
  readonly scores: readonly number[];
  readonly nobody: readonly number[];
}

const examples = JSON.parse(readFileSync(join(ROOT, 'tests', 'parity-linking.json'), 'utf8')) as Example[];
const model = await openModel(dirname(createRequire(import.meta.url).resolve('onrecord-model-en/config.json')));
afterAll(() => model.close());

const segmentedOf = (text: string) =>
  segment({
    id: 'x', url: null, title: null, outlet: null, byline: [], language: 'en', published: null, text, basis: {},
    blocks: Array.from(text.matchAll(/\S[^\n]*/g), (match) => ({ kind: 'paragraph' as const, span: [match.index, match.index + match[0].length] as const })),
  }); // prettier-ignore

test('Python and TypeScript find the same mentions, tell the same of their pairs and score them alike', async () => {
  expect(examples.length).toBeGreaterThan(5);
  const apart = { tags: 0, scores: 0, nobody: 0 };
  const of = { tags: 0, scores: 0, nobody: 0 };
  for (const { text, sources, descriptions, ...expected } of examples) {
    const segmented = segmentedOf(text);
    const words = wordsOf(text);
    const features = featuresOf(segmented, words);
    const spanOf = (start: number, end: number): Span => [words[start]?.[0] ?? 0, words[end - 1]?.[1] ?? 0];
    const mentions = expected.mentions.map(([start, end, form, kind]): FoundMention => ({
      span: spanOf(start, end), run: [start, end], form, kind, score: 1,
    })); // prettier-ignore
    const sentences = words.map(([start]) => lastAtOrBefore(segmented.sentences, start));
    const pairs = pairsOf(mentions, { text, features, sentences, sources });
    const rows = pairs.first.map((first, at) => [
      first,
      pairs.second[at],
      ...(pairs.features[at] ?? []).toSorted((a, b) => a - b),
    ]);
    expect(rows).toEqual(expected.pairs);
    const texts = words.map((span) => text.slice(...span));
    let windows = 0;
    for await (const encoded of model.encode(texts, features)) {
      windows += 1;
      const likeliest = Array.from({ length: words.length }, (_, word) => {
        const row = encoded.descriptions.subarray(word * 9, word * 9 + 9);
        return row.indexOf(Math.max(...row));
      });
      apart.tags += likeliest.filter((tag, word) => tag !== descriptions[word]).length;
      of.tags += words.length;
      const runs = mentions.map((mention) => ({
        start: mention.run[0], end: mention.run[1], class: classOf(mention, text.slice(...mention.span)),
      })); // prettier-ignore
      const scores = await model.link(await encoded.vectors(runs), pairs);
      const far = (scores: readonly number[], ours: Float32Array): number =>
        scores.filter((score, at) => !(Math.abs(score - (ours[at] ?? NaN)) <= 0.5)).length;
      apart.scores += far(expected.scores, scores.pairs);
      of.scores += expected.scores.length;
      apart.nobody += far(expected.nobody, scores.nobody);
      of.nobody += expected.nobody.length;
    }
    expect(windows).toBe(1);
  }
  // int8 kernels of two versions of the runtime round differently: one in a hundred may turn.
  expect(apart.tags / of.tags).toBeLessThan(0.01);
  expect(apart.scores / of.scores).toBeLessThan(0.02);
  expect(apart.nobody / of.nobody).toBeLessThan(0.02);
});
