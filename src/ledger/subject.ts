import { areForms, type Stemmed, stemmed } from './wordChanges.ts';

interface SubjectWord extends Stemmed {
  /** As it was said. */
  readonly said: string;
}

/** What a statement is about, ready to be held against what many others are about. */
export interface Subject {
  /** In the order in which they were said. */
  readonly words: readonly SubjectWord[];
  readonly byLetter: ReadonlyMap<string, readonly SubjectWord[]>;
}

/** @param said the words as they were said, by their stems, as `stanceOf` gives them */
export function subjectOf(said: ReadonlyMap<string, string>): Subject {
  const words = [...said].map(([stem, word]): SubjectWord => ({ ...stemmed(stem), said: word }));
  return { words, byLetter: Map.groupBy(words, ({ word }) => word.charAt(0)) };
}

/** What both are about, in the words of the second. */
export function sharedWords({ byLetter }: Subject, { words }: Subject): string[] {
  const shared: string[] = [];
  for (const word of words) {
    const alike = byLetter.get(word.word.charAt(0));
    if (alike?.some((other) => areForms(word, other))) shared.push(word.said);
  }
  return shared;
}
