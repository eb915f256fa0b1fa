import {
  knownDate,
  type QuotedStatement,
  type Remark,
  type StatementVerification,
  verdictAlone,
} from '../ledger/index.ts';
import { DIRECT_SHARE } from '../document/index.ts';
import { quotationsOf } from '../stages/segment/index.ts';
import { letterCount, SHINGLE_WORDS } from '../text/index.ts';
import { daysAfter } from './days.ts';
import { verificationLine } from './line.ts';
import type { Sought } from './occasions.ts';
import { quoteWords, uncheckedOf } from './quoteWords.ts';
import { dayTold, occasionOf } from './statementOccasion.ts';
import type { TurnIndex } from '../ledger/index.ts';
import type { DiffEntry, Quote } from './types.ts';
import { verifier } from './verifier.ts';

/** What stands for the report's own words between two quoted parts: what was said there may be left out. */
const JOINT = ' … ';

/**
 * Judges statements of a ledger by their quoted words: what stands between quotation marks, of a direct statement all.
 *
 * The parts of one statement are looked for together, for a part may be too short to tell by itself; what was said
 * between them is no change. Where they are not found together, each may have been said somewhere else. The speaker
 * counts if it is a person: what a ministry said, somebody said for it. Without a speaker nothing is absent.
 */
export function statementJudge(
  index: TurnIndex,
): (statement: QuotedStatement) => Promise<StatementVerification | null> {
  const { verify } = verifier(index);

  return async (statement) => {
    const pieces = piecesOf(statement);
    if (pieces.length === 0) return null;
    // Where nothing has been said, how many words are quoted is of no interest.
    if (await index.isEmpty()) return pieces.some(hasWords) ? verdictAlone('no-source') : null;
    const { parts, few } = partsOf(statement, pieces);
    if (parts.length === 0) return null;
    const turns: string[] = [];
    const found = async (quote: Quote, sought: Sought | null): Promise<StatementVerification> => {
      const verification = await verify(quote, sought);
      turns.push(...verification.places.map(({ text }) => text));
      const judged = verificationLine({ quote: quote.quote }, verification);
      const { verdict, marked, places, diff, context, searched, nearest, remarks = [] } = judged;
      const own = { verdict, marked, places, diff, context, searched, nearest };
      return remarks.length > 0 ? { ...own, remarks } : own;
    };
    const speaker = personOf(statement);
    const { said, document } = statement;
    const { published } = document;
    const date = (published && knownDate(published)) ?? published?.to ?? said?.to ?? null;
    const report = statement.context.text;
    const sought = speaker === null ? null : occasionOf(statement);
    const together = withoutJoints(await found({ quote: parts.join(JOINT), speaker, date, report }, sought), parts);
    const remarked = (judged: StatementVerification, unchecked: readonly string[]): StatementVerification =>
      withRemarks(judged, [...uncheckedAmong(unchecked, turns), ...otherDay(judged, statement)]);
    if (together.verdict === 'verbatim' || together.verdict === 'altered') return remarked(together, few);
    const apart = parts.filter((part) => quoteWords(part).keys.length >= SHINGLE_WORDS);
    if (apart.length > 1) {
      const each: StatementVerification[] = [];
      for (const quote of apart) each.push(await found({ quote, speaker, date, report }, sought));
      const tooFew = parts.filter((part) => !apart.includes(part));
      if (each.every(({ verdict }) => verdict === 'verbatim' || verdict === 'altered'))
        return remarked(combined(each), [...few, ...tooFew]);
    }
    return remarked(together, few);
  };
}

/** Quoted words that are too few to be looked for, and that stand nowhere in the turns in which the others were found. */
function uncheckedAmong(parts: readonly string[], turns: readonly string[]): Remark[] {
  const keysOf = (text: string): string => ` ${quoteWords(text).keys.join(' ')} `;
  const heard = turns.map(keysOf);
  return parts
    .filter((part) => !heard.some((keys) => keys.includes(keysOf(part))))
    .flatMap((part) => uncheckedOf(quoteWords(part)));
}

/** The day that the report gives, where no place is of it or, since zones of time differ, of a day beside it. */
function otherDay({ places }: StatementVerification, statement: QuotedStatement): Remark[] {
  const day = dayTold(statement);
  const isOf = (told: string, date: string | null): boolean =>
    date === null || [-1, 0, 1].some((days) => daysAfter(told, days).startsWith(date));
  return day === null || places.some(({ date }) => isOf(day, date)) ? [] : [{ kind: 'other-day', words: day }];
}

const withRemarks = (judged: StatementVerification, more: readonly Remark[]): StatementVerification =>
  judged.places.length === 0 || more.length === 0
    ? judged
    : { ...judged, remarks: [...(judged.remarks ?? []), ...more] };

interface Parts {
  readonly parts: readonly string[];
  /** Of a mixed statement with longer parts, those of a word or two: they may be a name or a term, which nobody said. */
  readonly few: readonly string[];
}

/** What stands between marks in a piece of text, without the quotations inside it. */
const wordsInMarks = (piece: string): string[] =>
  quotationsOf(piece, [[0, piece.length]])
    .filter(({ depth, closed }) => depth === 0 && closed)
    .flatMap(({ parts }) => parts.map(({ inner }) => piece.slice(...inner)));

/** What is quoted, piece by piece. */
function piecesOf({ kind, quotes }: QuotedStatement): readonly string[] {
  if (kind === 'indirect') return [];
  const pieces = quotes.map(({ exact }) => exact);
  const inMarks = pieces.flatMap(wordsInMarks);
  // A direct statement may have a word of the report's outside its marks (that “…”); a turn may quote somebody itself.
  const isAllInMarks = letterCount(inMarks.join(' ')) >= DIRECT_SHARE * letterCount(pieces.join(' '));
  return kind === 'direct' && !isAllInMarks ? pieces : inMarks;
}

const hasWords = (piece: string): boolean => hasPlainWord(piece) || quoteWords(piece).keys.length > 0;

/** A long word is no filler, and without brackets no note: nearly every quotation is told by that. */
const hasPlainWord = (piece: string): boolean => /\p{L}{5}/u.test(piece) && !/[([<*]/.test(piece);

/** The words as they are quoted, part by part. */
function partsOf({ kind }: QuotedStatement, pieces: readonly string[]): Parts {
  const counted = pieces.map((part) => ({ part, words: quoteWords(part).keys.length }));
  const worded = counted.filter(({ words }) => words > 0);
  const longer = worded.filter(({ words }) => words >= SHINGLE_WORDS);
  const kept = kind === 'mixed' && longer.length > 0 ? longer : worded;
  return {
    parts: kept.map(({ part }) => part),
    few: worded.filter((one) => !kept.includes(one)).map(({ part }) => part),
  };
}

function personOf({ speaker, actor }: QuotedStatement): string | null {
  if (speaker === null || speaker.status !== 'resolved' || speaker.via === 'organisation') return null;
  return actor === null || actor.kind === 'person' ? speaker.name : null;
}

/** The judgement without what was said between two parts, unless that turns the meaning round. */
function withoutJoints(judged: StatementVerification, parts: readonly string[]): StatementVerification {
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

function combined(each: readonly StatementVerification[]): StatementVerification {
  const altered = each.filter(({ verdict }) => verdict === 'altered');
  const judged: StatementVerification = {
    verdict: altered.length > 0 ? 'altered' : 'verbatim',
    marked: altered.length > 0 && altered.every(({ marked }) => marked),
    places: each.flatMap(({ places }) => places),
    diff: altered.flatMap(({ diff }) => diff),
    searched: [],
    nearest: null,
    context: firstContext(each),
  };
  return withRemarks(judged, each.flatMap(({ remarks = [] }) => remarks).slice(0, 1));
}

function firstContext(each: readonly StatementVerification[]): StatementVerification['context'] {
  let before = 0;
  for (const { context, places } of each) {
    const place = before + (context?.place ?? 0);
    if (context !== null) return place === 0 ? context : { ...context, place };
    before += places.length;
  }
  return null;
}
