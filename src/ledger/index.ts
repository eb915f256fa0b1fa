export { type Context, type Quote, type Reader, readerOf } from './context.ts';
export {
  type DocumentReading,
  type EventRead,
  type StatementRead,
  type VersionSummary,
  versionSummary,
} from './documentReading.ts';
export type { DocumentMetadata, DocumentSummary, StatementHit } from './entries.ts';
export { eventParties, eventClusterKey, type LedgerEvent, reportedAs } from './events.ts';
export type { EventFilter, EventPage, EventQuery } from './eventPage.ts';
export { compareWithHeadline, type Told } from './headline.ts';
export { hitOf, namesOfChain, throughWhom } from './hit.ts';
export {
  canonicalUrl,
  documentId,
  eventIds,
  fingerprintOf,
  identityOf,
  reviewId,
  sha256,
  statementIds,
} from './identity.ts';
export { KNOWN_FIELDS, KNOWN_VALUES, knownValue, type NamedField, unknownValue } from './knownValues.ts';
export { everyDocumentPage } from './everyDocumentPage.ts';
export { meantBy, namesOrNearest } from './nearName.ts';
export { foldName } from './names.ts';
export { type DocumentChanges, type Edited, editedArticle, type Refreshed } from './edit.ts';
export {
  type Counts,
  DOCUMENT_FILTERS,
  type DocumentFilter,
  type DocumentPage,
  type DocumentQuery,
  type LedgerInfo,
  type TagCount,
} from './collection.ts';
export { type TagChanges, type TaggedDocument, tagOf, tagsIn } from './tags.ts';
export { faultOfDocument, faultsOfDocument, type LedgerFault } from './faults.ts';
export { inCodePoints, inUtf16, type PointRecorded } from './points.ts';
export { isDeeperThan, misshapen, type ShapeName } from './shapes.ts';
export type { Ledger } from './port.ts';
export type { ReviewProgress, ReviewQueue, ReviewQueueQuery } from './reviewQueue.ts';
export type { FacetField, Facets, SearchQuery, SearchResult, StatementFilter } from './search.ts';
export type { DocumentDetail, Entries, OtherQuotation, Report, ReportPlace, Shown, ShowOptions } from './shown.ts';
export { isOfSameWords, MOST_QUOTATIONS, type SpokenWords, wordsQuoted } from './sameWords.ts';
export type { LedgerStatement, Verified } from './statement.ts';
export type { Added, Arrival, Outdated, ReadAgain, Restored, StoredVersion } from './versions.ts';
export { dayBound, dayBounds, holdsTitle, parseQuery, type Query, soughtIn, type Term } from './query.ts';
export { NOTHING_SOUGHT, type Snippet, type Sought, soughtAt } from './snippet.ts';
export { COPY_SHARE, LEAST_FOR_COPY, sampled, sharedPart, shinglesOfText, winnowed } from './fingerprints.ts';
export { type QuotedWords, quotedWords } from './quotedWords.ts';
export {
  AS_READ,
  mentionsOfTargets,
  padded,
  partiesDoneTo,
  partiesIn,
  partiesOf,
  type Party,
  type Role,
  ROLES,
} from './parties.ts';
export { dayNumber, daysReach } from './saidDays.ts';
export { compareSpeakers } from './sameSpeaker.ts';
export {
  comparable,
  type Comparable,
  compareStatements,
  type Comparison,
  type ReportedWords,
} from './sameStatement.ts';
export type { DyadQuery, DyadRow } from './dyads.ts';
export { type Figure, quadOf, scoreOf, type Timeline, type TimelineQuery, type TimelineRow } from './timeline.ts';
export type { NetworkQuery, Partner, PartnerNetwork, Tie } from './network.ts';
export {
  fittingPairs,
  type LikelyDouble,
  likelyDoubles,
  type NamedSpeaker,
  type NamePair,
  type SeenIn,
  type SpeakerSeen,
} from './doubles.ts';
export { MOST_PARTS, type PartyCount, type PartyQuery } from './partyCounts.ts';
export type { EventPlace, EventPlaces, PlaceQuery } from './places.ts';
export type { Position, PositionChange, PositionQuery, Positions } from './position.ts';
export { type Compared, markChanges } from './positionChanges.ts';
export { isTranscript, knownDate, type SpokenTurn, type Transcript, transcriptOf } from './transcript.ts';
export type { Hit, Occasion, TurnBody, TurnHead, TurnIndex, WordList } from './turnIndex.ts';
export {
  type DiffEntry,
  type QuotedStatement,
  type StatementJudge,
  type SearchedTranscript,
  type SpokenContext,
  type StatementVerification,
  type Verdict,
  cutOf,
  isOutOfContext,
  isReversed,
  OUT_OF_CONTEXT,
  turnNumber,
  verdictAlone,
  verdictWords,
  CONTEXT_KINDS,
  type Remark,
  REMARK_KINDS,
  remarkText,
  VERDICTS,
  type VerifiedPlace,
} from './verification.ts';
export { type ParagraphChange, type StatementChange, type VersionChanges, versionChanges } from './versionChanges.ts';
export { reportWords } from './reportWords.ts';
export type { DiffPart } from './wordDiff.ts';
export { baseOf } from './irregular.ts';
export { areOpposites, CONDITIONS, isNegation, NEGATIONS, stemOf } from './opposites.ts';
export {
  type Arriving,
  arriving,
  type ArrivingEventReading,
  type ArrivingStatement,
  type ArrivingTranscript,
  daysOf,
  hashesOf,
  isLater,
  type TurnHashes,
  withHashes,
} from './arriving.ts';
export {
  type ClusterMember,
  type ClusterReport,
  COMMON_PRINT,
  countClusters,
  likelyOf,
  type Neighbours,
  planClusters,
  printReach,
  printsOf,
  type StatementPrint,
} from './clusters.ts';
export { planHeadlines, type ToldStatement } from './headlineClusters.ts';
export {
  canBeCopy,
  COMMON_TEXT_PRINT,
  likelyOriginals,
  originalOf,
  type PrintedText,
  printedText,
} from './nearDuplicates.ts';
export {
  type ArrivingEvent,
  type ClusteredEvent,
  eventReach,
  planEventClusters,
  planFirstReports,
  planSaidEvents,
  type ReportedEvent,
  type SaidEvent,
} from './eventClusters.ts';
export { compareReports, type ReportedAt } from './reportOrder.ts';
export { type OutletNames, outletWords } from './outletWords.ts';
export { quotedStatements } from './quotedStatement.ts';
export {
  filedDays,
  firstReportDay,
  labelWords,
  MOST_TOUCHED,
  sharesEnough,
  soughtPrints,
} from './touchedQuotations.ts';
export { together, withoutTranscript } from './turnIndexes.ts';
export { readingChanges, type StoredReading } from './readingChanges.ts';
export { marksOf } from './marks.ts';
export { DENSE, LONGEST, mostListed, planSearch, type SearchPlan } from './searchPlan.ts';
export {
  type AgreementFigures,
  type AgreementFilter,
  agreementOf,
  type FieldAgreement,
  type ReviewOpinion,
} from './agreement.ts';
export { type Dispute, disputesIn } from './disputes.ts';
export { type CarriedDeparted, type CarriedReview, idOfReview, refuseChanged } from './carried.ts';
export { type Anchor, anchorsIn, type Covering, coverIn, coveringEntry, movedSpans, overlap } from './covering.ts';
export type { Departed, DepartedWords, Past } from './departed.ts';
export { type EffectiveField, effectiveFields, refutedFields, stillWrong } from './effective.ts';
export {
  correctEvent,
  correctStatement,
  type Decided,
  decisionsOf,
  type FindParty,
  isRejected,
  type Opinions,
  partiesDecided,
} from './corrected.ts';
export { nominalAlpha } from './krippendorff.ts';
export {
  type DayRange,
  type Decision,
  DECISIONS,
  EVENT_FIELDS,
  type NamedParty,
  type NewReview,
  type Review,
  REVIEW_FIELDS,
  type ReviewField,
  type ReviewFilter,
  type ReviewPage,
  type ReviewPageQuery,
  type ReviewValue,
  STATEMENT_FIELDS,
} from './review.ts';
export { eventValues, statementValues } from './machineValues.ts';
export { fieldsOf, isConfirmed, notTaken, reviewerName, rightValue } from './reviewValues.ts';
