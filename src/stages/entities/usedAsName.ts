/** Whether a document writes a word with a capital where no sentence begins: then it is a name and not a first word. */
export function usedAsName(text: string): (word: string) => boolean {
  const inside = new Set(
    Array.from(text.matchAll(/(?<=[\p{Ll},;)] )\p{Lu}[\p{L}\p{M}’'-]*/gu), ([word]) => word.replace(/[’']s$/u, '')),
  );
  return (word) => inside.has(word) || /^\p{Lu}{2,}$/u.test(word);
}
