import type { Candidate } from '../candidate.ts';
import { resolveParts } from '../resolve.ts';

const BETWEEN = /^(?:,? (?:the )?| \()$/;

/** “Friday, 3 May”, “on Wednesday (May 8)”, “on Wednesday the eighth of November”: a weekday and an adjacent date are one day. */
export function joinWeekdays(text: string, candidates: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of candidates) {
    const last = joined.at(-1);
    const { parts } = candidate;
    const between = last ? text.slice(last.span[1], candidate.span[0]) : '';
    const closing = between.endsWith('(') ? ')' : '';
    const [, end] = candidate.span;
    const fits =
      last?.parts?.weekday !== undefined &&
      parts?.day !== undefined &&
      BETWEEN.test(between) &&
      text.startsWith(closing, end);
    if (!fits) {
      joined.push(candidate);
      continue;
    }
    // The weekday helps to find the year, if it is not given.
    const dated = { ...last.parts, ...parts };
    joined[joined.length - 1] = {
      ...candidate,
      parts: dated,
      span: [last.span[0], end + closing.length],
      resolve: (frame) => resolveParts(dated, frame),
    };
  }
  return joined;
}
