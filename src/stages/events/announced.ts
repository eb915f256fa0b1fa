import type { EventType } from '../../document/index.ts';
import type { DecodedEvent } from './decode.ts';

/** What an act of each type is while it is still to come, and why; PLOVER's manual codes what is only announced as a verbal act. */
const ANNOUNCED: Readonly<Partial<Record<EventType, readonly [becomes: EventType, why: string]>>> = {
  ...sameFor(
    ['CONSULT', 'SUPPORT', 'COOPERATE', 'AID'],
    'AGREE',
    'a meeting, backing, cooperation or help that is still to come is an agreement',
  ),
  ...sameFor(['RETREAT'], 'CONCEDE', 'a withdrawal or release that is still to come is a concession'),
  ...sameFor(
    ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
    'THREATEN',
    'a material act of conflict that is still to come is a threat',
  ),
};

function sameFor(types: readonly EventType[], becomes: EventType, why: string) {
  return Object.fromEntries(types.map((type) => [type, [becomes, why] as const]));
}

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

/** An event that is still to come as the verbal act that it is now; any other as it is. */
export function asAnnounced(event: DecodedEvent): DecodedEvent {
  const announced = ANNOUNCED[event.type];
  if (!announced || !event.flags.has('future')) return event;
  const [type, why] = announced;
  return { ...event, type, modes: type === 'THREATEN' ? threatOf(event) : [], why: [...event.why, why] };
}

function threatOf({ type, modes }: DecodedEvent): string[] {
  const found = modes.map((mode) => THREATENED.get(`${type} ${mode}`)).find((mode) => mode !== undefined);
  const mode = found ?? THREATENED.get(type);
  return mode === undefined ? [] : [mode];
}
