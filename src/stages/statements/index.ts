import type {
  Attribution,
  Eventful,
  Classified,
  PloverEvent,
  Recorded,
  Reference,
  Statement,
  Versions,
} from '../../document/index.ts';
import { withConfidence } from '../../model/index.ts';
import { overlaps } from '../../text/index.ts';
import { kindOf } from './kind.ts';

/** The ids of a document's statements, keyed by those of their attributions and in the same order. */
export const statementIds = (attributions: readonly Attribution[]): ReadonlyMap<string, string> =>
  new Map(attributions.map(({ id }, index) => [id, `s${index + 1}`]));

type Weights = Readonly<Record<string, number>> | null;

/**
 * Builds one statement per attribution, in the same order, from the results of all stages, in the words as printed.
 * `weights`: those of the logistic models that tell how probable an addressee and a target are (stages/roles/confidence.ts).
 * The stages before do not see it: that a statement is about somebody says nothing of a party.
 */
export function record(
  {
    words: _words,
    proposals: _proposals,
    events: _events,
    mentions: _mentions,
    known: _known,
    linked: _linked,
    labels: _labels,
    publisher: _publisher,
    signer: _signer,
    references: _references,
    entities,
    participants,
    statementRoles,
    classifications,
    occurrences: _occurrences,
    said,
    dates: found,
    entries: _entries,
    text: read,
    printed: text = read,
    ...assigned
  }: Classified & Eventful,
  events: readonly PloverEvent[],
  versions: Versions,
  weights: { readonly addresseeConfidence: Weights; readonly targetConfidence: Weights },
): Recorded {
  const { attributions, quotations, published } = assigned;
  const ids = statementIds(attributions);
  const statements = attributions.map((attribution, index): Statement => {
    const roles = statementRoles[index];
    const classification = classifications[index];
    return {
      id: ids.get(attribution.id) ?? `s${index + 1}`,
      attribution: attribution.id,
      kind: kindOf(text, attribution, quotations),
      text: attribution.content.map((span) => text.slice(...span)).join(' '),
      speaker: roles?.speaker ?? null,
      addressees: withEach(roles?.addressees, roles?.signals?.addressees, weights.addresseeConfidence),
      targets: withEach(roles?.targets, roles?.signals?.targets, weights.targetConfidence),
      said: said[index] ?? null,
      venue: roles?.venue ?? null,
      topics: classification?.topics.map(({ topic }) => topic) ?? [],
      polarity: classification?.polarity ?? 'affirmed',
      act: classification?.act ?? null,
      why: {
        topics: Object.fromEntries(classification?.topics.map(({ topic, why }) => [topic, why]) ?? []),
        polarity: classification?.why.polarity ?? '',
        act: classification?.why.act ?? '',
      },
      chain: roles?.chain ?? [],
      confidence: attribution.confidence,
    };
  });
  const own = published?.span;
  const isIn = own && found.some(({ span }) => overlaps(span, own));
  const dates = own && !isIn ? [{ span: own, value: published }, ...found] : found;
  const actors = participants.map(({ gender: _gender, names: _names, roles: _roles, ...actor }) => actor);
  return { ...assigned, text, entities, dates, statements, events, actors, versions };
}

/** References, each with how probable its signals make it. */
const withEach = (
  references: readonly Reference[] = [],
  signals: readonly (object | null)[] = [],
  weights: Weights,
): readonly Reference[] => references.map((one, index) => withConfidence(one, signals[index] ?? null, weights));
