import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Referenced, RolesAssigned } from '../../src/document/index.ts';
import { readRealGold, type RealGold } from '../../src/evaluate/index.ts';
import { isTold } from '../../src/evaluate/realEvents.ts';
import type { RealEvent } from '../../src/evaluate/realGold.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { type Model, openModel } from '../../src/model/index.ts';
import { openReader } from '../../src/pipeline/read.ts';
import { timeStatements } from '../../src/stages/dates/index.ts';
import { type DecodedEvent, decodeEvents } from '../../src/stages/events/decode.ts';
import { identify, readMentions } from '../../src/stages/identity/index.ts';
import { linkMentions } from '../../src/stages/linking/index.ts';
import { assignRoles } from '../../src/stages/roles/index.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DATA = join(ROOT, '..', 'shared', 'data');

/** The files of labels in corpus/real, each with the folders of its texts. */
export const LABELS = [
  ['labels.jsonl', ['real']],
  ['papers.jsonl', ['polnear']],
  ['wikievents.jsonl', ['wikievents']],
  ['events.jsonl', ['real', 'polnear', 'wikievents']],
] as const;

/** The labelled real texts of one of these files. @throws Error where texts are missing */
export function labelledTexts([name, sources]: (typeof LABELS)[number]): RealGold[] {
  const folders = sources.map((source) => join(DATA, source));
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing) throw new Error(`${missing} is missing`);
  return readRealGold(join(ROOT, 'corpus', 'real', name), ...folders).documents;
}

/** All labelled real texts that are not held out. @throws Error where texts are missing */
export const learnableTexts = (): RealGold[] => LABELS.flatMap(labelledTexts).filter(({ heldBack }) => !heldBack);

/**
 * The learnable texts from whose events a model has not learnt: those that were annotated twice and, for one that was
 * trained before them, those whose labels came after `commit`.
 */
export function unlearntTexts(commit?: string): RealGold[] {
  const twice = new Set(hashesIn(readFileSync(join(ROOT, 'corpus', 'real', 'second.jsonl'), 'utf8')));
  const learnt = commit ? new Set(labelledAt(commit)) : null;
  return learnableTexts().filter((gold) => {
    const hash = hashOf(gold);
    return twice.has(hash) || (learnt !== null && !learnt.has(hash));
  });
}

/** The hashes of the texts that a commit has labels of; none for a file that was not there yet. */
const labelledAt = (commit: string): string[] =>
  LABELS.flatMap(([name]) =>
    git('ls-tree', commit, `corpus/real/${name}`) === '' ? [] : hashesIn(git('show', `${commit}:corpus/real/${name}`)),
  );

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 29 });

/** The beginnings of the SHA-256 of labelled texts, with which the ids of RealGold end. */
const hashesIn = (labels: string): string[] =>
  labels
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { sha256: string }).sha256.slice(0, 6));

const hashOf = ({ id }: RealGold): string => id.slice(-6);

/** Real texts as a model perceives them, with those whom their mentions refer to. */
export async function* referencedTexts(
  folder: string,
  texts: readonly RealGold[],
): AsyncGenerator<{ readonly gold: RealGold; readonly referenced: Referenced }> {
  const lexicon = openLexicon();
  const reader = await openReader({ model: folder });
  try {
    for (const gold of texts) {
      const perceived = await reader.perceive(gold.input);
      yield { gold, referenced: identify(linkMentions(readMentions(perceived, lexicon)), lexicon) };
    }
  } finally {
    await reader.close();
  }
}

interface LabelledEvents {
  readonly gold: RealGold;
  readonly document: RolesAssigned;
  readonly events: readonly { readonly event: DecodedEvent; readonly label: RealEvent }[];
}

/** The events that a model finds in texts, before their parties and dates are chosen, as far as they are labelled. */
export async function* labelledEvents(folder: string, texts: readonly RealGold[]): AsyncGenerator<LabelledEvents> {
  const { confidence } = (await weightsOf(folder)).eventWeights;
  for await (const { gold, referenced } of referencedTexts(folder, texts)) {
    const document = timeStatements(assignRoles(referenced));
    const events = decodeEvents(document, confidence).flatMap((event) => {
      const label = gold.events.find((one) => isTold(one, event));
      return label ? [{ event, label }] : [];
    });
    yield { gold, document, events };
  }
}

/** The weights of a model's logistic models. */
export async function weightsOf(folder: string): Promise<Pick<Model, 'eventWeights' | 'statementWeights'>> {
  const model = await openModel(folder);
  await model.close();
  return model;
}
