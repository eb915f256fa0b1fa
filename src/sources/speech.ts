import type { RecordTurn } from '../document/index.ts';

/**
 * Where programs that write down speech keep the list of what was said, by the names that lead to it: the namespace for
 * podcasts and Whisper (`segments`), AssemblyAI (`utterances`), whisper.cpp (`transcription`), Rev AI (`monologues`), Azure
 * (`recognizedPhrases`), Deepgram and Amazon Transcribe (within `results`).
 */
const LISTS: readonly (readonly string[])[] = [
  ['segments'],
  ['utterances'],
  ['transcription'],
  ['monologues'],
  ['recognizedPhrases'],
  ['results', 'utterances'],
  ['results', 'audio_segments'],
  ['results', 'channels', '0', 'alternatives', '0', 'paragraphs', 'paragraphs'],
  ['output', 'segments'],
];

/** What a piece of speech calls its words; where it has parts, they are the words of these. */
const WORDS = ['text', 'body', 'transcript', 'speech', 'display', 'value'] as const;
const PARTS = ['elements', 'sentences'] as const;
const SPEAKER = [
  'speaker',
  'speaker_label',
  'speakerLabel',
  'speaker_name',
  'speakerName',
  'speaker_id',
  'speakerId',
] as const;

type Unit = 'second' | 'millisecond' | 'tick' | 'either';
/** What a piece calls the times at which it begins and ends; a plain number may be of seconds or of milliseconds. */
const BEGINS: readonly (readonly [name: string, unit: Unit])[] = [
  ['start', 'either'],
  ['startTime', 'either'],
  ['start_time', 'either'],
  ['begin', 'either'],
  ['ts', 'second'],
  ['start_ms', 'millisecond'],
  ['startMs', 'millisecond'],
  ['startTimeMs', 'millisecond'],
  ['offsetMilliseconds', 'millisecond'],
  ['offsetInTicks', 'tick'],
];
const ENDS: typeof BEGINS = [
  ['end', 'either'],
  ['endTime', 'either'],
  ['end_time', 'either'],
  ['end_ts', 'second'],
  ['end_ms', 'millisecond'],
  ['endMs', 'millisecond'],
  ['endTimeMs', 'millisecond'],
];
/** Azure counts in steps of 100 nanoseconds. */
const MILLISECONDS: Readonly<Record<Exclude<Unit, 'either'>, number>> = { second: 1000, millisecond: 1, tick: 1e-4 };

/** Fields that say something of a document: what has one is no piece of speech. */
const OF_DOCUMENTS = [
  'url',
  'link',
  'title',
  'headline',
  'date',
  'published',
  'author',
  'byline',
  'html',
  'turns',
] as const;

/** Speech has some 15 characters a second. With so few, its times are no seconds. */
const FEWEST_A_SECOND = 0.2;

type Fields = Readonly<Record<string, unknown>>;

/** A time as it is written, with its unit. */
interface Written {
  readonly value: number;
  readonly unit: Unit;
}

/** A piece as a program has it, before it is clear what its times count. */
interface Piece {
  readonly speaker: string | null;
  readonly words: string;
  readonly begins: Written | null;
  readonly ends: Written | null;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands under a name, in a list under a number. */
function valueAt(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** What was said, as a program that writes down speech has it in an object; null where it is none of such a program. */
export function speechIn(value: unknown): readonly RecordTurn[] | null {
  if (!isFields(value)) return null;
  for (const path of LISTS) {
    const list = path.reduce<unknown>(valueAt, value);
    const turns = Array.isArray(list) ? speechOf(list) : null;
    if (turns) return turns;
  }
  return null;
}

/** What was said, from a list of its pieces; null where it is no such list. */
export function speechOf(list: readonly unknown[]): readonly RecordTurn[] | null {
  const pieces = list.map((one) => (isPieceOfSpeech(one) ? pieceOf(one) : null)).filter((piece) => piece !== null);
  if (pieces.length === 0 || pieces.length < list.length || areOffsets(pieces)) return null;
  const millisecondsOf = clockOf(pieces);
  return pieces
    .filter(({ words }) => words !== '')
    .map(({ speaker, words, begins, ends }) => ({
      speaker,
      text: words,
      ...(begins === null ? {} : { at: millisecondsOf(begins) }),
      ...(ends === null ? {} : { ends: millisecondsOf(ends) }),
    }));
}

/** Whether an element of a list is a piece of speech: words with a speaker or a time, and nothing that documents have. */
export function isPieceOfSpeech(value: unknown): value is Fields {
  if (!isFields(value) || OF_DOCUMENTS.some((name) => isGiven(valueAt(value, name)))) return false;
  const { speaker, begins } = pieceOf(value) ?? {};
  return speaker != null || begins != null;
}

/** By its folded name, what a column of a table of speech has: “Start Time”, “Speaker Name”, “Text”. */
const COLUMNS: ReadonlyMap<string, string> = new Map(
  [...WORDS, ...SPEAKER, ...BEGINS.map(([name]) => name), ...ENDS.map(([name]) => name)].map((name) => [
    name.toLowerCase().replaceAll('_', ''),
    name,
  ]),
);
const DOCUMENTS_COLUMNS: ReadonlySet<string> = new Set(OF_DOCUMENTS);

/**
 * The names of a table's columns as pieces of speech have them, null for one that says nothing of speech; null where its
 * rows are documents. Each row of it is then a piece.
 * @param names folded: small letters and digits alone
 */
export function columnsOfSpeech(names: readonly string[]): readonly (string | null)[] | null {
  const columns = names.map((name) => COLUMNS.get(name) ?? null);
  if (names.some((name) => DOCUMENTS_COLUMNS.has(name))) return null;
  const has = (group: readonly string[]): boolean =>
    columns.some((column) => column !== null && group.includes(column));
  const isSpeech = has(WORDS) && (has(SPEAKER) || has(BEGINS.map(([name]) => name)));
  return isSpeech ? columns : null;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function pieceOf(value: Fields): Piece | null {
  const words = wordsOf(value);
  if (words === null) return null;
  const parts = partsOf(value) ?? [];
  const { offsets } = value;
  const fields = isFields(offsets)
    ? { ...value, start_ms: valueAt(offsets, 'from'), end_ms: valueAt(offsets, 'to') }
    : value;
  return {
    speaker: speakerOf(value),
    words: words.replace(/\s+/g, ' ').trim(),
    begins: timeOf(fields, BEGINS) ?? timeOf(parts[0] ?? {}, BEGINS),
    ends: timeOf(fields, ENDS) ?? timeOf(parts.findLast((part) => timeOf(part, ENDS) !== null) ?? {}, ENDS),
  };
}

function wordsOf(value: Fields): string | null {
  const own = WORDS.map((name) => valueAt(value, name)).find((words) => typeof words === 'string');
  if (typeof own === 'string') return own;
  const best: unknown = valueAt(value['nBest'], '0');
  if (isFields(best)) return wordsOf(best);
  // The elements of Rev AI have their spaces and marks among them; sentences have none between them.
  const parts = partsOf(value);
  return parts === null ? null : parts.map((part) => wordsOf(part) ?? '').join(value['sentences'] ? ' ' : '');
}

function partsOf(value: Fields): readonly Fields[] | null {
  const list = PARTS.map((name) => valueAt(value, name)).find(Array.isArray);
  return list ? list.filter(isFields) : null;
}

/** A name as it is; a number, or a letter, is what a program calls somebody whom it does not know. */
function speakerOf(value: Fields): string | null {
  const found = SPEAKER.map((name) => valueAt(value, name)).find(isGiven);
  const name = isFields(found) ? (found['name'] ?? found['label']) : found;
  if (typeof name === 'number') return `Speaker ${name}`;
  if (typeof name !== 'string' || name.trim() === '') return null;
  return /^(?:\d{1,3}|\p{L})$/u.test(name.trim()) ? `Speaker ${name.trim()}` : name.trim();
}

const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)$/;
/** “4.87”, and “4.87s”, as Google has it. */
const NUMBER = /^(\d+(?:\.\d+)?)(s?)$/;

function timeOf(value: Fields, names: typeof BEGINS): Written | null {
  for (const [name, unit] of names) {
    const given = valueAt(value, name);
    if (typeof given === 'number' && Number.isFinite(given) && given >= 0) return { value: given, unit };
    if (typeof given !== 'string') continue;
    const clock = CLOCK.exec(given.trim());
    if (clock) {
      const [, hours = 0, minutes, seconds = ''] = clock;
      const value = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds.replace(',', '.'));
      return { value, unit: 'second' };
    }
    const number = NUMBER.exec(given.trim());
    if (number) return { value: Number(number[1]), unit: number[2] === 's' ? 'second' : unit };
  }
  return null;
}

/** Whether what looks like times are places in a text, as in texts that programs have cut into sentences. */
const areOffsets = (pieces: readonly Piece[]): boolean =>
  pieces.every(
    ({ words, begins, ends, speaker }) =>
      speaker === null && begins !== null && ends !== null && Math.abs(ends.value - begins.value - words.length) <= 2,
  );

/** How times become milliseconds. Numbers that may count either are seconds, unless nobody could speak so slowly. */
function clockOf(pieces: readonly Piece[]): (time: Written) => number {
  const open = pieces.flatMap(({ begins, ends }) => [begins, ends].filter((time) => time?.unit === 'either'));
  const last = open.reduce((most, time) => Math.max(most, time?.value ?? 0), 0);
  const characters = pieces.reduce((sum, { words }) => sum + words.length, 0);
  const either = last > 0 && characters / last < FEWEST_A_SECOND ? 'millisecond' : 'second';
  return ({ value, unit }) => Math.round(value * MILLISECONDS[unit === 'either' ? either : unit]);
}
