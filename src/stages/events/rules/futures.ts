import type { EventType } from '../../../document/index.ts';
import { type BoundaryRule, become } from './rule.ts';

/** The THREATEN mode for a threatened act of each kind; a threatened protest has none. */
const THREATENED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'SANCTION expel': 'expel',
    'SANCTION convict': 'arrest',
    SANCTION: 'relations',
    'COERCE arrest': 'arrest',
    'COERCE deport': 'expel',
    COERCE: 'restrict',
    MOBILIZE: 'violence',
    ASSAULT: 'violence',
  }),
);

function threatOf(type: EventType, modes: readonly string[]): string[] {
  const found = modes.map((mode) => THREATENED.get(`${type} ${mode}`)).find((mode) => mode !== undefined);
  const mode = found ?? THREATENED.get(type);
  return mode === undefined ? [] : [mode];
}

/** “would like to warmly thank”, and how far before the verb it may begin. */
const POLITE =
  /(?:\b(?:would like|want|wish)|['’]d like) to (?:(?:also|again|once again|\p{L}+ly) )?(?:congratulate|thank|welcome|commend|applaud|praise|salute|condemn)\b/u;
const POLITENESS = 40;

/** A future act is announced and not yet done, so it belongs to a verbal type. */
export const futures: readonly BoundaryRule[] = [
  {
    name: 'polite wish',
    why: 'who would like to congratulate does so by saying it',
    types: ['SUPPORT', 'ACCUSE'],
    apply: ({ text, event }) => {
      const [first, last] = [event.trigger[0]?.[0] ?? 0, event.trigger.at(-1)?.[1] ?? 0];
      if (!event.flags.has('future') || !POLITE.test(text.slice(Math.max(0, first - POLITENESS), last))) return null;
      return [{ ...event, flags: new Set([...event.flags].filter((flag) => flag !== 'future')) }];
    },
  },
  {
    name: 'future cooperation',
    why: 'a meeting, backing, cooperation or help that is still to come is an agreement',
    types: ['CONSULT', 'SUPPORT', 'COOPERATE', 'AID'],
    apply: ({ event }) => (event.flags.has('future') ? become(event, 'AGREE') : null),
  },
  {
    name: 'future retreat',
    why: 'a withdrawal or release that is still to come is a concession',
    types: ['RETREAT'],
    apply: ({ event }) => (event.flags.has('future') ? become(event, 'CONCEDE') : null),
  },
  {
    name: 'future conflict',
    why: 'a material act of conflict that is still to come is a threat',
    types: ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
    apply: ({ event }) =>
      event.flags.has('future') ? become(event, 'THREATEN', ...threatOf(event.type, event.modes)) : null,
  },
  {
    name: 'warrant in absentia',
    why: 'a warrant for somebody out of reach threatens with arrest',
    types: ['ACCUSE', 'SANCTION', 'COERCE'],
    apply: ({ event, trigger, clause }) =>
      /\bwarrants?\b/u.test(trigger) && /\b(?:in[- ]absentia|issu(?:e[sd]?|ing)|international)\b/u.test(clause)
        ? become(event, 'THREATEN', 'arrest')
        : null,
  },
];
