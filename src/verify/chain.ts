import type { Anchor } from './anchors.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { WordList } from '../ledger/index.ts';

/**
 * How one anchor follows another. `on`: further on in the same turn, no more than a sentence on. `turn`: where the
 * speaker goes on after an interjection. `leap`: from any other place, in the same order or not.
 */
export type Step = 'on' | 'turn' | 'leap';

export interface Link {
  readonly anchor: Anchor;
  /** How it follows the link before; null for the first. */
  readonly step: Step | null;
  /** A leap that an ellipsis tells of, forward in the same transcript. */
  readonly marked: boolean;
}

export interface Chain {
  readonly links: readonly Link[];
  /** Bits of the words covered, less the price of the steps. */
  readonly score: number;
}

/*
 * Prices, in the bits of wordWeights.ts. A chain is the cheapest story of how the quotation came about, so the prices
 * say what is likelier: one passage with changes before passages put together, an ellipsis before a silent leap, the
 * same speech before another one. A leap costs as much as a rare word and a common one, so that no phrase of everyday words
 * is fetched from elsewhere to fill a gap.
 */
const STEP_ON = 1;
const STEP_TURN = 3;
const MARKED_LEAP = 4;
const LEAP = 18;
const OTHER_TRANSCRIPT = 6;

/** Beyond this many anchors the shortest are passed over: the time is quadratic. */
const MOST_ANCHORS = 300;

export interface ChainInput {
  readonly quote: QuoteWords;
  readonly anchors: readonly Anchor[];
  readonly wordsOf: (anchor: Anchor) => WordList;
  /** Sum of bits of the quotation's words [from, to). */
  readonly bits: (from: number, to: number) => number;
  /** Whether words may come from places more than a sentence apart. */
  readonly leaps: boolean;
  /** What an anchor's turn has for or against it from the speaker and the date, in bits. */
  readonly prior: (anchor: Anchor) => number;
}

/** The best chain of anchors; null where there are none. */
export function bestChain(input: ChainInput): Chain | null {
  const { bits, prior } = input;
  const anchors = longest(input.anchors);
  const best: { score: number; previous: number; from: number; step: Step | null; marked: boolean }[] = [];
  let end = -1;
  for (const [index, anchor] of anchors.entries()) {
    let here = {
      score: bits(anchor.from, anchor.to) + prior(anchor),
      previous: -1,
      from: anchor.from,
      step: null as Step | null,
      marked: false,
    };
    for (let before = 0; before < index; before += 1) {
      const earlier = anchors[before];
      const state = best[before];
      if (earlier === undefined || state === undefined) continue;
      const step = stepBetween(earlier, anchor, input);
      if (step === null || (step.step === 'leap' && !step.marked && !input.leaps)) continue;
      const score = state.score + bits(step.from, anchor.to) - step.price;
      if (score > here.score) here = { score, previous: before, from: step.from, step: step.step, marked: step.marked };
    }
    best.push(here);
    if (here.score > (best[end]?.score ?? -Infinity)) end = index;
  }
  const links: Link[] = [];
  const score = best[end]?.score ?? 0;
  for (let at = end; at >= 0;) {
    const state = best[at];
    const anchor = anchors[at];
    if (state === undefined || anchor === undefined) break;
    const { from, step, marked } = state;
    links.unshift({ anchor: { ...anchor, from, word: anchor.word + from - anchor.from }, step, marked });
    at = state.previous;
  }
  return links.length > 0 ? { links, score } : null;
}

const longest = (anchors: readonly Anchor[]): readonly Anchor[] =>
  anchors.length <= MOST_ANCHORS
    ? anchors
    : anchors
        .toSorted((a, b) => b.to - b.from - (a.to - a.from))
        .slice(0, MOST_ANCHORS)
        .toSorted((a, b) => a.from - b.from || a.to - b.to);

interface PricedStep {
  readonly step: Step;
  readonly price: number;
  readonly marked: boolean;
  /** The first word of the quotation that the later anchor covers, what it shares with the earlier one cut off. */
  readonly from: number;
}

function stepBetween(earlier: Anchor, later: Anchor, { quote, wordsOf }: ChainInput): PricedStep | null {
  if (later.to <= earlier.to || later.from <= earlier.from) return null;
  const sameTurn = later.turn.key === earlier.turn.key;
  const earlierEnd = earlier.word + earlier.to - earlier.from;
  const overlap = Math.max(0, earlier.to - later.from);
  const forward = sameTurn && later.word > earlier.word;
  // In one passage the turn's words may overlap too, where a repetition was left out.
  const cut = forward ? Math.max(overlap, earlierEnd - later.word) : overlap;
  const from = later.from + cut;
  if (from >= later.to) return null;

  const ellipsis = quote.marks.some(
    (mark) => mark.kind === 'ellipsis' && mark.before >= earlier.to && mark.before <= from,
  );
  const priced = (step: Step, price: number, marked = false): PricedStep => ({ step, price, marked, from });
  if (sameTurn) {
    const words = wordsOf(earlier);
    const begins = words.at(later.word + cut)?.sentence ?? 0;
    const ends = words.at(earlierEnd - 1)?.sentence ?? 0;
    if (forward && begins - ends <= 1) return priced('on', STEP_ON);
    return forward && ellipsis ? priced('leap', MARKED_LEAP, true) : priced('leap', LEAP);
  }
  if (earlier.turn.speaker !== later.turn.speaker) return null;
  if (earlier.turn.transcript !== later.turn.transcript) return priced('leap', LEAP + OTHER_TRANSCRIPT);
  const turns = later.turn.number - earlier.turn.number;
  if (turns === 1 || turns === 2) {
    const words = wordsOf(earlier);
    const left = (words.at(-1)?.sentence ?? 0) - (words.at(earlierEnd - 1)?.sentence ?? 0);
    const skipped = wordsOf(later).at(later.word + cut)?.sentence ?? 0;
    if (left + skipped === 0) return priced('turn', STEP_TURN);
  }
  return turns > 0 && ellipsis ? priced('leap', MARKED_LEAP, true) : priced('leap', LEAP);
}
