import type { Attributed, Attribution } from '../../document/index.ts';
import { contains, indexAt, nearby, remembered } from '../../text/index.ts';

/** Attributions with something said near the beginning of a span; those in whose words it stands are among them. */
export const contentsNear = remembered((attributions: readonly Attribution[]) =>
  nearby(attributions, ({ content }) => content),
);

type Relation = ReadonlyMap<string, Attribution>;

/** Maps the id of each nested attribution to the one whose content encloses it, the last if several do. */
export const outersOf = (attributions: readonly Attribution[]): Relation =>
  holdersOf(attributions, ({ content }) => content);

/** Maps the id of each attribution inside another's source (“an aide who asked not to be named said”) to that other. */
export const tellersOf = (attributions: readonly Attribution[]): Relation =>
  holdersOf(attributions, ({ source }) => source);

function holdersOf(attributions: readonly Attribution[], partsOf: (one: Attribution) => Attribution['cue']): Relation {
  const near = nearby(attributions, partsOf);
  const holders = new Map<string, Attribution>();
  for (const attribution of attributions) {
    const anchor = attribution.cue[0] ?? attribution.source[0];
    const holder =
      anchor &&
      near(anchor).findLast((other) => other !== attribution && partsOf(other).some((span) => contains(span, anchor)));
    if (holder) holders.set(attribution.id, holder);
  }
  return holders;
}

/** Attributions not nested in others come first, then those nested in them, and so on. */
export function outermostFirst(attributions: readonly Attribution[], outers: Relation): readonly Attribution[] {
  const depths = new Map<string, number>();
  for (const { id } of attributions) {
    const inside = new Set<string>();
    let at: string | undefined = id;
    for (; at !== undefined && !depths.has(at) && !inside.has(at); at = outers.get(at)?.id) inside.add(at);
    // Those that are in each other's words, and what is in theirs, come last.
    let depth = at === undefined ? -1 : (depths.get(at) ?? Infinity);
    for (const one of [...inside].toReversed()) depths.set(one, (depth += 1));
  }
  const depthOf = ({ id }: Attribution): number => depths.get(id) ?? 0;
  return attributions.toSorted((a, b) => (depthOf(a) === depthOf(b) ? 0 : depthOf(a) - depthOf(b)));
}

/** The index of the paragraph that contains a position; -1 if none does. */
export function paragraphOf({ blocks }: Attributed, place: number): number {
  const last = indexAt(blocks, place);
  return place < (blocks[last]?.span[1] ?? 0) ? last : -1;
}
