import type { EventType } from '../../../document/index.ts';
import type { Span } from '../../../text/index.ts';
import type { DecodedEvent } from '../decode.ts';

/** The context of a rule: the event, and the words around it, in lower case. */
export interface RuleScene {
  readonly text: string;
  readonly event: DecodedEvent;
  /** The other events of the sentence. */
  readonly others: readonly DecodedEvent[];
  readonly trigger: string;
  /** The words of the clause that contains the trigger. */
  readonly clause: string;
  readonly sentence: string;
  readonly actors: string;
  readonly recipients: string;
}

/** A boundary between PLOVER's types, where the model or the wording is on one side and the manual on the other. */
export interface BoundaryRule {
  /** The name shown in an event's `why`. */
  readonly name: string;
  /** The rule in words, for readers of `explain`. */
  readonly why: string;
  /** The types it can apply to. */
  readonly types: readonly EventType[];
  /** The resulting events; none ([]: it is not coded); or null if the rule does not apply. */
  readonly apply: (scene: RuleScene) => readonly DecodedEvent[] | null;
}

/** The event as another type. Modes that the new type lacks are dropped. */
export const become = (event: DecodedEvent, type: EventType, ...modes: readonly string[]): readonly DecodedEvent[] => [
  { ...event, type, modes },
];

/** The words of the sentence after the trigger, in lower case. */
export const afterTrigger = ({ text, event }: RuleScene): string =>
  text.slice(event.trigger.at(-1)?.[1] ?? event.sentence[1], event.sentence[1]).toLowerCase();

/** Where a new clause begins; “and” only before a verb or a subject, since it also joins names. */
const BREAK =
  /[;:]|,? (?:but|while|whereas|although|though|as|after|before|because) |, (?:who|which|where|when) |, and |(?: and | or )(?=(?:\p{Ll}{2,}ed|sent|held|took|made|said|told|met|then|it|he|she|they|we|will|would|is|was|are|were|has|had|have)\b)/giu;

/** The clause around the trigger: the sentence, cut at conjunctions and relative pronouns. */
export function clauseOf(text: string, { sentence, trigger }: DecodedEvent): Span {
  const [first, last] = [trigger[0]?.[0] ?? sentence[0], trigger.at(-1)?.[1] ?? sentence[1]];
  let [start, end] = sentence;
  for (const match of text.slice(...sentence).matchAll(BREAK)) {
    const at = sentence[0] + match.index;
    if (at + match[0].length <= first) start = at + match[0].length;
    else if (at >= last && at < end) end = at;
  }
  return [start, end];
}
