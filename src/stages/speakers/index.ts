import type { Attribution, Referenced, Voice, Voiced } from '../../document/index.ts';
import { lookupOf } from './lookup.ts';
import { addresseesOf, targetsOf } from './partners.ts';
import { chainOf, venueOf } from './provenance.ts';
import { type Known, speakerOf } from './speaker.ts';

/**
 * Says of each attribution who speaks, to whom, about whom, where and through whom the words came. Attributions that
 * hold others come first, since “I” in a quotation is the one who is quoted.
 */
export function voice(referenced: Referenced): Voiced {
  const lookup = lookupOf(referenced.references);
  const order = referenced.attributions.toSorted((a, b) => startOf(a) - startOf(b) || sizeOf(b) - sizeOf(a));
  const known: Known[] = [];
  const voices = new Map<string, Voice>();
  for (const attribution of order)
    known.push({ attribution, speaker: speakerOf(referenced, attribution, lookup, known) });
  for (const { attribution, speaker: first } of known) {
    // A headline's quotation has its speaker further on, where all are known.
    const speaker = first ?? speakerOf(referenced, attribution, lookup, known);
    voices.set(attribution.id, {
      attribution: attribution.id,
      speaker,
      addressees: addresseesOf(referenced, attribution, lookup, speaker),
      targets: targetsOf(referenced, attribution, lookup, speaker),
      venue: venueOf(referenced, attribution),
      chain: chainOf(referenced, attribution, lookup),
    });
  }
  return { ...referenced, voices: referenced.attributions.flatMap(({ id }) => voices.get(id) ?? []) };
}

const startOf = ({ content }: Attribution): number => Math.min(...content.map(([start]) => start));
const sizeOf = ({ content }: Attribution): number => content.reduce((sum, [start, end]) => sum + end - start, 0);
