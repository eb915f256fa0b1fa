import { genderOf } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { OCCASION } from './dateline.ts';
import { numericDays } from './numeric-day.ts';
import { DAY_PATTERN, writtenDay } from './moment.ts';
import { isByline, isOfEveryState, namesOf, PUBLISHER } from './names.ts';

/** A date in a header line. `days` has two entries where the order of day and month is open. The span is in the line. */
export interface Stamp {
  readonly label: 'published' | 'updated' | null;
  readonly days: readonly string[];
  readonly span: Span;
}

/** A line between headline and report that says where the report comes from. */
export interface HeaderLine {
  readonly kind: 'byline' | 'dateline' | 'boilerplate';
  readonly outlet: string | null;
  readonly names: readonly string[];
  readonly stamps: readonly Stamp[];
  /** Whether the line says so by itself; a publisher's name alone does only beside another header line. */
  readonly sure: boolean;
}

const LONGEST = 140;

const TIME =
  '(?:\\d{1,2}[.:]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?|\\d{1,2} ?[ap]\\.?m\\.?|\\d{4}(?= (?:gmt|utc|hrs)))(?: ?\\(?(?:gmt|utc|[a-z]{1,3}[sd]?t|hrs?|hours|local time)\\b\\)?)?';
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?';
const PUBLISHED =
  '(?:first |originally )?(?:published|posted|issued|released|broadcast|aired|transmitted|answered)|(?:publication|air|broadcast) date|date(?: of (?:issue|publication|release))?|embargoed (?:until|till)|embargo|for release';
const UPDATED = '(?:last )?(?:updated|modified|revised)|(?:last|latest) update';
const STAMP = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:(?<published>${PUBLISHED})|(?<updated>${UPDATED}))\\s*(?:[:–—-]\\s*)?)?(?:(?:on|at) )?(?:${TIME},? (?:on )?)?(?:${WEEKDAY},? )?(?<day>${DAY_PATTERN}|\\d{1,4}[/.]\\d{1,2}[/.]\\d{1,4})(?![\\d/])(?:(?:,| at| [|–—-])? ${TIME})?`,
  'giu',
);
const SEPARATOR = /(?:(?<!\s)\s+)?[|•·()[\]]\s*|(?<!\s)\s+[–—/-]+\s+|,\s+|\t+| {3,}/;
/** What may stand between a name and the date: without one of them the date belongs to the name ("Treaty of 1 May 1950"). */
const PARTED_BEFORE = /(?:^|[|•·,:([–—/-])\s*$/;
const WIDE = /\t| {3}/;

const NUMBER = '(?:,? ?(?:no|nr|number|ref)\\.?:? ?[a-z_./-]*\\d[\\w./-]*)?';
/** What press offices call what they send out. */
const RELEASE = new RegExp(
  `^(?:(?:joint |official )?(?:press|media|news) (?:release|statement|communiqu[ée]|notice|note|advisory)s?${NUMBER}|for (?:immediate|general) (?:release|publication)|check against delivery)(?: of)?$`,
  'i',
);
/** The same in words that are a headline as often; a date must stand beside them. */
const KIND_OF_DOCUMENT = new RegExp(
  `^(?:(?:joint |official )?(?:statement|communiqu[ée]|read-?out|remarks|speech|transcript|declaration)|analysis|opinion|comment|interview|news|exclusive)${NUMBER}(?: of)?$`,
  'i',
);
/** A line that only says where in a paper the report below stands: “WORLD”, “Letters to the editor”. */
const SECTION =
  /^(?:world|politics|international|diplomacy|editorials?|commentary|features?|profile|explainer|fact ?(?:check|box)|q ?& ?a|letters?(?: to the editor)?|breaking(?: news)?|live|video|podcast|watch)$/i;

/** Whether a line above a headline only says what kind of text follows: “READOUT”, “Opinion”. */
export const isKicker = (line: string): boolean => KIND_OF_DOCUMENT.test(line) || SECTION.test(line);

/** What stands above the headlines of the United Nations: “SECURITY COUNCIL”, “9558TH MEETING (AM)”, “Seventy-eighth Session,”. */
const OF_MEETING =
  /^(?:un press release|meetings coverage|security council|general assembly|economic and social council|(?:first|second|third|fourth|fifth|sixth) committee|[\p{L}-]{4,30} (?:session|year),?(?: \d{1,5}(?:st|nd|rd|th)[^.!?]{0,30} meetings?(?: \([^()]{2,20}\))?)?|\d{1,5}(?:st|nd|rd|th)(?: (?:&|and) \d{1,5}(?:st|nd|rd|th))?(?: plenary)? meetings?(?: \([^()]{2,20}\))?)$/iu;

/** Whether a line only tells of which meeting a text is, or the number of the text (“SC/15600”). */
export const isOfMeeting = (line: string): boolean =>
  OF_MEETING.test(line) || (REFERENCE.test(line) && line.includes('/'));

const REFERENCE = /^(?:(?:ref|reference|no|nr|number)\.?:? ?)?(?=[\w./-]*\d)[A-Z\d][\w./-]*$/i;

const NAME = /^\p{Lu}[\p{L}\p{M}\d.'’&-]*(?: (?:\p{Lu}[\p{L}\p{M}\d.'’&-]*|of|for|and|the|de|del|di|du|al|&))*$/u;
const ENDS_OPEN = / (?:of|for|and|the|de|del|di|du|al|&)$/;
const MOST_WORDS = 8;
/** Cities and states that are written with an article. */
const PLACE_WITH_ARTICLE = /^The (?:Hague|Gambia|Bahamas|Netherlands|Philippines|Bronx|Valley)\b/;
const OFFICE =
  /\b(?:minister|secretary|president|ambassador|envoy|commissioner|chair\w*|director|spokes\w+|general)\b/i;

const isName = (piece: string): boolean =>
  NAME.test(piece) && !ENDS_OPEN.test(piece) && piece.split(' ').length <= MOST_WORDS && !OCCASION.test(piece);

const ROLE = /\b(?:correspondent|reporter|editor|writer|columnist|staff)s?$/i;

const isOutletName = (piece: string): boolean =>
  isName(piece) &&
  !ROLE.test(piece) &&
  !RELEASE.test(piece) &&
  !KIND_OF_DOCUMENT.test(piece) &&
  (PUBLISHER.test(piece) || (/^The \p{Lu}/u.test(piece) && !PLACE_WITH_ARTICLE.test(piece)));

/**
 * Reads a line as one that says where a report comes from; null where any part of it says something else, as every
 * sentence does. `titled` tells whether the headline stands before it: ahead of it, names that are no publisher's may
 * be the headline's own.
 */
export function headerOf(line: string, titled: boolean): HeaderLine | null {
  if (line.length > LONGEST || /[.!?]["”’']$|[!?]$/.test(line)) return null;
  const found = [...line.matchAll(STAMP)];
  const stamps = found.flatMap(stampOf);
  if (stamps.length < found.length || !found.every((match) => isParted(line, match.index))) return null;
  const pieces = line
    .replace(STAMP, ' | ')
    .split(SEPARATOR)
    .map((piece) => piece.replace(/[:.]$/, '').trim())
    .filter((piece) => piece !== '');
  return bylineOf(line, pieces, stamps, titled) ?? originOf(pieces, stamps, titled);
}

const isParted = (line: string, at: number): boolean => {
  const before = line.slice(0, at);
  const gap = before.slice(before.trimEnd().length);
  return (
    PARTED_BEFORE.test(before) || WIDE.test(gap) || RELEASE.test(before.trim()) || KIND_OF_DOCUMENT.test(before.trim())
  );
};

function stampOf(match: RegExpExecArray): Stamp[] {
  const { day = '', published, updated } = match.groups ?? {};
  const written = writtenDay(day)?.moment.from;
  const days = written === undefined ? numericDays(day) : [written];
  const start = match.index + match[0].lastIndexOf(day);
  const label = published !== undefined ? 'published' : updated === undefined ? null : 'updated';
  return days.length === 0 ? [] : [{ label, days, span: [start, start + day.length] }];
}

/** "By Anna Holt, Lake Press, 4 May 2022", or under the headline "Anna Holt, Geneva". */
function bylineOf(
  line: string,
  pieces: readonly string[],
  stamps: readonly Stamp[],
  titled: boolean,
): HeaderLine | null {
  const [author = '', ...rest] = pieces;
  const signed = isByline(line) || isByline(author);
  if (!signed && !(titled && isAuthor(author, rest.length + stamps.length > 0))) return null;
  if (!signed && !rest.every((piece) => isOutletName(piece) || isPlaceName(piece))) return null;
  if (signed && stamps.length > 0 && !rest.every(isName)) return null;
  const others = rest.filter((piece) => PERSON.test(piece) && !isOutletName(piece));
  const names = signed
    ? namesOf(stamps.length > 0 ? [author, ...others].join(', ') : line)
    : author.split(/ and | & /).map((name) => name.replace(/ in .*/s, ''));
  if (names.length === 0) return null;
  return { kind: 'byline', outlet: rest.find(isOutletName) ?? null, names, stamps, sure: true };
}

const isPlaceName = (piece: string): boolean => isName(piece) && piece.split(' ').length <= 2 && !OFFICE.test(piece);

const PERSON = /^\p{Lu}[\p{L}\p{M}'’.-]+ (?:(?:de|van|von|bin|al|el|di|da) )?\p{Lu}[\p{L}\p{M}'’-]+$/u;

/** One or two persons, each with a place or all with one behind; one at least has a given name that is known. */
function isAuthor(piece: string, placed: boolean): boolean {
  const people = piece.split(/ and | & /).map((part) => part.split(/ in (?=\p{Lu})/u));
  const names = people.map(([name = '']) => name);
  if (!placed && !people.every((parts) => parts.length === 2)) return false;
  return names.every((name) => PERSON.test(name) && !PUBLISHER.test(name)) && names.some((name) => genderOf(name));
}

/** Publisher, place, kind of document and date, in any order. */
function originOf(pieces: readonly string[], stamps: readonly Stamp[], titled: boolean): HeaderLine | null {
  const dated = stamps.length > 0;
  const released = pieces.some((piece) => RELEASE.test(piece));
  const outletAt = pieces.findIndex(isOutletName);
  const fits = pieces.every(
    (piece) =>
      RELEASE.test(piece) ||
      (dated && KIND_OF_DOCUMENT.test(piece)) ||
      ((dated || released) && REFERENCE.test(piece)) ||
      (isName(piece) && (titled || released || outletAt >= 0)),
  );
  const named = outletAt >= 0 && !OFFICE.test(pieces[outletAt] ?? '');
  if (!fits || !(dated || released || (named && pieces.length <= 2))) return null;
  const outlet = outletAt < 0 ? null : outletName(pieces, outletAt);
  return { kind: dated ? 'dateline' : 'boilerplate', outlet, names: [], stamps, sure: dated || released };
}

function outletName(pieces: readonly string[], at: number): string {
  const name = pieces[at] ?? '';
  const next = pieces[at + 1];
  const end = FIELDS_OF.test(name) ? pieces.findIndex((piece, index) => index > at && / and /u.test(piece)) : -1;
  if (end > at) return pieces.slice(at, end + 1).join(', ');
  const placed = isOfEveryState(name) && next !== undefined && isPlaceName(next) && !PUBLISHER.test(next);
  return placed ? `${name}, ${next}` : name;
}

/** “Ministry of Trade, Industry and Fisheries”: its fields are a list, which ends with “and”. */
const FIELDS_OF =
  /\b(?:Ministry|Department|Directorate|Secretariat|Committee|Commission|Office) (?:of|for) [\p{L} ]{1,40}$/u;
