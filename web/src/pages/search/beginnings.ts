const OPERATORS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);

/** What finds the words that begin as those of a search; null where its signs ask for something else (Syntax.svelte). */
export function beginningsOf(words: string): string | null {
  const all = words.trim().split(/\s+/u);
  const isPlain = (word: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}’'-]*$/u.test(word) && !OPERATORS.has(word);
  return all.every(isPlain) ? all.map((word) => `${word}*`).join(' ') : null;
}
