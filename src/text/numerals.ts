import type { ComparedWord } from './alignmentWords.ts';

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
/** “$5bn”; k and m are so only beside a currency (“5m” may be metres). */
const SHORT_MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['tn', 1e12],
]);
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
  ['pound', '£'],
  ['pounds', '£'],
  ['yen', '¥'],
]);
const SYMBOL = /[$€£¥]$/;
const UNITS = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
  fifteenth sixteenth seventeenth eighteenth nineteenth`.split(/\s+/);
const TENS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
/** “1st” as “first”; from twenty-first on in figures. */
const ORDINALS: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, at): [string, string] => [`${at + 1}${endingOf(at + 1)}`, word]),
  ...TENS.map((word, at): [string, string] => [`${20 + 10 * at}th`, word]),
  ['100th', 'hundredth'],
  ['1000th', 'thousandth'],
]);
const ORDINAL_UNITS: ReadonlyMap<string, number> = new Map(UNITS.slice(0, 9).map((word, at) => [word, at + 1]));

/** “fifth” for 5, “21st” for 21. */
export const ordinalOf = (value: number): string => {
  const figures = `${value}${endingOf(value)}`;
  return ORDINALS.get(figures) ?? figures;
};

function endingOf(value: number): string {
  const unit = value % 100 > 10 && value % 100 < 14 ? 0 : value % 10;
  return ['th', 'st', 'nd', 'rd'][unit] ?? 'th';
}

const numberOf = (key: string | undefined): number =>
  key !== undefined && /^\d+(?:\.\d+)?$/.test(key) ? Number(key) : NaN;

/**
 * The words with each number as one of them, in figures, and its currency with it: “five million dollars” and “$5
 * million” are both 5000000$. Ordinals are one way too. `text` is where the words are from.
 */
export function withNumerals(words: readonly ComparedWord[], text: string): ComparedWord[] {
  if (!words.some(({ key }) => isDigit(key) || key === 'a')) return [...words];
  const found: ComparedWord[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (word === undefined) break;
    const number = isDigit(word.key) || word.key === 'a' ? numberAt(words, at, text) : null;
    if (number === null) {
      const ordinal = isDigit(word.key) ? ORDINALS.get(word.key) : undefined;
      found.push(ordinal === undefined ? word : { ...word, key: ordinal });
      at += 1;
      continue;
    }
    found.push(number.word);
    at += number.taken;
  }
  return found;
}

const isDigit = (key: string): boolean => {
  const code = key.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
};

interface Number {
  readonly word: ComparedWord;
  /** How many words it takes. */
  readonly taken: number;
}

/** The number that begins with this word; null where none does. */
function numberAt(words: readonly ComparedWord[], at: number, text: string): Number | null {
  const first = words[at];
  if (first === undefined || !(/^\d/.test(first.key) || (first.key === 'a' && MULTIPLES.has(words[at + 1]?.key ?? ''))))
    return null;
  const ordinal = ordinalAt(words, at, text);
  if (ordinal !== null) return ordinal;
  const symbol = SYMBOL.exec(text.slice(Math.max(0, first.span[0] - 1), first.span[0]))?.[0] ?? '';
  const [, digits = '', short = ''] = /^(\d+(?:\.\d+)?)([a-z]{1,2})$/.exec(first.key) ?? [];
  const shortMultiple = symbol !== '' || short.length === 2 ? SHORT_MULTIPLES.get(short) : undefined;
  const { value, taken } =
    shortMultiple === undefined ? valueAt(words, at, text) : { value: Number(digits) * shortMultiple, taken: 1 };
  if (Number.isNaN(value)) return null;
  const next = words[at + taken];
  const last = words[at + taken - 1] ?? first;
  const unit = symbol === '' && next !== undefined && isNear(last, next, text) ? CURRENCIES.get(next.key) : undefined;
  const end = unit === undefined ? last : (next ?? last);
  return {
    word: {
      key: `${Math.round(value * 1e6) / 1e6}${symbol || (unit ?? '')}`,
      span: [first.span[0] - symbol.length, end.span[1]],
      sentence: first.sentence,
    },
    taken: unit === undefined ? taken : taken + 1,
  };
}

/** “twenty-first” as 21st. */
function ordinalAt(words: readonly ComparedWord[], at: number, text: string): Number | null {
  const [tens, unit] = [words[at], words[at + 1]];
  const value = numberOf(tens?.key);
  const units = ORDINAL_UNITS.get(unit?.key ?? '');
  if (!tens || !unit || units === undefined || value < 20 || value > 90 || value % 10 !== 0) return null;
  if (text.slice(tens.span[1], unit.span[0]) !== '-') return null;
  const key = `${value + units}${endingOf(value + units)}`;
  return { word: { key, span: [tens.span[0], unit.span[1]], sentence: tens.sentence }, taken: 2 };
}

const isNear = (one: ComparedWord, other: ComparedWord, text: string): boolean =>
  /^(?:\s|-|‑)$/.test(text.slice(one.span[1], other.span[0]));

/** What goes on a number in words: “and a half”, “point five”. */
function fractionAt(
  words: readonly ComparedWord[],
  at: number,
  text: string,
): { readonly value: number; readonly taken: number } | null {
  const near: string[] = [];
  for (let next = at; next - at < MOST_OF_A_FRACTION; next += 1) {
    const [before, word] = [words[next - 1], words[next]];
    if (before === undefined || word === undefined || !isNear(before, word, text)) break;
    near.push(word.key);
  }
  if (near.slice(0, 3).join(' ') === 'and a half') return { value: 0.5, taken: 3 };
  if (near[0] !== 'point') return null;
  const end = near.findIndex((key, place) => place > 0 && !/^\d$/.test(key));
  const digits = near.slice(1, end < 0 ? near.length : end);
  return digits.length === 0 ? null : { value: Number(`0.${digits.join('')}`), taken: digits.length + 1 };
}
const MOST_OF_A_FRACTION = 6;

/** The value of the number that begins here, NaN where none does, and of how many words it is. */
function valueAt(words: readonly ComparedWord[], from: number, text: string): { value: number; taken: number } {
  const spelled = (word: ComparedWord | undefined): boolean =>
    word !== undefined && /^\p{L}/u.test(text.slice(...word.span));
  const first = words[from];
  let value = first?.key === 'a' ? 1 : numberOf(first?.key);
  let sum = 0;
  let at = from + 1;
  let hundreds = false;
  for (let last = first; last !== undefined; last = words[at - 1]) {
    const next = words[at];
    if (next === undefined) break;
    const multiple = isNear(last, next, text) ? MULTIPLES.get(next.key) : undefined;
    if (multiple === 100 && value < 100) {
      value *= 100;
      hundreds = true;
      at += 1;
      continue;
    }
    if (multiple !== undefined && multiple > 100 && (sum === 0 || sum % (multiple * 1e3) === 0) && value > 0) {
      sum += value * multiple;
      value = 0;
      hundreds = false;
      at += 1;
      continue;
    }
    const fraction = spelled(first) ? fractionAt(words, at, text) : null;
    if (fraction !== null && sum === 0 && Number.isInteger(value)) {
      value += fraction.value;
      at += fraction.taken;
      continue;
    }
    const joins = next.key === 'and' && isNear(last, next, text) ? 1 : 0;
    const following = words[at + joins];
    const more = numberOf(following?.key);
    const before = words[at + joins - 1];
    const whole =
      (hundreds && value % 100 === 0 && more < 100) || (value === 0 && sum > 0 && more < 1e3 && joins === 0);
    const small = joins === 1 && value === 0 && sum > 0 && more < 100;
    if (
      following !== undefined &&
      before !== undefined &&
      spelled(following) &&
      spelled(first) &&
      (whole || small) &&
      isNear(before, following, text)
    ) {
      value += more;
      hundreds = false;
      at += joins + 1;
      continue;
    }
    const isYear =
      at === from + 1 && joins === 0 && (value === 20 || (value >= 16 && value < 20)) && more >= 10 && more < 100;
    if (isYear && spelled(first) && spelled(next) && isNear(last, next, text))
      return { value: value * 100 + more, taken: 2 };
    break;
  }
  return { value: sum + value, taken: at - from };
}
