import type { Candidate } from '../candidate.ts';
import { contains, overlaps } from '../../../text/index.ts';

/**
 * Of overlapping readings the longer stays, then the one proposed first. Readings inside a longer one are kept with it,
 * since an event may carry its own date (“two days after the vote of 24 April”).
 */
export function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const kept: { candidate: Candidate; inside: Candidate[] }[] = [];
  const byLength = candidates
    .map((candidate, order) => ({ candidate, order, length: candidate.span[1] - candidate.span[0] }))
    .toSorted((a, b) => b.length - a.length || a.order - b.order);
  for (const { candidate } of byLength) {
    const winner = kept.find((other) => overlaps(other.candidate.span, candidate.span));
    if (!winner) kept.push({ candidate, inside: [...(candidate.inside ?? [])] });
    else if (contains(winner.candidate.span, candidate.span)) winner.inside.push(candidate);
  }
  return kept
    .map(({ candidate, inside }) => (inside.length > 0 ? { ...candidate, inside } : candidate))
    .toSorted((a, b) => a.span[0] - b.span[0]);
}
