import { overlaps, type Span } from '../text/index.ts';
import type { Compared, RoleSpans } from './attribution.ts';

/** Attributions whose confidence lies in [from, from + 0.1): how many, their mean confidence, and the share that is right. */
export interface ReliabilityRow {
  readonly from: number;
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
}

/** A content is the gold one's when the shared part is at least this share of both together. */
const SHARED = 0.5;

/**
 * The predictions of a document, each with whether it is right: a gold attribution, not yet taken by another, has an
 * overlapping cue (content, where one of the two has no cue), half of the content in common, and a source that
 * overlaps or is missing in both.
 */
export function markRight({ gold, predicted }: Compared): { prediction: RoleSpans; right: boolean }[] {
  const used = new Set<RoleSpans>();
  return predicted.map((prediction) => {
    const truth = gold.find((candidate) => !used.has(candidate) && isRight(prediction, candidate));
    if (truth) used.add(truth);
    return { prediction, right: truth !== undefined };
  });
}

function isRight(a: RoleSpans, b: RoleSpans): boolean {
  const touch = (x: readonly Span[], y: readonly Span[]): boolean =>
    x.some((one) => y.some((other) => overlaps(one, other)));
  if (a.cue.length > 0 && b.cue.length > 0 && !touch(a.cue, b.cue)) return false;
  if (a.source.length === 0 || b.source.length === 0 ? a.source.length !== b.source.length : !touch(a.source, b.source))
    return false;
  const size = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);
  let shared = 0;
  for (const [start, end] of a.content)
    for (const [from, to] of b.content) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return shared >= SHARED * (size(a.content) + size(b.content) - shared);
}

/** How far confidence can be trusted: ten rows, and the expected calibration error (mean distance, weighted by count). */
export function reliabilityOf(documents: readonly Compared[]): { rows: ReliabilityRow[]; error: number } {
  const compared = documents
    .flatMap(markRight)
    .flatMap(({ prediction: { confidence }, right }) => (confidence === undefined ? [] : [{ confidence, right }]));
  const rows = Array.from({ length: 10 }, (_, index): ReliabilityRow => {
    const within = compared.filter(({ confidence }) => Math.min(Math.floor(confidence * 10), 9) === index);
    const mean = (values: readonly number[]): number =>
      values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : 0;
    return {
      from: index / 10,
      count: within.length,
      confidence: mean(within.map(({ confidence }) => confidence)),
      right: mean(within.map(({ right }) => Number(right))),
    };
  });
  const error =
    rows.reduce((sum, row) => sum + row.count * Math.abs(row.confidence - row.right), 0) / Math.max(compared.length, 1);
  return { rows, error };
}
