import { modeByWords } from '../../../lexicon/index.ts';
import type { DecodedEvent } from '../decode.ts';
import { custody } from './custody.ts';
import { forces } from './forces.ts';
import { futures } from './futures.ts';
import { meetings } from './meetings.ts';
import { money } from './money.ts';
import { type BoundaryRule, clauseOf, type RuleScene } from './rule.ts';

export { become, type BoundaryRule, clauseOf } from './rule.ts';

/**
 * PLOVER 2.0's boundary rules in the order in which they are tried. Future events come last, since an earlier rule can
 * change the type (a cancelled meeting is a refusal, not a future meeting).
 */
export const BOUNDARY_RULES: readonly BoundaryRule[] = [...meetings, ...money, ...custody, ...forces, ...futures];

/**
 * Applies each rule at most once to each event; every rule that fired is named in the event's `why`. `off`: names of
 * rules to leave out (bench/rules).
 */
export function applyRules(
  text: string,
  events: readonly DecodedEvent[],
  off: ReadonlySet<string> = new Set(),
): DecodedEvent[] {
  const bySentence = Map.groupBy(events, ({ sentence }) => sentence[0]);
  return events.flatMap((event) => {
    const others = (bySentence.get(event.sentence[0]) ?? []).filter((other) => other !== event);
    let current: readonly DecodedEvent[] = [event];
    for (const rule of BOUNDARY_RULES)
      current = current.flatMap((one) => {
        if (!rule.types.includes(one.type) || off.has(rule.name)) return [one];
        const changed = rule.apply(sceneOf(text, one, others));
        return changed
          ? changed.map((next) => ({ ...next, why: [...one.why, `rule “${rule.name}”: ${rule.why}`] }))
          : [one];
      });
    return current.map((one) => withMode(text, one));
  });
}

/** If the model predicts no mode, the words may supply one: “tear gas”, “suicide bomber”. */
function withMode(text: string, event: DecodedEvent): DecodedEvent {
  if (event.modes.length > 0) return event;
  const { trigger, clause } = sceneOf(text, event, []);
  const found = modeByWords(event.type, trigger, clause);
  return found
    ? { ...event, modes: [found.mode], why: [...event.why, `mode ${found.mode} by the words “${found.words}”`] }
    : event;
}

function sceneOf(text: string, event: DecodedEvent, others: readonly DecodedEvent[]): RuleScene {
  const words = (spans: readonly (readonly [number, number])[]): string =>
    spans.map(([start, end]) => text.slice(start, end).toLowerCase()).join(' ');
  return {
    text,
    event,
    others,
    trigger: words(event.trigger),
    clause: words([clauseOf(text, event)]),
    sentence: words([event.sentence]),
    actors: words(event.actors),
    recipients: words(event.recipients),
  };
}
