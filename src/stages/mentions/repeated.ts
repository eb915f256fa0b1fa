import {
  genderOf,
  isDepartment,
  isHonorific,
  isStyle,
  isTitleAlone,
  NOT_NAMES,
  roleNoun,
} from '../../lexicon/index.ts';
import type { Window } from '../../model/index.ts';
import { type Span, wordsBefore } from '../../text/index.ts';
import type { Capitals } from './capitals.ts';
import { type Found } from './names.ts';

const SURNAME = /^\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}$/u;
const SHORTEST = 3;

const TITLED = /(?:^|[^\p{L}.-])(\p{Lu}\p{L}*)\.?\s$/u;
/** Offices that stand right before a surname. */
const OFFICE =
  /^(?:President|Secretary|Senator|Governor|Chancellor|Minister|Premier|Ambassador|Congress(?:wo)?man|Representative|Mayor|Justice|Judge|Speaker|Commissioner|General|Colonel|Admiral|Captain|Major|Sergeant|Pope)$/u;

/** A body's name of one word, and how sure the model has to be of it to find it elsewhere. */
const ONE_WORD = /^\p{Lu}[\p{L}\p{N}&-]{2,}$/u;
const SURE = 0.9;
/** What a given name stands before without being a person's: “Victoria Falls”. */
const PLACES =
  /^(?:Airport|Avenue|Award|Bay|Beach|Bridge|Cathedral|Center|Centre|Church|City|College|County|Cup|Falls|Foundation|Hall|Hospital|Hotel|House|Institute|Island|Islands|Lake|Library|Museum|Palace|Park|Prize|River|School|Square|Station|Street|Tower|Town|University|Valley)$/u;

const withoutPossessive = (word: string): string => word.replace(/[’']s$/u, '');

/**
 * Persons' names that the model overlooks although the document tells that they are names: “Vale” where the model or the
 * lexicon knows “Jan Vale” or another “Vale”, or where a title stands before it (“Mr. Vale”, “President Vale”); and a
 * surname behind a usual given name (“Peter Vale”). And bodies of one word that the model is sure of elsewhere. The names
 * of a window are told in the order of the text, so that one is known from there on.
 */
export function repeatedNames(
  text: string,
  words: readonly Span[],
  capitals: Capitals,
  sentences: readonly Span[],
  fullNames: readonly string[],
): (window: Pick<Window, 'start' | 'end'>, seen: readonly Found[], isKnown: (word: number) => boolean) => Found[] {
  const surnames = new Set<string>();
  const bodies = new Set<string>();
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  const learn = (name: string): void => {
    const parts = name.trim().split(/\s+/u);
    const last = withoutPossessive(parts.at(-1) ?? '');
    if (last.length >= SHORTEST && SURNAME.test(last) && !isHonorific(last) && !NOT_NAMES.has(last.toLowerCase()))
      surnames.add(last);
  };
  fullNames.forEach(learn);

  /** “Vale Street”: a name that goes on is another's, unless what follows is written small elsewhere. */
  const goesOn = (word: number): boolean =>
    text.slice(words[word]?.[1] ?? 0, words[word + 1]?.[0] ?? 0) === ' ' &&
    !/[’']s$/u.test(wordAt(word)) &&
    /^\p{Lu}/u.test(wordAt(word + 1)) &&
    !NOT_NAMES.has(wordAt(word + 1).toLowerCase()) &&
    !capitals.isCommon(word + 1);
  /** Neither “New Havbrik” nor “Havbrik Road”, nor a word of a headline. */
  const standsAlone = (word: number): boolean => {
    const before = wordAt(word - 1);
    const isBeside = /^[ -]?$/u.test(text.slice(words[word - 1]?.[1] ?? 0, words[word]?.[0] ?? 0));
    const isTied = isBeside && /^[\p{Lu}-]/u.test(before) && !NOT_NAMES.has(before.toLowerCase());
    return !isTied && !goesOn(word) && !capitals.isCommon(word) && !capitals.inHeadline(word);
  };
  const openings = new Set(sentences.map(([start]) => start));
  const hasTitle = (word: number): boolean => {
    const start = words[word]?.[0] ?? 0;
    // “Thank you, Minister. Welcome.”: the title ends the sentence before.
    if (openings.has(start)) return false;
    const [, title = ''] = TITLED.exec(wordsBefore(text, start)) ?? [];
    return isTitleAlone(title) || (OFFICE.test(title) && !capitals.inHeadline(word));
  };
  const mayBeName = (name: string): boolean =>
    !NOT_NAMES.has(name.toLowerCase()) &&
    !isHonorific(name) &&
    !isStyle(name) &&
    !isDepartment(name) &&
    !roleNoun(name);

  return ({ start, end }, seen, isKnown) => {
    const taken = new Set<number>();
    for (const { kind, span, run, score } of seen) {
      const name = text.slice(...span);
      if (kind === 'person') learn(name);
      else if (kind === 'organisation' && score >= SURE && ONE_WORD.test(name)) bodies.add(name);
      for (let word = run[0]; word < run[1]; word += 1) taken.add(word);
    }
    /** What may be a surname, or a given name; null if a word is none, or part of another name. */
    const nameAt = (word: number): string | null => {
      const name = withoutPossessive(wordAt(word));
      const isFree = word < end && !taken.has(word) && !isKnown(word) && !capitals.isCommon(word);
      return isFree && name.length >= SHORTEST && SURNAME.test(name) ? name : null;
    };
    /** “Peter [Vale]”. */
    const hasGivenName = (word: number, surname: string): boolean => {
      const given = nameAt(word - 1);
      const isGiven = given !== null && given === wordAt(word - 1) && genderOf(`${given} ${surname}`) !== null;
      return isGiven && text.slice(words[word - 1]?.[1], words[word]?.[0]) === ' ' && !capitals.inHeadline(word);
    };
    const found: Found[] = [];
    for (let word = start; word < end; word += 1) {
      const bare = withoutPossessive(wordAt(word));
      const from = words[word]?.[0] ?? 0;
      const own = { run: [word, word + 1], span: [from, from + bare.length], score: 1 } as const;
      if (bodies.has(bare) && standsAlone(word) && !taken.has(word) && !isKnown(word)) {
        found.push({ ...own, kind: 'organisation' });
        continue;
      }
      const name = nameAt(word);
      if (name === null) continue;
      if (!surnames.has(name)) {
        if (!mayBeName(name) || !(hasTitle(word) || (hasGivenName(word, name) && !goesOn(word) && !PLACES.test(name))))
          continue;
        surnames.add(name);
      } else if (goesOn(word)) continue;
      found.push({ ...own, kind: 'person' });
    }
    return found;
  };
}
