import type { Parser } from '../candidate.ts';
import { type Season, seasonal } from '../days.ts';

export const SEASON_NAMES = 'spring|summer|autumn|fall|winter';
export const seasonOf = (word: string): Season => {
  const lower = word.toLowerCase();
  return lower === 'fall' ? 'autumn' : (lower as Season);
};

/** “the summer of 2023”, “spring 1993”, “the winter of 2023-24”. */
export const season: Parser = {
  name: 'season of a year',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:the )?(?:(?:early|late|mid)[ -])?(?<season>${SEASON_NAMES})(?: of)?,? (?<year>(?:1[5-9]|20)\\d{2})(?:[-–/](?<second>\\d{2}|\\d{4}))?(?![\\p{L}\\d])`,
    'giu',
  ),
  read: (match) => {
    const { season: word = '', year = '', second } = match.groups ?? {};
    const name = seasonOf(word);
    const named = second ? Number(year.slice(0, 4 - second.length) + second) : Number(year);
    if (second && (name !== 'winter' || named !== Number(year) + 1)) return null;
    // “the winter of 2023” may begin or end in that year.
    if (name === 'winter' && !second) return { resolve: () => null };
    const why = 'names season and year, by the northern hemisphere';
    return { resolve: () => ({ period: seasonal(named, name), known: true, why }) };
  },
};
