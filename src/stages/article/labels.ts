import { CALENDAR } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';

/** A speaker's label at the beginning of a line. Offsets are UTF-16 and count from the beginning of the line. */
export interface Label {
  readonly speaker: string;
  readonly span: Span;
  /** Where the words begin. */
  readonly words: number;
  /** Milliseconds, where a time stands before the label. */
  readonly at?: number;
  /** The name stands in double round brackets. */
  readonly bracketed?: true;
  /** It is a letter without a colon, which is a label only where others beside it say so. */
  readonly loose?: true;
  /** It is in small letters or without a colon, and a label only where it comes again or another one has the same name. */
  readonly faint?: true;
  /** A question's number stands before it. */
  readonly numbered?: true;
  /** It stands on a line of its own without a colon. */
  readonly alone?: true;
}

const TIME = String.raw`[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?`;
/** “SPEAKER_00” is what programs call somebody whom they do not know. */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}\p{N}.'’-]*(?:_\d{1,3})?`;
const JOINT = String.raw`(?:of|the|de|der|den|da|di|du|dos|van|von|bin|ibn|al|el|la|le|for|and|&|to|at)`;
const IN_BRACKETS = String.raw`[^)\]\n]{1,60}`;
/** A time or a question's number, the name, up to three brackets and what somebody is; the label may be bold in Markdown. */
const LABEL = new RegExp(
  String.raw`^(?:${TIME}\s+|\d{1,3}\.[ \t]+)?(?:>>\s*)?(?:\*\*)?((?:${NAME})(?:,?[ \t]+(?:${NAME}|${JOINT}(?=[ \t])|\p{N}+)){0,13})(?:\*\*)?(?:[ \t]*[([](${IN_BRACKETS})[)\]](?:[ \t]*[([]${IN_BRACKETS}[)\]]){0,2}(?:,(?:[ \t]+(?:${NAME}|${JOINT}(?=[ \t]))){1,6})?)?(?:\*\*)?[ \t]*:(?:\*\*)?(?=\s|$)[ \t]*`,
  'u',
);

/** “((Wayne Tseng)) …”: Wikinews sets the names of interviewer and interviewed so. */
const BRACKETED = /^\(\((\p{Lu}[^()\n]{0,59})\)\)[ \t]*:?[ \t]*/u;

/** “An honourable member: Shame!”, “Some hon. members: Agreed.”, as parliaments have it. */
const UNNAMED =
  /^((?:An?|Some|Several) (?:hon(?:ou?rable|\.) |opposition |government )?(?:member|senator)s?|(?:Opposition|Government|Hon(?:ou?rable|\.)) (?:member|senator)s?):(?=\s)[ \t]*/iu;

/** Words before a colon that name no speaker. */
const NO_SPEAKER =
  /^(?:(?:begin|end)(?: of)? text|note|notes|update|updated|photos?|image|picture|video|watch|listen|read(?: more| also| next)?|related|source|sources|correction|editor['’]s? note|credit|caption|date|time|location|venue|where|when|what|who|why|how|minutes|agenda|contact|contacts|tel|phone|fax|e-?mail|web|website|subject|to|from|cc|re|published|posted|more|also|example|warning|summary|background|conclusion|result|here|tags?|topics?|key points?|analysis|opinion|exclusive|breaking|live|(?:video |audio |full |rush )?transcript|part \w+|chapter \w+|step \w+|section \w+|figure \w+|table \w+|see also|copyright|disclaimer|http|https)$/i;

/** Words that open a sentence or count its points, “First: the ship is ours”, alone before a colon. */
const OPENERS: ReadonlySet<string> = new Set([
  ...CALENDAR,
  ...(
    'first firstly second secondly third thirdly fourth fifth sixth seventh eighth ninth tenth last lastly final finally ' +
    'one two three four five six seven eight nine ten next then now today tonight tomorrow yesterday meanwhile however still ' +
    'again remember namely therefore thus hence conversely indeed besides moreover furthermore otherwise alternatively ' +
    'and but or so yes no well yet because plus bonus reminder fact facts'
  ).split(' '),
]);

/** “HE SAID: GO”, where all words are in capitals: a sentence that leads in words, and no name. */
const SENTENCE = /(?:^|\s)(?:I|he|she|they|we|you)(?:\s|$)|(?:^|\s)(?:said|says|told|asked|added)$/iu;

const isNoSpeaker = (name: string): boolean =>
  NO_SPEAKER.test(name) || OPENERS.has(name.toLowerCase()) || SENTENCE.test(name);

/** A name is never longer, but for an office with its holder behind it. */
const LONGEST_NAME = 60;
/** A label with a time and a role is never longer. */
const LONGEST = 300;

/** The label at the beginning of a line; null where there is none. */
export function labelOf(line: string): Label | null {
  const bracketed = BRACKETED.exec(line.slice(0, LONGEST));
  if (bracketed?.[1] !== undefined) {
    const speaker = bracketed[1].trim();
    const start = bracketed[0].indexOf(speaker);
    return { speaker, span: [start, start + speaker.length], words: bracketed[0].length, bracketed: true };
  }
  const unnamed = UNNAMED.exec(line.slice(0, LONGEST));
  if (unnamed?.[1] !== undefined)
    return { speaker: unnamed[1], span: [0, unnamed[1].length], words: unnamed[0].length };
  const match = LABEL.exec(line.slice(0, LONGEST));
  const name = match?.[4];
  if (match === null || name === undefined || isNoSpeaker(name)) return null;
  if (name.length > LONGEST_NAME && !hasHolder(name, match[5])) return null;
  const start = match[0].indexOf(name, match[3] === undefined ? 0 : match[0].search(/[^\d:.,[\]()\s>]/));
  const label = match[0].slice(start, match[0].lastIndexOf(':')).trimEnd();
  const speaker = hasHolder(name, match[5]) ? `${name} (${match[5]})` : name;
  // “Anna Berg: 0:12” stands above the words.
  const behind = TIME_ALONE.exec(line.slice(match[0].length));
  if (behind) return { speaker, span: [start, line.length], words: line.length, ...timeIn(behind) };
  return {
    speaker,
    span: [start, start + label.length - (label.endsWith('**') ? 2 : 0)],
    words: match[0].length,
    ...(/^\d{1,3}\.\s/u.test(line) ? { numbered: true as const } : {}),
    ...timeIn(TIME_ALONE.exec(match[5] ?? '')),
    ...timeIn(match),
  };
}

/** “(00:12)” and “0:12:05”, with nothing beside them. */
const TIME_ALONE = new RegExp(String.raw`^${TIME}[ \t]*$`, 'u');

const FULL_NAME = /^\p{Lu}\S*(?:\s\p{Lu}\S*){1,4}$/u;

/** “The Minister for Ports (Anna Holt)”: behind an office, the first bracket is no constituency. */
const hasHolder = (office: string, bracket = ''): boolean => office.startsWith('The ') && FULL_NAME.test(bracket);

/** The time that the first three groups of a match of `TIME` have, where it has one. */
const timeIn = (match: RegExpExecArray | null): Pick<Label, 'at'> =>
  match?.[3] === undefined
    ? {}
    : { at: ((Number(match[1] ?? 0) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000 };

/** “Q. Why?”, “A – Because.”; “Q  Why?”, of which the same with an A would be a sentence. */
const LETTER = /^(?:([QA])(?:[.)]|\s?[–—-])|(Q))\s+(?=["“‘'(]?\p{Lu})/u;

/** The letter of a question or an answer that has no colon. */
function letterOf(line: string): Label | null {
  const match = LETTER.exec(line);
  const speaker = match?.[1] ?? match?.[2];
  return match && speaker ? { speaker, span: [0, 1], words: match[0].length, loose: true } : null;
}

/** “amina yusuf: …”, as some transcripts of podcasts have it. */
const SMALL = /^(\p{Ll}[\p{L}\p{M}'’-]*(?:[ \t]\p{Ll}[\p{L}\p{M}'’-]*){0,3}):(?=\s|$)[ \t]*/u;

/** The label in small letters at the beginning of a line, which may as well be the words before any colon. */
export function smallLabelOf(line: string): Label | null {
  const match = SMALL.exec(line.slice(0, LONGEST));
  const speaker = match?.[1];
  if (!match || speaker === undefined || isNoSpeaker(speaker)) return null;
  return { speaker, span: [0, speaker.length], words: match[0].length, faint: true };
}

const DASHES = [' - ', ' – ', ' — '];

/** “Amina Yusuf – Why now?”: a label with a dash for the colon, which may as well be a place or an aside. */
function dashedLabelOf(line: string): Label | null {
  const [at, dash] = DASHES.map((mark) => [line.indexOf(mark), mark] as const).find(([index]) => index > 0) ?? [];
  if (at === undefined || dash === undefined) return null;
  const label = labelOf(`${line.slice(0, at)}: `);
  return label?.words === at + 2 ? { ...label, words: at + dash.length, faint: true } : null;
}

const TIME_BEHIND = new RegExp(String.raw`(?<![ \t,]),?[ \t]+(?:[•·|–—-][ \t]*)?${TIME}$`, 'u');
/** A name on a line of its own is not longer. */
const LONGEST_ALONE = 80;

/** “Amina Yusuf”, “Amina Yusuf  0:12”, “Amina Yusuf, 0:12”: a name above the words, which may as well be a heading or a caption. */
export function loneLabelOf(line: string): Label | null {
  if (line.length > LONGEST_ALONE) return null;
  const time = TIME_BEHIND.exec(line);
  const name = line.slice(0, time?.index);
  const label = labelOf(`${name}:`);
  if (label?.words !== name.length + 1) return null;
  return { ...label, span: [0, line.length], words: line.length, ...timeIn(time), faint: true, alone: true };
}

/** “[ANNA BERG] Why now?”, “[SPEAKER_00]: Why now?” */
const IN_SQUARE = /^\[(\p{Lu}[\p{L}\p{M}\p{N}_.'’ -]{1,58})\](:?)[ \t]*(?=\S)/u;

/** A label in square brackets, which without a colon (then `faint`) may as well be a sound: “[CROWD CHEERING] Good evening”. */
export function squareLabelOf(line: string): Label | null {
  const match = IN_SQUARE.exec(line);
  const speaker = match?.[1]?.trim();
  if (!match || speaker === undefined || isNoSpeaker(speaker)) return null;
  const label = { speaker, span: [1, 1 + speaker.length], words: match[0].length } as const;
  return match[2] === '' ? { ...label, faint: true } : label;
}

/** What is a label only if others have the same name. */
export const faintLabelOf = (line: string): Label | null =>
  smallLabelOf(line) ?? loneLabelOf(line) ?? dashedLabelOf(line) ?? squareLabelOf(line);

/** The label at the beginning of a line, or what is one if its text has others like it. */
export const likelyLabelOf = (line: string): Label | null => labelOf(line) ?? letterOf(line);
