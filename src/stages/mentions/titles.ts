import { isGivenName, isHonorific, roleNoun, titlesBefore } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { type Found, withRun } from './names.ts';

/** “Datuk Seri [Kamaruzzaman Idrus]”: forms of address before a person's name do not belong to it. */
export function withoutTitles(
  text: string,
  name: Found,
  words: readonly Span[],
  isAddress: (parts: readonly string[]) => boolean,
): Found {
  const parts = text.slice(...name.span).split(/\s+/u);
  const titles = name.kind === 'person' ? (isAddress(parts) ? 1 : titlesBefore(parts)) : 0;
  if (titles === 0 || titles >= parts.length) return name;
  const start = name.span[0] + (/^(?:\S+\s+)*?(?=\S)/u.exec(text.slice(...name.span))?.[0].length ?? 0);
  const lead = parts.slice(0, titles).reduce((at, part) => text.indexOf(part, at) + part.length, start);
  let from = name.run[0];
  while (from < name.run[1] && (words[from]?.[0] ?? 0) < lead) from += 1;
  return from >= name.run[1] ? name : withRun(name, [from, name.run[1]], words);
}

/**
 * Whether a name is “M. Kabongo” in a text that has “Mme” or “Mlle” too, where “M.” is what French calls a man. Elsewhere it is an
 * initial, as it is before two names (“M. Night Vale”).
 */
export function isMonsieurIn(text: string): (parts: readonly string[]) => boolean {
  const isFrench = /\b(?:Mme|Mlle)\b/u.test(text);
  return ([first, ...rest]) => isFrench && first === 'M.' && rest.length === 1;
}

/** “[Ohio Sen]. Ann Vale”: where somebody holds an office and the title are no person's name. */
export const isTitled = (text: string, { kind, span }: Found, names: readonly Found[]): boolean =>
  kind === 'person' &&
  ABBREVIATED.test(text.slice(...span)) &&
  text.startsWith('. ', span[1]) &&
  names.some((other) => other.kind === 'person' && other.span[0] === span[1] + 2);

/** Words that end in a title as it is written before a name. */
export const ABBREVIATED = /\s(?:Sens?|Reps?|Govs?|Gen|Lt|Col|Adm|Capt|Sgt|Dr|Prof)\.?$/u;

/** “[Lake Disease Centre] Director [Ann Vale]”: a body's name does not have its head's in it. */
export function bodyAndHead(text: string, name: Found, words: readonly Span[]): Found[] {
  const [start, end] = name.run;
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  const isTitle = (word: number): boolean =>
    isHonorific(wordAt(word)) && roleNoun(wordAt(word))?.kind === 'person' && isGivenName(wordAt(word + 1));
  const body = name.kind === 'organisation' ? Math.max(start + 2, end - LONGEST_PERSON - 1) : end;
  let title = body;
  while (title < end - 2 && !isTitle(title)) title += 1;
  if (title >= end - 2) return [name];
  let last = title - 1;
  while (last > start && isHonorific(wordAt(last))) last -= 1;
  if (last <= start || /^\p{Ll}/u.test(wordAt(last))) return [name];
  return [withRun(name, [start, last + 1], words), { ...withRun(name, [title + 1, end], words), kind: 'person' }];
}

/** The most words of the name of a body's head. */
const LONGEST_PERSON = 4;
