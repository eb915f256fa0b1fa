export { statementsAsCsv } from './csv.ts';
export { documentLine, failedLine } from './document.ts';
export { statementsAsJsonl } from './jsonl.ts';
export { type EventStanding, eventsAsPlover, type ExportedEvent, ploverLine, quadOf, standingOf } from './plover.ts';
export { eventsAsCsv } from './ploverCsv.ts';
export {
  type Figure,
  type ReportedEvent,
  type TimelineOptions,
  type TimelineRow,
  timelineOf,
} from './ploverTimeline.ts';
