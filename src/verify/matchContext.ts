import type { SpokenContext, TurnBody, TurnHead, WordList } from '../ledger/index.ts';
import { conditionWithin, contextOf } from './context/index.ts';
import { toldByReport } from './context/toldByReport.ts';
import type { Candidates, Match } from './match.ts';
import type { QuoteWords } from './quoteWords.ts';

/** Places of the same words in one turn that are looked at: a speaker who asks and answers says them twice. */
const MOST_REPEATS = 20;

/**
 * What was left out round the words of a match; null where nothing was, or where the same words stand without it
 * elsewhere in the same turn (“Can we do it? We can do it.”). Of words from another turn than the first, nothing is said.
 */
export function contextOfMatch(
  match: Match,
  quote: QuoteWords,
  { turns }: Candidates,
  report: string | null,
): SpokenContext | null {
  const { passages } = match.comparison;
  const [first] = passages;
  if (first === undefined) return null;
  const body = turns.get(first.turn);
  if (body === undefined) return null;
  const { text, words } = body;
  const here = passages.filter(({ turn }) => turn === first.turn);
  for (const { from, to } of here) {
    const found = contextOf({ text, words, from, to }, quote.text);
    if (found === null || here.some((passage) => holds(words, passage, found))) continue;
    if (report !== null && toldByReport(found.kind, report, quote.text)) continue;
    const again = repeatsOf(words, from, to);
    if (!again.some((start) => contextOf({ text, words, from: start, to: start + to - from }, quote.text) === null))
      return found;
  }
  const condition = conditionLeftOut(match, first.turn, body);
  return condition === null || (report !== null && toldByReport('conditional', report, quote.text)) ? null : condition;
}

/** A condition that was left out in the middle of a sentence, of which both sides were kept. */
function conditionLeftOut({ comparison }: Match, turn: TurnHead, { text, words }: TurnBody): SpokenContext | null {
  const own = comparison.pairs.flatMap(({ said, same }) =>
    said?.turn.key === turn.key ? [{ at: said.word, same }] : [],
  );
  const sentenceAt = (at: number | undefined): number => (at === undefined ? -1 : (words.at(at)?.sentence ?? -1));
  for (let from = 1; from < own.length; from += 1) {
    if (own[from]?.same !== false) continue;
    let to = from;
    while (own[to]?.same === false) to += 1;
    const [before, first, last, behind] = [own[from - 1], own[from], own[to - 1], own[to]];
    const within = sentenceAt(before?.at) === sentenceAt(behind?.at);
    if (within && first && last) {
      const found = conditionWithin({ text, words, from: first.at, to: last.at + 1 });
      if (found !== null) return found;
    }
    from = to;
  }
  return null;
}

/** Whether the words that were found to be left out were quoted after all, in another part. */
const holds = (
  words: WordList,
  { from, to }: { from: number; to: number; turn: TurnHead },
  { span }: SpokenContext,
): boolean => (words.at(from)?.span[0] ?? 0) <= span[0] && span[1] <= (words.at(to - 1)?.span[1] ?? 0);

function repeatsOf(words: WordList, from: number, to: number): number[] {
  const found: number[] = [];
  const first = words.at(from)?.key;
  for (let at = 0; at + to - from <= words.length && found.length < MOST_REPEATS; at += 1) {
    if (at === from || words.at(at)?.key !== first) continue;
    let same = 1;
    while (same < to - from && words.at(at + same)?.key === words.at(from + same)?.key) same += 1;
    if (same === to - from) found.push(at);
  }
  return found;
}
