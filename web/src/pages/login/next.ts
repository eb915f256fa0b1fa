/** Where to go on after the log-in: an address of this app that the parameter names, else its first page; never elsewhere. */
export function nextOf(given: string | null, origin: string): string {
  if (given === null || !URL.canParse(given, origin)) return '/';
  const url = new URL(given, origin);
  if (!given.startsWith('/') || url.origin !== origin || url.pathname === '/login') return '/';
  // A path that begins with two slashes would be another host's when it is followed.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash;
}
