/** Arabic and Spanish articles that English drops at will: “al-Fashir”, “El Fasher”. */
const ARTICLE = /^(?:al|el|ad|an|ar|as|ash|at|az|the)[\s-]+(?=\p{L}{3})/iu;

/** The nouns of first-level regions in the languages in which GeoNames has them. */
const REGION_NOUN =
  /(?<!\s)\s+(?:oblast|region|province|governorate|state|district|prefecture|department|county|voivodeship|krai|republic|territory|canton|municipality|autonomous region)$/iu;

/** Nothing to fold but case: most names, for which the rest would only take time. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;
const ASCII = /^[ -~]*$/;

/** The form by which names of places are compared: no case, accents, hyphens, dots or apostrophes; Saint is St. */
export function foldPlace(name: string): string {
  const lower = (ASCII.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
  const bare = PLAIN.test(name)
    ? lower
    : lower
        .replace(/[ıł]/g, (letter) => (letter === 'ł' ? 'l' : 'i'))
        .replace(/[’'ʼ‘`ʽ.]/g, '')
        .replace(/[\s-]+/g, ' ')
        .trim();
  return bare.startsWith('saint ') ? `st ${bare.slice(6)}` : bare;
}

export const withoutArticle = (name: string): string => name.replace(ARTICLE, '');

export const withoutRegionNoun = (name: string): string => name.replace(REGION_NOUN, '');
