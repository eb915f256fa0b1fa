import { BODY_WORDS } from './titles.ts';

/** A capitalised word; a full stop belongs to it only after an initial or a title, where it ends no sentence. */
const WORD = String.raw`(?:(?:\p{Lu}\.)+|(?:Mrs?|Ms|Dr|Prof|Rev|Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|St|Jr|Sr)\.|\p{Lu}[\p{L}\p{M}’'-]*)`;
const SMALL = 'de|del|della|di|da|dos|du|van|von|der|den|ten|bin|ibn|al|el|la|le|zu|af';

/** Capitalised words with the small words of names between them, "of" and "for" too: persons, bodies and offices. */
export const NAME_RUN = new RegExp(
  String.raw`${WORD}(?:[^\S\n]+(?:(?:${SMALL}|of|the|for)[^\S\n]+){0,2}${WORD})*`,
  'gu',
);
/** The same for personal names: "of" and "for" join other names. */
export const PERSON_RUN = new RegExp(String.raw`${WORD}(?:[^\S\n]+(?:(?:${SMALL})[^\S\n]+){0,2}${WORD})*`, 'gu');

/** Whether a run of capitals has a word that ends the names of bodies (Ministry, Council, Times …). */
export const namesBody = (name: string): boolean =>
  name.split(/\s+/u).some((word) => BODY_WORDS.has(word.toLowerCase().replace(/\.$/, '')));
