import { type Span, wordsOf } from '../../text/index.ts';

/** A word or mark of a stretch in capitals. */
export interface LoudWord {
  readonly span: Span;
  /** In small letters, without an ending behind an apostrophe. */
  readonly key: string;
  /** Whether it is the first word of a sentence. */
  readonly opens: boolean;
  /** Whether one space alone parts it from the word before. */
  readonly isNext: boolean;
}

/** A form of address or a rank that is short for another word, and stands before a name. */
export const BEFORE_NAME = /^(?:mr|mrs|ms|messrs|dr|sens?|reps?|gen|col|lt|capt|adm|gov|prof|sgt|maj|amb)$/u;
const ABBREVIATED = /^(?:\p{L}|st|no|nos|vs|jr|inc|co|ltd)$/u;
const OPENING_MARK = /^["“‘'«([]$/u;
const END = /^[.!?…]$/u;

/** The words and marks of stretches, in order. */
export function loudWords(text: string, stretches: readonly Span[]): LoudWord[] {
  return stretches.flatMap(([from, to]) => {
    const spans = wordsOf(text.slice(from, to)).map(([start, end]): Span => [from + start, from + end]);
    const keys = spans.map((span) => withoutEnding(text.slice(...span).toLowerCase()));
    return spans.map((span, index) => ({
      span,
      key: keys[index] ?? '',
      opens: opensSentence(keys, index),
      isNext: index > 0 && text.slice(spans[index - 1]?.[1], span[0]) === ' ',
    }));
  });
}

/** “[VALE]'S”, “[WE]'LL”; “O'BRIEN” and “DON'T” are one word. */
const withoutEnding = (word: string): string => word.replace(/[’'](?:s|re|ve|ll|d|m)$/u, '');

function opensSentence(keys: readonly string[], index: number): boolean {
  let before = index - 1;
  while (OPENING_MARK.test(keys[before] ?? '')) before -= 1;
  const mark = keys[before];
  if (mark === undefined) return true;
  const last = keys[before - 1] ?? '';
  if (END.test(mark)) return mark !== '.' || !(BEFORE_NAME.test(last) || ABBREVIATED.test(last));
  if (/^["”’'»)\]]$/u.test(mark) && END.test(last)) return true;
  return before < index - 1 && /^[,:]$/u.test(mark);
}
