import { overlaps } from '../../../text/index.ts';
import { afterTrigger, type BoundaryRule } from './rule.ts';

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
  {
    name: 'burning at a protest',
    why: 'flags and tyres that demonstrators burn are part of the protest',
    types: ['ASSAULT', 'COERCE', 'SANCTION'],
    apply: (scene) =>
      /\b(?:burn|torch|set fire|set alight)/u.test(scene.trigger) &&
      /^\P{L}*(?:\p{L}+\s){0,2}?(?:flags?|tyres?|tires?|effig(?:y|ies)|portraits?|barricades?|banners?)\b/u.test(
        afterTrigger(scene),
      ) &&
      scene.others.some(({ type }) => type === 'PROTEST')
        ? []
        : null,
  },
  {
    name: 'one protest',
    why: 'what the same people do at one protest is one protest',
    types: ['PROTEST'],
    apply: ({ event, others }) =>
      others.some(
        (other) =>
          other.type === 'PROTEST' &&
          (other.trigger[0]?.[0] ?? 0) < (event.trigger[0]?.[0] ?? 0) &&
          other.flags.has('future') === event.flags.has('future') &&
          event.modes.every((mode) => other.modes.includes(mode)) &&
          other.actors.some((actor) => event.actors.some((own) => overlaps(own, actor))),
      )
        ? []
        : null,
  },
];
