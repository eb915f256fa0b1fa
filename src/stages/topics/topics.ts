import type { Attribution, Topic, Voiced } from '../../document/index.ts';
import type { Issues } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { evidenceOf, type Phrase, profileOf, sharesOf } from './evidence.ts';
import { type Placed, placed } from './placed.ts';

/**
 * What evidence counts, by where it stands. Set by a search over the documents of corpus/documents that are not held
 * back; docs/evaluation.md tells how, and how little the last digits matter.
 */
const WEIGHTS = { content: 1, sentence: 0.3, near: 1, document: 5, events: 0.3 };
/** What a topic needs to be one of a statement's at all. */
const ENOUGH = 2.4;
/** What the first, second, third and fourth topic need as a share of the weightiest; there is no fifth. */
const SHARES = [0, 0.5, 0.7, 0.8];
/** Paragraphs before and after that a statement is read with. */
const NEAR = 2;
/** Below these an event, and a context of one, is not believed. */
const EVENT = 0.5;
const CONTEXT = 0.3;

/**
 * The topics of each attribution. What is said is read in its place: beside the phrases of its own words count those of
 * its sentence, what the paragraphs around and the whole document are about, and the contexts of the events told in it.
 */
export function topicsOf(voiced: Voiced, issues: Issues): (attribution: Attribution) => Topic[] {
  const { text, title } = voiced;
  const phrases = issues.mentions(text).map(({ start, end, ...mention }): Phrase => ({
    ...mention,
    span: [start, end],
    words: text.slice(start, end),
  }));
  const found = placed(phrases);
  const sentences = placed(voiced.sentences.map((span) => ({ span })));
  const blocks = placed(voiced.blocks);
  const headline = title ?? '';
  const ofTitle = issues
    .mentions(headline)
    .map((mention) => ({ ...mention, words: headline.slice(mention.start, mention.end) }));
  const document = profileOf(phrases, voiced.blocks, ofTitle);
  const events = placed(contextsOf(voiced));

  return ({ content }) => {
    const own = evidenceOf(within(found, content));
    const sentence = evidenceOf(within(found, spansAt(sentences, content)));
    const near = sharesOf(within(found, around(blocks, content)));
    const scores = new Map<string, number>();
    const add = (topic: string, score: number): void => void scores.set(topic, (scores.get(topic) ?? 0) + score);
    for (const [topic, { score }] of own) add(topic, WEIGHTS.content * score);
    for (const [topic, { score }] of sentence) add(topic, WEIGHTS.sentence * score);
    for (const [topic, share] of near) add(topic, WEIGHTS.near * share);
    for (const [topic, share] of document) add(topic, WEIGHTS.document * share);
    for (const span of content)
      for (const { contexts } of events.touching(span))
        for (const [topic, probability] of contexts) add(topic, WEIGHTS.events * probability);
    const best = Math.max(0, ...scores.values());
    return [...scores]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .filter(([, score], rank) => score >= ENOUGH && score >= (SHARES[rank] ?? Infinity) * best)
      .map(([topic, score]): Topic => {
        const place = own.get(topic) ?? sentence.get(topic);
        if (place)
          return { topic, score, words: place.words, why: `words in its ${own.has(topic) ? 'content' : 'sentence'}` };
        const words = phrases.filter((phrase) => phrase.topic === topic && phrase.strong).slice(0, 3);
        const share = Math.round(100 * (document.get(topic) ?? 0));
        return {
          topic,
          score,
          words: words.map(({ span }) => span),
          why:
            share > 0
              ? `the document is about it (${share}% of its weightiest topic)`
              : 'the paragraphs around are about it',
        };
      });
  };
}

const within = (phrases: Placed<Phrase>, spans: readonly Span[]): Phrase[] => [
  ...new Set(spans.flatMap((span) => phrases.inside(span))),
];

const spansAt = (places: Placed<{ readonly span: Span }>, content: readonly Span[]): Span[] => [
  ...new Set(content.flatMap((part) => places.touching(part).map(({ span }) => span))),
];

/** The stretch of the blocks that hold the content and of those beside them. */
function around({ items, indexesTouching }: Placed<Voiced['blocks'][number]>, content: readonly Span[]): Span[] {
  const [first] = content;
  const last = content.at(-1);
  if (!first || !last) return [];
  const [from, to] = indexesTouching([first[0], last[1]]);
  const start = items[Math.max(0, from - NEAR)];
  const end = items[Math.min(items.length - 1, to - 1 + NEAR)];
  return start && end ? [[start.span[0], end.span[1]]] : [];
}

/** What the model believes of the contexts of each event, by the place of its trigger. */
function contextsOf({ events, words }: Voiced): { span: Span; contexts: [string, number][] }[] {
  return events
    .flatMap(({ anchor, valid, contexts }) => {
      const [first, last] = [words[anchor[0]], words[anchor[1] - 1]];
      if (!first || !last || valid < EVENT) return [];
      const likely = Object.entries(contexts).filter(([, probability]) => probability >= CONTEXT);
      return [{ span: [first[0], last[1]] as const, contexts: likely }];
    })
    .toSorted((a, b) => a.span[0] - b.span[0]);
}
