/** Arabic and Spanish articles that English drops at will: “al-Fashir”, “El Fasher”. */
const ARTICLE = /^(?:al|el|ad|an|ar|as|ash|at|az|the)[\s-]+(?=\p{L}{3})/iu;

/** The nouns of first-level regions in the languages in which GeoNames has them. */
const REGION_NOUN =
  /\s+(?:oblast|region|province|governorate|state|district|prefecture|department|county|voivodeship|krai|republic|territory|canton|municipality|autonomous region)$/iu;

/** Most names: one capitalised word, which folds to its lower case. */
const PLAIN = /^[A-Za-z]+$/;

/** The form by which names of places are compared: no case, accents, hyphens, dots or apostrophes; Saint is St. */
export function foldPlace(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ıł]/gu, (letter) => (letter === 'ł' ? 'l' : 'i'))
    .replace(/[’'ʼ‘`ʽ.]/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .replace(/^(?:saint|st) /u, 'st ')
    .trim();
}

export const withoutArticle = (name: string): string => name.replace(ARTICLE, '');

export const withoutRegionNoun = (name: string): string => name.replace(REGION_NOUN, '');
