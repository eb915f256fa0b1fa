import type { LedgerStatement } from '../ledger/index.ts';
import { statementsAsAnnotations } from './annotations.ts';
import { statementsAsBibtex } from './bibtex.ts';
import { statementsAsCslJson } from './cslJson.ts';
import { statementsAsCsv } from './csv.ts';
import type { ExportDetails } from './details.ts';
import { statementsAsGexf } from './gexf.ts';
import { statementsAsGraphml } from './graphml.ts';
import { statementsAsJsonFeed } from './jsonFeed.ts';
import { statementsAsJsonl } from './jsonl.ts';
import { statementsAsParquet } from './parquet.ts';
import { statementsAsRss } from './rss.ts';
import { statementsAsClaimReviews, statementsAsQuotations } from './schemaOrg.ts';

/** A way to write statements: in pieces, so that memory does not grow with their number. */
export interface Format {
  readonly write: (
    statements: AsyncIterable<LedgerStatement>,
    details: ExportDetails,
  ) => AsyncIterable<string | Uint8Array>;
  readonly mediaType: string;
  /** first: a statement that several documents report is written once, as in a search; all: once for each report. */
  readonly reports: 'first' | 'all';
}

/** Every format by the name that the command line gives it. */
export const FORMATS = {
  jsonl: { write: statementsAsJsonl, mediaType: 'application/x-ndjson', reports: 'first' },
  csv: { write: statementsAsCsv, mediaType: 'text/csv; charset=utf-8; header=present', reports: 'first' },
  parquet: { write: statementsAsParquet, mediaType: 'application/vnd.apache.parquet', reports: 'first' },
  annotations: {
    write: statementsAsAnnotations,
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    reports: 'first',
  },
  quotations: { write: statementsAsQuotations, mediaType: 'application/ld+json', reports: 'first' },
  claimreview: { write: statementsAsClaimReviews, mediaType: 'application/ld+json', reports: 'first' },
  bibtex: { write: statementsAsBibtex, mediaType: 'application/x-bibtex; charset=utf-8', reports: 'all' },
  csl: { write: statementsAsCslJson, mediaType: 'application/vnd.citationstyles.csl+json', reports: 'all' },
  gexf: { write: statementsAsGexf, mediaType: 'application/gexf+xml', reports: 'first' },
  graphml: { write: statementsAsGraphml, mediaType: 'application/graphml+xml', reports: 'first' },
  rss: { write: statementsAsRss, mediaType: 'application/rss+xml; charset=utf-8', reports: 'first' },
  jsonfeed: { write: statementsAsJsonFeed, mediaType: 'application/feed+json', reports: 'first' },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;
