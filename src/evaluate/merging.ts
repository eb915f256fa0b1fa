import { comparable, compareStatements } from '../ledger/index.ts';
import { type MergingCase, readMergingCases } from './mergingGold.ts';
import { addCounts, type Counts, noCounts, type Score, scoreOf } from './scores.ts';

export interface MergingEvaluation {
  readonly pairs: number;
  readonly lookAlikes: number;
  /** Precision, recall and F1 in per cent of “these two are one statement”. */
  readonly score: Score;
  /** For each kind of change: how many cases, and how many were judged right. */
  readonly byChange: Readonly<Record<string, { readonly cases: number; readonly right: number }>>;
  readonly wrong: readonly MergingCase[];
}

/** Judges each pair of reports of corpus/merging by itself. @throws OnrecordError OR5001 for a line that cannot be read. */
export function evaluateMerging(paths: readonly string[]): MergingEvaluation {
  const compared = paths.flatMap(readMergingCases).map((one) => {
    const [first, second] = one.reports;
    const merged = compareStatements(comparable(first), comparable(second)).verdict === 'same';
    return { ...one, merged };
  });
  const counts = compared.reduce<Counts>(
    (sum, { same, merged }) =>
      addCounts(sum, { hits: Number(same && merged), predicted: Number(merged), gold: Number(same) }),
    noCounts(),
  );
  const changes = Map.groupBy(compared, ({ same, change }) => `${same ? 'same' : 'two'}: ${change}`);
  const byChange = Object.fromEntries(
    [...changes].map(([change, all]) => [
      change,
      { cases: all.length, right: all.filter(({ same, merged }) => same === merged).length },
    ]),
  );
  return {
    pairs: compared.filter(({ same }) => same).length,
    lookAlikes: compared.filter(({ same }) => !same).length,
    score: scoreOf(counts),
    byChange,
    wrong: compared.filter(({ same, merged }) => same !== merged),
  };
}
