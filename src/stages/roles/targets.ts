import type { Attribution, Reference } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';

/** Whom the words are about: every state, body and person that the content names or means, the speaker aside, each once. */
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
      // The speaker's own side is not what he speaks about, and “it” goes back to many things.
      if (actor === own || /^(?:it|its)$/iu.test(text.slice(...spanOf(reference)))) continue;
      if (isPlaceOnly(text, spanOf(reference), reference)) continue;
      found.set(actor, reference);
    }
  }
  return [...found.values()];
}

/** “talks in Norway”, “a meeting at Geneva”: where, and not about whom. */
const isPlaceOnly = (text: string, [start]: Span, { via }: Reference): boolean =>
  via === 'organisation' &&
  /\b(?:in|at|near|outside|across|around|from)\s(?:the\s)?$/iu.test(text.slice(Math.max(0, start - 10), start));
