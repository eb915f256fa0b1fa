import { wordSet } from '../text/index.ts';
/** Endings by which the name of a country and that of its people differ: Norway, Norwegian; Italy, Italian. */
const ENDINGS = 'egian istan lese ians ian ese ish iot ain ans an ia ea ey ay en us on os ic i a e o y n s'.split(' ');
/** What is left of a name has at least so many letters. */
const SHORTEST = 4;
/** Names whose ending makes another name of them. */
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['nigeria', 'nigeria'],
  ['nigerian', 'nigeria'],
  ['nigerians', 'nigeria'],
  ['peruvian', 'peru'],
  ['peruvians', 'peru'],
]);

/** What a name and the words made from it have in common: “norw”, “ital”; Austria and Australia have nothing. */
export function nameOf(word: string): string {
  let name = word.toLowerCase().replace(/['’]s$/u, '');
  const whole = WHOLE.get(name);
  if (whole !== undefined) return whole;
  for (;;) {
    const ending = ENDINGS.find((one) => name.endsWith(one) && name.length - one.length >= SHORTEST);
    if (ending === undefined) return name;
    name = name.slice(0, -ending.length);
  }
}

/** Words that name somebody only with the next one: the United States are not the United Nations. */
const BESIDE = wordSet(
  'united north south east west northern southern eastern western new equatorial saint san santa el los las',
);

/** A name, by its stem, and the stems of its words. */
interface Name {
  readonly name: string;
  readonly words: readonly string[];
}

/** The names among words, of which `isName` tells whether they belong to one. */
export function namesOf(words: readonly string[], isName: (word: string, at: number) => boolean): Name[] {
  const names: Name[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', next = ''] = [words[at], words[at + 1]];
    if (BESIDE.has(word.toLowerCase()) && /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(next)) {
      const parts = [nameOf(word), nameOf(next)];
      names.push({ name: parts.join(' '), words: parts });
      at += 1;
    } else if (isName(word, at)) names.push({ name: nameOf(word), words: [nameOf(word)] });
  }
  return names;
}
