/**
 * A group of robots.txt may name many robots, and the parser keeps each rule once for each of them: 500 KB can be made into
 * gigabytes. Rules with wildcards cost their length times that of the path. So the parser gets what concerns us alone.
 */

/** Characters of rules with wildcards that are compared character by character; sites have some hundred. */
const MOST_WILD = 20_000;
const OTHER = 'user-agent: -';

/**
 * The robots.txt with the names of other robots made one, and with rules with wildcards, beyond 20,000 characters of them,
 * cut before their first one: a rule that forbids then forbids more, one that allows is left out. Any other field ends the
 * names of a group, so that it keeps its place.
 */
export function robotsFor(text: string, userAgent: string): string {
  const own = nameOf(userAgent);
  const lines: string[] = [];
  const add = (line: string): void => {
    if (lines.at(-1) !== line) lines.push(line);
  };
  let wild = 0;
  for (const whole of text.split(/\r\n|\r|\n/)) {
    const line = whole.split('#', 1)[0] ?? '';
    const colon = line.indexOf(':');
    const field = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (colon < 0 || field === '') continue;
    if (field === 'user-agent') {
      const name = nameOf(value);
      add(name === own || name === '*' ? `user-agent: ${name}` : OTHER);
    } else if (field === 'allow' || field === 'disallow') {
      const at = value.indexOf('*');
      wild += at < 0 ? 0 : value.length;
      if (at < 0 || wild <= MOST_WILD) lines.push(`${field}: ${value}`);
      else add(`${field}: ${field === 'disallow' ? value.slice(0, at) : ''}`);
    } else add(field === 'crawl-delay' ? `crawl-delay: ${secondsOf(value)}` : 'x: -');
  }
  return lines.join('\n');
}

/** What a site asks for between two requests, in seconds; 0 where it is no such number. */
const secondsOf = (value: string): number => (/^\d{1,6}(?:\.\d{1,6})?$/.test(value) ? Number(value) : 0);

/** As the parser compares them: in lower case, without the version. */
const nameOf = (userAgent: string): string => (userAgent.toLowerCase().split('/', 1)[0] ?? '').trim();
