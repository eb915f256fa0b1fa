import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RolesAssigned } from '../../src/document/index.ts';
import { readRealGold, type RealGold } from '../../src/evaluate/index.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { openReader } from '../../src/pipeline/read.ts';
import { timeStatements } from '../../src/stages/dates/index.ts';
import { identify, readMentions } from '../../src/stages/identity/index.ts';
import { linkMentions } from '../../src/stages/linking/index.ts';
import { assignRoles } from '../../src/stages/roles/index.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DATA = join(ROOT, '..', 'shared', 'data');

/** The files of labels in corpus/real, each with the folder of its texts. */
export const LABELS = [
  ['labels.jsonl', 'real'],
  ['papers.jsonl', 'polnear'],
  ['wikievents.jsonl', 'wikievents'],
] as const;

/** All labelled real texts that are not held out. @throws Error where texts are missing */
export function learnableTexts(): RealGold[] {
  return LABELS.flatMap(([name, source]) => {
    if (!existsSync(join(DATA, source))) throw new Error(`${join(DATA, source)} is missing`);
    return readRealGold(join(ROOT, 'corpus', 'real', name), join(DATA, source)).documents;
  }).filter(({ heldBack }) => !heldBack);
}

/** Reads texts with a model up to the stage before events, one after the other. */
export async function* beforeEvents(
  model: string,
  texts: readonly RealGold[],
): AsyncGenerator<{ readonly gold: RealGold; readonly document: RolesAssigned }> {
  const lexicon = openLexicon();
  const reader = await openReader({ model });
  try {
    for (const gold of texts) {
      const read = identify(linkMentions(readMentions(await reader.perceive(gold.input), lexicon)), lexicon);
      yield { gold, document: timeStatements(assignRoles(read)) };
    }
  } finally {
    await reader.close();
  }
}
