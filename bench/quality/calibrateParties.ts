// Fits the weights that tell who has a role in an event, prints them and how far their probabilities can be trusted:
//   node bench/quality/calibrateParties.ts MODEL [COMMIT]
// on real texts (corpus/real) from whose events the model has not learnt: those that were annotated twice, and with COMMIT
// those whose labels came after it, for a model that was trained before. A candidate is right where it bears a name of the
// label; where no candidate does, where it has its code.
import { execFileSync } from 'node:child_process';
import { means } from '../../src/evaluate/labelNames.ts';
import { isLabelled, isParty, sidesOf } from '../../src/evaluate/realEvents.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { sceneOf } from '../../src/stages/events/scene.ts';
import { candidatesFor, isKnown, type Role, ROLES } from '../../src/stages/events/scores.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { annotatedTwice, hashesIn, hashOf, labelledEvents, LABELS, learnableTexts, ROOT } from './realTexts.ts';

const [folder, commit] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateParties.ts MODEL [COMMIT]');

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 29 });

/** The hashes of the texts that a commit has labels of; none for a file that was not there yet. */
const labelledAt = (at: string): string[] =>
  LABELS.flatMap(([name]) =>
    git('ls-tree', at, `corpus/real/${name}`) === '' ? [] : hashesIn(git('show', `${at}:corpus/real/${name}`)),
  );

const twice = annotatedTwice();
const learnt = commit ? new Set(labelledAt(commit)) : null;
const isUnlearnt = (hash: string): boolean => twice.has(hash) || (learnt !== null && !learnt.has(hash));

const lexicon = openLexicon();
const SIDES = { actor: 'actors', recipient: 'recipients' } as const;

/** The examples of each text for each role. */
const texts: Record<Role, Example[]>[] = [];
const unlearnt = learnableTexts().filter((gold) => isUnlearnt(hashOf(gold)));
for await (const { gold, document, events } of labelledEvents(folder, unlearnt)) {
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
