import { OnrecordError } from '../errors/index.ts';

/** What the person at the machine is called where there are no users. */
export const LOCAL_NAME = 'local';
const LONGEST_NAME = 64;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u;

const foldedName = (given: string): string => given.normalize('NFKC').toLowerCase();

/** A name as it would be kept, null for what is none: that is the name of nobody. */
export function nameAsKept(given: string): string | null {
  const name = foldedName(given);
  return name.length <= LONGEST_NAME && NAME.test(name) ? name : null;
}

/**
 * A user's name as it is kept and compared: in lower case and in Unicode's form NFKC, so that no two look alike by their
 * width or composition alone. @throws OnrecordError OR8103
 */
export function userName(given: string): string {
  const name = foldedName(given);
  const refused = (fault: string): OnrecordError => new OnrecordError('OR8103', { input: given, fault });
  if (name.length > LONGEST_NAME) throw refused(`it is longer than ${LONGEST_NAME} characters`);
  if (!NAME.test(name))
    throw refused('only letters, digits and . _ @ + - may be in it, and it begins with one of the first two');
  if (name === LOCAL_NAME) throw refused('that is what the person at the machine is called where there are no users');
  return name;
}

/** A token's name as it is kept; it is looked up exactly. */
export const tokenNameAsKept = (given: string): string => given.normalize('NFC').trim();

/** What a new token is called by its owner. @throws OnrecordError OR8103 */
export function tokenName(given: string): string {
  const name = tokenNameAsKept(given);
  const refused = (fault: string): OnrecordError => new OnrecordError('OR8103', { input: given, fault });
  if (name === '') throw refused('it is empty');
  if (name.length > LONGEST_NAME) throw refused(`it is longer than ${LONGEST_NAME} characters`);
  if (/\p{C}/u.test(name)) throw refused('it has characters in it that are not shown');
  // Its address could not be asked for: there it is this folder, or the one above.
  if (name === '.' || name === '..') throw refused('it means a place in an address');
  return name;
}
