import type { RawDocument } from '../document/index.ts';
import { type AttributionReport, evaluateAttributions, type Compared } from './attribution.ts';
import { type GoldDocument, readGold } from './gold.ts';
import { asRecord, type FailedReading, type GoldOptions, readGoldDocuments } from './readings.ts';
import type { readRealAttributions } from './realGold.ts';
import { reliabilityOf, type ReliabilityRow } from './reliability.ts';

export interface AttributionEvaluation extends AttributionReport {
  readonly sha256: readonly string[];
  readonly reliability: { readonly rows: readonly ReliabilityRow[]; readonly error: number };
  readonly articlesPerSecond: number;
  readonly failed: readonly FailedReading[];
}

interface Evaluated {
  readonly evaluation: AttributionEvaluation;
  readonly compared: readonly Compared[];
}

/** Reads the texts of gold files with the whole pipeline and compares. `compared` gives what the figures are of. */
export async function runAttributionEvaluation(
  paths: readonly string[],
  options: GoldOptions = {},
): Promise<Evaluated> {
  const files = await Promise.all(paths.map(readGold));
  const gold = files.flatMap(({ documents }) => documents);
  return evaluateGold(
    gold,
    asRecord,
    files.map(({ sha256 }) => sha256),
    options,
  );
}

/** The same of attributions whose texts lie elsewhere (readRealAttributions). */
export async function runRealAttributionEvaluation(
  { documents, sha256 }: ReturnType<typeof readRealAttributions>,
  options: GoldOptions = {},
): Promise<Evaluated> {
  return evaluateGold(documents, ({ input }) => input, [sha256], options);
}

async function evaluateGold<Gold extends GoldDocument>(
  gold: readonly Gold[],
  inputOf: (gold: Gold) => RawDocument,
  sha256: readonly string[],
  options: GoldOptions,
): Promise<Evaluated> {
  const { read, failed, seconds } = await readGoldDocuments(gold, inputOf, options);
  const compared = read.map(({ gold: truth, recorded }): Compared => ({
    ...truth,
    gold: truth.attributions,
    predicted: recorded?.attributions ?? [],
  }));
  return {
    evaluation: {
      ...evaluateAttributions(compared),
      reliability: reliabilityOf(compared),
      sha256,
      articlesPerSecond: compared.length / seconds,
      failed,
    },
    compared,
  };
}
