export type { Article, Block, BlockKind, DateValue, Granularity } from './article.ts';
export type { Actor, Entity, QuoteKind, Recorded, Reference, Statement, Versions } from './record.ts';
export type { Attributed, Attribution, Proposal, Quotation, Segmented, Tagged } from './stages.ts';
export type { DocumentForm, DocumentRecord, FailedInput, RawDocument } from './raw.ts';
export { outerParts } from './quotations.ts';
