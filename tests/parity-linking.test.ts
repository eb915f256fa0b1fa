import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type EntityKind,
  EVENT_TYPES,
  type EventVerdict,
  type FoundMention,
  type MentionForm,
} from '../src/document/index.ts';
import { openModel, type Pairs } from '../src/model/index.ts';
import { classOf, factsOf, pairsOf } from '../src/stages/mentions/pairs.ts';
import { partyPairs, samePairs } from '../src/stages/mentions/parties.ts';
import { toldOf } from '../src/stages/mentions/testing/told.ts';
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
  /** Runs of words that may tell an event, the likeliest kind of each (0: none), and the pairs with mentions and with each other. */
  readonly triggers: readonly (readonly [start: number, end: number])[];
  readonly kinds: readonly number[];
  readonly parties: readonly (readonly number[])[];
  readonly taking: readonly (readonly number[])[];
  readonly same: readonly (readonly number[])[];
  readonly one: readonly number[];
}

const MODELS = [
  ['en', 'parity-linking.json'],
  ['en-large', 'parity-linking-large.json'],
] as const;

const segmentedOf = (text: string) =>
  segment({
    id: 'x', url: null, title: null, outlet: null, byline: [], language: 'en', published: null, text, basis: {},
    blocks: Array.from(text.matchAll(/\S[^\n]*/g), (match) => ({ kind: 'paragraph' as const, span: [match.index, match.index + match[0].length] as const })),
  }); // prettier-ignore

/** The likeliest of none (0) and the types (from 1 on). */
const kindOf = ({ valid, types }: EventVerdict): number => {
  const all = [1 - valid, ...EVENT_TYPES.map((type) => valid * types[type])];
  return all.indexOf(Math.max(...all));
};

/** A pair a row, with the features that it has. */
const rowsOf = (pairs: Pairs): (number | undefined)[][] =>
  Array.from(pairs.first, (one, at) => [one, pairs.second[at], ...toldOf(pairs, at)]);

test.each(MODELS)('Python and TypeScript find the same mentions, pairs and scores with %s', async (name, file) => {
  const examples = JSON.parse(readFileSync(join(ROOT, 'tests', file), 'utf8')) as Example[];
  const model = await openModel(join(ROOT, 'models', name));
  onTestFinished(() => model.close());
  expect(examples.length).toBeGreaterThan(5);
  const apart = { tags: 0, scores: 0, nobody: 0, kinds: 0, events: 0 };
  const of = { tags: 0, scores: 0, nobody: 0, kinds: 0, events: 0 };
  for (const { text, sources, descriptions, ...expected } of examples) {
    const segmented = segmentedOf(text);
    const words = wordsOf(text);
    const features = featuresOf(segmented, words);
    const spanOf = (start: number, end: number): Span => [words[start]?.[0] ?? 0, words[end - 1]?.[1] ?? 0];
    const mentions = expected.mentions.map(([start, end, form, kind]): FoundMention => ({
      span: spanOf(start, end), run: [start, end], form, kind, score: 1,
    })); // prettier-ignore
    const sentences = words.map(([start]) => lastAtOrBefore(segmented.sentences, start));
    const facts = factsOf(mentions, { text, features, sentences, sources });
    const pairs = pairsOf(facts);
    expect(rowsOf(pairs)).toEqual(expected.pairs);
    const parties = partyPairs(expected.triggers, facts, sentences);
    expect(rowsOf(parties)).toEqual(expected.parties);
    const same = samePairs(expected.triggers, sentences);
    expect(rowsOf(same)).toEqual(expected.same);
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
      const vectors = await encoded.vectors(runs);
      const scores = await model.link(vectors, pairs);
      const far = (scores: readonly number[], ours: Float32Array): number =>
        scores.filter((score, at) => !(Math.abs(score - (ours[at] ?? NaN)) <= 0.5 + Math.abs(score) / 10)).length;
      apart.scores += far(expected.scores, scores.pairs);
      of.scores += expected.scores.length;
      apart.nobody += far(expected.nobody, scores.nobody);
      of.nobody += expected.nobody.length;
      const events = await encoded.told(expected.triggers);
      apart.kinds += events.told.filter((told, at) => kindOf(told) !== expected.kinds[at]).length;
      of.kinds += expected.kinds.length;
      apart.events += far(expected.taking.flat(), await model.parties(events.vectors, vectors, parties));
      apart.events += far(expected.one, await model.same(events.vectors, same));
      of.events += expected.taking.flat().length + expected.one.length;
    }
    expect(windows).toBe(1);
  }
  // int8 kernels of two versions of the runtime round differently: one in a hundred may turn.
  expect(apart.tags / of.tags).toBeLessThan(0.01);
  expect(apart.scores / of.scores).toBeLessThan(0.02);
  expect(apart.nobody / of.nobody).toBeLessThan(0.02);
  expect(apart.kinds / of.kinds).toBeLessThan(0.03);
  expect(apart.events / of.events).toBeLessThan(0.02);
});

test.each(['encoder', 'events'])('the larger model has the %s of the smaller one', (name) => {
  const [small, large] = MODELS.map(([folder]) => readFileSync(join(ROOT, 'models', folder, `${name}.onnx`)));
  expect(large?.equals(small ?? Buffer.alloc(0))).toBe(true);
});
