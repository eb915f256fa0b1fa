import { overlaps, type Span } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';
import { type Scene, spanOf } from './scene.ts';

/** “Met”, “held talks with”: a verb whose object, right behind it, is whom somebody meets. */
const MET =
  /(?:^|\s)(?:met|meets|meet|(?:met|meets|meet|meeting|talks|spoke|speaks|speak|speaking|talked|talk) with)$/iu;
const WITH = /^\swith\b/u;

/** The words right behind “met with” that name whom somebody meets; null where there are none. */
export function thoseMet({ type, trigger: [verb, ...more], sentence }: DecodedEvent, scene: Scene): Span | null {
  if (type !== 'CONSULT' || !verb || more.length > 0) return null;
  const { text } = scene.document;
  const whole = text.slice(...verb) + (WITH.exec(text.slice(verb[1], verb[1] + 6))?.[0] ?? '');
  const start = verb[0] + whole.length + 1;
  const met = MET.test(whole) ? scene.within([start, sentence[1]]).find((one) => spanOf(one)[0] === start) : undefined;
  return met && met.via !== 'pronoun' ? spanOf(met) : null;
}

/** An event with those whom somebody meets on the other side, where the model has them beside him. */
export function withThoseMet(event: DecodedEvent, scene: Scene): DecodedEvent {
  const met = event.recipients.length === 0 ? thoseMet(event, scene) : null;
  if (met === null) return event;
  const others = event.actors.filter((span) => !overlaps(span, met));
  return others.length === 0 ? event : { ...event, actors: others, recipients: [met] };
}
