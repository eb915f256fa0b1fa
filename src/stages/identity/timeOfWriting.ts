import type { DateMention } from '../../document/index.ts';
import {
  daysOf,
  type Lexicon,
  type LexiconActor,
  type LexiconMention,
  type Naming,
  type OfficeMention,
  type Term,
} from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { isFormer } from './namesakes.ts';

/** From the first day on which something may have been to the last, YYYY-MM-DD. */
export type Days = readonly [from: string, to: string];

const EVER: Days = ['0000-01-01', '9999-12-31'];

/** A text, with the lexicon's mentions in it. */
interface Scanned {
  readonly text: string;
  readonly scanned: readonly LexiconMention[];
  readonly lexicon: Lexicon;
}

/**
 * When a text that nothing dates was written: while all those had their offices to whom it gives one (“Iranian President
 * Mahmoud Ahmadinejad”, “U.S. President George Bush”: from 2005 to 2009). Null where they never had them at one time, or at
 * several, and where the lexicon knows nobody's.
 */
export function timeOfOffices({ text, scanned, lexicon }: Scanned): Days | null {
  const terms = new Map<string, readonly Term[]>();
  for (const office of scanned) {
    if (office.type !== 'office' || !office.person || office.plural || office.qualifier || isFormer(text, office))
      continue;
    const name = text.slice(...office.person.span);
    const held = lexicon.named(name).flatMap(({ actor }) => lexicon.termsOf(actor.id).filter(isOf(office, lexicon)));
    if (held.length > 0) terms.set(name, [...(terms.get(name) ?? []), ...held]);
  }
  if (terms.size === 0) return null;
  const times = [...terms.values()].reduce<readonly Days[]>(
    (found, held) => found.flatMap((days) => apart(timesIn(held, days))),
    [EVER],
  );
  const [only, ...others] = apart(times);
  return only && others.length === 0 ? only : null;
}

const isOf =
  ({ office, of }: OfficeMention, lexicon: Lexicon) =>
  (term: Term): boolean =>
    (of === null || term.of === of) &&
    (term.office === office || (office === 'leader' && lexicon.isHeadedBy(term.of, term.office)));

const daysOfTerm = ({ from, to }: Term): Days => [
  from === null ? EVER[0] : daysOf(from)[0],
  to === null ? EVER[1] : daysOf(to)[1],
];

/** When somebody had an office within a stretch of time. */
const timesIn = (held: readonly Term[], within: Days): Days[] =>
  held.flatMap((term) => {
    const days = common(within, daysOfTerm(term));
    return days === null ? [] : [days];
  });

function common([from, to]: Days, [start, end]: Days): Days | null {
  const first = from > start ? from : start;
  const last = to < end ? to : end;
  return first <= last ? [first, last] : null;
}

/** Stretches of time in order, those that touch as one. */
function apart(all: readonly Days[]): readonly Days[] {
  const found: Days[] = [];
  for (const days of all.toSorted(([a], [b]) => a.localeCompare(b))) {
    const last = found.at(-1);
    if (last && days[0] <= last[1]) found[found.length - 1] = [last[0], last[1] > days[1] ? last[1] : days[1]];
    else found.push(days);
  }
  return found;
}

/** Those of a surname who had an office on some of these days. */
export const inOffice = (surname: string, days: Days, lexicon: Lexicon): readonly LexiconActor[] =>
  lexicon.surname(surname, days[0], Infinity).filter(({ id }) => timesIn(lexicon.termsOf(id), days).length > 0);

/**
 * The readings of a name that several office holders have (“George Bush”), the one in office when the text was written
 * first, then who had been last, then who came later. In a text that nothing dates it is the last of them, unless all years
 * that it tells of were before his. Of a “former” one it is who had no office any more.
 */
export function namesakesByTime(
  { text, scanned, lexicon }: Scanned,
  written: Days | null,
  dates: readonly DateMention[],
): (name: Span, namings: readonly Naming[]) => readonly Naming[] {
  const former = new Set(
    scanned.flatMap((found) =>
      found.type === 'office' && found.person && isFormer(text, found) ? [found.person.span[0]] : [],
    ),
  );
  const years = dates.flatMap(({ value }) => value?.to.slice(0, 4) ?? []);
  const latest = years.length === 0 ? EVER[1] : `${years.reduce((a, b) => (a > b ? a : b))}-12-31`;
  const [from, to] = written ?? [latest, latest];
  const rank = (naming: Naming, isPast: boolean): readonly [order: number, near: string] => {
    const held = lexicon.termsOf(naming.actor.id).map(daysOfTerm);
    const last = held.reduce((end, [, day]) => (day > end ? day : end), EVER[0]);
    if (held.some(([start, end]) => start <= to && end >= from)) return [isPast ? 1 : 0, last];
    return [held.some(([, end]) => end < from) ? (isPast ? 0 : 1) : 2, last];
  };
  return (name, namings) => {
    const people = namings.filter(({ actor }) => actor.kind === 'person' && lexicon.termsOf(actor.id).length > 0);
    if (people.length < 2) return namings;
    const isPast = former.has(name[0]);
    const ranked = people
      .map((naming) => ({ naming, rank: rank(naming, isPast) }))
      .toSorted((a, b) => a.rank[0] - b.rank[0] || b.rank[1].localeCompare(a.rank[1]));
    return [...ranked.map(({ naming }) => naming), ...namings.filter((naming) => !people.includes(naming))];
  };
}
