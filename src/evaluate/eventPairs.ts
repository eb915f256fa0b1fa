import type { EventType } from '../document/index.ts';
import { ploverType } from '../lexicon/index.ts';
import { type Model, openModel, type Runs } from '../model/index.ts';
import { modelFolder } from '../pipeline/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import { segment } from '../stages/segment/index.ts';
import { featuresOf } from '../stages/tag/index.ts';
import { overlaps, type Span, wordsOf } from '../text/index.ts';
import type { GoldPair } from './eventGold.ts';
import { asRecord } from './readings.ts';

export interface PairEvaluation {
  readonly sentences: number;
  /** Macro-averaged F1, in per cent, over the roots and quads of the gold. */
  readonly root: number;
  readonly quad: number;
  readonly byRoot: Readonly<Record<string, number>>;
  readonly byQuad: Readonly<Record<string, number>>;
}

/** CONCEDE and RETREAT are one root, of quad 2, as in the data's own paper. */
const YIELD: ReadonlySet<EventType> = new Set(['CONCEDE', 'RETREAT']);
const rootOf = (type: EventType): string => (YIELD.has(type) ? 'YIELD' : type);
const quadOf = (type: EventType): number => (YIELD.has(type) ? 2 : ploverType(type).quad);

/** What the model answers for a sentence, as the gold's labels. */
export interface PairAnswer {
  readonly root: string;
  readonly quad: number;
  readonly gold: GoldPair;
}

/** Asks the model what the given source does to the given target of each sentence. `named`: the model, as for a reader. */
export async function answerPairs(pairs: readonly GoldPair[], named?: string): Promise<PairAnswer[]> {
  const model = await openModel(modelFolder(named));
  const answers: PairAnswer[] = [];
  try {
    for (const pair of pairs) {
      const types = await classify(model, pair);
      answers.push({ root: likeliest(types, rootOf), quad: Number(likeliest(types, quadOf)), gold: pair });
    }
  } finally {
    await model.close();
  }
  return answers;
}

export function scorePairs(answers: readonly PairAnswer[]): PairEvaluation {
  const byRoot = f1ByLabel(answers.map(({ root, gold }) => [gold.root, root]));
  const byQuad = f1ByLabel(answers.map(({ quad, gold }) => [String(gold.quad), String(quad)]));
  return { sentences: answers.length, root: meanOf(byRoot), quad: meanOf(byQuad), byRoot, byQuad };
}

async function classify(model: Model, pair: GoldPair): Promise<Readonly<Record<EventType, number>>> {
  const { text, source, target } = pair;
  const article = await parseArticle(asRecord(pair));
  const words = wordsOf(text);
  const runs = (spans: readonly Span[]): Runs =>
    spans.flatMap((span) => {
      const inside = words.flatMap((word, index) => (overlaps(word, span) ? [index] : []));
      const [first, last] = [inside[0], inside.at(-1)];
      return first === undefined || last === undefined ? [] : [[first, last + 1] as const];
    });
  const texts = words.map((span) => text.slice(...span));
  const given = { source: runs(source), target: runs(target), trigger: [] };
  return (await model.look(texts, featuresOf(segment(article), words), given)).types;
}

/** The label whose types are likeliest together. */
function likeliest(types: Readonly<Record<EventType, number>>, labelOf: (type: EventType) => string | number): string {
  const sums = new Map<string, number>();
  for (const [type, probability] of Object.entries(types) as [EventType, number][]) {
    const label = String(labelOf(type));
    sums.set(label, (sums.get(label) ?? 0) + probability);
  }
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** F1, in per cent, of each label of the gold. */
export function f1ByLabel(answers: readonly (readonly [gold: string, found: string])[]): Record<string, number> {
  const labels = [...new Set(answers.map(([gold]) => gold))].toSorted();
  return Object.fromEntries(
    labels.map((label) => {
      const hits = answers.filter(([gold, found]) => gold === label && found === label).length;
      const either =
        answers.filter(([gold]) => gold === label).length + answers.filter(([, found]) => found === label).length;
      return [label, (200 * hits) / either];
    }),
  );
}

const meanOf = (figures: Readonly<Record<string, number>>): number => {
  const values = Object.values(figures);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
};
