import type { Pairs } from '../../model/index.ts';
import { firstIndex } from '../../text/index.ts';
import { bucket, type Facts } from './pairs.ts';

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
export function partyPairs(triggers: readonly Trigger[], facts: readonly Facts[], sentences: readonly number[]): Pairs {
  const first: number[] = [];
  const second: number[] = [];
  const befores: number[] = [];
  for (const [event, [start]] of triggers.entries()) {
    const before = firstIndex(facts.length, (index) => (facts[index]?.start ?? 0) < start);
    befores.push(before);
    const to = Math.min(facts.length, before + MENTIONS_AFTER);
    for (let index = Math.max(0, before - MENTIONS_BEFORE); index < to; index += 1) {
      first.push(event);
      second.push(index);
    }
  }
  const pairs = { first: Int32Array.from(first), second: Int32Array.from(second) };
  return {
    ...pairs,
    tell(pair, row, at) {
      const [event, index] = [pairs.first[pair] ?? -1, pairs.second[pair] ?? -1];
      const [trigger, fact] = [triggers[event], facts[index]];
      if (!trigger || !fact) return;
      const [start, end] = trigger;
      const tell = (feature: number, holds: boolean): void => {
        if (holds) row[at + feature] = 1;
      };
      const before = befores[event] ?? 0;
      const apart = (sentences[start] ?? 0) - fact.sentence;
      const between = index < before ? before - 1 - index : index - before;
      tell(6 + bucket(between, BETWEEN_STEPS), true);
      tell(fact.end <= start ? 0 : fact.start >= end ? 1 : 2, apart === 0);
      tell(12 + bucket(Math.abs(apart), APART_STEPS), apart !== 0);
      tell(apart > 0 ? 3 : 4, apart !== 0);
      tell(17, fact.isSource);
      tell(18, fact.quote > 0);
      tell(19, fact.leads);
      tell(20, fact.sentence === 0);
      tell(21, fact.form === 'pronoun');
      tell(22, fact.form === 'name');
      tell(23, facts[index + 1]?.sentence !== fact.sentence);
    },
  };
}

/** The earlier triggers that may be the same event, and the features of each pair. */
export function samePairs(triggers: readonly Trigger[], sentences: readonly number[]): Pairs {
  const first: number[] = [];
  const second: number[] = [];
  for (const event of triggers.keys())
    for (let other = Math.max(0, event - TRIGGERS_BEFORE); other < event; other += 1) {
      first.push(event);
      second.push(other);
    }
  const pairs = { first: Int32Array.from(first), second: Int32Array.from(second) };
  const sentenceOf = (event: number): number => sentences[triggers[event]?.[0] ?? 0] ?? 0;
  return {
    ...pairs,
    tell(pair, row, at) {
      const [event, other] = [pairs.first[pair] ?? -1, pairs.second[pair] ?? -1];
      const before = sentenceOf(other);
      row[at + bucket(sentenceOf(event) - before, SAME_STEPS)] = 1;
      row[at + 7 + Math.min(3, event - other - 1)] = 1;
      if (before <= 1) row[at + 11] = 1;
    },
  };
}
