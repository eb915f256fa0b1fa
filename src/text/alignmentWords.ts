import { plainLetters } from './letters.ts';
import { notesIn } from './notes.ts';
import type { Span } from './span.ts';
import { wordSet } from './wordSet.ts';

/** A word as two texts of the same speech are compared by it. Offsets are UTF-16. */
export interface ComparedWord {
  /** The word without what transcribers and editors may write either way; equal keys are the same spoken word. */
  readonly key: string;
  readonly span: Span;
  /** 0-based number of the sentence of the text in which it stands. */
  readonly sentence: number;
}

/**
 * Sounds that speakers fill a pause with and that transcripts and reports leave out at will. “you know” and “I mean”
 * are fillers too where punctuation sets them off on both sides; elsewhere they carry meaning (“as you know”).
 */
const FILLERS = wordSet('um umm uhm uh uhh er erm eh ah hm hmm mm mhm mmm');
const SET_OFF_FILLERS: readonly (readonly [string, string])[] = [
  ['you', 'know'],
  ['i', 'mean'],
];

/** A sign stands behind a space or a bracket, right before a number. */
const WORD =
  /(?<![^\s([])[-−](?=[$€£¥]?\p{N})|(?:\p{Lu}\.){2,}|\p{Lu}(?:-\p{Lu}){2,30}(?![\p{L}\p{M}])|\p{N}+(?:[.,]\p{N}+)*\p{L}*|\p{L}[\p{L}\p{M}]*(?:[’'‘´`′＇]\p{L}[\p{L}\p{M}]*)*|[%&]/gu;

const NUMBERS: ReadonlyMap<string, string> = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
      .split(' ')
      .map((word, value): [string, string] => [word, String(value)]),
    'thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, index): [string, string] => [word, String(30 + 10 * index)]),
  ].flat(),
);
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...NUMBERS,
  ['%', 'percent'],
  ['&', 'and'],
  ['ok', 'okay'],
  ['cannot', "can't"],
]);
/** Two written words that are one elsewhere: the first, the second, and the one. */
const JOINED: ReadonlyMap<string, readonly [second: string, joined: string]> = new Map([
  ['per', ['cent', 'percent']],
  ['all', ['right', 'alright']],
  ['can', ['not', "can't"]],
]);

const SENTENCE_END = /[.!?…]["”’')\]]*\s|\n/;
const ABBREVIATION =
  /^(?:mr|mrs|ms|dr|prof|sens?|reps?|gov|gen|col|lt|sgt|capt|adm|atty|rev|pres|dept|st|ft|mt|jr|sr|vs|inc|corp|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|\p{L})$/u;
/** “No. 5”, but not “They said no. Then …”. */
const isNumberSign = (key: string, next: string): boolean => key === 'no' && /^\p{N}/u.test(next);
const BEGINS_SENTENCE = /^[\p{Lu}\p{N}−]/u;
const MINUS = 'minus';
/** “by -2 percent”, not “5 -10”, “COVID -19” or a dash at the beginning of a line; “−” is nothing but a sign. */
const isSign = (sign: string, before: string, gap: string): boolean =>
  sign === '−' || (/^\p{Ll}/u.test(before) && !gap.includes('\n'));
/** “3,5” as transcribers on the continent write it; a comma with three digits behind it stands for thousands, unless it follows a zero. */
const DECIMAL_COMMA = /^(?:0,\d+|\d+,\d\d?)\p{L}*$/u;

/**
 * The words of a text as they are compared: without case, diacritics and punctuation, hyphenated words taken apart,
 * numbers up to ninety-nine in figures, fillers and transcribers' notes left out. Words come in order, and their
 * spans do not overlap.
 */
export function comparedWords(text: string): ComparedWord[] {
  const notes = notesIn(text);
  const words: ComparedWord[] = [];
  let sentence = 0;
  let lastEnd = 0;
  let lastKey = '';
  let lastWord = '';
  let note = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    while ((notes[note]?.[1] ?? Infinity) <= start) note += 1;
    if ((notes[note]?.[0] ?? Infinity) <= start) continue;
    const end = start + match[0].length;
    const isMinus = match[0] === '-' || match[0] === '−';
    if (isMinus && !isSign(match[0], lastWord, text.slice(lastEnd, start))) continue;
    if (words.length > 0 && start - lastEnd > 1) {
      const ends =
        SENTENCE_END.test(text.slice(lastEnd, start + 1)) &&
        !ABBREVIATION.test(lastKey) &&
        !isNumberSign(lastKey, match[0]);
      if (ends && BEGINS_SENTENCE.test(match[0])) sentence += 1;
    }
    lastEnd = end;
    lastKey = isMinus ? MINUS : keyOf(match[0]);
    lastWord = match[0];
    if (!FILLERS.has(lastKey)) push(words, { key: lastKey, span: [start, end], sentence }, text);
  }
  return text.length < 8 ? words : withoutSetOff(words, text);
}

function keyOf(word: string): string {
  let key = word.toLowerCase();
  if (!isPlain(key)) {
    // Before the decomposition, which makes a space and a mark of “´”.
    key = key
      .replace(/[’ʼ‘´`′＇]/g, "'")
      .normalize('NFKD')
      .replace(/\p{M}/gu, '');
    key = plainLetters(key);
    if (/^\p{N}/u.test(key)) key = DECIMAL_COMMA.test(key) ? key.replace(',', '.') : key.replaceAll(',', '');
    else key = key.replace(/[.-]/g, '');
  }
  return SPELLINGS.get(key) ?? key;
}

/** Whether all letters are from a to z: most words are, and need no more. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

/** Adds a word, joined with the one before where the two are one: “per cent”, “twenty-five”. */
function push(words: ComparedWord[], word: ComparedWord, text: string): void {
  const last = words.at(-1);
  if (last !== undefined && word.span[0] - last.span[1] === 1) {
    const pair = JOINED.get(last.key);
    const joined = pair?.[0] === word.key ? pair[1] : sumOf(last, word, text);
    if (joined !== null) {
      words[words.length - 1] = { key: joined, span: [last.span[0], word.span[1]], sentence: last.sentence };
      return;
    }
  }
  words.push(word);
}

function sumOf(tens: ComparedWord, unit: ComparedWord, text: string): string | null {
  if (tens.key.length !== 2 || !/^[2-9]0$/.test(tens.key) || !/^[1-9]$/.test(unit.key)) return null;
  const spelled = [tens, unit].every(({ span }) => NUMBERS.has(text.slice(...span).toLowerCase()));
  return spelled ? String(Number(tens.key) + Number(unit.key)) : null;
}

function withoutSetOff(words: ComparedWord[], text: string): ComparedWord[] {
  if (!/\b(?:you know|i mean)\b/i.test(text)) return words;
  const dropped = new Set<number>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const first = words[at];
    const second = words[at + 1];
    if (!first || !second) break;
    if (!SET_OFF_FILLERS.some(([one, two]) => first.key === one && second.key === two)) continue;
    const before = at === 0 ? ',' : text.slice(words[at - 1]?.span[1] ?? 0, first.span[0]);
    const after = text.slice(second.span[1], words[at + 2]?.span[0] ?? text.length);
    // At the very end of a text “you know” may be what is being said (“more than you know”).
    if (at + 2 < words.length && /[,.;:–—-]/.test(before) && /[,–—-]/.test(after)) dropped.add(at).add(at + 1);
  }
  return dropped.size === 0 ? words : words.filter((_, at) => !dropped.has(at));
}
