import type { Parser, Parts } from '../candidate.ts';
import { NO_FRAME, resolveParts } from '../resolve.ts';

const BEFORE = '(?<![\\p{L}\\d./:-])';
const AFTER = '(?![\\p{L}\\d/-]|[.,:]\\d)';

/** 2025-03-04: with the year first it is unambiguous. */
export const isoDate: Parser = {
  name: 'ISO date',
  pattern: new RegExp(`${BEFORE}([12]\\d{3})([-/.])(\\d{1,2})\\2(\\d{1,2})${AFTER}`, 'gu'),
  read: (match) => dated({ year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) }),
};

/**
 * 03/04/2025: day first or month first, following the document, if both are possible. If the document does not show its
 * order, the date is left open.
 */
export const numericDate: Parser = {
  name: 'numeric date',
  pattern: new RegExp(`${BEFORE}(\\d{1,2})([/.-])(\\d{1,2})\\2((?:1[5-9]|20)\\d{2})${AFTER}`, 'gu'),
  read: (match, { document: { order } }) => {
    const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) return null;
    // Dates with dots are never American.
    const dayFirst = first > 12 || match[2] === '.' || (second <= 12 && order === 'day-first');
    const monthFirst = second > 12 || order === 'month-first';
    if (first === second || dayFirst) return dated({ year, month: second, day: first });
    return monthFirst ? dated({ year, month: first, day: second }) : { resolve: () => null };
  },
};

function dated(parts: Parts): ReturnType<Parser['read']> {
  return resolveParts(parts, NO_FRAME) ? { parts, resolve: (frame) => resolveParts(parts, frame) } : null;
}
