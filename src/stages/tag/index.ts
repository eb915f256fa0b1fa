import { outerParts, type Proposal, type Segmented, type Tagged } from '../../document/index.ts';
import type { Encoded, Model } from '../../model/index.ts';
import type { Span } from '../../text/index.ts';
import { wordsOf } from '../../text/index.ts';
import { featuresOf } from './features.ts';

/** A word begins or continues a cue when the tag head thinks so at least this much; the conditioned head has the last word. */
const LIKELY_CUE = 0.4;
/** A quotation counts as somebody's already when the contents of cues cover this share of it. */
const COVERED = 0.5;
/** Below this the conditioned head's verdict leaves a proposal without weight for what it covers. */
const BELIEVED = 0.5;

/**
 * Adds words and the model's proposals: for each likely cue its own source and content, then the same for each
 * quotation that no cue has claimed. Memory: the states of one window at a time.
 */
export async function tag(segmented: Segmented, model: Model): Promise<Tagged> {
  const words = proseWords(segmented);
  const quoted = quotedWords(segmented, words);
  const proposals: Proposal[] = [];
  const texts = words.map((span) => segmented.text.slice(...span));
  for await (const encoded of model.encode(texts, featuresOf(segmented, words))) {
    const { window } = encoded;
    const owned = ([start, end]: readonly [number, number]): boolean => {
      const middle = (start + end - 1) >> 1;
      return middle >= window.ownStart && middle < window.ownEnd;
    };
    for (const anchor of cuesOf(encoded).filter(owned)) proposals.push(await propose(encoded, anchor, 'cue'));
    for (const anchor of quoted.filter(owned)) {
      const [start, end] = [Math.max(anchor[0], window.start), Math.min(anchor[1], window.end)];
      if (!covered([start, end], proposals)) proposals.push(await propose(encoded, [start, end], 'quotation'));
    }
  }
  return { ...segmented, words, proposals };
}

async function propose(encoded: Encoded, anchor: readonly [number, number], kind: Proposal['kind']): Promise<Proposal> {
  const { window, tags } = encoded;
  let sum = 0;
  for (let word = anchor[0]; word < anchor[1]; word += 1) sum += 1 - (tags[(word - window.start) * 9 + 3] ?? 1);
  const tagged = kind === 'cue' ? sum / (anchor[1] - anchor[0]) : 1;
  return { anchor, kind, tagged, ...(await encoded.condition(anchor, kind === 'cue' ? 1 : 2)) };
}

/** The words of the prose, each in its own stretch. */
function proseWords({ text, prose }: Segmented): Span[] {
  return prose.flatMap(([start, end]) =>
    wordsOf(text.slice(start, end)).map(([from, to]): Span => [from + start, to + start]),
  );
}

/** Outer quotations as runs of words, part by part; those of a single mark or nothing are left out. */
function quotedWords({ quotations }: Segmented, words: readonly Span[]): [number, number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (const part of outerParts(quotations)) {
    while (from < words.length && (words[from]?.[1] ?? 0) <= part.span[0]) from += 1;
    let to = from;
    while (to < words.length && (words[to]?.[0] ?? Infinity) < part.span[1]) to += 1;
    if (to > from + 1) runs.push([from, to]);
  }
  return runs;
}

/** Runs of words that the tag head takes for a cue: B opens one, I goes on. */
function cuesOf({ window, tags }: Encoded): [number, number][] {
  const cues: [number, number][] = [];
  let open: [number, number] | null = null;
  for (let word = window.start; word < window.end; word += 1) {
    const at = (word - window.start) * 9 + 3;
    const [outside = 1, begin = 0, inside = 0] = [tags[at], tags[at + 1], tags[at + 2]];
    if (1 - outside < LIKELY_CUE) open = null;
    else if (open && inside > begin) open[1] = word + 1;
    else cues.push((open = [word, word + 1]));
  }
  return cues;
}

function covered([start, end]: readonly [number, number], proposals: readonly Proposal[]): boolean {
  return proposals.some(({ kind, valid, from, content }) => {
    if (kind !== 'cue' || valid < BELIEVED) return false;
    let sum = 0;
    for (let word = start; word < end; word += 1) {
      const outside = word < from ? 1 : (content[(word - from) * 3] ?? 1);
      sum += 1 - outside;
    }
    return sum / (end - start) >= COVERED;
  });
}
