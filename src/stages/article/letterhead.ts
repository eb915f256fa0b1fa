import { isDepartment } from '../../lexicon/index.ts';

const BODY = /^(?:ministry|department)$/;
const STATE = /^(?:republic|kingdom|state|commonwealth|sultanate|principality|government)$/;
const LONGEST = 100;
const JOINER = /^(?:of|for|the|and|&|[,–—-])$/;

/**
 * Whether a line has the name of a ministry or a state and nothing else: “MINISTRY OF FOREIGN AFFAIRS”, “Republic of
 * Kenya”; not “Ministry of Health Opens Clinic”.
 */
export function isLetterhead(line: string): boolean {
  if (line.length > LONGEST) return false;
  const [first = '', ...rest] = line.toLowerCase().split(/\s+/u);
  if (STATE.test(first)) return rest[0] === 'of' && isPlace(rest.slice(1), line);
  if (!BODY.test(first) || !JOINER.test(rest[0] ?? '')) return false;
  const fields = rest.findIndex((word) => !JOINER.test(word) && !isDepartment(word.replace(/,$/u, '')));
  return fields < 0 || (rest[fields - 1] !== 'and' && isPlace(rest.slice(fields), line));
}

/** One word in a capital, with another before it in a line of capitals; or a state with its form: “Republic of Kenya”. */
function isPlace([first = '', ...rest]: readonly string[], line: string): boolean {
  if (STATE.test(first) && rest[0] === 'of') return isPlace(rest.slice(1), line);
  if (first === 'the') return isPlace(rest, line);
  const isLoud = line === line.toUpperCase();
  const last = line.split(/\s+/u).at(-1) ?? '';
  return first !== '' && rest.length <= (isLoud ? 1 : 0) && /^\p{Lu}/u.test(last);
}
