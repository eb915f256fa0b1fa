/**
 * How far the probability of a link can be believed, on the marked real texts that nobody trained on: for each form of
 * mention and each least probability, of the links that are made the share that is right, and of those that are there the
 * share that is made. The least probabilities of src/stages/linking are chosen from it.
 *
 *   npm run calibrate:links -- [MODEL]
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mention } from '../../src/document/index.ts';
import { readRealGold } from '../../src/evaluate/index.ts';
import { openReader } from '../../src/pipeline/read.ts';
import { LEAST } from '../../src/stages/linking/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STEPS = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

const reader = await openReader(process.argv[2] ? { model: process.argv[2] } : {});
const { documents } = readRealGold(
  join(ROOT, 'corpus', 'real', 'labels.jsonl'),
  join(ROOT, '..', 'shared', 'data', 'real'),
);

interface Scored {
  readonly form: Mention['form'];
  readonly probability: number;
  readonly right: boolean;
  readonly goesBack: boolean;
}

const scored: Scored[] = [];
for (const gold of documents.filter(({ heldBack }) => heldBack)) {
  const { mentions } = await reader.perceive(gold.input);
  const entities = new Map(gold.mentions.map(({ span, entity }) => [String(span), entity]));
  const entityOf = (mention: Mention | undefined): number | undefined => entities.get(String(mention?.span));
  const seen = new Set<number>();
  for (const mention of mentions) {
    const own = entityOf(mention);
    if (own === undefined) continue;
    const sums = new Map<number | string, number>();
    for (const { mention: other, probability } of mention.antecedents) {
      const key = entityOf(mentions[other]) ?? `unmarked ${other}`;
      sums.set(key, (sums.get(key) ?? 0) + probability);
    }
    const [best] = [...sums].toSorted(([, a], [, b]) => b - a);
    const goesBack = seen.has(own) || sums.has(own);
    scored.push({ form: mention.form, probability: best?.[1] ?? 0, right: best?.[0] === own, goesBack });
    seen.add(own);
  }
}
await reader.close();

const share = (part: number, whole: number): number => Math.round((1000 * part) / Math.max(1, whole)) / 10;
const table = (['pronoun', 'description', 'name'] as const).map((form) => {
  const all = scored.filter((one) => one.form === form);
  const there = all.filter(({ goesBack }) => goesBack).length;
  const steps = STEPS.map((least) => {
    const made = all.filter(({ probability }) => probability >= least);
    const right = made.filter((one) => one.right).length;
    return { least, made: made.length, right: share(right, made.length), found: share(right, there) };
  });
  return { form, mentions: all.length, goBack: there, chosen: LEAST[form], steps };
});
process.stdout.write(`${JSON.stringify(table, null, 1)}\n`);
