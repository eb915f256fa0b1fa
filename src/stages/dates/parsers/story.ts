import type { Granularity } from '../../../document/index.ts';
import type { Earlier, Frame, Parser, Resolution } from '../candidate.ts';
import { daily, periodAround, type Unit } from '../days.ts';
import { NUMBER, numberOf, UNIT, unitOf } from '../numbers.ts';
import { weekdayFrom, WEEKDAYS } from '../resolve.ts';

const SIZES: readonly Granularity[] = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'season', 'year', 'decade'];
/** How many dates back the narrative is still the same. */
const MEMORY = 4;

/** A day from further back is another time than that of the report. */
const RECENT = 7;

/**
 * The last date that is no coarser than the unit: “the next day” cannot follow a year. What is counted back in a new
 * paragraph (“a day earlier”) is counted from the news, not from something long ago that was named by the way.
 */
function lastTold({ story, anchor, paragraph: own }: Frame, unit: Unit, isBack = false): Earlier | undefined {
  const fitting = story.slice(-MEMORY).filter(({ period: { granularity, from, to } }) => {
    if (anchor !== null && from > anchor.day) return false;
    if (granularity === 'range') return to - from < 7;
    return SIZES.indexOf(granularity) <= SIZES.indexOf(unit);
  });
  const isNear = ({ paragraph, period }: Earlier): boolean =>
    !isBack || paragraph === own || anchor === null || anchor.day - period.to <= RECENT;
  return fitting.findLast(isNear) ?? fitting.at(-1);
}

function fromStory(frame: Frame, unit: Unit, step: number): Resolution | null {
  const last = lastTold(frame, unit, step < 0);
  if (!last) return null;
  const day = step < 0 ? last.period.from : last.period.to;
  const direction = step === 0 ? 'is that of' : step < 0 ? 'is counted back from' : 'is counted on from';
  return {
    period: periodAround(day, unit, step),
    known: false,
    storied: last.inKnownYear,
    why: `${direction} “${last.words}”, told before`,
  };
}

/** “the next day”, “the following week”, “the previous year”, “the same day”, “that year”, “the day before”. */
export const nextInStory: Parser = {
  name: 'next in the story',
  pattern:
    /(?<![\p{L}\p{N}-])(?:(?:earlier|later|early|late) )?(?:(?:the )?(?<which>next|following|previous|preceding|same)(?: (?<part>day|morning|afternoon|evening|night)| (?<unit>week|month|quarter|year|decade))|(?<that>that) (?<name>day|morning|afternoon|evening|night|week|month|quarter|year|decade)|the (?<bare>day|night|week|month|year) (?<side>before|after|earlier))(?![\p{L}\p{N}-])/giu,
  read: (match, { text }) => {
    const { which, part, unit, that, name, bare, side } = match.groups ?? {};
    const after = text.slice(match.index + match[0].length);
    const before = text.slice(0, match.index);
    const lower = which?.toLowerCase();
    if (lower && !/the /i.test(match[0])) return null;
    // “over the following week”, “for the next year”: durations; “that year's”, “the day before the vote”: see event.
    if (/(?:^|\W)(?:over|for|within|throughout) $/i.test(before) && lower !== 'same') return null;
    if (lower === 'next' && unit) return null;
    if (
      side &&
      /^ (?:the|a|an|his|her|its|their|that|this|\p{Lu}|he|she|it|they|we|last|yesterday|tomorrow)/u.test(after) &&
      !/^ (?:he|she|they|it|we|the \w+ (?:one|vote)? ?left)\b/.test(after)
    )
      return null;
    const word = (part ?? unit ?? name ?? bare ?? '').toLowerCase();
    const size: Unit = /^(?:day|morning|afternoon|evening|night)$/.test(word) ? 'day' : (word as Unit);
    const step = that || lower === 'same' ? 0 : lower === 'next' || lower === 'following' || side === 'after' ? 1 : -1;
    if (that && /^ (?:when|which|that)/.test(after)) return null;
    return { resolve: (frame) => fromStory(frame, size, step) };
  },
};

/** “two days later”, “a week earlier”, “three years before”: counted from the last date. */
export const countedInStory: Parser = {
  name: 'counted in the story',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:more than|about|around|almost|nearly|just|only|some) )?(?<number>${NUMBER})[ -](?<unit>${UNIT}) (?<side>later|earlier|after that|before that|before|after|afterwards?|previously|on|after that|before that)(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match, { text }) => {
    const { number = '', unit: word = '', side = '' } = match.groups ?? {};
    const after = text.slice(match.index + match[0].length);
    if (/^(?:before|after|on)$/i.test(side) && !/^(?:[,.;:)–—]|$)/.test(after)) return null;
    if (/^(?:later|earlier) than/i.test(side + after)) return null;
    const count = numberOf(number);
    if (count === null) return null;
    const { unit, size } = unitOf(word);
    const sign = /^(?:earlier|before|previously|before that)$/i.test(side) ? -1 : 1;
    return { resolve: (frame) => fromStory(frame, unit, sign * count * size) };
  },
};

/** “the following Tuesday”. */
export const followingWeekday: Parser = {
  name: 'following weekday',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])the (?<which>following|previous|next|same) (?<name>${WEEKDAYS.join('|')})(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match) => {
    const { which = '', name = '' } = match.groups ?? {};
    const weekday = WEEKDAYS.findIndex((full) => full.toLowerCase() === name.toLowerCase());
    return {
      resolve: (frame) => {
        const narrative = lastTold(frame, 'week');
        if (!narrative) return null;
        const { from, to } = narrative.period;
        const isBefore = which.toLowerCase() === 'previous';
        const day = isBefore
          ? weekdayFrom(from - 7, weekday)
          : weekdayFrom(which.toLowerCase() === 'same' ? from : to + 1, weekday);
        return {
          period: daily(day),
          known: false,
          why: `is the ${name} ${isBefore ? 'before' : 'after'} “${narrative.words}”, told before`,
        };
      },
    };
  },
};
