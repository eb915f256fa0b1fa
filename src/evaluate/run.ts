import type { RawDocument } from '../document/index.ts';
import { openPool, type PoolOptions, readAll } from '../pipeline/index.ts';
import { type AttributionReport, evaluateAttributions, type Judged } from './attribution.ts';
import { readGold } from './gold.ts';
import { reliabilityOf, type ReliabilityRow } from './reliability.ts';

export interface AttributionEvaluation extends AttributionReport {
  readonly sha256: readonly string[];
  readonly reliability: { readonly rows: readonly ReliabilityRow[]; readonly error: number };
  readonly articlesPerSecond: number;
  /** Documents that could not be read; they count with no prediction. */
  readonly failed: readonly { id: string; code: string; message: string }[];
}

/** Reads the texts of gold files with the whole pipeline and compares. `judged` gives what the figures are of. */
export async function runAttributionEvaluation(
  paths: readonly string[],
  options: PoolOptions = {},
): Promise<{ evaluation: AttributionEvaluation; judged: readonly Judged[] }> {
  const files = await Promise.all(paths.map(readGold));
  const gold = files.flatMap(({ documents }) => documents);
  async function* inputs(): AsyncGenerator<RawDocument> {
    for (const { id, text } of gold) yield { form: 'record', input: id, id, record: { text, language: 'en' } };
  }
  const pool = await openPool(options);
  const began = performance.now();
  const judged: Judged[] = [];
  const failed: { id: string; code: string; message: string }[] = [];
  try {
    for await (const outcome of readAll(inputs(), pool)) {
      const truth = gold[judged.length];
      if (!truth) break;
      if (outcome.error) failed.push({ id: truth.id, code: outcome.error.code, message: outcome.error.message });
      judged.push({ ...truth, gold: truth.attributions, predicted: outcome.recorded?.attributions ?? [] });
    }
  } finally {
    await pool.close();
  }
  const articlesPerSecond = judged.length / ((performance.now() - began) / 1000);
  return {
    evaluation: {
      ...evaluateAttributions(judged),
      reliability: reliabilityOf(judged),
      sha256: files.map(({ sha256 }) => sha256),
      articlesPerSecond,
      failed,
    },
    judged,
  };
}
