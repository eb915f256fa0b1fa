export { type Case, judgeCase, type Judgement, readCases } from './adversarial.ts';
export { evaluateArticles } from './article.ts';
export type { AttributionReport, Judged, RoleSpans } from './attribution.ts';
export { errorListing } from './errors.ts';
export { type GoldDocument, readGold } from './gold.ts';
export { type AttributionEvaluation, runAttributionEvaluation } from './run.ts';
export { judgeRight } from './reliability.ts';
