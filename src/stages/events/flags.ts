import type { EventFlag, Voiced } from '../../document/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import { type DecodedEvent, startOf } from './decode.ts';
import { clauseOf } from './rules/index.ts';

/** Negates the verb that follows. */
const NEGATED =
  /(?:\b(?:did|do|does|has|have|had|was|were|is|are)\s+(?:not|never)|\bn[’']t|n[’']t|\bnever)(?:\s+(?:yet|been|be|even|ever|also|yet been))*\s*$/iu;
const SUPPOSED =
  /\b(?:if|whether|unless|suppose|imagine|would have|could have|might have|may have|could|might)(?:\s+(?:\p{L}+ly|also|be|been|even|soon|still|not))*\s*$/iu;
/** A question of what somebody would have done. */
const WHAT_IF = /^["“'‘]?(?:would|could|might|should|what if|imagine|suppose)\b/iu;

/** What is told of a year that lies at least so many years before the year of the report is history. */
const YEARS_BACK = 3;

/** Adds the flags that the words leave no doubt of and the model missed. Each stands in `why`. */
export function mendFlags(event: DecodedEvent, document: Voiced): DecodedEvent {
  const { text } = document;
  const clause = clauseOf(text, event);
  const before = text.slice(clause[0], startOf(event));
  const changes: [EventFlag, string][] = [];
  const has = (flag: EventFlag): boolean => event.flags.has(flag);

  if (!has('negated') && event.type !== 'REJECT' && NEGATED.test(before))
    changes.push(['negated', 'negated by the word before it']);
  if (
    !has('hypothetical') &&
    !has('future') &&
    (SUPPOSED.test(before) || (WHAT_IF.test(text.slice(event.sentence[0])) && text[event.sentence[1] - 1] === '?'))
  )
    changes.push(['hypothetical', 'hypothetical: told as supposed']);
  const year = has('historical') ? null : yearLongPast(event, document);
  if (year !== null) changes.push(['historical', `historical: told of ${year}`]);
  if (changes.length === 0) return event;

  return {
    ...event,
    flags: new Set([...event.flags, ...changes.map(([flag]) => flag)]),
    why: [...event.why, ...changes.map(([, why]) => why)],
  };
}

/** The year that dates the event, where it is long before that of the report; null where it is not, or not known. */
function yearLongPast(event: DecodedEvent, { dates, text, published }: Voiced): number | null {
  const now = published ? yearOf(published.to) : Math.max(...dates.map(({ value }) => (value ? yearOf(value.to) : 0)));
  const clause = clauseOf(text, event);
  const valued = dates.filter(({ value }) => value !== null);
  const within = (span: Span) => valued.filter((date) => contains(span, date.span));
  const own =
    event.dates.length > 0
      ? valued.filter(({ span }) => event.dates.some((date) => overlaps(date, span)))
      : within(within(clause).length > 0 ? clause : event.sentence);
  // “since 2015” reaches to this day, “the 2015 treaty” and “a nineteenth-century church” only name a thing.
  const isNaming = own.some(
    ({ span }) =>
      /\b(?:since|until|from|of|a|an|the|its|their)\s$/iu.test(text.slice(Math.max(0, span[0] - 10), span[0])) ||
      /^\s?-|[’']s$/u.test(text.slice(span[1], span[1] + 2)) ||
      /century|[’']s$/iu.test(text.slice(...span)),
  );
  const isNews = /\b(?:has|have)\s(?:\p{L}+ly\s|also\s|now\s|been\s)*$/iu.test(text.slice(clause[0], startOf(event)));
  const latest = Math.max(...own.map(({ value }) => (value ? yearOf(value.to) : 0)));
  if (own.length === 0 || isNews || isNaming || event.flags.has('future') || latest > now - YEARS_BACK) return null;
  return latest;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
