import { OnrecordError } from '../errors/index.ts';

const LONGEST = 100;

/**
 * A tag as it is kept: small letters, one space between words. A comma parts tags, so that none has one.
 * @throws OnrecordError OR3016
 */
export function tagOf(given: string): string {
  const tag = given.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
  const refused = (fault: string): OnrecordError =>
    new OnrecordError('OR3016', { input: given.slice(0, LONGEST), fault });
  if (tag === '') throw refused('it is empty');
  if (tag.includes(',')) throw refused('it has a comma');
  if (/\p{C}/u.test(tag)) throw refused('it has a sign that cannot be seen');
  if (tag.length > LONGEST) throw refused(`it is longer than ${LONGEST} characters`);
  return tag;
}

/** The tags between the commas of a filter. @throws OnrecordError OR3016 */
export const tagsIn = (list: string): string[] => [...new Set(list.split(',').map(tagOf))];

export interface TagChanges {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

export interface TaggedDocument {
  readonly document: string;
  readonly tags: readonly string[];
}
