import type { EntityKind, NamedEntity } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** A mark that no name begins or ends with; a full stop may end one (Washington, D.C.). */
const OUTER_MARK = /^[^\p{L}\p{N}.]$/u;

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
  const names: NamedEntity[] = [];
  const width = 1 + 2 * kinds.length;
  let open: { kind: number; start: number; sum: number } | null = null;
  const close = (end: number): void => {
    if (open) add(open.kind, open.start, end, open.sum / (end - open.start));
    open = null;
  };
  const add = (kind: number, start: number, end: number, score: number): void => {
    let [from, to] = [start, end];
    const isMark = (word: number): boolean => OUTER_MARK.test(text.slice(...(words[word] ?? [0, 0])));
    while (from < to && isMark(from)) from += 1;
    while (from < to && isMark(to - 1)) to -= 1;
    const [first, last] = [words[from], words[to - 1]];
    if (from < to && first && last) names.push({ span: [first[0], last[1]], kind: kinds[kind] as EntityKind, score });
  };
  for (let word = 0; word < words.length; word += 1) {
    const at = word * width;
    const begins = (kind: number): number => rows[at + 1 + kind] ?? 0;
    const goesOn = (kind: number): number => rows[at + 1 + kinds.length + kind] ?? 0;
    let best = -1;
    let likeliest = rows[at] ?? 1;
    for (let kind = 0; kind < kinds.length; kind += 1) {
      const sum = begins(kind) + goesOn(kind);
      if (sum > likeliest) [best, likeliest] = [kind, sum];
    }
    if (open && best === open.kind && goesOn(best) > begins(best) && stretchOf[word] === stretchOf[word - 1]) {
      open.sum += likeliest;
      continue;
    }
    close(word);
    if (best >= 0) open = { kind: best, start: word, sum: likeliest };
  }
  close(words.length);
  return names;
}
