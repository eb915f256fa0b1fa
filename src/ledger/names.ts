import { plainLetters } from '../text/index.ts';

/** A name for comparing: no case, no diacritics, one space between words, one kind of apostrophe and hyphen. */
export const foldName = (name: string): string =>
  plainLetters(name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
