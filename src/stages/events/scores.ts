import type { EventParty, PartyScore } from '../../document/index.ts';
import { partiesAt } from './parties.ts';
import type { DecodedEvent } from './decode.ts';
import type { Scene } from './scene.ts';

/** A mention's entity is added as a party beside one that the words name, from this probability. */
const ADDED = 0.9;
/** The same if the words name nobody known; the most likely one is accepted from a lower probability. */
const IMPLICIT = 0.6;
const LIKELIEST = 0.3;
/** Of several that the words name, one less likely to take part than this is dropped if another is likelier. */
const DOUBTED = 0.15;

/** A candidate party, with the probability of its most likely mention. */
interface Likely {
  readonly party: EventParty;
  readonly probability: number;
}

type Role = 'actor' | 'recipient';

/**
 * The parties to an event: the explicit ones that the words of the role refer to, and implicit ones that the model
 * finds through nearby mentions; each once. `others` already take part in the other role.
 */
export function partiesIn(
  event: DecodedEvent,
  role: Role,
  scene: Scene,
  others: readonly EventParty[] = [],
): EventParty[] {
  const likely = likelyParties(event.parties, role, scene);
  const probabilityOf = (party: EventParty): number => likely.find((one) => isSame(one.party, party))?.probability ?? 0;
  const words = partiesAt(role === 'actor' ? event.actors : event.recipients, scene);
  const isLikely = (party: EventParty): boolean => probabilityOf(party) >= DOUBTED;
  const named = words.some(isLikely) ? words.filter((party) => !isKnown(party) || isLikely(party)) : words;
  const isNamed = ({ party }: Likely): boolean => [...named, ...others].some((own) => isSame(own, party));
  const isOpen = !named.some((party) => isKnown(party));
  const added = likely
    .filter((one) => !isNamed(one))
    .filter(({ probability }, index) => probability >= leastOf(index, isOpen));
  return [
    ...(added.length > 0 ? named.filter((party) => isKnown(party)) : named),
    ...added.map(({ party, probability }) => ({
      ...party,
      basis: 'implied' as const,
      why: `${party.why}; ${role} by the document, ${Math.round(100 * probability)}%`,
    })),
  ];
}

/** The minimum probability for the candidate at this rank; `isOpen`: the words name nobody known. */
const leastOf = (index: number, isOpen: boolean): number => (isOpen ? (index === 0 ? LIKELIEST : IMPLICIT) : ADDED);

const isKnown = ({ actor, code, represents }: EventParty): boolean =>
  actor !== null || code !== null || represents !== null;

const isSame = (a: EventParty, b: EventParty): boolean =>
  a.actor !== null || b.actor !== null
    ? a.actor === b.actor
    : a.mention.some((one) => b.mention.some((other) => one[0] < other[1] && other[0] < one[1]));

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
