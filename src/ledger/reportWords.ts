import type { Context } from './context.ts';
import type { Report } from './shown.ts';
import { wordDiff } from './wordDiff.ts';

/** What a report's words are against those of the first report. What its own sentence has beside the statement is not left out. */
export function reportWords(
  first: string,
  { text, context }: { readonly text: string; readonly context: Pick<Context, 'text'> },
): { readonly words: Exclude<Report['words'], 'first'>; readonly diff: Report['diff'] } {
  const diff = wordDiff(first, text);
  const changed = diff.filter(({ same }) => !same);
  if (changed.length === 0) return { words: 'same', diff };
  if (changed.every(({ before }) => before === '')) return { words: 'longer', diff };
  if (changed.some(({ after }) => after !== '')) return { words: 'changed', diff };
  const missing = wordDiff(first, context.text).some(({ before, same }) => !same && before !== '');
  return missing ? { words: 'shorter', diff } : { words: 'same', diff: diff.filter(({ same }) => same) };
}
