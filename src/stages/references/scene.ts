import type { Candidate, Named, Participant, Reference } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { decide, type Discourse } from './discourse.ts';
import { open, representedBy, resolved } from './reference.ts';

/** What the resolution of one document works with. */
export interface Scene {
  readonly named: Named;
  readonly lexicon: Lexicon;
  readonly discourse: Discourse;
  /** Grows when a title means an office holder whom the document does not name. */
  readonly participants: Map<string, Participant>;
}

/** The candidate that is clearly ahead, or an open reference; the rest is kept beside it. */
export function chosen(
  span: Span,
  via: Reference['via'],
  candidates: readonly Candidate[],
  { participants, lexicon }: Scene,
  words: string,
  enough?: number,
): Reference {
  const best = decide(candidates, enough);
  const participant = best ? participants.get(best.actor) : undefined;
  if (!best || !participant) {
    const why =
      candidates.length === 0
        ? `nobody before ${words} fits`
        : `${words} could be ${candidates
            .slice(0, 2)
            .map(({ name }) => name)
            .join(' or ')}`;
    return { ...open([span], via, why), ...(candidates.length > 0 ? { candidates } : {}) };
  }
  return resolved(
    [span],
    participant,
    representedBy(participant, participants, lexicon),
    { via, basis: 'implied', why: `${words} → ${participant.name}: ${best.reasons.join(', ')}` },
    candidates.length > 1 ? candidates : [],
  );
}
