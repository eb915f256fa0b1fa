import { stemOf } from './opposites.ts';

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];
/** The words of a list, by their stems. */
export const stemsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).map(stemOf));
