import { type AttributionReport, evaluateAttributions, type Compared } from './attribution.ts';
import { readGold } from './gold.ts';
import { asRecord, type FailedReading, type GoldOptions, readGoldDocuments } from './readings.ts';
import { reliabilityOf, type ReliabilityRow } from './reliability.ts';

export interface AttributionEvaluation extends AttributionReport {
  readonly sha256: readonly string[];
  readonly reliability: { readonly rows: readonly ReliabilityRow[]; readonly error: number };
  readonly articlesPerSecond: number;
  readonly failed: readonly FailedReading[];
}

/** Reads the texts of gold files with the whole pipeline and compares. `compared` gives what the figures are of. */
export async function runAttributionEvaluation(
  paths: readonly string[],
  options: GoldOptions = {},
): Promise<{ evaluation: AttributionEvaluation; compared: readonly Compared[] }> {
  const files = await Promise.all(paths.map(readGold));
  const gold = files.flatMap(({ documents }) => documents);
  const { read, failed, seconds } = await readGoldDocuments(gold, asRecord, options);
  const compared = read.map(({ gold: truth, recorded }): Compared => ({
    ...truth,
    gold: truth.attributions,
    predicted: recorded?.attributions ?? [],
  }));
  return {
    evaluation: {
      ...evaluateAttributions(compared),
      reliability: reliabilityOf(compared),
      sha256: files.map(({ sha256 }) => sha256),
      articlesPerSecond: compared.length / seconds,
      failed,
    },
    compared,
  };
}
