import type { Attribution } from '../../document/index.ts';

const PRONOUN = /^(?:he|she|it|they|we|i|who|both|the pair)$/i;
const CAPITALS = /\p{Lu}[\p{L}'’-]+/gu;

/** Whether two sources name the same speaker, by name; a pronoun or no words at all go on with the one before. */
export function goesOn(text: string, attribution: Attribution, before: Attribution, sameParagraph: boolean): boolean {
  const source = sourceOf(text, attribution);
  if (source === '' || PRONOUN.test(source)) return true;
  const [mine, theirs] = [namesIn(source), namesIn(sourceOf(text, before))];
  // “the commissioner”: whoever spoke last, but not over paragraphs.
  if (mine.length === 0) return sameParagraph && /^the \p{Ll}+(?: \p{Ll}+)?$/iu.test(source);
  const [short, long] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const last = short.at(-1);
  return last !== undefined && long.includes(last);
}

const sourceOf = (text: string, { source }: Attribution): string => source.map((span) => text.slice(...span)).join(' ');

/** Capitalised words but the first word's article and possessives (“Togo's minister” is not Togo). */
const namesIn = (source: string): string[] =>
  (source.match(CAPITALS) ?? []).filter(
    (word) => !/['’]s?$/.test(word) && !/^(?:The|A|An|Its|His|Her|Their|Mr|Mrs|Ms|Dr)$/.test(word),
  );
