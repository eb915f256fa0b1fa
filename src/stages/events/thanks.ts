import { type EventParty, type Reference, TRANSCRIPT_TURN } from '../../document/index.ts';
import { triggerWords } from './clause.ts';
import type { DecodedEvent } from './decode.ts';
import { partiesOf } from './parties.ts';
import type { Scene } from './scene.ts';

/** “Thank you”, “many thanks”: words of thanks that have no subject. */
const THANKS = /^(?:many )?thank(?:s| you)\b/iu;
/** What stands before them: the beginning of a sentence or a clause. */
const BEGINS = /(?:^|[.,;:!?)–—-]\s*|\n|\b(?:and|so|well|but|again)\s)$/iu;
const BEFORE = 8;

/** The whole of “thank you very much”. */
const BARE_THANKS = /^(?:many )?thanks?(?: you)?(?: (?:very|so) much)?$/iu;
/** “Thank you, Minister, for being here.” */
const FOR_COMING =
  /^(?:,? ?(?:\S+ ){0,6}?)for (?:being (?:here|with us)|joining|coming|having (?:me|us)|your time|(?:speaking|talking) (?:to|with) (?:me|us)|taking (?:the |your )?time)\b/u;

/** Whether an event is no more than manners: thanks at the beginning and the end of an interview, or to nobody by nobody. */
export function isManners(event: DecodedEvent, text: string): boolean {
  const { type, trigger, actors, recipients, sentence } = event;
  if (type !== 'SUPPORT' || !BARE_THANKS.test(triggerWords(text, event))) return false;
  const isBare = actors.length === 0 && recipients.length === 0;
  return isBare || FOR_COMING.test(text.slice(trigger.at(-1)?.[1], sentence[1]));
}

/** Who thanks and who is thanked where a turn of a transcript has thanks without a subject; null for other events. */
export function thanksIn(
  { type, trigger: [first] }: DecodedEvent,
  scene: Scene,
): { readonly by: readonly EventParty[]; readonly to: readonly EventParty[] } | null {
  const { text } = scene.document;
  if (type !== 'SUPPORT' || !first || !THANKS.test(text.slice(first[0], first[0] + 16))) return null;
  if (!BEGINS.test(text.slice(Math.max(0, first[0] - BEFORE), first[0]))) return null;
  const [around] = scene.attributionsAround(first);
  if (around?.attribution.basis !== TRANSCRIPT_TURN || around.roles?.speaker?.status !== 'resolved') return null;
  const { speaker, addressees } = around.roles;
  const implied = (one: Reference, why: string): readonly EventParty[] =>
    partiesOf({ ...one, mention: [], basis: 'implied', why }, scene);
  const [told, ...more] = addressees;
  return {
    by: implied(speaker, 'whose turn it is that says thanks'),
    to: told && more.length === 0 ? implied(told, 'whom the turn that says thanks is said to') : [],
  };
}
