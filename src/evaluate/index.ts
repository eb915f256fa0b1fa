export { type Case, judgeCase, type Judgement, readCases } from './adversarial.ts';
export { evaluateArticles } from './article.ts';
export { type EntityEvaluation, runEntityEvaluation } from './entities.ts';
export type { AttributionReport, Judged, RoleSpans } from './attribution.ts';
export { type DateEvaluation, type DateReport, evaluateDates } from './dates.ts';
export { errorListing } from './errors.ts';
export { type GoldDocument, readGold } from './gold.ts';
export { type AttributionEvaluation, runAttributionEvaluation } from './run.ts';
export { judgeRight } from './reliability.ts';
export { compareRealEvents, judgeRealEvents, type RealEventReport } from './realEvents.ts';
export { readRealGold, type RealGold } from './realGold.ts';
export { readStatementGold } from './statementGold.ts';
export {
  compareStatements,
  evaluateStatements,
  judgeStatements,
  type StatementEvaluation,
  type StatementReport,
} from './speakers.ts';
export { evaluateVerify, type VerifyEvaluation } from './verify.ts';
export { type EventEvaluation, runEventEvaluation } from './events.ts';
export { evaluateMerging, type MergingEvaluation } from './merging.ts';
export type { MergingCase } from './mergingGold.ts';
