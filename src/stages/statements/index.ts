import type {
  Attribution,
  Eventful,
  Judged,
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

/** Builds one statement per attribution, in the same order, from the results of all stages. */
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
    voices,
    judgements,
    occurrences: _occurrences,
    said,
    dates: found,
    ...voiced
  }: Judged & Eventful,
  events: readonly PloverEvent[],
  versions: Versions,
): Recorded {
  const { text, attributions, quotations, published } = voiced;
  const ids = statementIds(attributions);
  const statements = attributions.map((attribution, index): Statement => {
    const voice = voices[index];
    const judgement = judgements[index];
    return {
      id: ids.get(attribution.id) ?? `s${index + 1}`,
      attribution: attribution.id,
      kind: kindOf(text, attribution, quotations),
      text: attribution.content.map((span) => text.slice(...span)).join(' '),
      speaker: voice?.speaker ?? null,
      addressees: voice?.addressees ?? [],
      targets: voice?.targets ?? [],
      said: said[index] ?? null,
      venue: voice?.venue ?? null,
      topics: judgement?.topics.map(({ topic }) => topic) ?? [],
      polarity: judgement?.polarity ?? 'affirmed',
      act: judgement?.act ?? null,
      why: {
        topics: Object.fromEntries(judgement?.topics.map(({ topic, why }) => [topic, why]) ?? []),
        polarity: judgement?.why.polarity ?? '',
        act: judgement?.why.act ?? '',
      },
      chain: voice?.chain ?? [],
      confidence: attribution.confidence,
    };
  });
  const own = published?.span;
  const isIn = own && found.some(({ span }) => overlaps(span, own));
  const dates = own && !isIn ? [{ span: own, value: published }, ...found] : found;
  const actors = participants.map(({ gender: _gender, names: _names, roles: _roles, ...actor }) => actor);
  return { ...voiced, entities, dates, statements, events, actors, versions };
}
