/** Whether a ledger is in a database, by what is given for it. */
export const isPostgres = (given: string): boolean => /^postgres(?:ql)?:\/\//i.test(given);

const HIDDEN = '***';

/** The address for messages and output: as it was given, without the password. */
export function addressWithoutPassword(given: string): string {
  const url = URL.parse(given);
  // What cannot be parsed is shown up to the server at most: the password may stand anywhere behind.
  if (!url) return `${given.slice(0, given.indexOf('://') + 3)}${HIDDEN}`;
  if (url.password !== '') url.password = HIDDEN;
  for (const [name] of Array.from(url.searchParams)) {
    if (/pass|key|secret/i.test(name)) url.searchParams.set(name, HIDDEN);
  }
  return url.href;
}
