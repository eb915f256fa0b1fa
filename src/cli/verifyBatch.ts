import { OnrecordError } from '../errors/index.ts';
import { addressesOf, quotationOf, verdictsAsCsv, type VerdictRow } from '../export/index.ts';
import type { Ledger } from '../index.ts';
import { wordsQuoted } from '../ledger/index.ts';
import { isTable } from '../sources/index.ts';
import {
  asQuote,
  type GivenQuote,
  readQuotes,
  type ReadLine,
  verificationLine,
  type Verifier,
} from '../verify/index.ts';
import { namedRows } from './namedRows.ts';
import { reportError, writeData, writeJson } from './output.ts';
import type { VerificationReport } from './verifyReport.ts';

export type BatchForm = 'jsonl' | 'csv';

export interface BatchFlags {
  /** Those of quotations without their own. */
  readonly speaker?: string | undefined;
  readonly near?: string;
  readonly input?: BatchForm;
  readonly format?: BatchForm;
}

/** The columns of a table that say something of a quotation; the others are given back. */
const FIELDS: ReadonlySet<string> = new Set(['quote', 'speaker', 'date']);

/**
 * All quotations of a file, in order; what comes out is of the same form as the file unless `format` says otherwise. What
 * cannot be read is told, in its place, and the rest goes on.
 * @returns how many were judged, and how many could not be read
 * @throws OnrecordError OR7006 for a file without any
 */
export async function verifyBatch(
  { verify }: Verifier,
  path: string,
  { speaker, near, input = isTable(path) ? 'csv' : 'jsonl', format = input }: BatchFlags,
  report: VerificationReport,
  ledger: Ledger | null,
): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  const columns: string[] = [];
  const table: VerdictRow[] = [];
  for await (const { number, value, given = {}, error } of quotesIn(path, input, columns)) {
    if (error) {
      count.failed += 1;
      reportError(error);
      const { code, message, remedy } = error;
      if (format === 'csv') table.push({ given, verification: null, error: `${code}: ${message}` });
      else await writeJson({ line: number, error: { code, message, remedy } });
      continue;
    }
    count.done += 1;
    const defaults = {
      ...(speaker !== undefined && { speaker: value.speaker ?? speaker }),
      ...(near !== undefined && { date: value.date ?? near }),
    };
    const quote = { ...value, ...defaults };
    const line = { ...given, ...verificationLine(quote, await verify(quote)) };
    const isTold = ledger !== null && (report.isWanted || format === 'jsonl');
    const quotations = isTold ? await ledger.quotations(wordsQuoted(line)) : [];
    report.add(quotationOf(line, line, quotations));
    if (format === 'csv') table.push({ given: { ...given, ...quote }, verification: line });
    else await writeJson(ledger ? { ...line, quotations } : line);
  }
  if (count.done + count.failed === 0) throw new OnrecordError('OR7006', { input: path });
  if (format === 'csv') {
    const addresses = await addressesOf(ledger, table);
    await writeData(verdictsAsCsv(table, columns, ({ transcript }) => addresses.get(transcript) ?? null));
  }
  return count;
}

/** A quotation, with the other columns of its row. */
type Given = ReadLine<GivenQuote> & { readonly given?: Readonly<Record<string, string>> };

async function* quotesIn(path: string, form: BatchForm, columns: string[]): AsyncGenerator<Given> {
  if (form === 'jsonl') {
    yield* readQuotes(path);
    return;
  }
  const broken = (line: number, fault: string): OnrecordError =>
    new OnrecordError('OR7003', { input: path, line, fault });
  for await (const { line: number, cells, error } of namedRows(path, {
    known: FIELDS,
    columns(names) {
      columns.push(...names);
      if (names.includes('quote')) return;
      throw new OnrecordError('OR7004', { input: path, found: names.join(', ').slice(0, 200) });
    },
    days: () => ['date'],
    broken,
  })) {
    if (error) yield { number, error, ...(cells && { given: cells }) };
    else {
      const { quote = '', speaker = '', date = '' } = cells;
      const given = { quote, speaker: speaker.trim() || null, date: date.trim() || null };
      yield { ...asQuote(given, number, (fault) => broken(number, fault)), given: cells };
    }
  }
}
