import type { EntityKind, NamedEntity } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** A mark that no name begins or ends with; a full stop may end one (Washington, D.C.). */
const OUTER_MARK = /^[^\p{L}\p{N}.]$/u;
/** The ending of an owner; it is not of the name (Togo's port), but for firms that have it in theirs. */
const POSSESSIVE = /[’']s$/u;

/** Words [start, end) of one kind; `sum` adds the probability of the kind over them. */
interface Run {
  readonly kind: number;
  readonly start: number;
  end: number;
  sum: number;
}

/**
 * Names of a document. `rows` has for each word O, then B of each kind, then I of each, as probabilities. A word is of the
 * kind whose B and I together are likeliest, if they are likelier than O; a name goes on while the kind stays, I is
 * likelier than B, and the stretch of prose (`stretchOf`: a number for each word) is the same.
 */
export function namesOf(
  text: string,
  words: readonly Span[],
  rows: Float32Array,
  kinds: readonly EntityKind[],
  stretchOf: readonly number[],
): NamedEntity[] {
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  return runsOf(rows, kinds.length, stretchOf, wordAt).flatMap(({ kind, start, end, sum }) => {
    let [from, to] = [start, end];
    while (from < to && OUTER_MARK.test(wordAt(from))) from += 1;
    while (from < to && OUTER_MARK.test(wordAt(to - 1))) to -= 1;
    const [first, last] = [words[from], words[to - 1]];
    if (from >= to || !first || !last) return [];
    const owner = POSSESSIVE.exec(text.slice(first[0], last[1]));
    const span: Span = [first[0], last[1] - (owner && owner.index > 0 ? owner[0].length : 0)];
    return [{ span, kind: kinds[kind] as EntityKind, score: sum / (end - start) }];
  });
}

function runsOf(
  rows: Float32Array,
  kinds: number,
  stretchOf: readonly number[],
  wordAt: (word: number) => string,
): Run[] {
  const runs: Run[] = [];
  for (let word = 0; word < stretchOf.length; word += 1) {
    const at = word * (1 + 2 * kinds);
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
    // The apostrophe of a plural (the Skippers' Federation) is a word by itself, and hardly ever tagged.
    const isPlural = continues && last.end === word - 1 && /^[’']$/u.test(wordAt(word - 1));
    if (last && continues && (last.end === word || isPlural)) {
      last.end = word + 1;
      last.sum += likeliest * (isPlural ? 2 : 1);
    } else runs.push({ kind: best, start: word, end: word + 1, sum: likeliest });
  }
  return runs;
}
