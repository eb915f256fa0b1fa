import {
  CALENDAR,
  type Gazetteer,
  isDepartment,
  isGivenName,
  isHonorific,
  isParticle,
  isSmallWord,
  roleNoun,
  type Lexicon,
} from '../../lexicon/index.ts';
import { firstIndex, wordSet } from '../../text/index.ts';
import { BEFORE_NAME, type LoudWord } from './words.ts';

/** How a word is written: small, with a capital, or as it stands. */
export type Case = 'small' | 'title' | 'kept';

export interface Known {
  readonly lexicon: Pick<Lexicon, 'scan'>;
  readonly gazetteer: Pick<Gazetteer, 'named'>;
  /** Words that the rest of the document writes with a capital inside sentences, and small ones. */
  readonly names: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

/** What is said of a given name that is alone, and what joins names. */
const CLOSED = wordSet(
  'and or but nor of in on at to for from with by as than that which who whom whose when where while if because although though ' +
    'is are was were be been has have had do does did will would can could should may might must shall not also now then here ' +
    'there said says say told tells added adds asked asks wrote writes the a an this these those his her its their our my your ' +
    'he she it they we you i him them us me met made took held gave spoke went came left won led sent saw after before since until during about against between into over under through',
);
/** Whether what stands behind a given name may be a surname, and is not what its bearer does: “INGRID WARNED”. */
const isSurname = (key: string): boolean =>
  /^\p{L}{2,}/u.test(key) && !CLOSED.has(key) && !isParticle(key) && !(isSmallWord(key) && /(?:ed|ing)$/u.test(key));
const BESIDE_MONTH = /^(?:\d{1,4}(?:st|nd|rd|th)?|in|since|until|early|late|mid|last|next|by)$/u;
const SMALL_IN_NAMES =
  /^(?:of|the|and|for|in|on|to|at|de|del|des|du|da|do|dos|la|le|les|al|el|van|von|der|den|bin|ibn)$/u;
const BEFORE_PLACE = /^(?:in|from|near|outside|at)$/u;
/** Longer words that are no acronym have a vowel, and shorter ones that English does not have are one. */
const ACRONYM = /^(?:\p{L}{2,3}|[^aeiouy\P{ASCII}]+)$/u;

/** How English writes each word of a text in capitals. */
export function casesOf(text: string, words: readonly LoudWord[], known: Known): Case[] {
  const keyAt = (index: number): string => words[index]?.key ?? '';
  const isSmall = (key: string): boolean =>
    known.small.has(key) || (!known.names.has(key) && (CLOSED.has(key) || isSmallWord(key)));
  const cases = words.map(({ key }, index): Case => {
    if (!/\p{L}/u.test(key) || /\p{N}/u.test(key)) return 'kept';
    if (key.length === 1) return key === 'a' && keyAt(index + 1) !== '.' ? 'small' : 'kept';
    if (CALENDAR.has(key)) return isMonth(key, keyAt(index - 1), keyAt(index + 1)) ? 'title' : 'small';
    if (key === 'us')
      return isState(keyAt(index - 1), keyAt(index + 1), words[index]?.opens === true) ? 'kept' : 'small';
    if (isSmall(key) || isParticle(key)) return 'small';
    return ACRONYM.test(key) && !known.names.has(key) && !isGivenName(key) ? 'kept' : 'title';
  });
  const isJoined = (index: number): boolean => words[index]?.isNext === true;
  /** A given name that is known and no other word, or before a name; or three letters behind an office. */
  const isFirstName = (index: number, next: number): boolean =>
    (isGivenName(keyAt(index)) && !CLOSED.has(keyAt(index)) && (cases[index] === 'title' || cases[next] === 'title')) ||
    (cases[index] === 'kept' &&
      keyAt(index).length === 3 &&
      roleNoun(keyAt(index - 1))?.kind === 'person' &&
      isJoined(index));
  const setName = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1)
      if (cases[index] !== 'kept') cases[index] = index > from && SMALL_IN_NAMES.test(keyAt(index)) ? 'small' : 'title';
  };

  for (const found of known.lexicon.scan(text)) {
    if (found.type !== 'name') continue;
    const from = firstIndex(words.length, (index) => (words[index]?.span[0] ?? 0) < found.span[0]);
    let to = from;
    while ((words[to]?.span[1] ?? Infinity) <= found.span[1]) to += 1;
    const isAcronym = found.namings[0]?.how === 'acronym';
    if (to === from || (to === from + 1 && isSmall(keyAt(from)) && !(isAcronym && keyAt(from - 1) === 'the'))) continue;
    if (isAcronym) cases.fill('kept', from, to);
    else setName(from, to);
  }

  // “INGRID HILL”, “MR. PRICE”: persons whose names are other words too.
  const surnames = new Set<string>();
  words.forEach(({ key }, index) => {
    const isShort = BEFORE_NAME.test(key);
    const next = isShort && keyAt(index + 1) === '.' ? index + 2 : index + 1;
    const surname = keyAt(next);
    if (!isShort && !isFirstName(index, next)) return;
    cases[index] = 'title';
    const isHonorificOnly = isHonorific(surname) && (isShort || cases[next + 1] === 'title');
    if (!isJoined(next) || isHonorificOnly || !isSurname(surname)) return;
    cases[next] = 'title';
    surnames.add(surname);
  });
  words.forEach(({ key }, index) => {
    if (surnames.has(key) && !/^(?:the|an?|this|that|of)$/u.test(keyAt(index - 1))) cases[index] = 'title';
  });

  // “NEW YORK”, “PORT SUDAN”.
  words.forEach((_, index) => {
    for (const length of [3, 2]) {
      const own = words.slice(index, index + length);
      if (own.length < length || !own.slice(1).every(({ isNext }) => isNext)) continue;
      if (CLOSED.has(keyAt(index)) || CLOSED.has(keyAt(index + length - 1))) continue;
      const isName =
        own.some((_, at) => cases[index + at] === 'title') && own.some((_, at) => cases[index + at] === 'small');
      if (!isName && !(BEFORE_PLACE.test(keyAt(index - 1)) && own.every((_, at) => cases[index + at] === 'small')))
        continue;
      if (known.gazetteer.named(own.map(({ key }) => key).join(' ')).length > 0) return setName(index, index + length);
    }
  });

  // “FOREIGN MINISTER SOLBAKKEN”.
  for (let index = words.length - 2; index >= 0; index -= 1) {
    const isTitle =
      (isHonorific(keyAt(index)) && keyAt(index) !== 'former') ||
      (isDepartment(keyAt(index)) && isHonorific(keyAt(index + 1)));
    if (isTitle && cases[index] === 'small' && cases[index + 1] === 'title' && isJoined(index + 1))
      cases[index] = 'title';
  }
  return cases.map((one, index) => (one === 'small' && words[index]?.opens ? 'title' : one));
}

const isMonth = (key: string, before: string, behind: string): boolean =>
  (key !== 'may' && key !== 'march') || BESIDE_MONTH.test(before) || /^\d/u.test(behind);

/** “THE US”, “US OFFICIALS”; not “LET US WORK”, “WITH US”. */
const isState = (before: string, behind: string, opens: boolean): boolean =>
  opens || before === 'the' || (/^\p{L}/u.test(behind) && !CLOSED.has(behind) && !BEFORE_US.test(before));
const BEFORE_US =
  /^(?:let|lets|help\w*|make|makes|made|gives?|gave|tells?|told|joins?|joined|allow\w*|asks?|asked|want\w*|of|for|with|to|all|both)$/u;
