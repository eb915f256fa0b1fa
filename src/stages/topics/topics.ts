import type { Attribution, Topic, Voiced } from '../../document/index.ts';
import type { IssueMention, Issues } from '../../lexicon/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import { type Evidence, evidenceOf, type Profile, profileOf } from './evidence.ts';

/** A statement has at most so many topics, as the labelled corpus has. */
const MOST = 4;

/** The weights were set on the documents of corpus/documents that are not held back (docs/evaluation.md). */
const WEIGHTS = { content: 1, sentence: 0.4, block: 0.15, document: 2.2, events: 0.8 };
/** What a topic needs to be one of a statement's at all, and as a share of the weightiest. */
const ENOUGH = 1.3;
const SHARE = 0.55;

/**
 * The topics of each attribution. What is said is read in its place: the phrases of its own words count most, then those
 * of its sentence and paragraph, then what the whole document is about, and the contexts of the events told in it.
 */
export function topicsOf(voiced: Voiced, issues: Issues): (attribution: Attribution) => Topic[] {
  const { text, title, sentences, blocks } = voiced;
  const mentions = issues
    .mentions(text)
    .map(({ start, end, ...mention }) => ({ ...mention, span: [start, end] as Span }));
  const document = profileOf(mentions, blocks, title === null ? [] : issues.mentions(title));
  const events = contextsOf(voiced);
  return (attribution) => {
    const { content } = attribution;
    const own = sentences.filter((sentence) => content.some((part) => overlaps(sentence, part)));
    const around = blocks.filter(({ span }) => content.some((part) => overlaps(span, part))).map(({ span }) => span);
    const parts: { readonly where: string; readonly weight: number; readonly of: Map<string, Evidence> }[] = [
      { where: 'its words', weight: WEIGHTS.content, of: evidenceOf(within(mentions, content)) },
      { where: 'its sentence', weight: WEIGHTS.sentence, of: evidenceOf(within(mentions, own)) },
      { where: 'its paragraph', weight: WEIGHTS.block, of: evidenceOf(within(mentions, around)) },
    ];
    const scores = new Map<string, number>();
    const add = (topic: string, score: number): void => void scores.set(topic, (scores.get(topic) ?? 0) + score);
    for (const { weight, of } of parts) for (const [topic, { score }] of of) add(topic, weight * score);
    for (const { span, contexts } of events)
      if (content.some((part) => overlaps(part, span)))
        for (const [topic, probability] of contexts) add(topic, WEIGHTS.events * probability);
    for (const [topic, share] of document.shares) add(topic, WEIGHTS.document * share);
    const best = Math.max(0, ...scores.values());
    return [...scores]
      .filter(([, score]) => score >= ENOUGH && score >= SHARE * best)
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST)
      .map(([topic, score]) => ({ topic, score, ...basisOf(topic, parts, document, mentions) }));
  };
}

interface Placed extends Omit<IssueMention, 'start' | 'end'> {
  readonly span: Span;
}

const within = (mentions: readonly Placed[], spans: readonly Span[]): Placed[] =>
  mentions.filter(({ span }) => spans.some((outer) => contains(outer, span)));

function basisOf(
  topic: string,
  parts: readonly { readonly where: string; readonly of: ReadonlyMap<string, Evidence> }[],
  { shares }: Profile,
  mentions: readonly Placed[],
): { words: Span[]; why: string } {
  for (const { where, of } of parts) {
    const evidence = of.get(topic);
    if (evidence && evidence.words.length > 0) return { words: [...evidence.words], why: `words in ${where}` };
  }
  const words = mentions.filter((mention) => mention.topic === topic && mention.strong).map(({ span }) => span);
  return {
    words: words.slice(0, 3),
    why: `the document is about it (${Math.round(100 * (shares.get(topic) ?? 0))}% of its weightiest topic)`,
  };
}

/** What the model believes of the contexts of each event, by the place of its trigger. */
function contextsOf({ events, words }: Voiced): { span: Span; contexts: [string, number][] }[] {
  return events.flatMap(({ anchor, valid, contexts }) => {
    const [first, last] = [words[anchor[0]], words[anchor[1] - 1]];
    if (!first || !last || valid < 0.5) return [];
    const likely = Object.entries(contexts).filter(([, probability]) => probability >= 0.3);
    return [{ span: [first[0], last[1]] as Span, contexts: likely }];
  });
}
