import type { FoundMention } from '../../document/index.ts';
import type { Pairs } from '../../model/index.ts';
import { firstIndex } from '../../text/index.ts';
import { bucket, factsOf, type WordFacts } from './pairs.ts';

/**
 * How many mentions around a trigger may take part, and how many earlier triggers may be the same event. As in
 * training/docevents.py.
 */
const MENTIONS_BEFORE = 40;
const MENTIONS_AFTER = 10;
const TRIGGERS_BEFORE = 20;
const BETWEEN_STEPS = [0, 1, 2, 3, 5, 9];
const APART_STEPS = [1, 2, 3, 5, 9];
const SAME_STEPS = [0, 1, 2, 3, 5, 8, 13];

/** Words [start, end) that may be an event trigger, in text order. */
type Trigger = readonly [start: number, end: number];

/** The mentions that may take part in the events of triggers, and the features of each pair. */
export function partyPairs(
  triggers: readonly Trigger[],
  mentions: readonly FoundMention[],
  document: WordFacts,
): Pairs {
  const facts = factsOf(mentions, document);
  const first: number[] = [];
  const second: number[] = [];
  const features: number[][] = [];
  for (const [event, [start, end]] of triggers.entries()) {
    const before = firstIndex(facts.length, (index) => (facts[index]?.start ?? 0) < start);
    const from = Math.max(0, before - MENTIONS_BEFORE);
    for (const [offset, fact] of facts.slice(from, before + MENTIONS_AFTER).entries()) {
      const index = from + offset;
      const apart = (document.sentences[start] ?? 0) - fact.sentence;
      const next = facts[index + 1];
      const between = index < before ? before - 1 - index : index - before;
      const where = fact.end <= start ? 0 : fact.start >= end ? 1 : 2;
      const has: readonly (readonly [feature: number, holds: boolean])[] = [
        [17, fact.isSource],
        [18, fact.quote > 0],
        [19, fact.leads],
        [20, fact.sentence === 0],
        [21, fact.form === 'pronoun'],
        [22, fact.form === 'name'],
        [23, next?.sentence !== fact.sentence],
      ];
      first.push(event);
      second.push(index);
      features.push([
        6 + bucket(between, BETWEEN_STEPS),
        ...(apart === 0 ? [where] : [12 + bucket(Math.abs(apart), APART_STEPS), apart > 0 ? 3 : 4]),
        ...has.flatMap(([feature, holds]) => (holds ? [feature] : [])),
      ]);
    }
  }
  return { first, second, features };
}

/** The earlier triggers that may be the same event, and the features of each pair. */
export function samePairs(triggers: readonly Trigger[], sentences: readonly number[]): Pairs {
  const first: number[] = [];
  const second: number[] = [];
  const features: number[][] = [];
  for (const [event, [start]] of triggers.entries())
    for (let other = Math.max(0, event - TRIGGERS_BEFORE); other < event; other += 1) {
      const before = sentences[triggers[other]?.[0] ?? 0] ?? 0;
      first.push(event);
      second.push(other);
      features.push([
        bucket((sentences[start] ?? 0) - before, SAME_STEPS),
        7 + Math.min(3, event - other - 1),
        ...(before <= 1 ? [11] : []),
      ]);
    }
  return { first, second, features };
}
