export {
  type Article,
  type Block,
  BLOCK_KINDS,
  type BlockKind,
  type DateValue,
  type Edit,
  EDITABLE,
  type EditableField,
  GRANULARITIES,
  type Granularity,
  isAside,
  isIsland,
  isProse,
} from './article.ts';
export type {
  Act,
  Actor,
  Candidate,
  CurrentVersions,
  Entity,
  QuoteKind,
  Reference,
  Statement,
  Versions,
} from './record.ts';
export {
  ATTRIBUTED_TEXT,
  DIRECT_SHARE,
  FIRST_PERSON_TEXT,
  isVerbatim,
  QUOTE_KINDS,
  PRINTED_STATEMENT,
  SIGNED_PARAGRAPH,
  TRANSCRIPT_TURN,
} from './record.ts';
export type { Attributed, Attribution, Quotation, Segmented, Tagged } from './stages.ts';
export {
  ENTITY_KINDS,
  type EntityKind,
  EVENT_FLAGS,
  EVENT_TYPES,
  type EventFlag,
  type EventVerdict,
  type EventProposal,
  type PartyScore,
  type EventType,
  MUTUAL,
  type Proposal,
} from './proposals.ts';
export {
  type Antecedent,
  type FoundMention,
  isPartisan,
  isSpeakersState,
  placeBehind,
  type Mention,
  type MentionForm,
} from './mentions.ts';
export type { Dated, DateMention, LiveEntry, Timed } from './dated.ts';
export { publishedAt } from './entries.ts';
export { type Giver, hostOf, ownAddress, speaksOf, withoutWww } from './giver.ts';
export { publication } from './publication.ts';
export { interviewed, isLetterFrom } from './interviewed.ts';
export { itemAround, itemAt, itemsOf } from './items.ts';
export type { Listing } from './listing.ts';
export { DOCUMENT_FORMS, type DocumentForm } from './raw.ts';
export type { DocumentRecord, FailedInput, RawDocument, RecordTurn } from './raw.ts';
export type { Classified, Classification, Topic } from './classified.ts';
export { asRepresented, codeOf, group, isOfPerson, representedBy, resolved, unresolved } from './references.ts';
export { depthOf, outerPartAround, outerParts, outerPartsTouching, partsNear, partsTouching } from './quotations.ts';
export type {
  DocumentEntity,
  Known,
  Linked,
  Office,
  Participant,
  Referenced,
  RoleSignals,
  StatementRoles,
  RolesAssigned,
} from './resolved.ts';
export { eventWithSpans } from './eventSpans.ts';
export type { EventLocation, EventMention, EventParty, Eventful, Occurrence, PloverEvent } from './eventful.ts';
export type { Recorded } from './recorded.ts';
