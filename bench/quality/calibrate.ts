// Fits the weights of the confidence on development data and writes them into the model's config.json; prints how far
// they can be trusted on halves of the data that they were not fitted on: node bench/quality/calibrate.ts GOLD.jsonl [MODEL]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { judgeRight, runAttributionEvaluation } from '../../src/evaluate/index.ts';

interface Example {
  readonly signals: Readonly<Record<string, number>>;
  readonly right: boolean;
}

const STEPS = 4000;
const RATE = 0.05;
/** Pulls weights towards 0: a little, since there are thousands of examples for seven weights. */
const DECAY = 0.0005;

const probability = (weights: Readonly<Record<string, number>>, signals: Readonly<Record<string, number>>): number => {
  let sum = weights['bias'] ?? 0;
  for (const [name, value] of Object.entries(signals)) sum += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
};

/** Logistic regression by gradient descent. */
function fit(examples: readonly Example[]): Record<string, number> {
  const names = Object.keys(examples[0]?.signals ?? {});
  const weights: Record<string, number> = Object.fromEntries([['bias', 0], ...names.map((name) => [name, 0])]);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient: Record<string, number> = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    for (const { signals, right } of examples) {
      const off = probability(weights, signals) - Number(right);
      gradient['bias'] = (gradient['bias'] ?? 0) + off;
      for (const name of names) gradient[name] = (gradient[name] ?? 0) + off * (signals[name] ?? 0);
    }
    for (const name of Object.keys(weights)) {
      weights[name] = (weights[name] ?? 0) * (1 - DECAY * RATE) - (RATE * (gradient[name] ?? 0)) / examples.length;
    }
  }
  return weights;
}

const [gold, folder] = process.argv.slice(2);
if (!gold) throw new Error('usage: node bench/quality/calibrate.ts GOLD.jsonl [MODEL]');
const path = folder
  ? join(folder, 'config.json')
  : createRequire(import.meta.url).resolve('onrecord-model-en/config.json');
const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const write = (confidence: Record<string, number>): void =>
  writeFileSync(path, `${JSON.stringify({ ...config, confidence }, null, 2)}\n`);
// With a high bias all candidates are kept, doubtful ones among them: the weights have to be fitted on all.
write({ bias: 10 });
const { judged } = await runAttributionEvaluation([gold], { model: folder });
const halves: [Example[], Example[]] = [[], []];
for (const [index, document] of judged.entries()) {
  for (const { prediction, right } of judgeRight(document)) {
    if (prediction.signals)
      halves[index % 2 === 0 ? 0 : 1].push({ signals: prediction.signals as Record<string, number>, right });
  }
}
const [even, odd] = halves;
const [ofEven, ofOdd] = [fit(even), fit(odd)];
const heldOut = [
  ...even.map((example) => ({ ...example, by: ofOdd })),
  ...odd.map((example) => ({ ...example, by: ofEven })),
];
console.log('confidence  count  right (each half by the weights of the other)');
for (let from = 0; from < 10; from += 1) {
  const within = heldOut.filter(({ by, signals }) => Math.min(Math.floor(probability(by, signals) * 10), 9) === from);
  const right = within.filter((example) => example.right).length;
  if (within.length > 0)
    console.log(
      `0.${from}–${((from + 1) / 10).toFixed(1)}  ${String(within.length).padStart(8)}  ${(right / within.length).toFixed(3)}`,
    );
}
const weights = Object.fromEntries(
  Object.entries(fit([...even, ...odd])).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]),
);
write(weights);
console.log(JSON.stringify(weights));
