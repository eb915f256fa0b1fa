import {
  type EventLook,
  type EventProposal,
  type FoundMention,
  outerParts,
  type Proposal,
  type Segmented,
  type Tagged,
} from '../../document/index.ts';
import type { Encoded, Model, Pairs, Runs } from '../../model/index.ts';
import { cueActAt } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { wordsOf } from '../../text/index.ts';
import { featuresOf } from './features.ts';
import { mentionsOf } from './mentions.ts';
import { partsOf } from './parts.ts';
import { likelyRuns, meanInside } from './runs.ts';

export { partsOf };
export { featuresOf };

/**
 * A word begins or continues a cue when the tag head thinks so at least this much; the conditioned head has the last word.
 * Each question costs a run of that head, and of those asked at 0.4 to 0.5 it believes one in thirteen: asking them
 * changes no figure on PolNeAR's development part.
 */
const LIKELY_CUE = 0.5;
/** The same for triggers of events: of those asked at 0.4 to 0.5 one in eight was told as an event. */
const LIKELY_TRIGGER = 0.5;
/** As many words after a cue can complete its verb (“called | on”). */
const REACH_OF_VERB = 3;
/** A proposal that is less likely than this to be an event is none, whatever a second look would say. */
const WORTH_A_LOOK = 0.3;
/** A quotation counts as somebody's already when the contents of cues cover this share of it. */
const COVERED = 0.5;
/** Below this the conditioned head's verdict leaves a proposal without weight for what it covers. */
const BELIEVED = 0.5;

/** A word is one of a source for the linking network from this probability on; training/trainlinking.py has the same. */
const LIKELY_SOURCE = 0.5;

const SOURCE_TAGS = { width: 9, offset: 0 };
const CUE_TAGS = { width: 9, offset: 3 };
const ONE_ROLE = { width: 3, offset: 0 };

/** How mentions are found and compared (stages/mentions): what the model needs to be told of them. */
export interface MentionReader {
  /** The mentions of which a window owns the first word, in order. */
  find(encoded: Pick<Encoded, 'window' | 'entities' | 'descriptions'>): readonly FoundMention[];
  /** The class of a mention for the linking network. */
  classOf(mention: FoundMention): number;
  /** The pairs that are compared, all mentions being known; `sources`: whether each word is one of a source. */
  pairs(mentions: readonly FoundMention[], sources: readonly boolean[]): Pairs;
}

/** Gives the reader for a document with its words. */
export type MentionReaderFor = (
  segmented: Segmented,
  prose: { readonly words: readonly Span[]; readonly stretchOf: readonly number[] },
  features: readonly number[],
) => MentionReader;

/**
 * Adds words, mentions and the model's proposals: for each likely cue its own source and content, then the same for each
 * quotation that no cue has claimed; for each likely trigger its event. Memory: the states of one window at a time, and a
 * vector of each mention.
 */
export async function tag(segmented: Segmented, model: Model, readerFor: MentionReaderFor): Promise<Tagged> {
  const { words, stretchOf } = proseWords(segmented);
  const quoted = quotedWords(segmented, words);
  const proposals: Proposal[] = [];
  const events: EventProposal[] = [];
  const sentenceAt = sentencesIn(segmented, words);
  const texts = words.map((span) => segmented.text.slice(...span));
  const features = featuresOf(segmented, words);
  const reader = readerFor(segmented, { words, stretchOf }, features);
  const found: FoundMention[] = [];
  const vectors: Float32Array[] = [];
  const sources: boolean[] = [];
  for await (const encoded of model.encode(texts, features)) {
    const { window } = encoded;
    const owned = ([start, end]: readonly [number, number]): boolean => {
      const middle = (start + end - 1) >> 1;
      return middle >= window.ownStart && middle < window.ownEnd;
    };
    const cues = likelyRuns(encoded.tags, { window, ...CUE_TAGS, likely: LIKELY_CUE });
    const believed: (readonly [number, number])[] = [];
    for (const anchor of cues.filter(owned)) {
      const proposal = await propose(encoded, anchor, 'cue');
      proposals.push(proposal);
      if (proposal.valid >= BELIEVED) believed.push(anchor);
    }
    for (const anchor of quoted.filter(owned)) {
      const [start, end] = [Math.max(anchor[0], window.start), Math.min(anchor[1], window.end)];
      if (!isContent([start, end], proposals)) proposals.push(await propose(encoded, [start, end], 'quotation'));
    }
    if (model.events) {
      const triggers = likelyRuns(encoded.triggers, { window, ...ONE_ROLE, likely: LIKELY_TRIGGER });
      const acts = model.looksAtTriggers ? believed.flatMap((cue) => actVerbs(cue, texts)) : [];
      for (const anchor of [...triggers.filter(owned), ...acts])
        if (!isTrigger(anchor, events)) {
          const sentence = sentenceAt(anchor[0]);
          const first = await proposeEvent(encoded, anchor, sentence);
          events.push({ ...first, look: await lookAgain(first, sentence, { texts, features, model }) });
        }
    }
    const mentions = reader.find(encoded);
    found.push(...mentions);
    vectors.push(
      await encoded.vectors(
        mentions.map((mention) => ({ start: mention.run[0], end: mention.run[1], class: reader.classOf(mention) })),
      ),
    );
    for (let word = window.ownStart; word < window.ownEnd; word += 1)
      sources[word] = 1 - (encoded.tags[(word - window.start) * SOURCE_TAGS.width] ?? 1) > LIKELY_SOURCE;
  }
  const mentions = await mentionsOf(found, vectors, model, reader.pairs(found, sources));
  return { ...segmented, words, mentions, proposals, events };
}

/**
 * The words of a cue that perform an act by being said (“urged”, “promised”): the event head is asked about them too where
 * the tag head saw no trigger, since verbs that mostly report are easily passed over.
 */
function actVerbs([start, end]: readonly [number, number], texts: readonly string[]): [number, number][] {
  const words = texts.slice(start, end + REACH_OF_VERB).map((word) => word.toLowerCase());
  return words.slice(0, end - start).flatMap((_, at) => (cueActAt(words, at) ? [[start + at, start + at + 1]] : []));
}

async function propose(encoded: Encoded, anchor: readonly [number, number], kind: Proposal['kind']): Promise<Proposal> {
  const { window, tags } = encoded;
  const tagged = kind === 'cue' ? meanInside(tags, anchor, { from: window.start, ...CUE_TAGS }) : 1;
  return { anchor, kind, tagged, ...(await encoded.condition(anchor, kind === 'cue' ? 1 : 2)) };
}

async function proposeEvent(
  encoded: Encoded,
  anchor: readonly [number, number],
  sentence: readonly [number, number],
): Promise<Omit<EventProposal, 'look'>> {
  const tagged = meanInside(encoded.triggers, anchor, { from: encoded.window.start, ...ONE_ROLE });
  return { anchor, tagged, ...(await encoded.event(anchor, sentence)) };
}

/** The second look at a proposed event: its sentence by itself, with the parts marked that the first look found. */
async function lookAgain(
  proposal: Omit<EventProposal, 'look'>,
  [start, end]: readonly [number, number],
  { texts, features, model }: { texts: readonly string[]; features: readonly number[]; model: Model },
): Promise<EventLook | null> {
  if (!model.looksAtTriggers || proposal.valid < WORTH_A_LOOK) return null;
  const { source, target, trigger } = partsOf(proposal);
  const within = (runs: Runs): Runs =>
    runs
      .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start] as const)
      .filter(([from, to]) => from < to);
  const given = { source: within(source), target: within(target), trigger: within(trigger) };
  return model.look(texts.slice(start, end), features.slice(start, end), given);
}

/** The words of the prose, each in its own stretch, and the number of each word's stretch. */
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

/** The words [start, end) of the sentence of a word. */
function sentencesIn({ sentences }: Segmented, words: readonly Span[]): (word: number) => readonly [number, number] {
  const runs: [number, number][] = [];
  let from = 0;
  for (const [, end] of sentences) {
    let to = from;
    while (to < words.length && (words[to]?.[0] ?? Infinity) < end) to += 1;
    runs.push([from, to]);
    from = to;
  }
  let at = 0;
  return (word) => {
    if (word < (runs[at]?.[0] ?? 0)) at = 0;
    while (at + 1 < runs.length && word >= (runs[at]?.[1] ?? Infinity)) at += 1;
    return runs[at] ?? [0, words.length];
  };
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

/** Whether a believed cue's content covers a quotation. */
function isContent(quotation: readonly [number, number], proposals: readonly Proposal[]): boolean {
  return proposals.some(
    ({ kind, valid, from, content }) =>
      kind === 'cue' && valid >= BELIEVED && meanInside(content, quotation, { from, ...ONE_ROLE }) >= COVERED,
  );
}

/** Whether a run is a further piece of a believed event's trigger (“took … to court”). */
function isTrigger(run: readonly [number, number], events: readonly EventProposal[]): boolean {
  return events.some(
    ({ valid, from, trigger }) => valid >= BELIEVED && meanInside(trigger, run, { from, ...ONE_ROLE }) >= COVERED,
  );
}
