import { isProse, type Reference, unresolved } from '../../document/index.ts';
import { contains, indexAt, overlaps, type Span } from '../../text/index.ts';
import { isSaid, type Scene } from './scene.ts';
import { takenUp } from './references.ts';

/** Words that are set apart as a quotation, and whose they are; null where the text before does not tell. */
export interface Introduced {
  readonly speaker: Reference | null;
}

/**
 * Whose words stand at a position that is in a quotation set apart, such as a letter in a block of its own: of the one
 * source, or else the one person, that the paragraph before it names. Null for a position outside of such, and where the
 * whole text is set so, which is then nobody else's.
 */
export function introducedAt(scene: Scene, at: number): Introduced | null {
  const { blocks } = scene.referenced;
  const index = indexAt(blocks, at);
  if (blocks[index]?.kind !== 'quote' || !blocks.some(isProse)) return null;
  let first = index;
  while (blocks[first - 1]?.kind === 'quote') first -= 1;
  const lead = blocks
    .slice(0, first)
    .findLast(({ kind }) => kind !== 'caption' && kind !== 'credit' && kind !== 'boilerplate');
  const set: Span = [blocks[first]?.span[0] ?? at, blocks[index].span[1]];
  return { speaker: lead && isProse(lead) ? sourceIn(scene, lead.span, set) : null };
}

/** “I” in a quotation set apart; null outside of such. */
export function ofIntroduced(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  const introduced = mention[0] ? introducedAt(scene, mention[0][0]) : null;
  if (!introduced) return null;
  const { speaker } = introduced;
  const where = `“${words}” in a quotation set apart`;
  if (!speaker) return unresolved(mention, 'pronoun', `${where}, of somebody whom the text does not name`);
  return takenUp(speaker, mention, 'pronoun', `${where}, which ${speaker.name} leads in`);
}

function sourceIn({ referenced, lookup, settled, person }: Scene, lead: Span, set: Span): Reference | null {
  const there = settled(lead).filter(({ attribution: { source } }) => source[0] && contains(lead, source[0]));
  const own = there.filter(({ attribution: { source } }) => !source.some((span) => isSaid(there, span)));
  const leading = own.filter(({ attribution: { content } }) => content.some((part) => overlaps(part, set)));
  const leadsIn = referenced.text.slice(...lead).endsWith(':');
  const sources = only((leading.length > 0 ? leading : leadsIn ? own : []).map(({ speaker }) => speaker));
  if (sources !== undefined || !leadsIn) return sources ?? null;
  const named = lookup.within(lead).filter(({ via, actor }) => via === 'name' && person(actor)?.kind === 'person');
  return only(named) ?? null;
}

/** The one whom all references are to: null where they differ or are open, undefined where there are none. */
function only(references: readonly (Reference | null)[]): Reference | null | undefined {
  const [first] = references;
  if (first === undefined) return undefined;
  return first?.actor && references.every((other) => other?.actor === first.actor) ? first : null;
}
