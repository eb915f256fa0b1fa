import {
  knownDate,
  type QuotedStatement,
  type Remark,
  type StatementVerification,
  verdictAlone,
} from '../ledger/index.ts';
import { DIRECT_SHARE } from '../document/index.ts';
import { letterCount, SHINGLE_WORDS } from '../text/index.ts';
import { daysAfter } from './days.ts';
import { verificationLine } from './line.ts';
import type { Sought } from './occasions.ts';
import { JOINT, withoutJoints, wordsInMarks } from './pasted.ts';
import { quoteWords, uncheckedOf } from './quoteWords.ts';
import { dayTold, occasionOf } from './statementOccasion.ts';
import type { TurnIndex } from '../ledger/index.ts';
import type { Quote } from './types.ts';
import { wordsVerifier } from './verifier.ts';

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
  const { verify } = wordsVerifier(index);

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
      withRemarks(judged, [
        ...uncheckedAmong(unchecked, turns),
        ...impliedSpeaker(judged, statement),
        ...otherDay(judged, statement),
      ]);
    if (together.verdict === 'verbatim') return remarked(together, few);
    const order = orderIn(turns, parts);
    // What a report tells by a mark to have left out, and a negation that is lost between the parts, stay changes.
    const isKept = order === 'other' || !(together.marked || together.diff.some(({ reverses }) => reverses));
    if (together.verdict === 'altered' && order !== null && isKept)
      return remarked({ ...together, verdict: 'verbatim', marked: false, diff: [] }, few);
    if (together.verdict === 'altered' && (order === 'same' || parts.length === 1)) return remarked(together, few);
    const apart = parts.filter((part) => quoteWords(part).keys.length >= SHINGLE_WORDS);
    if (apart.length > 1) {
      const each: StatementVerification[] = [];
      for (const quote of apart) each.push(await found({ quote, speaker, date, report }, sought));
      const tooFew = parts.filter((part) => !apart.includes(part));
      const areSaid = ({ verdict }: StatementVerification): boolean =>
        verdict === 'verbatim' || (verdict === 'altered' && together.verdict !== 'altered');
      if (each.every(areSaid) && (together.verdict !== 'altered' || tooFew.length === 0))
        return remarked(combined(each), [...few, ...tooFew]);
    }
    return remarked(together, few);
  };
}

/**
 * Whether one of these turns has all parts just so: in the order in which they are quoted, or in another, as a report may tell
 * first what was said last. Null where none has all of them.
 */
function orderIn(turns: readonly string[], parts: readonly string[]): 'same' | 'other' | null {
  const keysOf = (text: string): string => ` ${quoteWords(text).keys.join(' ')} `;
  const sought = parts.map(keysOf);
  const having = turns.map(keysOf).filter((keys) => sought.every((part) => keys.includes(part)));
  if (having.length === 0) return null;
  const isInOrder = (keys: string): boolean => {
    let from = 0;
    return sought.every((part) => {
      const at = keys.indexOf(part, from);
      // Two parts may share the space between them.
      from = at + part.length - 1;
      return at >= 0;
    });
  };
  return having.some(isInOrder) ? 'same' : 'other';
}

/** Quoted words that are too few to be looked for, and that stand nowhere in the turns in which the others were found. */
function uncheckedAmong(parts: readonly string[], turns: readonly string[]): Remark[] {
  const keysOf = (text: string): string => ` ${quoteWords(text).keys.join(' ')} `;
  const heard = turns.map(keysOf);
  return parts
    .filter((part) => !heard.some((keys) => keys.includes(keysOf(part))))
    .flatMap((part) => uncheckedOf(quoteWords(part)));
}

/** Of another's words, whom the report means by a pronoun or leaves out: the fault may lie in finding that speaker. */
const impliedSpeaker = ({ verdict }: StatementVerification, { speaker }: QuotedStatement): Remark[] =>
  verdict === 'other-speaker' && (speaker?.via === 'pronoun' || speaker?.via === 'ellipsis')
    ? [{ kind: 'speaker-implied', words: speaker.name ?? '' }]
    : [];

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
