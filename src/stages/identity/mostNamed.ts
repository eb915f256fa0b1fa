import type { NameMention } from '../../lexicon/index.ts';
import { predominant } from '../../text/index.ts';

/** The id of the state that has by far the most of the names, `own` left out; null if there is none. */
export function mostNamed(names: readonly NameMention[], own: string | null): string | null {
  return predominant(
    names.flatMap(({ namings: [naming] }) =>
      naming?.actor.kind === 'country' && naming.actor.id !== own ? [naming.actor.id] : [],
    ),
  );
}
