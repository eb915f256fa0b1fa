import {
  genderOf,
  isDepartment,
  isHonorific,
  isParticle,
  isStyle,
  NOT_NAMES,
  PRONOUNS,
  roleNoun,
} from '../../lexicon/index.ts';
import { type Span, wordsBefore } from '../../text/index.ts';
import { type Found, isPartOf, withRun } from './names.ts';

/** How many words may be added on each side of what the model sees of a person's name. */
const MOST = 2;
const PART = /^\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}/u;
/** “Democrat [Ann Vale]”. */
const PARTISAN = /^(?:Conservative|Democrat|Democratic|Green|Independent|Labour|Liberal|Republican|Socialist|Tory)s?$/u;
/** Titles that are surnames too. */
const isTitle = (word: string): boolean => isHonorific(word) || roleNoun(word)?.kind === 'person';
const NICKNAME = /^ [“"‘'(]\p{Lu}\p{L}+[”"’')] $/u;
/** “I'm [Ada Lark]”. */
const CONTRACTED = /[’'](?:d|ll|m|re|s|ve)$/u;
const BEGINS_SENTENCE = /\n[^\S\n]*$|(?:^|[.!?:“”"‘(])\s*$/u;

/**
 * Completes persons' names: two-part names of which the model sees one part, or takes each for a separate name (“Gareth
 * | Pell”). Adjacent words written like a name belong to it, unless they are titles, role nouns, words that begin
 * sentences, or names in the lexicon; in a headline nothing tells them from other words. A name absorbed into another is
 * no longer separate.
 */
export function wholePersons(
  text: string,
  seen: readonly Found[],
  words: readonly Span[],
  stretchOf: readonly number[],
  isKnown: (word: number) => boolean,
  inHeadline: (word: number) => boolean,
): Found[] {
  const names = seen.map((name) => withoutOwner(name, text, words));
  const owner = new Map<number, Found>();
  for (const name of names) for (let word = name.run[0]; word < name.run[1]; word += 1) owner.set(word, name);
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  const isBeside = (left: number): boolean =>
    stretchOf[left] === stretchOf[left + 1] && text.slice(words[left]?.[1] ?? 0, words[left + 1]?.[0] ?? 0) === ' ';
  const isPart = (word: number, self: Found): boolean => {
    const one = wordAt(word);
    const other = owner.get(word);
    const isFree = !other || other === self || other.kind === 'person' || other.run[1] - other.run[0] === 1;
    const lower = one.toLowerCase();
    return (
      isFree &&
      PART.test(one) &&
      !isKnown(word) &&
      !isHonorific(one) &&
      !PARTISAN.test(one) &&
      !isStyle(one) &&
      !isDepartment(one) &&
      !NOT_NAMES.has(lower) &&
      !PRONOUNS.has(lower.replace(CONTRACTED, '')) &&
      !roleNoun(one)
    );
  };
  const begins = (word: number): boolean => BEGINS_SENTENCE.test(wordsBefore(text, words[word]?.[0] ?? 0));
  // “Alejandro N | . | Mayorkas”: an initial does not end a name.
  const afterInitial = (word: number): number | null =>
    /^\p{Lu}$/u.test(wordAt(word - 1)) &&
    wordAt(word) === '.' &&
    words[word - 1]?.[1] === words[word]?.[0] &&
    isBeside(word)
      ? word + 1
      : null;
  // “John | “Tig” | Tiegen”: nor does a nickname behind a given name.
  const afterNickname = (word: number): number | null =>
    genderOf(`${wordAt(word - 1)} x`) !== null &&
    stretchOf[word - 1] === stretchOf[word + 3] &&
    NICKNAME.test(text.slice(words[word - 1]?.[1], words[word + 3]?.[0]))
      ? word + 3
      : null;
  const found: Found[] = [];
  const taken = new Set<Found>();
  for (const name of names) {
    if (taken.has(name)) continue;
    if (name.kind !== 'person') {
      found.push(name);
      continue;
    }
    let [start, end] = name.run;
    // “Kevin | King”: behind a given name alone a title is a surname, unless a name follows.
    const isTitled = end - start === 1 && genderOf(`${wordAt(start)} x`) !== null && isBeside(end - 1);
    if (isTitled && PART.test(wordAt(end)) && isTitle(wordAt(end)) && !(isBeside(end) && PART.test(wordAt(end + 1))))
      end += 1;
    const surname = afterInitial(end);
    if (surname !== null && isPart(surname, name)) end = surname + 1;
    const isOwner = (word: number): boolean => /[’']s$/u.test(wordAt(word));
    const joins = (word: number): boolean => !inHeadline(word) && isPart(word, name);
    while (end - name.run[1] < MOST && !isOwner(end - 1) && isBeside(end - 1) && joins(end)) end += 1;
    const behindNickname = afterNickname(end);
    if (behindNickname !== null && isPart(behindNickname, name)) end = behindNickname + 1;
    while (name.run[0] - start < MOST && start > 0 && isBeside(start - 1) && joins(start - 1)) {
      // “the Herald's [Ada Lark]”.
      if (isOwner(start - 1)) break;
      // “[Al] | [Tarif] said”: but a particle that the model sees as a name begins one.
      const isParted = isParticle(wordAt(start - 1)) && owner.has(start - 1);
      const isWhole = owner.get(start - 1)?.kind !== 'person' && genderOf(`${wordAt(start - 1)} x`) === null;
      if (begins(start - 1) && isWhole && !isParted) break;
      start -= 1;
    }
    for (let word = start; word < end; word += 1) {
      const other = owner.get(word);
      if (other && other !== name) taken.add(other);
    }
    const whole = withRun(name, [start, end], words);
    const [first, last] = whole.span;
    found.push({ ...whole, span: [first, last - (/[’']s$/u.exec(text.slice(first, last))?.[0].length ?? 0)] });
  }
  return found.filter((name) => !taken.has(name) && !found.some((other) => isPartOf(name.run, other.run)));
}

/** “the Herald's [Ada Lark]”, “[Ada Lark]'s Atlas”: of what a possessive parts the person is behind it, if that is a whole name. */
function withoutOwner(name: Found, text: string, words: readonly Span[]): Found {
  const [start, end] = name.run;
  let owner = start;
  while (owner < end - 1 && !/[’']s$/u.test(text.slice(...(words[owner] ?? [0, 0])))) owner += 1;
  if (name.kind !== 'person' || owner === end - 1) return name;
  const [behind, last] = [words[owner + 1], words[owner]];
  if (!behind || !last) return name;
  if (end - owner > 2) return withRun(name, [owner + 1, end], words);
  return { ...name, run: [start, owner + 1], span: [name.span[0], last[1] - 2] };
}
