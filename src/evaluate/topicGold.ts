import { createHash } from 'node:crypto';
import { z } from 'zod';
import { offsetsOf, type Span } from '../text/index.ts';
import { goldFault, readGoldFile } from './goldFile.ts';
import { inputOf, type RealText, recordsIn } from './realGold.ts';
import type { StatementGold, StatementLabel } from './statementGold.ts';

const topics = z.array(z.string());
const labelled = z.object({
  id: z.string(),
  sha256: z.string(),
  heldBack: z.boolean(),
  statements: z
    .array(z.object({ content: z.array(z.tuple([z.number().int(), z.number().int()])), topics }))
    .default([]),
  topics: topics.optional(),
});

/** A real text and what it, or its statements, are about; statements in UTF-16 offsets. */
export interface TopicGold extends StatementGold {
  /** What the whole text is about; null where its statements are labelled instead. */
  readonly topics: readonly string[] | null;
}

/**
 * The topics of real texts, corpus/real/topics.jsonl, with the texts, which the repository does not have (see
 * `readRealGold`). A text that is not there is left out.
 * @throws OR1001 for a missing file, OR5003 for labels that are not as they should be
 */
export function readTopicGold(path: string, folders: readonly string[]): { documents: TopicGold[]; sha256: string } {
  const source = readGoldFile(path);
  const texts = new Map(folders.flatMap((folder) => [...recordsIn(folder)]));
  const documents = source
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line, index): TopicGold[] => {
      const labels = parse(line, path, index + 1);
      const found = texts.get(labels.sha256);
      return found ? [goldOf(labels, found)] : [];
    });
  return { documents, sha256: createHash('sha256').update(source).digest('hex') };
}

function parse(line: string, input: string, number: number): z.infer<typeof labelled> {
  try {
    return labelled.parse(JSON.parse(line));
  } catch (error) {
    throw goldFault(error, input, number);
  }
}

function goldOf({ id, heldBack, statements, topics: ofText }: z.infer<typeof labelled>, found: RealText): TopicGold {
  const { toUtf16 } = offsetsOf(found.text);
  return {
    id,
    input: inputOf(id, found),
    text: found.text,
    published: found.published?.slice(0, 10) ?? null,
    heldBack,
    topics: ofText ?? null,
    attributions: statements.map(({ content }) => ({
      source: [],
      cue: [],
      content: content.map((span): Span => toUtf16(span)),
    })),
    labels: statements.map(({ topics: said }): StatementLabel => ({ ...NOTHING, topics: said })),
  };
}

/** Only the topics are labelled. */
const NOTHING: StatementLabel = {
  speakers: [],
  status: 'unresolved',
  represents: [],
  to: [],
  about: [],
  said: null,
  topics: [],
  act: null,
  polarity: 'affirmed',
  venue: null,
  chain: [],
};
