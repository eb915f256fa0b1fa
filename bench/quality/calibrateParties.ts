// Fits the weights that tell who has a role in an event, prints them and how far their probabilities can be trusted:
//   node bench/quality/calibrateParties.ts MODEL [COMMIT]
// on real texts (corpus/real) from whose events the model has not learnt: those that were annotated twice, and with COMMIT
// those whose labels came after it, for a model that was trained before. A candidate is right where it bears a name of the
// label; where no candidate does, where it has its code.
import { means } from '../../src/evaluate/labelNames.ts';
import { isLabelled, isParty, sidesOf } from '../../src/evaluate/realEvents.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { sceneOf } from '../../src/stages/events/scene.ts';
import { candidatesFor, isKnown, type Role, ROLES } from '../../src/stages/events/scores.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { labelledEvents, unlearntTexts } from './realTexts.ts';

const [folder, commit] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateParties.ts MODEL [COMMIT]');

const lexicon = openLexicon();
const SIDES = { actor: 'actors', recipient: 'recipients' } as const;

/** The examples of each text for each role. */
const texts: Record<Role, Example[]>[] = [];
for await (const { gold, document, events } of labelledEvents(folder, unlearntTexts(commit))) {
  const scene = sceneOf(document, lexicon);
  const known = { lexicon, date: gold.published };
  const found: Record<Role, Example[]> = { actor: [], recipient: [] };
  for (const { event, label } of events) {
    if (!isLabelled(label.actors) && !isLabelled(label.recipients)) continue;
    const all = candidatesFor(event, scene);
    for (const role of ROLES) {
      const wanted = sidesOf(label)[SIDES[role]];
      const candidates = all[role].filter(({ party }) => isKnown(party));
      const isNamed = candidates.map(({ party }) =>
        wanted.names.some((name) => means(name, party.name, party.actor, known)),
      );
      candidates.forEach(({ party, signals }, index) => {
        const isRight = isNamed.includes(true) ? isNamed[index] === true : isParty(wanted, [party], known);
        found[role].push({ signals: { ...signals }, right: isLabelled(wanted) && isRight });
      });
    }
  }
  texts.push(found);
}
for (const role of ROLES) {
  const examples = texts.map((text) => text[role]);
  console.log(`${role}: confidence  count  right (each half of ${texts.length} texts by the weights of the other)`);
  for (const line of reliability(examples)) console.log(line);
  console.log(JSON.stringify(fit(examples.flat())));
}
