import type { Proposal } from '../../document/index.ts';
import { logistic, logOdds } from '../../model/index.ts';

/** The signals behind an attribution's confidence: log-odds of probabilities, and 0 or 1. */
export interface Signals {
  /** Log-odds, by the conditioned head, that the anchor is a cue or a quotation of somebody's words. */
  readonly valid: number;
  /** Log-odds, by the tag head, that the anchor's words are a cue; 0 for a quotation. */
  readonly tagged: number;
  /** Log-odds of the mean probability of the decoded tags of the content, and of the source. */
  readonly content: number;
  readonly source: number;
  readonly sourceless: number;
  readonly quotation: number;
}

export function signalsOf(
  { kind, valid, tagged, source, content }: Proposal,
  paths: { source: Uint8Array; content: Uint8Array },
): Signals {
  return {
    valid: logOdds(valid),
    tagged: kind === 'quotation' ? 0 : logOdds(tagged),
    content: logOdds(certainty(content, paths.content)),
    source: logOdds(certainty(source, paths.source)),
    sourceless: paths.source.some((tag) => tag > 0) ? 0 : 1,
    quotation: kind === 'quotation' ? 1 : 0,
  };
}

/** The mean probability of a path's own tags over the words it marks and their neighbours; 0.5 if it marks none. */
function certainty(rows: Float32Array, path: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (const [word, tag] of path.entries()) {
    if (tag === 0 && (path[word - 1] ?? 0) === 0 && (path[word + 1] ?? 0) === 0) continue;
    sum += rows[word * 3 + tag] ?? 0;
    count += 1;
  }
  return count > 0 ? sum / count : 0.5;
}

/**
 * The probability that an attribution is right: a logistic model over the signals, with weights fitted on development
 * data (bench/quality/calibrate.ts) and shipped with the model. Right means that a gold attribution has an overlapping
 * cue (or content, if there is no cue), a content of which at least half is shared, and a source with a word in common.
 */
export const confidenceOf = (signals: Signals, weights: Readonly<Record<string, number>>): number =>
  logistic({ ...signals }, weights);
