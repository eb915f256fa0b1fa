import { alignWords, type Span } from '../text/index.ts';
import type { Anchor } from './anchors.ts';
import type { Chain, Link } from './chain.ts';
import type { QuoteWords } from './quoteWords.ts';
import { isNegation, type TurnHead, type WordList } from '../ledger/index.ts';
import { atClauses } from './omissions.ts';
import type { Pair } from './pairs.ts';
import { besideSubject, isHalfOfDenial } from './subject.ts';
import { withoutUnspoken } from './unspoken.ts';
import { type TurnText, withVariants } from './variants.ts';

/** A stretch of one turn from which words were taken: [from, to) of its compared words. */
export interface Passage {
  readonly turn: TurnHead;
  readonly from: number;
  readonly to: number;
}

/** A break between two passages: where the speaker goes on, or a leap, and whether an ellipsis tells of it. */
export interface Break {
  /** The words of the quotation before this one come from earlier passages. */
  readonly before: number;
  readonly leap: boolean;
  readonly marked: boolean;
}

export interface Comparison {
  readonly pairs: readonly Pair[];
  readonly passages: readonly Passage[];
  readonly breaks: readonly Break[];
}

/** Beyond the words that are the same, so many of the turn's are looked at for each that the quotation has left. */
const SLACK = 3;
/** Where a mark stands, words were left out for certain: more are looked at, and leaving one out costs little. */
const SLACK_AT_MARK = 12;
const SKIP_AT_MARK = 0.125;
/** At an end of the quotation, a word is taken to stand for another only this near to what is the same. */
const MOST_CHANGED_AT_END = 4;
const MOST_COMPLETING = 2;
/** A longer stretch between two anchors is aligned from its ends; the middle was left out. */
const MOST_BETWEEN = 80;

/** Aligns what lies between, before and after the anchors of a chain. */
export function compare({ links }: Chain, quote: QuoteWords, turnText: TurnText): Comparison {
  const wordsOf = (turn: TurnHead): WordList => turnText(turn).words;
  const pairs: Pair[] = [];
  const breaks: Break[] = [];
  const keys = (turn: TurnHead, from: number, to: number): string[] => {
    const words = wordsOf(turn);
    const found: string[] = [];
    for (let at = Math.max(0, from); at < Math.min(to, words.length); at += 1) found.push(words.at(at)?.key ?? '');
    return found;
  };
  const endOf = ({ anchor }: Link): number => anchor.word + anchor.to - anchor.from;

  const isMarked = (from: number, to: number): boolean =>
    quote.marks.some((mark) => mark.before >= from && mark.before <= to);
  const slack = (from: number, to: number): number => to - from + (isMarked(from, to) ? SLACK_AT_MARK : SLACK);

  const add = (from: number, to: number, turn: TurnHead, said: Span, free: 'start' | 'end' | null): void => {
    const left = quote.keys.slice(from, to);
    const right = keys(turn, ...said);
    const begins = Math.max(0, said[0]);
    const skip = isMarked(from, to) ? SKIP_AT_MARK : 1;
    const aligned = alignWords(left, right, { freeStart: free === 'start', freeEnd: free === 'end', skip });
    for (const pair of aligned) {
      pairs.push({
        quoted: pair.left === null ? null : from + pair.left,
        said: pair.right === null ? null : { turn, word: begins + pair.right },
        same: pair.same,
      });
    }
  };
  const head = (from: number, link: Link): Pair[] => {
    const mark = pairs.length;
    add(
      from,
      link.anchor.from,
      link.anchor.turn,
      [link.anchor.word - slack(from, link.anchor.from), link.anchor.word],
      'start',
    );
    return pairs.splice(mark);
  };
  const tail = (link: Link, to: number): Pair[] => {
    const mark = pairs.length;
    add(link.anchor.to, to, link.anchor.turn, [endOf(link), endOf(link) + slack(link.anchor.to, to)], 'end');
    return pairs.splice(mark);
  };

  for (const [index, link] of links.entries()) {
    const previous = links[index - 1];
    const { anchor } = link;
    if (previous === undefined) pairs.push(...trimmed(head(0, link), link.anchor, -1));
    else if (link.step === 'on') {
      const said: Span = [endOf(previous), anchor.word];
      const length = said[1] - said[0];
      if (length <= MOST_BETWEEN) add(previous.anchor.to, anchor.from, anchor.turn, said, null);
      else {
        pairs.push(...tail(previous, anchor.from));
        for (let word = lastSaid(pairs, anchor.turn) + 1; word < anchor.word; word += 1) {
          pairs.push({ quoted: null, said: { turn: anchor.turn, word }, same: false });
        }
      }
    } else {
      const after = tail(previous, anchor.from);
      const before = head(previous.anchor.to, link);
      const gained = (list: readonly Pair[]): number => list.filter((pair) => pair.same).length;
      const toEarlier = gained(after) >= gained(before);
      if (toEarlier) pairs.push(...trimmed(after, previous.anchor, 1));
      breaks.push({
        before: toEarlier ? anchor.from : previous.anchor.to,
        leap: link.step === 'leap',
        marked: link.marked,
      });
      const begins = toEarlier ? [] : trimmed(before, anchor, -1);
      const next = begins.find(({ said }) => said !== null)?.said?.word ?? anchor.word;
      if (link.step === 'turn') pairs.push(...leftOutBetween(previous.anchor.turn, anchor.turn, next));
      pairs.push(...begins);
    }
    for (let at = anchor.from; at < anchor.to; at += 1) {
      pairs.push({ quoted: at, said: { turn: anchor.turn, word: anchor.word + at - anchor.from }, same: true });
    }
  }
  const last = links.at(-1);
  if (last) {
    pairs.push(...trimmed(tail(last, quote.words.length), last.anchor, 1));
    pairs.push(...negationBehind(pairs, quote, turnText));
  }
  const compared = withVariants(withoutUnspoken(atClauses(pairs, quote, turnText), turnText), quote, turnText);
  return { pairs: compared, passages: passagesOf(compared), breaks };

  /** What the speaker says to the end of a turn and up to a word of the one where he or she goes on, but for what is begun again. */
  function leftOutBetween(earlier: TurnHead, later: TurnHead, next: number): readonly Pair[] {
    const kept = lastSaid(pairs, earlier) + 1;
    const end = wordsOf(earlier).length;
    const isSaidIn = (turn: TurnHead, at: number, words: readonly string[]): boolean =>
      words.join(' ') === keys(turn, at, at + words.length).join(' ');
    const [rest, begins] = [keys(earlier, kept, end), keys(later, 0, next)];
    const leftOut = (turn: TurnHead, from: number, words: readonly string[]): Pair[] =>
      words.map((_, at) => ({ quoted: null, said: { turn, word: from + at }, same: false }));
    return [
      ...(isSaidIn(later, next, rest) ? [] : leftOut(earlier, kept, rest)),
      ...(isSaidIn(earlier, kept - begins.length, begins) ? [] : leftOut(later, 0, begins)),
    ];
  }

  /**
   * Before the first and after the last word that is the same, a few words stand for what was said there; many are the
   * quotation's own, and words of the turn beyond it were not left out, the quotation had ended.
   */
  function trimmed(found: readonly Pair[], { turn, from, to, word }: Anchor, step: -1 | 1): readonly Pair[] {
    const outward = step === 1 ? found : found.toReversed();
    const lastSame = outward.findLastIndex((pair) => pair.same);
    const rest = outward.slice(lastSame + 1).filter((pair) => pair.quoted !== null);
    const kept = outward.slice(0, lastSame + 1);
    const words = wordsOf(turn);
    const begins = kept[lastSame]?.said?.word ?? (step === 1 ? word + to - from - 1 : word);
    const { sentence } = words.at(begins) ?? {};
    const own = rest.length > MOST_CHANGED_AT_END || rest.every(({ quoted }) => quote.parenthesised.has(quoted ?? -1));
    const keys = rest.map(({ quoted }) => quote.keys[quoted ?? -1] ?? '').toReversed();
    const subject = step === -1 && !own ? besideSubject({ text: turnText(turn).text, words, begins, keys }) : null;
    if (subject !== null) {
      const found = subject.map(({ key, said }): Pair => {
        const quoted = key === null ? null : (rest.at(-1 - key)?.quoted ?? null);
        return { quoted, said: { turn, word: said }, same: key !== null && keys[key] === words.at(said)?.key };
      });
      return [...found, ...kept.toReversed()];
    }
    const opposite = (index: number): Pair['said'] => {
      const at = begins + step * (index + 1);
      return !own && at >= 0 && at < words.length && words.at(at)?.sentence === sentence ? { turn, word: at } : null;
    };
    const ends = rest.map((pair, index): Pair => ({ ...pair, said: opposite(index) }));
    const all = [...kept, ...ends, ...(own ? [] : completing(ends.at(-1)?.said ?? null, step, wordsOf, sentence))];
    return step === 1 ? all : all.toReversed();
  }
}

/**
 * What belongs to a small word at an end of what was said there: “never wrong”, where “accurate” was quoted, and “refuse to”
 * before it.
 */
function completing(
  last: Pair['said'],
  step: -1 | 1,
  wordsOf: (turn: TurnHead) => WordList,
  sentence: number | undefined,
): Pair[] {
  const found: Pair[] = [];
  if (last === null) return found;
  const words = wordsOf(last.turn);
  if (step === -1) {
    const half: Pair = { quoted: null, said: { turn: last.turn, word: last.word - 1 }, same: false };
    return isHalfOfDenial(words, last.word) ? [half] : [];
  }
  for (let at = last.word; found.length < MOST_COMPLETING; at += 1) {
    const next = words.at(at + 1);
    if (!isNegation(words.at(at)?.key ?? '') || next?.sentence !== sentence) break;
    found.push({ quoted: null, said: { turn: last.turn, word: at + 1 }, same: false });
  }
  return found;
}

/** The “n't” that was cut off where a quotation ends in the middle of “can't”. */
function negationBehind(pairs: readonly Pair[], quote: QuoteWords, turnText: TurnText): Pair[] {
  const last = pairs.at(-1);
  if (!last?.same || last.said === null || last.quoted !== quote.words.length - 1) return [];
  const { turn, word } = last.said;
  const { words } = turnText(turn);
  const [half, next] = [words.at(word), words.at(word + 1)];
  const cut = next?.key === 'not' && half?.span[1] === next.span[0];
  return cut ? [{ quoted: null, said: { turn, word: word + 1 }, same: false }] : [];
}

const lastSaid = (pairs: readonly Pair[], turn: TurnHead): number =>
  pairs.findLast((pair) => pair.said?.turn.key === turn.key)?.said?.word ?? -1;

/** Words left out inside a passage are among its words; those at the end of a turn before the next, and at the beginning of that, are not. */
function passagesOf(pairs: readonly Pair[]): Passage[] {
  const passages: { turn: TurnHead; from: number; to: number; kept: Span | null }[] = [];
  for (const { quoted, said, same } of pairs) {
    if (said === null) continue;
    const { turn, word } = said;
    let last = passages.at(-1);
    if (last?.turn.key === turn.key && word === last.to) last.to = word + 1;
    else passages.push((last = { turn, from: word, to: word + 1, kept: null }));
    if (quoted !== null || same) last.kept = [last.kept?.[0] ?? word, word + 1];
  }
  const isOf = (turn: TurnHead, other: number): boolean => (passages[other]?.turn.key ?? turn.key) === turn.key;
  return passages.map(({ turn, from, to, kept }, at) => ({
    turn,
    from: isOf(turn, at - 1) ? from : (kept?.[0] ?? from),
    to: isOf(turn, at + 1) ? to : (kept?.[1] ?? to),
  }));
}
