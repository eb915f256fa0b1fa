import type {
  Attribution,
  Eventful,
  Classified,
  PloverEvent,
  Recorded,
  Statement,
  Versions,
} from '../../document/index.ts';
import { overlaps } from '../../text/index.ts';
import { kindOf } from './kind.ts';

/** The ids of a document's statements, keyed by those of their attributions and in the same order. */
export const statementIds = (attributions: readonly Attribution[]): ReadonlyMap<string, string> =>
  new Map(attributions.map(({ id }, index) => [id, `s${index + 1}`]));

/** Builds one statement per attribution, in the same order, from the results of all stages, in the words as printed. */
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
      addressees: roles?.addressees ?? [],
      targets: roles?.targets ?? [],
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
