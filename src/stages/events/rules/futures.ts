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

/** A future act is announced and not yet done, so it belongs to a verbal type. */
export const futures: readonly BoundaryRule[] = [
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
