import { quotationsOf } from '../stages/segment/index.ts';
import { type Span, spokenWords } from '../text/index.ts';
import { DENYING, FIRST_PERSON, SAYING } from './context/cues.ts';
import { quoteWords } from './quoteWords.ts';
import type { DiffEntry, Quote, Verification } from './types.ts';

/*
 * Sentences of a report, of which only what stands between quotation marks is quoted: “I am glad,” she said, “and tired.”
 */

/** What stands for the report's own words between two quoted parts: what was said there may be left out. */
export const JOINT = ' … ';

/** What stands between marks in a piece of text, without the quotations inside it. */
export const wordsInMarks = (piece: string): string[] => partsInMarks(piece).map(({ inner }) => piece.slice(...inner));

const partsInMarks = (piece: string): { readonly span: Span; readonly inner: Span }[] =>
  quotationsOf(piece, [[0, piece.length]])
    .filter(({ depth, closed }) => depth === 0 && closed)
    .flatMap(({ parts }) => parts);

/** What a report says of those whom it quotes; not what tells of a fact, such as “know”. */
const TELLING: ReadonlySet<string> = new Set([
  ...SAYING,
  ...DENYING,
  ...'add adds added adding call calls called calling note notes noted noting continue continues continued conclude'.split(
    ' ',
  ),
  ...'concludes concluded acknowledge acknowledges acknowledged admit admits admitted concede concedes conceded confirm'.split(
    ' ',
  ),
  ...'confirms confirmed'.split(' '),
]);

/** Marks that also stand round what a speaker quotes, and in a report round its words where these are within others. */
const SINGLE = /^['‘’‚‹›]/;
/** An attribution of more words tells something of its own. */
const MOST_OUTSIDE = 25;
const SENTENCE_ENDS = /[.!?…]\s+\S/;

/** A sentence taken apart: what is quoted in it, and the words outside the marks, piece by piece. */
export interface Pasted {
  readonly parts: readonly string[];
  readonly outside: readonly string[];
  /** It begins with a mark, so that nobody can take the words outside for quoted ones. */
  readonly isPlain: boolean;
}

/** A pasted sentence taken apart; null where the words outside the marks do not say that somebody said what is between them. */
export function pastedFrom(text: string): Pasted | null {
  const parts = partsInMarks(text);
  const [first] = parts;
  if (first === undefined) return null;
  const ends = [0, ...parts.map(({ span }) => span[1])];
  const outside = [...parts.map(({ span }) => span[0]), text.length].map((start, at) => text.slice(ends[at], start));
  const isPlain = outside[0]?.trim() === '';
  if (!isPlain && SINGLE.test(text.slice(...first.span))) return null;
  const keys = outside.flatMap(keysOf);
  // Whoever says “I told him” quotes somebody in a speech.
  if (keys.length > MOST_OUTSIDE || keys.some((key) => FIRST_PERSON.has(key))) return null;
  if (outside.some((piece) => SENTENCE_ENDS.test(piece))) return null;
  const isAttributed = keys.some((key, at) => TELLING.has(key) || (key === 'according' && keys[at + 1] === 'to'));
  if (keys.length === 0 || !(isAttributed || /:\s*$/.test(outside[0] ?? ''))) return null;
  return { parts: parts.map(({ inner }) => withoutComma(text.slice(...inner).trim())), outside, isPlain };
}

const keysOf = (text: string): string[] => spokenWords(text).map(({ key }) => key);

/** The comma before the closing mark is the report's, as are the spaces within marks such as « these ». */
const withoutComma = (part: string): string => (part.endsWith(',') ? part.slice(0, -1) : part);

/**
 * A quotation that was pasted with its marks and its attribution, judged by what stands between the marks: several parts are one
 * quotation, between which words may be left out. Where the words outside were said too, a speaker quotes somebody.
 */
export async function judgePasted(quote: Quote, judge: (quote: Quote) => Promise<Verification>): Promise<Verification> {
  const whole = await judge(quote);
  const pasted = pastedFrom(quote.quote);
  if (pasted === null || whole.verdict === 'verbatim' || isSaidOutside(pasted, whole)) return whole;
  const words = pasted.parts.join(JOINT);
  const given = { ...quote, quote: words, report: quote.report ?? quote.quote };
  const judged = withoutJoints(await judge(given), pasted.parts);
  if (judged.places.length === 0 && (whole.places.length > 0 || !pasted.isPlain)) return whole;
  return { ...judged, remarks: [{ kind: 'words-in-marks', words }, ...judged.remarks] };
}

/** Whether words that stand outside the marks are among those that were found. */
function isSaidOutside({ outside }: Pasted, { places }: Verification): boolean {
  const said = places.map(({ text, span }) => ` ${keysOf(text.slice(...span)).join(' ')} `);
  return outside
    .map((piece) => keysOf(piece))
    .some((keys) => keys.length > 0 && said.some((words) => words.includes(` ${keys.join(' ')} `)));
}

/** The judgement without what was said between two parts, unless that turns the meaning round. */
export function withoutJoints<Judged extends Pick<Verification, 'verdict' | 'marked' | 'diff'>>(
  judged: Judged,
  parts: readonly string[],
): Judged {
  if (parts.length < 2 || judged.diff.length === 0) return judged;
  const joints = jointsOf(parts);
  let before = 0;
  const diff = judged.diff.flatMap((entry): DiffEntry[] => {
    const at = before;
    before += quoteWords(entry.quoted).keys.length;
    const ofJoint = entry.kind === 'dropped' && joints.has(at);
    if (!ofJoint) return [entry];
    return entry.reverses ? [{ ...entry, marked: false }] : [];
  });
  const changes = diff.filter(({ kind }) => kind !== 'same');
  if (judged.verdict !== 'altered') return { ...judged, diff };
  if (changes.length === 0) return { ...judged, verdict: 'verbatim', marked: false, diff: [] };
  return { ...judged, marked: changes.every(({ marked }) => marked), diff };
}

/** Before which words of all the parts' words a part begins; not where the report has an ellipsis of its own. */
function jointsOf(parts: readonly string[]): ReadonlySet<number> {
  const joints = new Set<number>();
  let words = 0;
  let open = true;
  for (const { keys, marks } of parts.map(quoteWords)) {
    const hasEllipsis = (word: number): boolean =>
      marks.some(({ kind, before }) => kind === 'ellipsis' && before === word);
    if (!open && !hasEllipsis(0)) joints.add(words);
    words += keys.length;
    open = hasEllipsis(keys.length);
  }
  return joints;
}
