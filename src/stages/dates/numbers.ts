import type { Unit } from './days.ts';

const WORDS = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen twenty',
]
  .join(' ')
  .split(' ');
const TENS = { thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100 };

/** A number in digits, a small one in words, or the article; not what follows a point or comma of a longer number. */
export const NUMBER = `(?<!\\d[.,])(?:\\d{1,3}(?:,\\d{3})?|an?|one|half a|${WORDS.slice(2).join('|')}|${Object.keys(TENS).join('|')})`;
export const UNIT = '(?:day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?';

/** The value of what NUMBER matched; null for anything else ("half a"). */
export function numberOf(words: string): number | null {
  const lower = words.toLowerCase().trim().replace(',', '');
  if (/^\d+$/.test(lower)) return Number(lower);
  if (lower === 'a' || lower === 'an') return 1;
  const index = WORDS.indexOf(lower);
  return index >= 0 ? index : (TENS[lower as keyof typeof TENS] ?? null);
}

/** Unit and multiplier of a word that UNIT matched. Multiples of decades and centuries are counted in years. */
export function unitOf(word: string): { readonly unit: Unit; readonly size: number } {
  const lower = word.toLowerCase();
  if (lower.startsWith('fortnight')) return { unit: 'week', size: 2 };
  if (lower.startsWith('decade')) return { unit: 'year', size: 10 };
  if (lower.startsWith('centur')) return { unit: 'year', size: 100 };
  return { unit: lower.replace(/s$/, '') as Unit, size: 1 };
}
