import type { Lexicon, LexiconMention, OfficeMention, Term } from '../../lexicon/index.ts';
import { wordsBehind } from '../../text/index.ts';

/** So many years before somebody's first term in the lexicon they hardly had an office already. */
const YEARS_BEFORE = 20;
/** “President Vale in 1972”, “President Vale (1965–1986)”. */
const YEAR_BEHIND = /^\s(?:in|of|during|\()\s?(\d{4})(?!\d)/u;

/**
 * The names that a text gives to somebody other than the one whom the lexicon knows by them: “former President Vale” is not
 * who is president on that day, or only will be; nor is “President Vale in 1972” who had a first office decades later.
 */
export function namesOfOthers(
  text: string,
  scanned: readonly LexiconMention[],
  lexicon: Lexicon,
  date: string | null,
): ReadonlySet<string> {
  const others = new Set<string>();
  for (const office of scanned) {
    if (office.type !== 'office' || !office.person?.actor) continue;
    const terms = lexicon.termsOf(office.person.actor.id);
    const year = YEAR_BEHIND.exec(wordsBehind(text, office.person.span[1]))?.[1];
    const first = terms.map(({ from }) => Number((from ?? '0').slice(0, 4))).toSorted((a, b) => a - b)[0];
    const isTooEarly = year !== undefined && first !== undefined && Number(year) < first - YEARS_BEFORE;
    if (isTooEarly || (isFormer(text, office) && isNotYetFormer(terms, office, text, date)))
      others.add(text.slice(...office.person.span));
  }
  return others;
}

/** Whether the words say that somebody had an office. */
export const isFormer = (text: string, { qualifier, span, head }: OfficeMention): boolean =>
  qualifier === 'former' || /\b(?:former|late)\s/iu.test(text.slice(Math.max(0, span[0] - 12), head[0]));

/** Whether somebody has the office on a day, or will have it, and has not had it before. */
function isNotYetFormer(
  terms: readonly Term[],
  { head, of }: OfficeMention,
  text: string,
  date: string | null,
): boolean {
  const called = text.slice(...head).toLowerCase();
  const own = terms.filter(({ title, of: body }) => title.toLowerCase() === called && (of === null || of === body));
  // Months, since around a change of office texts differ.
  return date !== null && own.length > 0 && own.every(({ to, asOf }) => date.slice(0, 7) < (to ?? asOf).slice(0, 7));
}
