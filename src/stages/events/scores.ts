import type { EventParty, PartyScore } from '../../document/index.ts';
import { partiesAt } from './parties.ts';
import type { DecodedEvent } from './decode.ts';
import type { Scene } from './scene.ts';

/** Somebody takes part beside one whom the words of the role name, from this probability on. */
const ADDED = 0.9;
/** The same where the words name nobody known; the likeliest of all is taken from a lower one on. */
const IMPLICIT = 0.6;
const LIKELIEST = 0.3;
/** Of several whom the words name, one who takes part less likely than this does not, where another is likelier. */
const DOUBTED = 0.15;

/** One who may take part, with the probability of the likeliest of his mentions. */
interface Likely {
  readonly party: EventParty;
  readonly probability: number;
}

type Role = 'actor' | 'recipient';

/**
 * Who takes part in an event: whom the words of the role mean, and whomever the model takes to do so by a mention anywhere
 * near; each once. `others` take part in the other role already.
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

/** From which probability on the one at a place in the order of likelihood takes part; `isOpen`: the words name nobody known. */
const leastOf = (index: number, isOpen: boolean): number => (isOpen ? (index === 0 ? LIKELIEST : IMPLICIT) : ADDED);

const isKnown = ({ actor, code, represents }: EventParty): boolean =>
  actor !== null || code !== null || represents !== null;

const isSame = (a: EventParty, b: EventParty): boolean =>
  a.actor !== null || b.actor !== null
    ? a.actor === b.actor
    : a.mention.some((one) => b.mention.some((other) => one[0] < other[1] && other[0] < one[1]));

/** Whom the model does not doubt to take part, the likeliest first, each once. */
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
