import type { LedgerStatement } from '../ledger/index.ts';
import { EVENTS, STATEMENTS, type Table, valuesOf } from './parquetTable.ts';
import { MONTH_LIMITS, monthParts } from './monthParts.ts';
import type { ExportedEvent } from './plover.ts';
import { told } from './unfinished.ts';
import { writeWholeFolder } from './wholeFolder.ts';

export interface ByMonthOptions {
  /** Files whose place the folder may not take, a ledger for instance. */
  readonly kept?: readonly string[] | undefined;
  /** Characters of rows that wait in memory; those beyond wait on the disk. 32 million if not given. */
  readonly waiting?: number | undefined;
}

/**
 * Statements as a folder of Parquet files that DuckDB, Spark and polars read as one table, with a column `month` beside
 * those of `statementsAsParquet` (Hive partitions): `month=2024-05/part-0000.parquet`. The month is that of
 * `ledger.timeline()`: when it was said or, failing that, published; null where neither has a date. Within a month the
 * rows keep their order. The folder is there once it is complete, and must not be there yet or be empty. Memory does not
 * grow with the number of rows; rows of months that fill slowly wait on the disk, at most a row group for each month.
 *
 * @throws OnrecordError OR6030, OR6031, OR6032 where something is in the way, OR8001 when it cannot be written, OR8003
 *   when it is one of `kept`; what `statements` throws goes through as it is
 */
export const writeStatementsByMonth = (
  folder: string,
  statements: AsyncIterable<LedgerStatement>,
  options: ByMonthOptions = {},
): Promise<void> =>
  writeByMonth(STATEMENTS, folder, statements, ({ said, document }) => (said ?? document.published)?.from, options);

/**
 * The same of events, with the columns of `eventsAsParquet`. What a statement performs happens when it is said: without a
 * day of its own it counts to the month in which its document was published, as in the ledger.
 *
 * @throws as writeStatementsByMonth
 */
export const writeEventsByMonth = (
  folder: string,
  events: AsyncIterable<ExportedEvent>,
  options: ByMonthOptions = {},
): Promise<void> =>
  writeByMonth(
    EVENTS,
    folder,
    events,
    ({ event, document }) => (event.date ?? (event.statement === null ? null : document.published))?.from,
    options,
  );

async function writeByMonth<Row>(
  table: Table<Row>,
  folder: string,
  rows: AsyncIterable<Row>,
  dayOf: (row: Row) => string | undefined,
  { kept = [], waiting = MONTH_LIMITS.waiting }: ByMonthOptions,
): Promise<void> {
  await writeWholeFolder(
    folder,
    async (partial) => {
      const parts = monthParts(table, partial, { ...MONTH_LIMITS, waiting });
      for await (const row of rows) {
        const values = valuesOf(table, row);
        await told(folder, () => parts.add(monthOf(dayOf(row)), values));
      }
      await told(folder, () => parts.end());
    },
    kept,
  );
}

/** YYYY-MM; null for what has no date. It becomes the name of a folder, so nothing else is let through. */
const monthOf = (day: string | undefined): string | null => /^\d{4}-\d{2}(?!\d)/.exec(day ?? '')?.[0] ?? null;
