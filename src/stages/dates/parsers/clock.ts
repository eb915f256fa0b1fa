import { contains } from '../../../text/index.ts';
import type { Clock, Frame, Parser, Resolution, Zone } from '../candidate.ts';
import { daily } from '../days.ts';
import { told } from '../resolve.ts';

/** Abbreviations with one meaning in news. CST, IST and AST have several and get no offset. */
const ZONES: ReadonlyMap<string, Zone> = new Map(
  Object.entries({
    GMT: { offset: 'Z' },
    UTC: { offset: 'Z' },
    Z: { offset: 'Z' },
    BST: { offset: '+01:00' },
    CET: { offset: '+01:00' },
    CEST: { offset: '+02:00' },
    EET: { offset: '+02:00' },
    EEST: { offset: '+03:00' },
    MSK: { offset: '+03:00' },
    JST: { offset: '+09:00' },
    KST: { offset: '+09:00' },
    EST: { offset: '-05:00' },
    EDT: { offset: '-04:00' },
    PST: { offset: '-08:00' },
    PDT: { offset: '-07:00' },
    TRT: { offset: '+03:00' },
    ET: { standard: -5 },
    EASTERN: { standard: -5 },
    CT: { standard: -6 },
    PT: { standard: -8 },
  }),
);
const ZONE = `(?:\\s?\\(?(?<zone>GMT|UTC|BST|CES?T|EES?T|MSK|TRT|JST|KST|E[SD]T|P[SD]T|ET|CT|PT|Eastern|CST|IST|local)(?: [Tt]ime)?(?:(?<=\\([A-Za-z ]{2,13})\\))?)`;
const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HALF = '\\s?(?<half>[apAP])\\.?[mM](?:\\.|(?![\\p{L}]))';

/** “at 09:00 GMT”, “5 p.m.”, “8:00 AM EDT”, “10.30am”, “0900 GMT”, “noon”, “at midnight”. */
export const clock: Parser = {
  name: 'clock',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}.:,/$€£-])(?:(?:at|around|about|from|by|until|till|before|after|shortly (?:before|after)) )?(?:(?<hour>\\d{1,2})[:.](?<minute>[0-5]\\d)(?![\\d%]|[.:]\\d)(?:${HALF})?${ZONE}?|(?<hour2>\\d{1,2})${HALF.replace('half', 'half2')}${ZONE.replace('zone', 'zone2')}?|(?<four>[0-2]\\d[0-5]\\d)(?:${ZONE.replace('zone', 'zone3')}| hours(?=[ ,.;]))|(?<=at |At |until |by |before |after |around )(?<word>noon|midday|midnight)|(?<=at |At |about |around |by |until )(?:half |a quarter )?(?:past )?(?<spoken>${HOURS.join('|')})(?<clock> o['’]clock)?|(?<spoken2>${HOURS.join('|')}) o['’]clock)(?![\\p{L}\\p{N}])`,
    'gu',
  ),
  read: (match, { text }) => {
    const { hour, minute, half, zone, hour2, half2, zone2, four, zone3, word, spoken, spoken2, clock } =
      match.groups ?? {};
    // “at 2.50” may equally be a price, unless a.m., p.m. or a zone makes it a time.
    const isPrice = hour !== undefined && match[0].includes(`${hour}.`) && !half && !zone;
    const isAlone = match[0] === text.split('\n', 1)[0]?.trim();
    const isWeak = (isPrice && !isAlone) || (spoken !== undefined && clock === undefined);
    const hourName = (spoken ?? spoken2)?.toLowerCase();
    const shown = Number(
      hourName
        ? HOURS.indexOf(hourName) + 1
        : word
          ? word === 'midnight'
            ? 0
            : 12
          : (hour ?? hour2 ?? four?.slice(0, 2)),
    );
    const meridiem = (half ?? half2)?.toLowerCase();
    const hours = meridiem ? (shown % 12) + (meridiem === 'p' ? 12 : 0) : shown;
    const minutes = Number(minute ?? four?.slice(2) ?? 0);
    if (hours > 23 || (meridiem && shown > 12)) return null;
    const name = (zone ?? zone2 ?? zone3)?.toUpperCase();
    const clockTime: Clock = {
      hour: hours,
      minute: minutes,
      precise: minute !== undefined || four !== undefined,
      zone: (name === undefined ? null : ZONES.get(name)) ?? null,
    };
    if (/half|quarter/.test(match[0])) return null;
    // A time that heads an entry of a live report belongs to the report's day.
    return { clock: clockTime, isWeak, resolve: isAlone && hour ? ofReport : onDay };
  },
};

/**
 * A time without a day belongs to a day given in its sentence; in the past tense also to the last day given just
 * before.
 */
function onDay({ story, sentence, paragraph, tense }: Frame): Resolution | null {
  const day = story.findLast(({ period, span }) => period.from === period.to && contains(sentence, span));
  const last = day ?? (tense === 'past' ? story.at(-1) : undefined);
  if (!last || last.period.from !== last.period.to || paragraph - last.paragraph > 1) return null;
  return { period: daily(last.period.from), known: false, why: `is on the day of “${last.words}”` };
}

const ofReport = ({ anchor }: Frame): Resolution | null =>
  anchor && { period: daily(anchor.day), known: false, why: `heads an entry of ${told(anchor)}` };
