import type { Attribution, Reference } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';

/**
 * The targets of a statement: every state, body and person that the content mentions, except the speaker, each once.
 */
export function targetsOf(
  { referenced, lookup }: Scene,
  { content }: Attribution,
  speaker: Reference | null,
): Reference[] {
  const { text } = referenced;
  const found = new Map<string, Reference>();
  const own = speaker?.represents?.actor ?? null;
  for (const part of content) {
    for (const reference of lookup.within(part)) {
      const { actor, name, status } = reference;
      if (status !== 'resolved' || !actor || !name || actor === speaker?.actor || found.has(actor)) continue;
      // Speakers are not talking about their own side, and “it” has too many possible antecedents.
      if (actor === own || /^(?:it|its)$/iu.test(text.slice(...spanOf(reference)))) continue;
      if (isPlaceOnly(text, spanOf(reference), reference)) continue;
      found.set(actor, reference);
    }
  }
  return [...found.values()];
}

/** “talks in Norway”, “a meeting at Geneva”: a location, not a target. */
const isPlaceOnly = (text: string, [start]: Span, { via }: Reference): boolean =>
  via === 'organisation' &&
  /\b(?:in|at|near|outside|across|around|from)\s(?:the\s)?$/iu.test(text.slice(Math.max(0, start - 10), start));
