import { sole } from '../text/index.ts';
import type { Participant } from './resolved.ts';

/**
 * “Harbour News interviews Jan Vale on the bridge”: the one person of `participants`, other than those whose ids are in
 * `asking`, whom the title of an interview names, with or without what stands between the first name and the last. Null
 * if the title is of no interview, or names several.
 */
export function interviewed(
  title: string | null,
  participants: readonly Participant[],
  asking: readonly string[],
): Participant | null {
  if (title === null || !/\binterview/iu.test(title)) return null;
  const isNamed = (name: string): boolean => title.includes(name) || title.includes(firstAndLast(name));
  return sole(participants.filter(({ id, kind, name }) => kind === 'person' && !asking.includes(id) && isNamed(name)));
}

const firstAndLast = (name: string): string => {
  const words = name.split(' ');
  return `${words[0]} ${words.at(-1)}`;
};

/** Whether a title is that of a letter from somebody, who then writes it, whoever puts it out. */
export const isLetterFrom = (title: string | null): boolean =>
  title !== null && /^(?:identical\s)?letters?\s.*\bfrom\b/iu.test(title);
