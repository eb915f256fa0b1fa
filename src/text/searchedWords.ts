import { UNICODE61 } from './unicode61.ts';

/** A word as a search compares it (no case, no diacritics), and where it stands in the text (UTF-16). */
export interface SearchedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const SEPARATOR = -1;
const PASSED_OVER = -2;

/** Longer words are told by their beginning, since no index of Postgres takes a word of more than 2 KB. In UTF-16 units. */
export const LONGEST_WORD = 500;

interface Run {
  /** The first code point after it. */
  readonly end: number;
  /** What is added to a code point; NaN where it is no part of a word, with `instead`. */
  readonly shift: number;
  readonly instead: number;
}

function runsIn(table: string): Run[] {
  let end = 0;
  return table
    .trim()
    .split(/\s+/)
    .map((run) => {
      const at = run.search(/[_.=+-]/);
      const [sign, by] = [run.charAt(at), run.slice(at + 1)];
      end += Number.parseInt(run.slice(0, at), 36);
      const instead = sign === '_' ? SEPARATOR : PASSED_OVER;
      const none = sign === '_' || sign === '.';
      const shift = sign === '=' ? 0 : Number.parseInt(`${sign === '-' ? '-' : ''}${by}`, 36);
      return { end, shift: none ? Number.NaN : shift, instead };
    });
}

const RUNS = runsIn(UNICODE61);
/** The same for the code points of one UTF-16 unit, looked up at once; of half a surrogate pair as of U+FFFD. */
const PLANE = new Int32Array(0x1_00_00);
for (let code = 0, run = 0; code < PLANE.length; code += 1) {
  while (code >= (RUNS[run]?.end ?? Infinity)) run += 1;
  PLANE[code] = valueIn(RUNS[run], code);
}

function valueIn(run: Run | undefined, code: number): number {
  if (!run) return SEPARATOR;
  return Number.isNaN(run.shift) ? run.instead : code + run.shift;
}

/** The code point as it is compared, SEPARATOR or PASSED_OVER. */
function folded(code: number): number {
  if (code < PLANE.length) return PLANE[code] ?? SEPARATOR;
  let [low, high] = [0, RUNS.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (code < (RUNS[middle]?.end ?? 0)) high = middle;
    else low = middle + 1;
  }
  return valueIn(RUNS[low], code);
}

/**
 * The words of a text as SQLite's FTS5 has them with `unicode61 remove_diacritics 2`, so that a search finds the same
 * in every database: runs of letters, numbers and private signs, in lower case, Latin letters without their diacritics.
 */
export function searchedWords(text: string): SearchedWord[] {
  const words: SearchedWord[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xff_ff ? 2 : 1;
    const first = folded(code);
    if (first < 0) {
      at += width;
      continue;
    }
    const start = at;
    let word = String.fromCodePoint(first);
    for (at += width; at < text.length;) {
      const next = text.codePointAt(at) ?? 0;
      const value = folded(next);
      if (value === SEPARATOR) break;
      if (value >= 0) word += String.fromCodePoint(value);
      at += next > 0xff_ff ? 2 : 1;
    }
    words.push({ word: word.length > LONGEST_WORD ? shortened(word) : word, start, end: at });
  }
  return words;
}

/** No half of a surrogate pair is left over. */
const shortened = (word: string): string => word.slice(0, LONGEST_WORD).replace(/[\uD800-\uDBFF]$/, '');
