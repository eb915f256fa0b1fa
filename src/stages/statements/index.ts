import type { Attributed, Recorded, Statement, Versions } from '../../document/index.ts';
import { kindOf } from './kind.ts';
import { speakersOf } from './speakers.ts';

/** Adds one statement for each attribution, in the same order, and the actors whom they name. */
export function record(
  { words: _words, proposals: _proposals, ...attributed }: Attributed,
  versions: Versions,
): Recorded {
  const { text, attributions, quotations, published } = attributed;
  const speakers = speakersOf(text);
  const statements = attributions.map((attribution, index): Statement => ({
    id: `s${index + 1}`,
    attribution: attribution.id,
    kind: kindOf(text, attribution, quotations),
    text: attribution.content.map((span) => text.slice(...span)).join(' '),
    speaker: speakers.referenceOf(attribution),
    addressees: [],
    targets: [],
    said: null,
    venue: null,
    topics: [],
    polarity: 'affirmed',
    act: null,
    chain: [],
    confidence: attribution.confidence,
  }));
  const dates = published?.span ? [{ span: published.span, value: published }] : [];
  return { ...attributed, entities: [], dates, statements, actors: speakers.actors(), versions };
}
