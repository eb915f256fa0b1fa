import { stringify } from 'csv-stringify/sync';
import type { LedgerStatement } from '../ledger/index.ts';

type Cell = string | number | null;

/** The columns in order. A new one goes to the end: spreadsheets count. */
const COLUMNS: Readonly<Record<string, (statement: LedgerStatement) => Cell>> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  speaker: ({ speaker }) => speaker?.name ?? null,
  speaker_status: ({ speaker }) => speaker?.status ?? null,
  speaker_words: ({ speakerWords }) => speakerWords,
  speaker_code: ({ speaker, actor }) => speaker?.represents?.code ?? actor?.code ?? null,
  text: ({ text }) => text,
  said_from: ({ said }) => said?.from ?? null,
  said_to: ({ said }) => said?.to ?? null,
  said_basis: ({ said }) => said?.basis ?? null,
  venue: ({ venue }) => venue,
  topics: ({ topics }) => topics.join('; '),
  polarity: ({ polarity }) => polarity,
  confidence: ({ confidence }) => confidence,
  // Of the content as a whole, from its first to its last character, in code points.
  start: ({ attribution }) => Math.min(...attribution.content.map(([start]) => start)),
  end: ({ attribution }) => Math.max(...attribution.content.map(([, end]) => end)),
  sentence: ({ context }) => context.text,
  document: ({ document }) => document.id,
  version: ({ document }) => document.version,
  url: ({ document }) => document.url,
  title: ({ document }) => document.title,
  outlet: ({ document }) => document.outlet,
  published: ({ document }) => document.published?.from ?? null,
  retrieved: ({ document }) => document.retrieved,
  sha256: ({ document }) => document.sha256,
};

/**
 * A header and one statement a record, as RFC 4180 has it: CRLF, quotes doubled. A cell that a spreadsheet would run
 * as a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function* statementsAsCsv(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  yield record(Object.keys(COLUMNS));
  for await (const statement of statements) yield record(Object.values(COLUMNS).map((cell) => cell(statement)));
}

const record = (cells: readonly Cell[]): string =>
  // csv-stringify by itself quotes a cell for the record's whole delimiter only, not for a CR or LF alone.
  stringify([[...cells]], { record_delimiter: 'windows', quoted_match: /[\r\n]/, escape_formulas: true });
