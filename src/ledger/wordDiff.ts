import { alignWords, comparedWords } from '../text/index.ts';

/** A stretch of two versions of a text; one side is empty where only the other has it. */
export interface DiffPart {
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
}

/** What is trimmed, added and changed between two reports of a statement, word by word; case and marks do not count. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [left, right] = [comparedWords(before), comparedWords(after)];
  const keys = (words: typeof left): string[] => words.map(({ key }) => key);
  const parts: { before: number[]; after: number[]; same: boolean }[] = [];
  for (const pair of alignWords(keys(left), keys(right))) {
    let last = parts.at(-1);
    if (!last || last.same !== pair.same) parts.push((last = { before: [], after: [], same: pair.same }));
    if (pair.left !== null) last.before.push(pair.left);
    if (pair.right !== null) last.after.push(pair.right);
  }
  const textOf = (text: string, words: typeof left, indexes: readonly number[]): string => {
    const [first, last] = [words[indexes[0] ?? -1], words[indexes.at(-1) ?? -1]];
    return first && last ? text.slice(first.span[0], last.span[1]) : '';
  };
  return parts.map((part) => ({
    before: textOf(before, left, part.before),
    after: textOf(after, right, part.after),
    same: part.same,
  }));
}
