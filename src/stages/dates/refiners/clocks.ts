import type { Candidate } from '../candidate.ts';

const BETWEEN = /^(?:,? (?:on |at )?(?:the )?|T)$/i;

/** “on Tuesday at 09:00 GMT”, “at 10.30am on 5 May”: a day and an adjacent time are one expression. */
export function joinClocks(text: string, candidates: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of candidates) {
    const last = joined.at(-1);
    const day = last?.clock ? candidate : last;
    const clock = last?.clock ?? candidate.clock;
    const fits =
      last !== undefined &&
      day !== undefined &&
      clock !== undefined &&
      (last.clock === undefined) !== (candidate.clock === undefined) &&
      isDay(day) &&
      BETWEEN.test(text.slice(last.span[1], candidate.span[0]));
    if (fits) joined[joined.length - 1] = { ...day, clock, isWeak: false, span: [last.span[0], candidate.span[1]] };
    else joined.push(candidate);
  }
  return joined;
}

const isDay = ({ rule, parts }: Candidate): boolean =>
  parts?.day !== undefined || parts?.weekday !== undefined || /day/.test(rule);
