import type { Attributed, DateMention, Known } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { knownOf } from './rules.ts';
import { sceneOf } from './scene.ts';

/**
 * Adds what the lexicon knows about each mention from its words, the date and the publisher; `off`: rules to leave out.
 */
export function readMentions<Document extends Attributed & { readonly dates: readonly DateMention[] }>(
  document: Document,
  lexicon: Lexicon,
  off: ReadonlySet<string> = new Set(),
): Document & { readonly known: readonly (Known | null)[] } {
  const scene = sceneOf(document, lexicon);
  return { ...document, known: document.mentions.map((mention) => knownOf(mention, scene, off)) };
}
