// Fits the weights of the confidence on development data and writes them into the model's config.json; prints how far
// they can be trusted on halves of the data that they were not fitted on: node bench/quality/calibrate.ts GOLD.jsonl [MODEL]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { markRight, runAttributionEvaluation } from '../../src/evaluate/index.ts';
import { type Example, fit, reliability } from './logistic.ts';

const [gold, folder] = process.argv.slice(2);
if (!gold) throw new Error('usage: node bench/quality/calibrate.ts GOLD.jsonl [MODEL]');
const path = folder
  ? join(folder, 'config.json')
  : createRequire(import.meta.url).resolve('onrecord-model-en/config.json');
const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const write = (change: object): void => writeFileSync(path, `${JSON.stringify({ ...config, ...change }, null, 2)}\n`);
// With a high bias all candidates are kept, doubtful ones among them: the weights have to be fitted on all. Those of nested
// attributions, of which the data have none, are fitted by training/nested.py.
write({ confidence: { bias: 10 }, nested: null });
const { compared } = await runAttributionEvaluation([gold], { model: folder });
const examples = compared.map((document) =>
  markRight(document).flatMap(({ prediction, right }): Example[] =>
    prediction.signals ? [{ signals: { ...prediction.signals }, right }] : [],
  ),
);
console.log('confidence  count  right (each half by the weights of the other)');
for (const line of reliability(examples)) console.log(line);
const confidence = fit(examples.flat());
write({ confidence });
console.log(JSON.stringify(confidence));
