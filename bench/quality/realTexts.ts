import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RolesAssigned } from '../../src/document/index.ts';
import { readRealGold, type RealGold } from '../../src/evaluate/index.ts';
import { isTold } from '../../src/evaluate/realEvents.ts';
import type { RealEvent } from '../../src/evaluate/realGold.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { openModel } from '../../src/model/index.ts';
import { openReader } from '../../src/pipeline/read.ts';
import { timeStatements } from '../../src/stages/dates/index.ts';
import { type DecodedEvent, decodeEvents } from '../../src/stages/events/decode.ts';
import { identify, readMentions } from '../../src/stages/identity/index.ts';
import { linkMentions } from '../../src/stages/linking/index.ts';
import { assignRoles } from '../../src/stages/roles/index.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DATA = join(ROOT, '..', 'shared', 'data');

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

/** The beginnings of the SHA-256 of labelled texts, with which the ids of RealGold end. */
export const hashesIn = (labels: string): string[] =>
  labels
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { sha256: string }).sha256.slice(0, 6));

export const hashOf = ({ id }: RealGold): string => id.slice(-6);

/** The hashes of the texts that were annotated twice, from whose events no model learns. */
export const annotatedTwice = (): ReadonlySet<string> =>
  new Set(hashesIn(readFileSync(join(ROOT, 'corpus', 'real', 'second.jsonl'), 'utf8')));

interface LabelledEvents {
  readonly gold: RealGold;
  readonly document: RolesAssigned;
  readonly events: readonly { readonly event: DecodedEvent; readonly label: RealEvent }[];
}

/** The events that a model finds in texts, before their parties and dates are chosen, as far as they are labelled. */
export async function* labelledEvents(folder: string, texts: readonly RealGold[]): AsyncGenerator<LabelledEvents> {
  const lexicon = openLexicon();
  const model = await openModel(folder);
  const { confidence } = model.eventWeights;
  await model.close();
  const reader = await openReader({ model: folder });
  try {
    for (const gold of texts) {
      const read = identify(linkMentions(readMentions(await reader.perceive(gold.input), lexicon)), lexicon);
      const document = timeStatements(assignRoles(read));
      const events = decodeEvents(document, confidence).flatMap((event) => {
        const label = gold.events.find((one) => isTold(one, event));
        return label ? [{ event, label }] : [];
      });
      yield { gold, document, events };
    }
  } finally {
    await reader.close();
  }
}
