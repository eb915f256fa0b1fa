// Fits the weights that tell to which state a party to an event belongs where nothing in the text does, prints them and how
// far their probabilities can be trusted: node bench/quality/calibrateHomes.ts MODEL
// on the labelled real texts (corpus/real) that are not held out, also those from which the network has learnt: of it
// nothing is asked here. A state is right where the labelled entity has its code whose mention fits the party's words best.
import type { RealGold } from '../../src/evaluate/realGold.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { HOME_KINDS, homeKindOf, homesOf, type HomeKind, isHomeless } from '../../src/stages/events/home.ts';
import { findEvents } from '../../src/stages/events/index.ts';
import { sceneOf, spanOf } from '../../src/stages/events/scene.ts';
import { timeStatements } from '../../src/stages/dates/index.ts';
import { assignRoles } from '../../src/stages/roles/index.ts';
import { overlaps, type Span } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { learnableTexts, referencedTexts, weightsOf } from './realTexts.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateHomes.ts MODEL');

const lexicon = openLexicon();
const { eventWeights } = await weightsOf(folder);
const SIDES = ['actors', 'recipients'] as const;

/** The examples of each text. */
const texts: Record<HomeKind, Example[]>[] = [];
for await (const { gold, referenced } of referencedTexts(folder, learnableTexts())) {
  const document = findEvents(timeStatements(assignRoles(referenced)), lexicon, { ...eventWeights, homes: null });
  const scene = sceneOf(document, lexicon);
  const { occurrences } = document;
  const found: Record<HomeKind, Example[]> = { person: [], body: [], described: [] };
  const asked = occurrences.flatMap((event) =>
    SIDES.flatMap((side) => event[side].filter(isHomeless).map((party) => ({ event, side, party }))),
  );
  for (const one of asked) {
    const mention = closest(gold, spanOf(one.party));
    if (!mention) continue;
    for (const { code, signals } of homesOf(one, occurrences, scene))
      found[homeKindOf(one.party, scene)].push({ signals: { ...signals }, right: code === mention.code });
  }
  texts.push(found);
}
for (const kind of HOME_KINDS) {
  const examples = texts.map((text) => text[kind]);
  console.log(`${kind}: confidence  count  right (each half of ${texts.length} texts by the weights of the other)`);
  for (const line of reliability(examples)) console.log(line);
  console.log(JSON.stringify(fit(examples.flat())));
}

/** The labelled mention whose bounds are nearest to those of a party's words. */
function closest({ mentions }: RealGold, own: Span): RealGold['mentions'][number] | null {
  const apart = ({ span }: RealGold['mentions'][number]): number =>
    Math.abs(span[0] - own[0]) + Math.abs(span[1] - own[1]);
  return mentions.filter(({ span }) => overlaps(span, own)).toSorted((a, b) => apart(a) - apart(b))[0] ?? null;
}
