export { type ByMonthOptions, writeEventsByMonth, writeStatementsByMonth } from './byMonth.ts';
export { clockTime } from './clockTime.ts';
export { fromArchive, fromImportLine, type ImportLine, type Restored, versionsAsArchive } from './archive.ts';
export { statementsAsAnnotations } from './annotations.ts';
export { statementsAsBibtex } from './bibtex.ts';
export { statementsAsCslJson } from './cslJson.ts';
export { statementsAsCsv } from './csv.ts';
export { DETAILS, type ExportDetails } from './details.ts';
export { documentLine, failedLine } from './document.ts';
export { type Format, type FormatName, FORMATS } from './formats.ts';
export { statementsAsGexf } from './gexf.ts';
export { statementsAsGraphml } from './graphml.ts';
export { type LabelOptions, reviewsAsLabels } from './labels.ts';
export { keptAmong, refuseKept } from './keptFiles.ts';
export { statementsAsJsonFeed } from './jsonFeed.ts';
export { statementsAsJsonl } from './jsonl.ts';
export { eventsAsParquet, statementsAsParquet } from './parquet.ts';
export { eventsAsPlover, type ExportedEvent } from './plover.ts';
export { eventsAsCsv } from './ploverCsv.ts';
export { statementsWithDocuments } from './restorable.ts';
export { networkAsCsv, placesAsCsv } from './networkCsv.ts';
export { positionsAsCsv } from './positionsCsv.ts';
export { documentsAsCsv } from './documentsCsv.ts';
export { asCsv, type Cell } from './table.ts';
export { statementsAsRss } from './rss.ts';
export { statementsAsClaimReviews, statementsAsQuotations } from './schemaOrg.ts';
export { type PageDetails, verificationsAsPage } from './verificationPage.ts';
export {
  addressesOf,
  quotationOf,
  quotationOfStatement,
  readerPage,
  type VerifiedQuotation,
} from './verifiedQuotation.ts';
export { verdictsAsCsv, type VerdictRow } from './verificationsCsv.ts';
export { makeWhole, writeWhole } from './wholeFile.ts';
export { timelineAsSvg } from './timelineSvg.ts';
export { dyadsAsCsv, withEveryDyadPeriod } from './dyads.ts';
export { withEveryPeriod } from './everyPeriod.ts';
export { timelineAsCsv } from './timelineCsv.ts';
