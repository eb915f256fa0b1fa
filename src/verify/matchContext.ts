import type { SpokenContext, TurnBody, TurnHead, WordList } from '../ledger/index.ts';
import { conditionWithin, contextOf } from './context/index.ts';
import { toldByReport } from './context/toldByReport.ts';
import type { Passage } from './compare.ts';
import type { Candidates, Match } from './match.ts';
import type { QuoteWords } from './quoteWords.ts';

/** Places of the same words in one turn that are looked at: a speaker who asks and answers says them twice. */
const MOST_REPEATS = 20;

/**
 * What was left out round the words of a match; null where nothing was, or where the same words stand without it
 * elsewhere in the same turn (“Can we do it? We can do it.”).
 */
export function contextOfMatch(
  match: Match,
  quote: QuoteWords,
  { turns }: Candidates,
  report: string | null,
): SpokenContext | null {
  const { passages } = match.comparison;
  const isTold = ({ kind }: SpokenContext): boolean => report !== null && toldByReport(kind, report, quote.text);
  const at = (place: number, found: SpokenContext): SpokenContext => (place === 0 ? found : { ...found, place });
  for (const [place, passage] of passages.entries()) {
    const body = turns.get(passage.turn);
    if (body === undefined) continue;
    const found = contextOfPassage(
      passage,
      passages.filter(({ turn }) => turn === passage.turn),
      body,
      quote,
    );
    if (found !== null && !isTold(found)) return at(place, found);
  }
  for (const [place, { turn }] of passages.entries()) {
    const body = turns.get(turn);
    const condition = body === undefined ? null : conditionLeftOut(match, turn, body);
    if (condition !== null && !isTold(condition)) return at(place, condition);
  }
  return null;
}

function contextOfPassage(
  { from, to }: Passage,
  here: readonly Passage[],
  { text, words }: TurnBody,
  quote: QuoteWords,
): SpokenContext | null {
  const found = contextOf({ text, words, from, to }, quote.text);
  if (found === null || here.some((passage) => holds(words, passage, found))) return null;
  const again = repeatsOf(words, from, to);
  const standsAlone = again.some(
    (start) => contextOf({ text, words, from: start, to: start + to - from }, quote.text) === null,
  );
  return standsAlone ? null : found;
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
const holds = (words: WordList, { from, to }: Passage, { span }: SpokenContext): boolean =>
  (words.at(from)?.span[0] ?? 0) <= span[0] && span[1] <= (words.at(to - 1)?.span[1] ?? 0);

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
