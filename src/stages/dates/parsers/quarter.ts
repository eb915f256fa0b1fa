import type { Parser } from '../candidate.ts';
import { halfYearly, partsOf, type Period, quarterly } from '../days.ts';
import { inferYear } from '../resolve.ts';

const ORDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({ first: 1, second: 2, third: 3, fourth: 4, last: 4, final: 4 }),
);

/** “the third quarter”, “Q3 2024”, “the first half of the year”; of a calendar year. */
export const quarter: Parser = {
  name: 'quarter',
  pattern:
    /(?<![\p{L}\p{N}-])(?:[Tt]he )?(?:(?<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|last|final)[ -](?<unit>quarter|half)|(?<letter>[QH])(?<digit>[1-4]))(?:(?: of|,)? (?:(?<year>(?:19|20)\d{2})(?![\p{L}\d])|(?<which>this|last|next|the) year(?!\p{L})))?(?![\p{L}\p{N}-])/gu,
  read: (match, { text }) => {
    const { ordinal, unit, letter, digit, year, which } = match.groups ?? {};
    const number = ordinal ? (ORDINALS.get(ordinal.toLowerCase()) ?? 0) : Number(digit);
    const isHalf = unit === 'half' || letter === 'H';
    // “the second half” of a match, “a last quarter”: a half needs a year, a quarter some sign of the calendar.
    if (isHalf && !year && !which) return null;
    if ((isHalf && number > 2) || (/^(?:last|final)/.test(ordinal ?? '') && !year && !which)) return null;
    if (/^ (?:of (?!the year)|final|mile|century)/.test(text.slice(match.index + match[0].length))) return null;
    const inYear = (of: number): Period => (isHalf ? halfYearly(of, number) : quarterly(of, number));
    if (year) return { resolve: () => ({ period: inYear(Number(year)), known: true, why: 'is written in full' }) };
    return {
      resolve: (frame) => {
        if (which && frame.anchor) {
          const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
          const period = inYear(partsOf(frame.anchor.day).year + step);
          return { period, known: false, why: `is counted from ${frame.anchor.name}` };
        }
        return inferYear(inYear, isHalf ? 'half' : 'quarter', frame);
      },
    };
  },
};
