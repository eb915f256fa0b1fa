import { ENTITY_KINDS, type EntityKind, type FoundMention } from '../../document/index.ts';
import type { Window } from '../../model/index.ts';
import type { Span } from '../../text/index.ts';

/** Words [start, end), as indexes into the words of the document. */
export type WordRun = readonly [start: number, end: number];

/** A name or a description before it is known which of them it is. */
export type Found = Omit<FoundMention, 'form'>;

/** Whether words are within more words. */
export const isPartOf = ([start, end]: WordRun, [from, to]: WordRun): boolean =>
  start >= from && end <= to && end - start < to - from;

/** A name or description with other words. At an end where they do not change, the span stays as it is. */
export const withRun = <Any extends Found>(found: Any, [start, end]: WordRun, words: readonly Span[]): Any => ({
  ...found,
  run: [start, end],
  span: [
    start === found.run[0] ? found.span[0] : (words[start]?.[0] ?? found.span[0]),
    end === found.run[1] ? found.span[1] : (words[end - 1]?.[1] ?? found.span[0]),
  ],
});

/** Punctuation that no name begins with. */
const MARK = /^[^\p{L}\p{N}]$/u;
/** Punctuation that no name ends with; a full stop may (Washington, D.C.). */
const LAST_MARK = /^[^\p{L}\p{N}.]$/u;
/** The possessive ending; it is not part of the name (Togo's port), except for firms that have it in theirs. */
const POSSESSIVE = /[’']s$/u;

/** Words of one name; `sum` adds up the probability that they belong to a name, `kinds` that of each kind. */
interface Run {
  readonly start: number;
  end: number;
  sum: number;
  readonly kinds: number[];
}

const kindOf = ({ kinds }: Run): number => kinds.indexOf(Math.max(...kinds));

/** The words of a document, the number of each word's stretch of prose, and the window that was read. */
export interface Seen {
  readonly words: readonly Span[];
  readonly stretchOf: readonly number[];
  readonly window: Pick<Window, 'start' | 'end'>;
}

/**
 * Names or descriptions in a window. `rows` has for each word the probabilities of O, then B of each kind, then I of
 * each. A word belongs to a name if one kind exceeds O, and continues the one before it if I exceeds B, the kind before it
 * is not out of the question, and the stretch of prose is the same. The name's kind is the likeliest over its words.
 */
export function namesOf(text: string, seen: Seen, rows: Float32Array): Found[] {
  const { words } = seen;
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  return joinedByHyphen(runsOf(rows, seen, wordAt), words, wordAt).flatMap((run) => {
    let [from, to] = [run.start, run.end];
    while (from < to && MARK.test(wordAt(from))) from += 1;
    while (from < to && LAST_MARK.test(wordAt(to - 1))) to -= 1;
    const [first, last] = [words[from], words[to - 1]];
    if (from >= to || !first || !last) return [];
    const owner = POSSESSIVE.exec(text.slice(first[0], last[1]));
    const span: Span = [first[0], last[1] - (owner && owner.index > 0 ? owner[0].length : 0)];
    const kind = ENTITY_KINDS[kindOf(run)] as EntityKind;
    return [{ span, run: [from, to], kind, score: run.sum / (run.end - run.start) }];
  });
}

/** “Edmund Prasad-Kelleher”: a capitalised part joined to a name by a hyphen belongs to the name. */
function joinedByHyphen(runs: readonly Run[], words: readonly Span[], wordAt: (word: number) => string): Run[] {
  const isTied = (hyphen: number): boolean =>
    /^[-‑]$/u.test(wordAt(hyphen)) &&
    words[hyphen - 1]?.[1] === words[hyphen]?.[0] &&
    words[hyphen]?.[1] === words[hyphen + 1]?.[0];
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && kindOf(last) === kindOf(run) && last.end === run.start - 1 && isTied(last.end)) {
      last.sum += run.sum * ((run.end - run.start + 1) / (run.end - run.start));
      last.end = run.end;
    } else joined.push({ ...run, kinds: [...run.kinds] });
  }
  for (const run of joined)
    while (
      isTied(run.end) &&
      /^\p{Lu}/u.test(wordAt(run.end + 1)) &&
      !joined.some(({ start }) => start === run.end + 1)
    ) {
      run.sum *= (run.end + 2 - run.start) / (run.end - run.start);
      run.end += 2;
    }
  return joined;
}

/** A word for which the kind of the name before it is less likely than this belongs to another. */
const OUT_OF_THE_QUESTION = 0.1;

function sumOf(rows: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let index = from; index < from + count; index += 1) sum += rows[index] ?? 0;
  return sum;
}

function runsOf(
  rows: Float32Array,
  { stretchOf, window: { start, end } }: Seen,
  wordAt: (word: number) => string,
): Run[] {
  const kinds = ENTITY_KINDS.length;
  const runs: Run[] = [];
  for (let word = start; word < end; word += 1) {
    const at = (word - start) * (1 + 2 * kinds);
    const outside = rows[at] ?? 1;
    const own = Array.from(
      { length: kinds },
      (_, kind) => (rows[at + 1 + kind] ?? 0) + (rows[at + 1 + kinds + kind] ?? 0),
    );
    if (Math.max(...own) <= outside) continue;
    const last = runs.at(-1);
    const continues =
      last !== undefined &&
      sumOf(rows, at + 1 + kinds, kinds) > sumOf(rows, at + 1, kinds) &&
      stretchOf[word] === stretchOf[last.start] &&
      (own[kindOf(last)] ?? 0) >= OUT_OF_THE_QUESTION;
    // The apostrophe of a plural (the Skippers' Federation) is a separate word, and hardly ever tagged.
    const isPlural = continues && last.end === word - 1 && /^[’']$/u.test(wordAt(word - 1));
    if (last && continues && (last.end === word || isPlural)) {
      last.end = word + 1;
      last.sum += (1 - outside) * (isPlural ? 2 : 1);
      for (const [kind, probability] of own.entries()) last.kinds[kind] = (last.kinds[kind] ?? 0) + probability;
    } else runs.push({ start: word, end: word + 1, sum: 1 - outside, kinds: own });
  }
  return runs;
}
