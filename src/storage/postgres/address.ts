const SCHEME = /postgres(?:ql)?:\/\//i;

/** Whether a ledger is in a database, by what is given for it. */
export const isPostgres = (given: string): boolean => given.search(SCHEME) === 0;

const HIDDEN = '***';

/** The address for messages and output: as it was given, without the password. */
export function addressWithoutPassword(given: string): string {
  const url = URL.parse(given);
  const hidden = `${given.slice(0, given.indexOf('://') + 3)}${HIDDEN}`;
  if (!url) return hidden;
  // Of a sign that had to be escaped: what stands behind it is taken for something else, and may be of the password.
  if (url.username === '' && url.password === '' && given.includes('@')) return hidden;
  if (url.password !== '') url.password = HIDDEN;
  for (const [name] of Array.from(url.searchParams)) {
    if (/pass|key|secret/i.test(name)) url.searchParams.set(name, HIDDEN);
  }
  return url.href;
}

/** The same for a word of a command line, in which an address may stand. */
export function withoutPassword(word: string): string {
  const at = word.search(SCHEME);
  return at === -1 ? word : `${word.slice(0, at)}${addressWithoutPassword(word.slice(at))}`;
}
