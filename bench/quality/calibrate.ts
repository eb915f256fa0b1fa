// Fits the weights of the confidence on development data and on the real texts of corpus/real/attributions-confidence.jsonl,
// which nothing else has learned from, and writes them into the model's config.json; prints how far they can be trusted on
// halves of the data that they were not fitted on: node bench/quality/calibrate.ts GOLD.jsonl SHARED [MODEL]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  markRight,
  readRealAttributions,
  runAttributionEvaluation,
  type RoleSpans,
  runRealAttributionEvaluation,
} from '../../src/evaluate/index.ts';
import { type Example, fit, reliability } from './logistic.ts';

const [gold, shared, folder] = process.argv.slice(2);
if (!gold || !shared) throw new Error('usage: node bench/quality/calibrate.ts GOLD.jsonl SHARED [MODEL]');
const path = folder
  ? join(folder, 'config.json')
  : createRequire(import.meta.url).resolve('onrecord-model-en/config.json');
const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const write = (change: object): void => writeFileSync(path, `${JSON.stringify({ ...config, ...change }, null, 2)}\n`);
// With a high bias all candidates are kept, doubtful ones among them: the weights have to be fitted on all. Nested attributions
// are marked in the real texts only.
const ALL = { bias: 10 };
write({ confidence: ALL, nested: null });
const news = await runAttributionEvaluation([gold], { model: folder });
write({ confidence: ALL, nested: { confidence: ALL } });
const texts = join(import.meta.dirname, '..', '..', 'corpus', 'real', 'attributions-confidence.jsonl');
const real = await runRealAttributionEvaluation(readRealAttributions(texts, join(shared, 'real')), { model: folder });

const isNested = ({ basis }: RoleSpans): boolean => basis?.startsWith('model: nested cue') ?? false;
const examplesOf = (compared: typeof real.compared, nested: boolean): Example[][] =>
  compared.map((document) =>
    markRight(document).flatMap(({ prediction, right }): Example[] =>
      prediction.signals && isNested(prediction) === nested ? [{ signals: { ...prediction.signals }, right }] : [],
    ),
  );
const fitted = (name: string, examples: readonly (readonly Example[])[]): Record<string, number> => {
  console.log(`${name}: confidence  count  right (each half by the weights of the other)`);
  for (const line of reliability(examples)) console.log(line);
  const weights = fit(examples.flat());
  console.log(JSON.stringify(weights));
  return weights;
};
const confidence = fitted('plain', [...examplesOf(news.compared, false), ...examplesOf(real.compared, false)]);
fitted('plain, real texts', examplesOf(real.compared, false));
const nested = fitted('nested', examplesOf(real.compared, true));
write({ confidence, nested: { confidence: nested } });
