import type { BoundaryRule } from './rule.ts';

export const protests: readonly BoundaryRule[] = [
  {
    name: 'topic of a protest',
    why: 'what protesters demand is what the protest is about, not a demand by itself',
    types: ['REQUEST'],
    apply: ({ others, trigger, text, event }) => {
      const start = event.trigger[0]?.[0] ?? 0;
      const protest = others.find(
        ({ type, trigger: words }) => type === 'PROTEST' && (words.at(-1)?.[1] ?? start) <= start,
      );
      if (!protest) return null;
      const between = text.slice(protest.trigger.at(-1)?.[1] ?? start, start);
      // “marched demanding …”, “a rally to demand …”; a demand in a clause of its own has its own subject.
      const isTopic = /(?:ing|^to demand)$/u.test(trigger.split(' ')[0] ?? '') || /\bto\s$/u.test(between);
      return isTopic && !/[.;]/u.test(between) ? [] : null;
    },
  },
];
