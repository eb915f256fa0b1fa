const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);

/** Of names that begin as was typed the first, where none has all of it as words (“Zelensky”, “Zelenskyy”); else null. */
export function longerName(typed: string, names: readonly string[]): string | null {
  const words = wordsOf(typed);
  const isWhole = names.some((name) => {
    const has = new Set(wordsOf(name));
    return words.every((word) => has.has(word));
  });
  return isWhole ? null : (names[0] ?? null);
}
