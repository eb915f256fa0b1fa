import { type FailedReading, type GoldOptions, readGoldDocuments } from './readings.ts';
import { scoreRealEvents, type RealEvents } from './realEvents.ts';
import type { RealGold } from './realGold.ts';
import { scoreStatements, type StatementReport } from './speakers.ts';

/** What is right of statements and of events in the marked real texts, in all and in those held back. */
export interface RealEvaluation {
  readonly statements: { readonly all: StatementReport; readonly heldBack: StatementReport };
  readonly events: RealEvents;
  readonly failed: readonly FailedReading[];
}

/** Reads marked real texts with the whole pipeline and compares statements and events with their labels. */
export async function evaluateReal(gold: readonly RealGold[], options: GoldOptions = {}): Promise<RealEvaluation> {
  const { read, failed } = await readGoldDocuments(gold, ({ input }) => input, options);
  return { statements: scoreStatements(read), events: scoreRealEvents(read), failed };
}
