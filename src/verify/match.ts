import { comparedWords, PAIR_WORDS, RARE_BITS, rarePairsOf, SHINGLE_WORDS, shinglesOf } from '../text/index.ts';
import { type Anchor, anchorsOf, cutAtEllipses, extended } from './anchors.ts';
import { bestChain, type Chain } from './chain.ts';
import { compare, type Comparison } from './compare.ts';
import { diffOf } from './diff.ts';
import { type QuoteWords, writtenBetween } from './quoteWords.ts';
import type { Hit, TurnBody, TurnHead, TurnIndex } from '../ledger/index.ts';
import type { DiffEntry } from './types.ts';
import type { WordList } from '../ledger/index.ts';
import type { TurnText } from './variants.ts';

/** The turns that may hold a quotation, opened. */
export interface Candidates {
  readonly anchors: readonly Anchor[];
  readonly turns: ReadonlyMap<TurnHead, TurnBody>;
}

/** How a quotation is best explained from some anchors. */
export interface Match {
  readonly chain: Chain;
  readonly comparison: Comparison;
  readonly diff: readonly DiffEntry[];
  /** Bits of the quotation's words that were said so, and of all its words but the report's own. */
  readonly matched: number;
  readonly total: number;
  /** Whether a word that is rare in speech is among those that were said so. */
  readonly hasRare: boolean;
  /** How many of the quotation's words were said so, and how many it has. */
  readonly sameWords: number;
  readonly words: number;
  /** The most of its words in a row that were said so. */
  readonly longestRun: number;
  /** Whether it was said in these very words, or in another writing of them (“gonna” for “going to”). */
  readonly literal: () => boolean;
  /** The price in bits of what was changed: no match is as good as one without. */
  readonly changes: number;
}

/** Turns opened for one quotation: enough for a phrase of a campaign, few enough to stay fast. */
const MOST_TURNS = 12;
/** A shingle at so many places tells nothing beside a rarer one. */
const MOST_PLACES = 400;
/** What a shingle of three everyday words weighs; only what goes beyond counts when turns are ranked. */
const EVERYDAY_SHINGLE = 8;
const LEAST = 0.5;
/** As spokenWords writes “n't” too. */
const NOT = 'not';

/**
 * What candidates are looked for by: words in a row, pairs of which one is rare, or two words between which a “not” was put
 * in or left out.
 */
export type Grain = 'shingles' | 'pairs' | 'denials';

/**
 * Finds and opens the likeliest turns. `prior` is what speaks for a turn beside the words, in bits. The rarest
 * shingles have their turns opened first, whatever else these hold: a splice may have one short part there.
 */
export async function candidatesOf(
  quote: QuoteWords,
  index: TurnIndex,
  notAfter: string | null,
  prior: (turn: TurnHead) => number,
  grain: Grain,
): Promise<Candidates> {
  const hits =
    grain === 'denials' ? await deniedHitsOf(quote, index, notAfter) : await hitsOf(quote, index, notAfter, grain);
  const turns = new Map<TurnHead, TurnBody>();
  for (const turn of rankedTurns(hits, quote, prior).slice(0, MOST_TURNS)) turns.set(turn, await index.body(turn));
  const wordsOf = (turn: TurnHead): WordList => turns.get(turn)?.words ?? [];
  const found = anchorsOf(
    hits.filter(({ turn }) => turns.has(turn)),
    WORDS_OF[grain],
  );
  const anchors = found
    .map((anchor) => extended(anchor, quote.keys, wordsOf(anchor.turn)))
    .filter((anchor) => isSame(anchor, quote, wordsOf(anchor.turn)));
  return { anchors: distinct(anchors.flatMap((anchor) => cutAtEllipses(anchor, quote.marks))), turns };
}

/** Words of a hit. */
const WORDS_OF = { shingles: SHINGLE_WORDS, pairs: PAIR_WORDS, denials: 1 } as const satisfies Record<Grain, number>;

/** Hits of single words that stand beside a “not” in one of the two only: “are not guilty” for “are guilty”, and the reverse. */
async function deniedHitsOf({ keys }: QuoteWords, index: TurnIndex, notAfter: string | null): Promise<readonly Hit[]> {
  const bare = keys.flatMap((key, at) => (key === NOT ? [] : [at]));
  const denies = bare.length < keys.length;
  const triples = bare.slice(1).map((at, after) => {
    const before = bare[after] ?? 0;
    const [left = '', right = ''] = [keys[before], keys[at]];
    const next = keys[bare[after + 2] ?? -1] ?? '';
    return denies
      ? { words: [left, right, next], places: [before, at, bare[after + 2] ?? -1] }
      : { words: [left, NOT, right], places: [before, -1, at] };
  });
  const hits = await index.hits(
    triples.flatMap(({ words }) => shinglesOf(words)),
    notAfter,
    MOST_PLACES,
  );
  return hits.flatMap(({ turn, shingle, word }) =>
    (triples[shingle]?.places ?? []).flatMap((place, offset) =>
      place < 0 ? [] : [{ turn, shingle: place, word: word + offset }],
    ),
  );
}

async function hitsOf(
  { keys }: QuoteWords,
  index: TurnIndex,
  notAfter: string | null,
  grain: Grain,
): Promise<readonly Hit[]> {
  if (grain === 'shingles') return index.hits(shinglesOf(keys), notAfter, MOST_PLACES);
  const pairs = rarePairsOf(keys);
  const hits = await index.pairs(
    pairs.map(({ hash }) => hash),
    notAfter,
    MOST_PLACES,
  );
  return hits.map((hit) => ({ ...hit, shingle: pairs[hit.shingle]?.word ?? 0 }));
}

function rankedTurns(hits: readonly Hit[], quote: QuoteWords, prior: (turn: TurnHead) => number): TurnHead[] {
  const weights = quote.keys.map((_, at) => {
    const bits = (quote.bits[at] ?? 0) + (quote.bits[at + 1] ?? 0) + (quote.bits[at + 2] ?? 0);
    return Math.max(LEAST, bits - EVERYDAY_SHINGLE);
  });
  const inTurn = new Map<TurnHead, Hit[]>();
  const places = new Map<number, Set<TurnHead>>();
  for (const hit of hits) {
    const list = inTurn.get(hit.turn);
    if (list) list.push(hit);
    else inTurn.set(hit.turn, [hit]);
    const turns = places.get(hit.shingle);
    if (turns) turns.add(hit.turn);
    else places.set(hit.shingle, new Set([hit.turn]));
  }
  const reach = quote.keys.length * 2;
  const scored = [...inTurn].map(([turn, list]) => ({ turn, score: densest(list, weights, reach) + prior(turn) }));
  const ranked = scored.toSorted((a, b) => b.score - a.score).map(({ turn }) => turn);
  const bestOfEach = [...places.values()]
    .toSorted((a, b) => a.size - b.size)
    .flatMap((turns) => ranked.find((turn) => turns.has(turn)) ?? []);
  const half = MOST_TURNS / 2;
  return [...new Set([...ranked.slice(0, half), ...[...new Set(bestOfEach)].slice(0, half), ...ranked])];
}

/**
 * The most that hits within `reach` words of a turn weigh together, each shingle once. A speech of an hour has many
 * everyday shingles, but not side by side.
 */
function densest(hits: readonly Hit[], weights: readonly number[], reach: number): number {
  const sorted = hits.length > 1 ? hits.toSorted((a, b) => a.word - b.word) : hits;
  const inside = new Map<number, number>();
  let sum = 0;
  let most = 0;
  let first = 0;
  for (const { shingle, word } of sorted) {
    const count = inside.get(shingle) ?? 0;
    if (count === 0) sum += weights[shingle] ?? 0;
    inside.set(shingle, count + 1);
    for (let hit = sorted[first]; hit && word - hit.word > reach; hit = sorted[first]) {
      const left = (inside.get(hit.shingle) ?? 0) - 1;
      inside.set(hit.shingle, left);
      if (left === 0) sum -= weights[hit.shingle] ?? 0;
      first += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

/** Whether the words are the same and do not only share a hash. */
const isSame = (anchor: Anchor, quote: QuoteWords, turn: WordList): boolean =>
  quote.keys.slice(anchor.from, anchor.to).every((key, at) => key === turn.at(anchor.word + at)?.key);

const distinct = (anchors: readonly Anchor[]): Anchor[] =>
  [...new Map(anchors.map((anchor) => [`${anchor.turn.key} ${anchor.from} ${anchor.word}`, anchor])).values()].toSorted(
    (a, b) => a.from - b.from || a.to - b.to,
  );

/**
 * The best explanation of the quotation from those turns that `allowed` lets through, with or without words put
 * together from several places; null where there is none.
 */
export function bestMatch(
  quote: QuoteWords,
  { anchors, turns }: Candidates,
  prior: (turn: TurnHead) => number,
  allowed: (turn: TurnHead) => boolean,
  leaps: boolean,
): Match | null {
  const sums = [0];
  for (const weight of quote.bits) sums.push((sums.at(-1) ?? 0) + weight);
  const bits = (from: number, to: number): number => (sums[to] ?? 0) - (sums[from] ?? 0);
  const wordsOf = (turn: TurnHead): WordList => turns.get(turn)?.words ?? [];
  const chain = bestChain({
    quote,
    anchors: anchors.filter(({ turn }) => allowed(turn)),
    wordsOf: ({ turn }) => wordsOf(turn),
    bits,
    leaps,
    prior: ({ turn }) => prior(turn),
  });
  if (chain === null) return null;
  const turnWords: TurnText = (turn) => ({
    text: turns.get(turn)?.text ?? '',
    words: wordsOf(turn),
  });
  const comparison = compare(chain, quote, turnWords);
  const diff = diffOf(comparison, quote, turnWords);
  const hasRare = comparison.pairs.some(
    ({ same, quoted }) => same && quoted !== null && bits(quoted, quoted + 1) >= RARE_BITS,
  );
  const sameWords = countWritten(
    comparison.pairs.flatMap(({ same, quoted }) => (same && quoted !== null ? [quoted] : [])),
    quote,
  );
  /** Words in round brackets that were not said are the report's, and so not to be found. */
  const own = comparison.pairs.flatMap(({ same, quoted }) =>
    !same && quoted !== null && quote.parenthesised.has(quoted) ? [quoted] : [],
  );
  const total = own.reduce((sum, word) => sum - bits(word, word + 1), bits(0, quote.keys.length));
  const matched = comparison.pairs.reduce(
    (sum, { same, quoted }) => sum + (same && quoted !== null ? bits(quoted, quoted + 1) : 0),
    0,
  );
  const changes = diff.filter((entry) => entry.kind !== 'same' && !entry.marked).length;
  return {
    chain,
    comparison,
    diff,
    matched,
    total,
    hasRare,
    sameWords,
    words: writtenBetween(quote, 0, quote.keys.length) - countWritten(own, quote),
    longestRun: Math.max(0, ...chain.links.map(({ anchor }) => writtenBetween(quote, anchor.from, anchor.to))),
    literal: () => changes > 0 || isLiteral(comparison, quote, turnWords),
    changes,
  };
}

function isLiteral({ passages }: Comparison, quote: QuoteWords, turnText: TurnText): boolean {
  const said = passages.map(({ turn, from, to }) => {
    const { text, words } = turnText(turn);
    return text.slice(words.at(from)?.span[0], words.at(to - 1)?.span[1]);
  });
  const keys = (text: string): string =>
    comparedWords(text)
      .map(({ key }) => key)
      .join(' ');
  return keys(said.join(' ')) === keys(quote.text);
}

const countWritten = (places: readonly number[], { written }: QuoteWords): number =>
  new Set(places.map((place) => written[place])).size;
