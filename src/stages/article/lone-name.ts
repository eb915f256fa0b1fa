import { genderOf } from '../../lexicon/index.ts';

const PARTICLE = /^(?:de|der|den|van|von|bin|ibn|al|el|la|le|da|di|du|dos)$/i;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*)*\.?$/u;

/**
 * The person in a line that has nothing but a name, capitals made small ("LEONOR QUARESMA" is Leonor Quaresma); null
 * where it may be anything else. What speaks for a person is a given name that is known, or the note on the author
 * that ends the text: "Leonor Quaresma is a former diplomat."
 */
export function loneName(line: string, lastParagraph: string): string | null {
  const words = line.trim().split(/\s+/);
  if (words.length < 2 || words.length > 5 || line.length > 50) return null;
  if (!words.every((word, index) => NAME_WORD.test(word) || (index > 0 && PARTICLE.test(word)))) return null;
  const loud = line === line.toUpperCase();
  const name = words.map((word, index) => (loud ? softened(word, index) : word)).join(' ');
  const noted = lastParagraph.startsWith(name) && /^(?:,| is\b| was\b)/.test(lastParagraph.slice(name.length));
  return noted || genderOf(name) !== null ? name : null;
}

export const softened = (word: string, index: number): string =>
  index > 0 && PARTICLE.test(word)
    ? word.toLowerCase()
    : word.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
