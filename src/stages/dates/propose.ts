import type { Span } from '../../text/index.ts';
import type { Candidate, Conventions } from './candidate.ts';
import { PARSERS } from './parsers/index.ts';
import { joinClocks } from './refiners/clocks.ts';
import { withEdges } from './refiners/edges.ts';
import { withoutOverlaps } from './refiners/overlaps.ts';
import { joinRanges } from './refiners/ranges.ts';
import { joinWeekdays } from './refiners/weekdays.ts';

/*
 * Cheap signs that there may be a date: most sentences have none and are not examined further. Whatever a parser reads has
 * to have one of them (propose.test.ts goes through what they know). Months, quarters and feasts are written with a
 * capital; any other word is so only at the head of a sentence (“Years ago”): elsewhere it is a name (“USA TODAY”, “This
 * Week”). Left out are hours and minutes: they name no day, and beside a statement they would hide on which day it was
 * made.
 */
const SIGN =
  /\d{4}|\d[.:/]\d\d|\d ?[apAP]\.?[mM]|\d0['’]?s|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|FY|[QH][1-4]|Day|Eve)|day|week|month|quarter|year|decade|centur|fortnight|spring|summer|autumn|fall\b|winter|morrow|night|noon|morning|evening|Christmas|\beve\b|half of|o['’]clock|Easter/;
const HEAD =
  /^\P{L}*\p{L}{0,12}?(?:day|week|month|quarter|year|decade|centur|fortnight|spring|summer|autumn|winter|morrow|night|noon|morning|evening)/iu;

/**
 * Parsers look back from each match, so a list of figures without a full stop is read in pieces of this many
 * characters.
 */
const LONGEST = 2000;

/** Candidates of one sentence in order, not overlapping. */
export function propose(document: Conventions, [start, end]: Span): Candidate[] {
  if (end - start <= LONGEST) return proposeIn(document, [start, end]);
  const candidates: Candidate[] = [];
  for (let from = start; from < end;) {
    const space = document.text.lastIndexOf(' ', from + LONGEST);
    const to = from + LONGEST >= end ? end : space > from ? space + 1 : from + LONGEST;
    candidates.push(...proposeIn(document, [from, to]));
    from = to;
  }
  return candidates;
}

/** Candidates in a stretch, in order and not overlapping: what the parsers propose and the refiners keep. */
function proposeIn(document: Conventions, span: Span): Candidate[] {
  const text = document.text.slice(...span);
  if (!SIGN.test(text) && !HEAD.test(text)) return [];
  const proposed: Candidate[] = [];
  for (const parser of PARSERS) {
    for (const match of text.matchAll(parser.pattern)) {
      const read = parser.read(match, { text, span, document });
      const start = span[0] + match.index;
      if (read) proposed.push({ ...read, rule: parser.name, span: [start, start + match[0].length] });
    }
  }
  if (proposed.length === 0) return [];
  const single = withoutOverlaps(proposed);
  const joined = joinClocks(document.text, joinRanges(document.text, joinWeekdays(document.text, single))).filter(
    ({ isWeak }) => !isWeak,
  );
  return withoutOverlaps(joined.map((candidate) => withEdges(document.text, candidate)));
}
