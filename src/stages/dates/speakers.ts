import type { Attribution } from '../../document/index.ts';

const PRONOUN = /^(?:he|she|it|they|who)$/i;
const WRITER = /^(?:I|we)$/i;
/** “The two”: two or more of the previous speakers. */
const GROUP =
  /^(?:both|the (?:pair|two|three|four)|both (?:sides|men|women|leaders|ministers|governments|countries|capitals|states))$/i;
const SEVERAL = /\b[Aa]nd\b|^(?:[Tt]hey|[Ww]e|[Bb]oth\b.*|[Tt]he (?:pair|two|three|four|\p{Ll}+s))$/u;
const CAPITALS = /\p{Lu}[\p{L}'’-]+/gu;

/**
 * Whether two sources refer to the same speaker, by name; a pronoun or an empty source continues with the previous one.
 */
export function goesOn(text: string, attribution: Attribution, before: Attribution, sameParagraph: boolean): boolean {
  const source = sourceOf(text, attribution);
  if (namesNobody(source)) return true;
  if (WRITER.test(source)) return WRITER.test(sourceOf(text, before));
  if (GROUP.test(source)) return SEVERAL.test(sourceOf(text, before));
  const [mine, theirs] = [namesIn(source), namesIn(sourceOf(text, before))];
  // “the commissioner”: the previous speaker, but not across paragraphs.
  if (mine.length === 0)
    return (
      sameParagraph &&
      /^[Tt]he \p{Ll}+(?: \p{Ll}+)?$/u.test(source) &&
      (source.endsWith('s') || !GROUP.test(sourceOf(text, before)))
    );
  const [short, long] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const last = short.at(-1);
  return last !== undefined && long.includes(last);
}

/** “He”, “they”, or nobody: a source that goes on from the one before. */
export const namesNobody = (source: string): boolean => source === '' || PRONOUN.test(source);

/** The words of a source. */
export const sourceOf = (text: string, { source }: Attribution): string =>
  source.map((span) => text.slice(...span)).join(' ');

/** Capitalised words, without an initial article and without possessives (“Togo's minister” is not Togo). */
export const namesIn = (source: string): string[] =>
  (source.match(CAPITALS) ?? []).filter(
    (word) => !/['’]s?$/.test(word) && !/^(?:The|A|An|Its|His|Her|Their|Mr|Mrs|Ms|Dr)$/.test(word),
  );
