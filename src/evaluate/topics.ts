import type { PoolOptions } from '../pipeline/index.ts';
import { readGoldDocuments } from './readings.ts';
import { scoreStatements } from './speakers.ts';
import type { Score } from './scores.ts';
import type { TopicGold } from './topicGold.ts';

/** Reads the texts held back whose statements have labelled topics, and compares the topics of those that are found. */
export async function evaluateTopics(
  documents: readonly TopicGold[],
  options: PoolOptions = {},
): Promise<{ readonly heldBack: Score; readonly statements: number }> {
  const held = documents.filter(({ heldBack, labels }) => heldBack && labels.length > 0);
  const { read } = await readGoldDocuments(held, ({ input }) => input, options);
  const { topics, statements } = scoreStatements(read).all;
  return { heldBack: topics, statements };
}
