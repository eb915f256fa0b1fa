import type { NameMention } from '../../lexicon/index.ts';

/** Names that a state must have in a text at least, and how many times those of the next one, for the text to be about it. */
const ABOUT = { least: 2, times: 1.5 } as const;

/** The id of the state that has by far the most of the names, `own` left out; null if there is none. */
export function mostNamed(names: readonly NameMention[], own: string | null): string | null {
  const states = names.flatMap(({ namings: [naming] }) =>
    naming?.actor.kind === 'country' && naming.actor.id !== own ? [naming.actor.id] : [],
  );
  const [first, second] = [...Map.groupBy(states, (id) => id)].toSorted(([, a], [, b]) => b.length - a.length);
  const count = first?.[1].length ?? 0;
  return first && count >= ABOUT.least && count >= ABOUT.times * (second?.[1].length ?? 0) ? first[0] : null;
}
