import { ENTITY_KINDS, type EntityKind, type FoundMention } from '../../document/index.ts';
import type { Window } from '../../model/index.ts';
import type { Span } from '../../text/index.ts';

/** Words [start, end), as indexes into the words of the document. */
export type WordRun = readonly [start: number, end: number];

/** Punctuation that no name begins or ends with; a full stop may end one (Washington, D.C.). */
const OUTER_MARK = /^[^\p{L}\p{N}.]$/u;
/** The possessive ending; it is not part of the name (Togo's port), except for firms that have it in theirs. */
const POSSESSIVE = /[’']s$/u;

/** Words of one kind; `sum` adds up the probability of that kind over them. */
interface Run {
  readonly kind: number;
  readonly start: number;
  end: number;
  sum: number;
}

/** The words of a document, the number of each word's stretch of prose, and the window that was read. */
export interface Seen {
  readonly words: readonly Span[];
  readonly stretchOf: readonly number[];
  readonly window: Pick<Window, 'start' | 'end'>;
}

/**
 * Names or descriptions in a window. `rows` has for each word the probabilities of O, then B of each kind, then I of
 * each. A word gets the kind whose B and I together are most likely, if they exceed O. A name continues while the kind
 * stays the same, I exceeds B, and the stretch of prose is the same.
 */
export function namesOf(text: string, seen: Seen, rows: Float32Array): Omit<FoundMention, 'form'>[] {
  const { words } = seen;
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  return joinedByHyphen(runsOf(rows, seen, wordAt), words, wordAt).flatMap(({ kind, start, end, sum }) => {
    let [from, to] = [start, end];
    while (from < to && OUTER_MARK.test(wordAt(from))) from += 1;
    while (from < to && OUTER_MARK.test(wordAt(to - 1))) to -= 1;
    const [first, last] = [words[from], words[to - 1]];
    if (from >= to || !first || !last) return [];
    const owner = POSSESSIVE.exec(text.slice(first[0], last[1]));
    const span: Span = [first[0], last[1] - (owner && owner.index > 0 ? owner[0].length : 0)];
    return [{ span, run: [from, to], kind: ENTITY_KINDS[kind] as EntityKind, score: sum / (end - start) }];
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
    if (last?.kind === run.kind && last.end === run.start - 1 && isTied(last.end)) {
      last.sum += run.sum * ((run.end - run.start + 1) / (run.end - run.start));
      last.end = run.end;
    } else joined.push({ ...run });
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

function runsOf(
  rows: Float32Array,
  { stretchOf, window: { start, end } }: Seen,
  wordAt: (word: number) => string,
): Run[] {
  const kinds = ENTITY_KINDS.length;
  const runs: Run[] = [];
  for (let word = start; word < end; word += 1) {
    const at = (word - start) * (1 + 2 * kinds);
    const begins = (kind: number): number => rows[at + 1 + kind] ?? 0;
    const goesOn = (kind: number): number => rows[at + 1 + kinds + kind] ?? 0;
    let best = -1;
    let likeliest = rows[at] ?? 1;
    for (let kind = 0; kind < kinds; kind += 1) {
      const sum = begins(kind) + goesOn(kind);
      if (sum > likeliest) [best, likeliest] = [kind, sum];
    }
    if (best < 0) continue;
    const last = runs.at(-1);
    const continues = last?.kind === best && goesOn(best) > begins(best) && stretchOf[word] === stretchOf[last.start];
    // The apostrophe of a plural (the Skippers' Federation) is a separate word, and hardly ever tagged.
    const isPlural = continues && last.end === word - 1 && /^[’']$/u.test(wordAt(word - 1));
    if (last && continues && (last.end === word || isPlural)) {
      last.end = word + 1;
      last.sum += likeliest * (isPlural ? 2 : 1);
    } else runs.push({ kind: best, start: word, end: word + 1, sum: likeliest });
  }
  return runs;
}
