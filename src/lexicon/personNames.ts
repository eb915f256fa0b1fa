import { BODY_WORDS } from './titles.ts';

/** Capitalised words with the small words of personal names between them, but no "of" and "for", which join other names. */
export const PERSON_RUN =
  /\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:(?:de|del|della|di|da|dos|du|van|von|der|den|ten|bin|ibn|al|el|la|le|zu|af)\s+){0,2}\p{Lu}[\p{L}\p{M}.’'-]*)*/gu;

/** Whether a run of capitals has a word that ends the names of bodies (Ministry, Council, Times …). */
export const namesBody = (name: string): boolean =>
  name.split(/\s+/u).some((word) => BODY_WORDS.has(word.toLowerCase().replace(/\.$/, '')));
