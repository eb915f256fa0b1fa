import type { Candidate, Named, Participant, Reference } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { decide, type Discourse } from './discourse.ts';
import { open, representedBy, resolved } from './reference.ts';

/** Somebody who has no name in the document and is spoken of again: “a senior official … he”. */
export interface Nameless {
  /** A stand-in for the discourse; it is no actor of the document. */
  readonly participant: Participant;
  readonly noun: string;
  /** What the words that take the person up again mean. */
  readonly reference: Reference;
}

/** What the resolution of one document works with. */
export interface Scene {
  readonly named: Named;
  readonly lexicon: Lexicon;
  readonly discourse: Discourse;
  /** Grows when words mean somebody whom the document does not name. */
  readonly participants: Map<string, Participant>;
  /** By the id of the stand-in. */
  readonly nameless: Map<string, Nameless>;
  /** Who was last meant by a surname alone that several persons of the document bear. */
  readonly calledBy: Map<string, string>;
  /** References to several persons without names, whom “they” can take up. */
  readonly several: Set<Reference>;
}

/** Remembers somebody without a name, so that a pronoun does not go past them to somebody who has one. */
export function remember(
  { nameless, discourse }: Scene,
  span: Span,
  noun: string,
  gender: 'm' | 'f' | null,
  reference: Reference,
): void {
  const id = `nobody:${span[0]}`;
  const participant: Participant = {
    id, name: noun, kind: 'person', code: null, sector: null, wikidata: null, represents: null, gender, names: [], roles: [],
  }; // prettier-ignore
  nameless.set(id, { participant, noun, reference });
  discourse.add(id, span);
}

/** The candidate that is clearly ahead, or an open reference; the rest is kept beside it. */
export function chosen(
  span: Span,
  via: Reference['via'],
  candidates: readonly Candidate[],
  { participants, lexicon, nameless, discourse }: Scene,
  words: string,
  enough?: number,
): Reference {
  const best = decide(candidates, enough);
  const named = candidates.filter(({ actor }) => !nameless.has(actor));
  const nobody = best ? nameless.get(best.actor) : undefined;
  if (best && nobody) {
    discourse.add(best.actor, span);
    return { ...nobody.reference, mention: [span], via, basis: 'implied', why: `${words} → the ${nobody.noun} before` };
  }
  const participant = best ? participants.get(best.actor) : undefined;
  if (!best || !participant) {
    const why =
      candidates.length === 0
        ? `nobody before ${words} fits`
        : `${words} could be ${candidates
            .slice(0, 2)
            .map(({ name }) => name)
            .join(' or ')}`;
    return { ...open([span], via, why), ...(named.length > 0 ? { candidates: named } : {}) };
  }
  return resolved(
    [span],
    participant,
    representedBy(participant, participants, lexicon),
    { via, basis: 'implied', why: `${words} → ${participant.name}: ${best.reasons.join(', ')}` },
    candidates.length > 1 ? named : [],
  );
}
