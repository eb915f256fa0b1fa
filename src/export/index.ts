export { fromArchive, type Restored, versionsAsArchive } from './archive.ts';
export { statementsAsAnnotations } from './annotations.ts';
export { statementsAsBibtex } from './bibtex.ts';
export { statementsAsCslJson } from './cslJson.ts';
export { statementsAsCsv } from './csv.ts';
export { DETAILS, type ExportDetails } from './details.ts';
export { documentLine, failedLine } from './document.ts';
export { type Format, type FormatName, FORMATS } from './formats.ts';
export { statementsAsGexf } from './gexf.ts';
export { statementsAsGraphml } from './graphml.ts';
export { statementsAsJsonFeed } from './jsonFeed.ts';
export { statementsAsJsonl } from './jsonl.ts';
export { statementsAsParquet } from './parquet.ts';
export { type EventStanding, eventsAsPlover, type ExportedEvent, ploverLine, quadOf, standingOf } from './plover.ts';
export { eventsAsCsv } from './ploverCsv.ts';
export {
  type Figure,
  type ReportedEvent,
  type TimelineOptions,
  type TimelineRow,
  timelineOf,
} from './ploverTimeline.ts';
export { statementsAsRss } from './rss.ts';
export { statementsAsClaimReviews, statementsAsQuotations } from './schemaOrg.ts';
export { writeWhole } from './wholeFile.ts';
export { timelineAsSvg } from './timelineChart.ts';
export { timelineAsCsv } from './timelineCsv.ts';
