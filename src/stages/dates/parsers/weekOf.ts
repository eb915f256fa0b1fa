import type { Frame, Parser, Resolution } from '../candidate.ts';
import { monthly, type Period } from '../days.ts';
import { inferYear } from '../resolve.ts';

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** “the third week of May”: the 15th to the 21st; “the last week of May”: its last seven days. */
export const weekOfMonth: Parser = {
  name: 'week of a month',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:the )?(?<which>first|second|third|fourth|last) week (?:of|in) (?<month>${MONTHS})(?:,? (?<year>(?:1[5-9]|20)\\d{2}))?(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  read: (match) => {
    const { which = '', month: name = '', year } = match.groups ?? {};
    const month = MONTHS.toLowerCase().split('|').indexOf(name.toLowerCase()) + 1;
    const inYear = (of: number): Period => weekIn(monthly(of, month), ORDINALS.indexOf(which.toLowerCase()));
    const why = 'is written in full, seven days from the first of the month on';
    if (year) return { resolve: () => ({ period: inYear(Number(year)), known: true, why }) };
    return { resolve: (frame: Frame): Resolution | null => inferYear(inYear, 'week', frame) };
  },
};

/** `index` counts from 0; -1 is the last one. */
function weekIn(month: Period, index: number): Period {
  const from = index < 0 ? month.to - 6 : month.from + 7 * index;
  return { from, to: from + 6, granularity: 'range' };
}
