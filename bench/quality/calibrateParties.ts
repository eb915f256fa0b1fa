// Fits the weights that tell who has a role in an event, prints them and how far their probabilities can be trusted:
//   node bench/quality/calibrateParties.ts MODEL [COMMIT]
// on real texts (corpus/real) from whose events the model has not learnt: those that were annotated twice, and with COMMIT
// those whose labels came after it, for a model that was trained before. A candidate is right where it bears a name of the
// label; where no candidate does, where it has its code.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { means } from '../../src/evaluate/labelNames.ts';
import { isParty, MUTUAL } from '../../src/evaluate/realEvents.ts';
import type { PartyLabel, RealEvent, RealGold } from '../../src/evaluate/realGold.ts';
import type { RolesAssigned } from '../../src/document/index.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { openModel } from '../../src/model/index.ts';
import { decodeEvents } from '../../src/stages/events/decode.ts';
import { sceneOf } from '../../src/stages/events/scene.ts';
import { candidatesFor, isKnown, type Role, ROLES } from '../../src/stages/events/scores.ts';
import { overlaps } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { beforeEvents, LABELS, learnableTexts, ROOT } from './realTexts.ts';

const [folder, commit] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateParties.ts MODEL [COMMIT]');
const hashes = (lines: string): string[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { sha256: string }).sha256.slice(0, 6));

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 29 });

/** The hashes of the texts that a commit has labels of; the empty string for a file that was not there yet. */
const labelledAt = (at: string): string[] =>
  LABELS.flatMap(([name]) =>
    git('ls-tree', at, `corpus/real/${name}`) === '' ? [] : hashes(git('show', `${at}:corpus/real/${name}`)),
  );

const twice = new Set(hashes(readFileSync(join(ROOT, 'corpus', 'real', 'second.jsonl'), 'utf8')));
const learnt = commit ? new Set(labelledAt(commit)) : null;
const isUnlearnt = (hash: string): boolean => twice.has(hash) || (learnt !== null && !learnt.has(hash));

const lexicon = openLexicon();
const model = await openModel(folder);
const weights = model.eventWeights.confidence;
await model.close();

/** The examples of one text for each role. */
function examplesOf({ events, published }: RealGold, document: RolesAssigned): Record<Role, Example[]> {
  const scene = sceneOf(document, lexicon);
  const known = { lexicon, date: published };
  const found: Record<Role, Example[]> = { actor: [], recipient: [] };
  for (const event of decodeEvents(document, weights)) {
    const label = events.find(
      ({ type, triggers }) =>
        type === event.type && triggers.some((own) => event.trigger.some((span) => overlaps(own, span))),
    );
    if (!label || !has(label.actors, label.recipients)) continue;
    const all = candidatesFor(event, scene);
    for (const role of ROLES) {
      const wanted = labelFor(role, label);
      const candidates = all[role].filter(({ party }) => isKnown(party));
      const isNamed = candidates.map(({ party }) =>
        wanted.names.some((name) => means(name, party.name, party.actor, known)),
      );
      candidates.forEach(({ party, signals }, index) => {
        const isRight = isNamed.includes(true) ? isNamed[index] === true : isParty(wanted, [party], known);
        found[role].push({ signals: { ...signals }, right: has(wanted) && isRight });
      });
    }
  }
  return found;
}

const has = (...labels: readonly PartyLabel[]): boolean =>
  labels.some(({ names, codes }) => names.length > 0 || codes.length > 0);

/** Both sides of a meeting do the same. */
function labelFor(role: Role, { type, actors, recipients }: RealEvent): PartyLabel {
  if (!MUTUAL.has(type)) return role === 'actor' ? actors : recipients;
  return { names: [...actors.names, ...recipients.names], codes: [...actors.codes, ...recipients.codes] };
}

const texts: Record<Role, Example[]>[] = [];
const unlearnt = learnableTexts().filter(({ id }) => isUnlearnt(id.slice(-6)));
for await (const { gold, document } of beforeEvents(folder, unlearnt)) texts.push(examplesOf(gold, document));
for (const role of ROLES) {
  const examples = texts.map((text) => text[role]);
  console.log(`${role}: confidence  count  right (each half of ${texts.length} texts by the weights of the other)`);
  for (const line of reliability(examples)) console.log(line);
  console.log(JSON.stringify(fit(examples.flat())));
}
