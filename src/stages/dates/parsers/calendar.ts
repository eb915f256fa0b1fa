import type { ParsedComponents } from 'chrono-node';
// English alone: the library's own entry loads a dozen other languages.
import { Chrono, configuration } from 'chrono-node/en';
import type { Candidate, Frame, Parser, Parts, Resolution } from '../candidate.ts';
import { partsOf } from '../days.ts';
import { NO_FRAME, resolveParts, told } from '../resolve.ts';
import { rangeOf } from '../refiners/ranges.ts';

/** Those of chrono's parsers that read dates with the name of a month; everything else is in this folder. */
const NAMED = new Set(['ENMonthNameLittleEndianParser', 'ENMonthNameMiddleEndianParser', 'ENMonthNameParser']);
const dayFirst = configuration.createCasualConfiguration();
const chrono = new Chrono({
  parsers: dayFirst.parsers.filter((parser) => NAMED.has(parser.constructor.name)),
  refiners: dayFirst.refiners.filter(({ constructor: { name } }) =>
    ['OverlapRemovalRefiner', 'ENExtractYearSuffixRefiner'].includes(name),
  ),
});

/** chrono fills gaps from a reference date. We take only what is certain, so any fixed day does. */
const ANY_DAY = new Date(2000, 0, 1, 12);

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|' +
  '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\\.|(?![\\p{L}])))';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const WORDS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first';
const UNTIL = '\\s?(?:[-–—]|to|and|until|through|till)\\s?';
const YEAR = '(?:,?\\s(?:of\\s)?(?:1[0-9]|20)\\d{2}(?![\\p{L}\\d]|[.,]\\d))?';
/** Where an expression may begin; behind a hyphen the second of a range, “24 July-1 August”, “July 24-August 1”. */
const START = `(?:(?<![\\p{L}\\p{N}.,/-])|(?<=\\d-)(?=${MONTH}\\s${DAY})|(?<=\\p{Ll}-)(?=${DAY}\\s${MONTH}))`;
/** Where a date with a month's name may be; chrono then reads it. Months are capitalised: “may” is a verb. */
const PLACE =
  `${START}(?:(?:[Ff]rom|[Bb]etween)\\s(?=(?:the\\s)?(?:${MONTH}\\s)?${DAY}${UNTIL}${DAY}))?(?:the\\s)?(?:${DAY}(?:${UNTIL}${DAY})?(?:\\s|-)(?:of\\s)?${MONTH}${YEAR}|(?:${WORDS})(?:\\sday)?\\sof\\s${MONTH}${YEAR}` +
  `|(?:[Tt]his\\s)?${MONTH}\\s(?:the\\s)?${DAY}(?:${UNTIL}${DAY})?(?![\\p{L}\\d]|[:/]\\d|[.,]\\d)${YEAR}` +
  `|(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past)\\s|mid-)?${MONTH}${YEAR})(?:,?\\s(?:of\\s)?(?:last|this|next)\\syear)?(?![\\p{L}\\d])`;

/** “May”, “March” and “August” as a verb, a name or an adjective. */
const VERB = /^(?:March|May|August|April|June|Jan|Mar)$/;
const TIMELY =
  /(?:^|[^\p{L}])(?:in|on|since|by|until|till|before|after|from|to|through|during|of|this|next|last|early|late|mid|every|each|for|between|and|the|around|throughout|coming|earlier|later|previous)[\s-]$/iu;

export const calendar: Parser = {
  name: 'calendar',
  pattern: new RegExp(PLACE, 'gu'),
  read: (match, { text }) => {
    const [words] = match;
    if (VERB.test(words) && !isTimely(words, text.slice(0, match.index), text.slice(match.index + words.length)))
      return null;
    const which = /^(last|next|this past|this)\s/i.exec(words)?.[1]?.toLowerCase();
    const year = /(last|this|next) year$/.exec(words)?.[1];
    // chrono does not know “3 and 4 May”, any dash but the hyphen after a month, or “July of 2023”.
    const plain = words
      .replace(/,? (?:of )?(?:last|this|next) year$/, '')
      .replace(/^(?:from |between |last |next |this past |this )?(?:the |mid-)?/i, '')
      .replace(/ day of /, ' ')
      .replace(/(\d(?:st|nd|rd|th)?)\s?(?:[–—]|and|until|through|till)\s?(?=\d)/, '$1-')
      .replace(/ (?:of|the) /g, ' ');
    const [found] = chrono.parse(plain, ANY_DAY);
    if (!found) return null;
    const parts = certain(found.start);
    if (parts.month === undefined) return null;
    if (year) return { resolve: (frame) => inYearOf(parts, year, frame) };
    if (which && parts.year === undefined) return { resolve: (frame) => nextOrLast(parts, which, frame) };
    if (!found.end) return { parts, resolve: (frame) => resolveParts(parts, frame) };
    const end = certain(found.end);
    return {
      resolve: rangeOf(candidateOf(parts), candidateOf({ ...end, ...(parts.year ? { year: parts.year } : {}) })),
    };
  },
};

const STEPS: ReadonlyMap<string, number> = new Map(Object.entries({ last: -1, this: 0, next: 1 }));

/** “in March next year”. */
function inYearOf(parts: Parts, which: string, { anchor }: Frame): Resolution | null {
  if (anchor === null) return null;
  const dated = resolveParts({ ...parts, year: partsOf(anchor.day).year + (STEPS.get(which) ?? 0) }, NO_FRAME);
  return dated && { ...dated, known: false, why: `is in the year that is counted from ${told(anchor)}` };
}

/** “last December”, “next May”: the latest that is over, the first yet to begin; “this May” is in the current year. */
function nextOrLast(parts: Parts, which: string, frame: Frame): Resolution | null {
  const { anchor } = frame;
  if (anchor === null) return null;
  if (which === 'this') return inYearOf(parts, which, frame);
  const { year, month } = partsOf(anchor.day);
  const isNext = which === 'next';
  const of = isNext ? (month < (parts.month ?? 0) ? year : year + 1) : month > (parts.month ?? 0) ? year : year - 1;
  const dated = resolveParts({ ...parts, year: of }, NO_FRAME);
  return dated && { ...dated, known: false, why: `is the ${isNext ? 'first after' : 'latest before'} ${told(anchor)}` };
}

function isTimely(words: string, before: string, after: string): boolean {
  if (words.length <= 3 && words !== 'May') return /^\.? ?\d/.test(after) || TIMELY.test(before);
  if (/^\s\p{Lu}/u.test(after) && !/^\s(?:The|A|An)\s/.test(after)) return false;
  return TIMELY.test(before) && !/^\s(?:be|have|on|not|also|well|still)\b/.test(after);
}

const candidateOf = (parts: Parts): Pick<Candidate, 'parts' | 'resolve'> => ({
  parts,
  resolve: (frame) => resolveParts(parts, frame),
});

function certain(components: ParsedComponents): Parts {
  const parts: { year?: number; month?: number; day?: number } = {};
  for (const name of ['year', 'month', 'day'] as const) {
    const value = components.isCertain(name) ? components.get(name) : null;
    if (value !== null) parts[name] = value;
  }
  return parts;
}
