import { foldName } from '../ledger/index.ts';
import { HONORIFICS } from '../lexicon/index.ts';

/** Labels that say what somebody does in the room and leave open who it is. */
const ANONYMOUS =
  /^(?:q|a|question|questions|questioner|answer|audience|audience member|unidentified.*|unknown.*|male.*|female.*|speaker|man|woman|crowd|moderator|host|anchor|interviewer|reporter|journalist|presenter|voice|narrator|operator|chair|the chair|participant|student|member|protester|\w+ \d+)$/;

export type SpeakerMatch = 'same' | 'other' | 'unknown';

/**
 * Whether a transcript's label names the speaker of a quotation. Names are the same when one's words are all among the
 * other's and the last ones agree: “Holm”, “MINISTER HOLM” and “Marta A. Holm”, but not “Marta Holm” and “Jens Holm”.
 * A label without a name leaves it open.
 */
export function matchSpeaker(speaker: string, label: string | null): SpeakerMatch {
  const folded = foldName(label ?? '').replace(/(?<!\s)\s*[([].*/s, '');
  if (folded === '' || ANONYMOUS.test(folded)) return 'unknown';
  const wanted = nameWords(foldName(speaker));
  const found = nameWords(folded);
  if (wanted.length === 0 || found.length === 0) return foldName(speaker) === folded ? 'same' : 'unknown';
  if (wanted.join() === found.toReversed().join()) return 'same';
  if (holdsName(wanted, found) || holdsName(found, wanted)) return 'same';
  if (wanted.at(-1) !== found.at(-1)) return 'other';
  const [shorter, longer] = wanted.length <= found.length ? [wanted, found] : [found, wanted];
  const given = (words: readonly string[]): readonly string[] => words.slice(0, -1).filter((word) => word.length > 1);
  return given(shorter).every((word) => longer.includes(word)) ? 'same' : 'other';
}

/** A full name at the beginning of a longer one: “Marta Holm Goes After”, as headlines have been read. */
const holdsName = (longer: readonly string[], name: readonly string[]): boolean =>
  name.length > 1 && longer.length > name.length && name.every((word, at) => longer[at] === word);

/** Words of a label that are no part of a name. */
const BESIDE_NAMES = new Set([
  ...[...HONORIFICS].map((word) => foldName(word)),
  'the',
  'of',
  'for',
  'state',
  'jr',
  'sr',
]);

const nameWords = (name: string): string[] =>
  name
    .replace(/,.*/s, '')
    .split(/[\s.]+/)
    .filter((word) => word !== '' && !BESIDE_NAMES.has(word));
