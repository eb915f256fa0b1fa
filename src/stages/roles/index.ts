import type { Attribution, Reference, Referenced, StatementRoles } from '../../document/index.ts';
import { withConfidence } from '../../model/index.ts';
import { nearby, remembered } from '../../text/index.ts';
import { lookupOf } from './lookup.ts';
import { clauseOf } from './clause.ts';
import { addresseeSignals, speakerSignals, targetSignals } from './confidence.ts';
import { withSides } from './ours.ts';
import { addresseesOf } from './partners.ts';
import { chainOf, venueOf } from './provenance.ts';
import type { Scene } from './scene.ts';
import { sameWords, speakerOf } from './speaker.ts';
import { targetsOf } from './targets.ts';
import { type Telling, tellingOf } from './told.ts';
import { writersOf } from './writers.ts';

/**
 * Decides for each attribution who speaks, to whom, about whom, where, and through whom the words were reported.
 * Enclosing attributions come first, since “I” in a quotation is the person quoted. `weights`: those of the logistic model
 * that tells how probable it is that a speaker is the right one (confidence.ts).
 */
export function assignRoles<Document extends Referenced>(
  referenced: Document,
  weights: Readonly<Record<string, number>> | null = null,
): Document & { readonly statementRoles: readonly StatementRoles[]; readonly writers: Reference | null } {
  const { attributions, participants } = referenced;
  const order = attributions.toSorted((a, b) => startOf(a) - startOf(b) || sizeOf(b) - sizeOf(a));
  const speakers = new Map<string, Reference | null>();
  const near = nearby(attributions, ({ source, content }) => [...source, ...content]);
  const people = new Map(participants.map((one) => [one.id, one]));
  const person: Scene['person'] = (id) => people.get(id ?? '');
  const found: Scene = {
    referenced,
    lookup: lookupOf(referenced.references),
    labels: new Map([...referenced.labels].map(([label, id]) => [label, person(id) ?? null])),
    writers: writersOf({ referenced, person }),
    near,
    person,
    clauseOf: remembered((attribution: Attribution) => clauseOf(referenced, near, attribution, false)),
    frameOf: remembered((attribution: Attribution) => clauseOf(referenced, near, attribution, true)),
    // Those whose speakers are settled: the attributions that begin earlier or enclose it.
    settled: (span) =>
      near(span).flatMap((attribution) => {
        const speaker = speakers.get(attribution.id);
        return speaker === undefined ? [] : [{ attribution, speaker }];
      }),
  };
  const references = withSides(found);
  const scene: Scene = { ...found, referenced: { ...referenced, references }, lookup: lookupOf(references) };
  const tellings = new Map<string, Telling>();
  for (const attribution of order) {
    const telling = tellingOf(scene, attribution);
    if (telling) tellings.set(attribution.id, telling);
    speakers.set(attribution.id, telling ? telling.speaker : speakerOf(scene, attribution));
  }
  const headline = referenced.blocks.filter(({ kind }) => kind === 'headline' || kind === 'heading');
  for (const attribution of order) {
    const start = startOf(attribution);
    if (
      speakers.get(attribution.id) ||
      tellings.has(attribution.id) ||
      !headline.some(({ span }) => span[0] <= start && start < span[1])
    )
      continue;
    speakers.set(attribution.id, sameWords(referenced, attribution, speakers));
  }
  const statementRoles = attributions.map((attribution): StatementRoles => {
    const speaker = speakers.get(attribution.id) ?? null;
    const addressees = addresseesOf(scene, attribution, speaker, tellings.get(attribution.id)?.told);
    const targets = targetsOf(scene, attribution, speaker);
    const ofSpeaker = speaker && speakerSignals(scene, attribution, speaker);
    return {
      attribution: attribution.id,
      speaker: withConfidence(speaker, ofSpeaker, weights),
      signals: {
        speaker: ofSpeaker,
        addressees: addressees.map((one) => addresseeSignals(scene, attribution, one)),
        targets: targetSignals(scene, attribution, targets),
      },
      addressees,
      targets,
      venue: venueOf(scene, attribution),
      chain: chainOf(scene, attribution, speaker),
    };
  });
  return { ...referenced, references, statementRoles, writers: scene.writers };
}

const startOf = ({ content }: Attribution): number => Math.min(...content.map(([start]) => start));
const sizeOf = ({ content }: Attribution): number => content.reduce((sum, [start, end]) => sum + end - start, 0);
