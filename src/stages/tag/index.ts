import { type FoundMention, outerParts, type Proposal, type Segmented, type Tagged } from '../../document/index.ts';
import type { Encoded, Model, Pairs, Runs } from '../../model/index.ts';
import { cueActAt } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { wordsOf } from '../../text/index.ts';
import { eventAsker } from './events.ts';
import { featuresOf } from './features.ts';
import { growingNumbers } from './growing.ts';
import { mentionsOf } from './mentions.ts';
import { likelyRuns, meanInside } from './runs.ts';

export { featuresOf };

/**
 * A word begins or continues a cue if the tag head gives it at least this; the conditioned head has the last word. Each query
 * costs a run of that head.
 */
const LIKELY_CUE = 0.4;
/**
 * A run of words may be an event trigger if the document-level tags give it at least this; the heads queried about it
 * decide. From 0.12 on they are queried about a sixth more, and F1 on eight sets of real texts differs by 0.2 at most.
 */
const LIKELY_TRIGGER = 0.2;
/** The same for a cue in what another cue or a quotation tells; training/attributions.py has the same. */
const LIKELY_NESTED = 0.35;
/** How many words after a cue may complete its verb (“called | on”). */
const REACH_OF_VERB = 3;
/** A quotation is already attributed if the contents of cues cover this share of it, and a cue nested if those of others do. */
const COVERED = 0.5;
/** A proposal whose verdict from the conditioned head is below this does not count as covering anything. */
const BELIEVED = 0.5;

/**
 * A word belongs to a source, for the linking network, from this probability; training/parts.py has the same.
 */
const LIKELY_SOURCE = 0.5;

type Run = readonly [start: number, end: number];

const SOURCE_TAGS = { width: 9, offset: 0 };
/** Of the two kinds of cues: those of statements, and those in what a statement tells. */
const CUE_TAGS = { cue: { width: 6, offset: 0 }, nested: { width: 6, offset: 3 } };
const ONE_ROLE = { width: 3, offset: 0 };

/** How mentions are found and compared (stages/mentions): what the model needs to know about them. */
export interface MentionReader {
  /** The mentions whose first word the window owns, in order. */
  find(encoded: Pick<Encoded, 'window' | 'entities' | 'descriptions'>): readonly FoundMention[];
  /** The class of a mention for the linking network. */
  classOf(mention: FoundMention): number;
  /**
   * The pairs to compare, once all mentions are known: of mentions, and of triggers and mentions for participation.
   * `sources`: whether each word belongs to a source.
   */
  pairs(
    mentions: readonly FoundMention[],
    sources: readonly boolean[],
  ): { readonly mentions: Pairs; parties(triggers: Runs): Pairs };
  /** The pairs of triggers to compare for event coreference. */
  same(triggers: Runs): Pairs;
}

/** Creates the reader for a document with its words. */
export type MentionReaderFor = (
  segmented: Segmented,
  prose: { readonly words: readonly Span[]; readonly stretchOf: readonly number[] },
  features: readonly number[],
) => MentionReader;

/**
 * Adds words, mentions and the model's proposals: for each likely cue its source and content, then the same for each
 * quotation that no cue has claimed; for each likely trigger its event. Memory: the states of one window at a time, and
 * one vector per mention.
 */
export async function tag(segmented: Segmented, model: Model, readerFor: MentionReaderFor): Promise<Tagged> {
  const { words, stretchOf } = proseWords(segmented);
  const quoted = quotedWords(segmented, words);
  const proposals: Proposal[] = [];
  // Those of cues that reach into the window; a quotation in it cannot be covered by any other.
  let reaching: Proposal[] = [];
  const sentences = sentenceRuns(segmented, words);
  const texts = words.map((span) => segmented.text.slice(...span));
  const features = featuresOf(segmented, words);
  const reader = readerFor(segmented, { words, stretchOf }, features);
  const events = eventAsker(model, sentenceAt(sentences, words.length));
  const found: FoundMention[] = [];
  const vectors = growingNumbers();
  const sources: boolean[] = [];
  for await (const encoded of model.encode(
    texts,
    features,
    sentences.map(([start]) => start),
  )) {
    const { window } = encoded;
    const owned = ([start, end]: readonly [number, number]): boolean => {
      const middle = (start + end - 1) >> 1;
      return middle >= window.ownStart && middle < window.ownEnd;
    };
    reaching = reaching.filter(({ from, content }) => from + content.length / 3 > window.start);
    const rows = await encoded.cues();
    const cues = likelyRuns(rows, { window, ...CUE_TAGS.cue, likely: LIKELY_CUE }).filter(owned);
    const ofCues = await propose(encoded, rows, cues, 'cue');
    proposals.push(...ofCues);
    reaching.push(...ofCues);
    const unclaimed = quoted
      .filter(owned)
      .map(([start, end]): Run => [Math.max(start, window.start), Math.min(end, window.end)])
      .filter((quotation) => !isTold(quotation, reaching));
    const ofQuotations = await propose(encoded, rows, unclaimed, 'quotation');
    proposals.push(...ofQuotations);
    const telling = [...reaching, ...ofQuotations];
    const nested = likelyRuns(rows, { window, ...CUE_TAGS.nested, likely: LIKELY_NESTED }).filter(
      (run) => owned(run) && !cues.some((cue) => meets(cue, run)) && isTold(run, telling),
    );
    const ofNested = await propose(encoded, rows, nested, 'nested');
    proposals.push(...ofNested);
    if (model.events) {
      const triggers = likelyRuns(encoded.triggers, { window, ...ONE_ROLE, likely: LIKELY_TRIGGER }).filter(owned);
      const believed = [...ofCues, ...ofNested].filter(({ valid }) => valid >= BELIEVED);
      const acts = believed.flatMap(({ anchor }) => actVerbs(anchor, texts));
      await events.ask(encoded, [...triggers, ...acts.filter((act) => !triggers.some((run) => meets(run, act)))]);
    }
    const mentions = reader.find(encoded);
    found.push(...mentions);
    vectors.add(
      await encoded.vectors(
        mentions.map((mention) => ({ start: mention.run[0], end: mention.run[1], class: reader.classOf(mention) })),
      ),
    );
    for (let word = window.ownStart; word < window.ownEnd; word += 1)
      sources[word] = 1 - (encoded.tags[(word - window.start) * SOURCE_TAGS.width] ?? 1) > LIKELY_SOURCE;
  }
  const all = vectors.all();
  const pairs = reader.pairs(found, sources);
  const mentions = await mentionsOf(found, all, model, pairs.mentions);
  const told = await events.all(all, { parties: pairs.parties, same: (triggers) => reader.same(triggers) });
  return { ...segmented, words, mentions, proposals, events: told };
}

/**
 * The words of a cue that perform an act by being said (“urged”, “promised”): the event head is queried about them even
 * if the tag head saw no trigger, since it easily misses verbs that mostly report.
 */
function actVerbs([start, end]: readonly [number, number], texts: readonly string[]): [number, number][] {
  const words = texts.slice(start, end + REACH_OF_VERB).map((word) => word.toLowerCase());
  return words.slice(0, end - start).flatMap((_, at) => (cueActAt(words, at) ? [[start + at, start + at + 1]] : []));
}

/** What the heads say of cues or quotations; `rows` has the tags of cues. */
async function propose(
  encoded: Encoded,
  rows: Float32Array,
  anchors: readonly Run[],
  kind: Proposal['kind'],
): Promise<Proposal[]> {
  const told = await (kind === 'nested'
    ? encoded.conditionNested(anchors)
    : encoded.condition(anchors.map((words) => ({ words, kind: kind === 'cue' ? 1 : 2 }))));
  return told.map((answer, index) => {
    const anchor = anchors[index] ?? [0, 0];
    const tagged =
      kind === 'quotation' ? 1 : meanInside(rows, anchor, { from: encoded.window.start, ...CUE_TAGS[kind] });
    return { anchor, kind, tagged, ...answer };
  });
}

const meets = (a: readonly [number, number], b: readonly [number, number]): boolean => a[0] < b[1] && b[0] < a[1];

/** The words of the prose, each within its own stretch, and the number of each word's stretch. */
function proseWords({ text, prose }: Segmented): { words: Span[]; stretchOf: number[] } {
  const words: Span[] = [];
  const stretchOf: number[] = [];
  for (const [stretch, [start, end]] of prose.entries())
    for (const [from, to] of wordsOf(text.slice(start, end))) {
      words.push([from + start, to + start]);
      stretchOf.push(stretch);
    }
  return { words, stretchOf };
}

/** The sentences as runs of words, in order. */
function sentenceRuns({ sentences }: Segmented, words: readonly Span[]): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const [, end] of sentences) {
    let to = from;
    while (to < words.length && (words[to]?.[0] ?? Infinity) < end) to += 1;
    runs.push([from, to]);
    from = to;
  }
  return runs;
}

/** Returns the sentence of a word; of words in order it finds each at once. */
function sentenceAt(sentences: readonly Run[], words: number): (word: number) => Run {
  let at = 0;
  return (word) => {
    if (word < (sentences[at]?.[0] ?? 0)) at = 0;
    while (at + 1 < sentences.length && word >= (sentences[at]?.[1] ?? Infinity)) at += 1;
    return sentences[at] ?? [0, words];
  };
}

/** Outer quotations as runs of words, part by part; those with only a single mark or nothing are left out. */
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

/** Whether the content of any accepted proposal covers the words. */
const isTold = (words: Run, proposals: readonly Proposal[]): boolean =>
  proposals.some(
    ({ valid, from, content }) => valid >= BELIEVED && meanInside(content, words, { from, ...ONE_ROLE }) >= COVERED,
  );
