import type { EventParty, PartyScore } from '../../document/index.ts';
import { overlaps, type Span } from '../../text/index.ts';
import { partiesAt } from './parties.ts';
import type { DecodedEvent } from './decode.ts';
import { isDomestic } from './party.ts';
import type { Scene } from './scene.ts';

/**
 * From which probability the most likely mention's entity is a party, and from which the others are: where the words name
 * nobody, where they only describe somebody, and beside somebody known.
 */
const IF_NOBODY = [0.3, 0.8] as const;
const BESIDE_DESCRIBED = [0.3, 0.9] as const;
const BESIDE_KNOWN = [0.97, 0.98] as const;
/** From which probability a doubtful party is one. */
const DOUBTFUL = 0.6;
/** Of several that the words name, one less likely to take part than this is dropped if another is likelier. */
const DOUBTED = 0.2;

/** A candidate party, with the probability of its most likely mention. */
interface Likely {
  readonly party: EventParty;
  readonly probability: number;
}

type Role = 'actor' | 'recipient';
type Parties = Readonly<Record<Role, readonly EventParty[]>>;

/**
 * The parties to an event: the explicit ones that the words of a role refer to, and implicit ones that the model finds
 * through nearby mentions; each once, and nobody on both sides.
 */
export function partiesIn(event: DecodedEvent, scene: Scene): Parties & { readonly namesActor: boolean } {
  const likely = {
    actor: likelyParties(event.parties, 'actor', scene),
    recipient: likelyParties(event.parties, 'recipient', scene),
  };
  const spans = { actor: event.actors, recipient: event.recipients };
  const doers = namedParties(partiesAt(spans.actor, scene), likely.actor);
  const named = {
    actor: doers,
    // “We value what you do for us”: not what the speaker speaks for.
    recipient: namedParties(partiesAt(spans.recipient, scene), likely.recipient).filter(
      (party) => party.via !== 'pronoun' || party.basis === 'known' || !isFor(doers, party),
    ),
  };
  const taken = [...named.actor, ...named.recipient];
  const of = (role: Role, isDoubtful: (party: EventParty) => boolean): EventParty[] =>
    withAdded(
      named[role],
      likely[role].filter(({ party }) => !taken.some((own) => isSame(own, party))),
      role,
      isDoubtful,
    );
  const actor = of('actor', isOfDocument);
  const recipient = of('recipient', (party) => isOfDocument(party) || (!isDomestic(event.type) && isFor(actor, party)));
  return { actor, recipient, namesActor: doers.some(isTelling) };
}

/** Whether one of the actors acts for this state or body: its minister, its army. Nobody acts on their own side. */
const isFor = (actors: readonly EventParty[], { actor }: EventParty): boolean =>
  actor !== null && actors.some(({ represents }) => represents?.actor === actor);

/** The parties that the words name, without those the model doubts if there are others. */
function namedParties(words: readonly EventParty[], likely: readonly Likely[]): readonly EventParty[] {
  const isLikely = (party: EventParty): boolean =>
    likely.some((one) => isSame(one.party, party) && one.probability >= DOUBTED);
  return words.some(isLikely) ? words.filter((party) => !isKnown(party) || isLikely(party)) : words;
}

/** A pronoun of which nobody knows whom it means says less than the likeliest party. */
function withAdded(
  named: readonly EventParty[],
  rest: readonly Likely[],
  role: Role,
  isDoubtful: (party: EventParty) => boolean,
): EventParty[] {
  const nouns = named.filter(isTelling);
  const isOpen = nouns.length === 0;
  const least = isOpen ? IF_NOBODY : nouns.some(isKnown) ? BESIDE_KNOWN : BESIDE_DESCRIBED;
  const added = rest
    .filter(({ party }) => isTelling(party) && (isOpen || isKnown(party)))
    .filter(
      ({ party, probability }, index) =>
        probability >= Math.max(least[index === 0 ? 0 : 1], isDoubtful(party) ? DOUBTFUL : 0),
    );
  return [
    ...(added.length > 0 ? nouns : named),
    ...added.map(({ party, probability }) => ({
      ...party,
      basis: 'implied' as const,
      why: `${party.why}; ${role} by the document, ${Math.round(100 * probability)}%`,
    })),
  ];
}

const isKnown = ({ actor, code, represents }: EventParty): boolean =>
  actor !== null || code !== null || represents !== null;

/** A body of which only this document knows: it is often none, or another one's. */
const isOfDocument = ({ actor, via }: EventParty): boolean =>
  actor !== null && actor.startsWith('doc:') && via === 'organisation';

const isTelling = (party: EventParty): boolean => isKnown(party) || party.via !== 'pronoun';

const isSame = (a: EventParty, b: EventParty): boolean =>
  a.actor !== null || b.actor !== null ? a.actor === b.actor : a.mention.some((one) => overlapsAny(one, b.mention));

const overlapsAny = (span: Span, others: readonly Span[]): boolean => others.some((other) => overlaps(span, other));

/** The candidates that the model does not doubt, the most likely first, each once. */
function likelyParties(scores: readonly PartyScore[], role: Role, scene: Scene): Likely[] {
  const found: Likely[] = [];
  for (const { mention: index, [role]: probability } of scores.toSorted((a, b) => b[role] - a[role])) {
    if (probability < DOUBTED) break;
    const mention = scene.document.mentions[index];
    if (!mention) continue;
    for (const party of partiesAt([mention.span], scene))
      if (!found.some((one) => isSame(one.party, party))) found.push({ party, probability });
  }
  return found;
}
