import type { LexiconActor } from './actors.ts';
import { wordSet } from '../text/index.ts';
import { articleForms } from './personVariants.ts';

// Countries whose people are named with the family name first in English texts too.
const FAMILY_FIRST = wordSet('CHN PRK KOR TWN HKG MAC SGP MYS KHM VNM');
// Countries whose people are referred to by the first name (Thaksin, Abiy, Jokowi), or often so.
const BY_FIRST_NAME: ReadonlySet<string> = new Set(['THA', 'LAO', 'MMR', 'ETH', 'ERI', 'IDN', 'BTN', 'ISL']);
const PARTICLES = wordSet(
  'de del della di da dos du van von der den ten bin ibn al el la le zu af lo dalla ter y e st',
);
/** Whether a word may stand before a surname and belong to it: von, der, Al. */
export const isParticle = (word: string): boolean => PARTICLES.has(word.toLowerCase());

const SUFFIXES: ReadonlySet<string> = new Set(['Jr', 'Jr.', 'Sr', 'Sr.', 'II', 'III', 'IV']);

/** The words of a full name, apart from “Jr.” and the like. */
export const wordsOfName = (name: string): string[] => name.split(/,?\s+/u).filter((word) => !SUFFIXES.has(word));

// "Nasser al-Thani", "Abdel Fattah el-Sisi": the article of a surname, which texts may leave out.
const ARTICLE = /^(?:al|el|ad|as|ash|at|az)-/i;

/**
 * The short names by which a text may take a person up, after the rules of names in English texts: the last word with
 * and without its particles, the last two words (Peña Nieto), and the first where the family name comes first (Xi).
 * They are many on purpose: who is meant is decided by the date and the text.
 */
export function surnamesOf(
  { name, aliases }: LexiconActor,
  countries: ReadonlySet<string>,
  more: readonly string[],
): string[] {
  const found = new Set<string>(more);
  for (const full of [name, ...aliases].flatMap((one) => [one, ...articleForms(one)])) {
    const words = wordsOfName(full);
    const last = words.at(-1);
    if (last === undefined) continue;
    const familyFirst = [...countries].some((code) => FAMILY_FIRST.has(code)) && !/^[A-Z]\.$/.test(words[1] ?? '');
    if (familyFirst && words.length > 1) {
      found.add(words[0] ?? '');
      // Vietnamese and many Singaporean and Malaysian names are referred to by the last word.
      if (countries.has('VNM') || countries.has('MYS') || countries.has('SGP')) found.add(last);
      // Carrie Lam, Syngman Rhee: a Western order of the same countries has no hyphen and two words.
      if (words.length === 2 && !countries.has('CHN') && !countries.has('PRK')) found.add(last);
      continue;
    }
    found.add(last);
    if (words.length > 1 && [...countries].some((code) => BY_FIRST_NAME.has(code))) found.add(words[0] ?? '');
    if (ARTICLE.test(last)) found.add(last.replace(ARTICLE, ''));
    let start = words.length - 1;
    while (start > 1 && isParticle(words[start - 1] ?? '')) start -= 1;
    found.add(words.slice(start).join(' '));
    if (words.length > 2) found.add(words.slice(start === words.length - 1 ? -2 : Math.max(1, start - 1)).join(' '));
    // Double surnames of Spanish: the first of the two alone (Calderón Hinojosa → Calderón).
    if (words.length > 2 && [...countries].some((code) => SPANISH.has(code))) found.add(words.at(-2) ?? '');
  }
  return [...found].filter(
    (word) => /^\p{Lu}/u.test(word) || /-\p{Lu}/u.test(word) || PARTICLES.has(word.split(' ')[0] ?? ''),
  );
}

const SPANISH = wordSet('ESP MEX ARG COL CHL PER VEN ECU BOL PRY URY CUB GTM HND NIC SLV CRI PAN DOM');
