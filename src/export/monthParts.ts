import { appendFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Value } from './columns.ts';
import { isRowGroup, type ParquetFile, parquetFile, type Table } from './parquetTable.ts';
import { syncFolder } from './unfinished.ts';

/**
 * What Hive, Spark, DuckDB, polars and Arrow read as null. A name such as “undated” would be a text to them, and later
 * than every month: `month >= '2024-01'` would find it.
 */
const NULL_PARTITION = '__HIVE_DEFAULT_PARTITION__';

/** Row groups in one file: half a million rows, some 120 MB, which is what one task of Spark reads. */
const MOST_IN_PART = 100;

export interface MonthLimits {
  /** Characters of rows that wait in memory; those beyond wait on the disk. Some 60 MB where all take two bytes. */
  readonly waiting: number;
  /** Row groups of all files that are not finished, of which each is remembered until its file is: some 80 MB. */
  readonly unfinished: number;
}

export const MONTH_LIMITS: MonthLimits = { waiting: 32_000_000, unfinished: 2_000 };

interface Part {
  readonly path: string;
  readonly file: ParquetFile;
  rowGroups: number;
}

interface Month {
  readonly folder: string;
  /** Its rows that are in no row group yet, as lines of JSON: those on the disk come before those in memory. */
  readonly spill: string;
  lines: string[];
  characters: number;
  spilledRows: number;
  spilledCharacters: number;
  part: Part | null;
  parts: number;
}

/** The files of a table by month, in a folder; `add` takes the rows one after the other. */
export interface MonthParts {
  add(month: string | null, values: readonly Value[]): Promise<void>;
  /** Writes what waits, and finishes all files. Where no row came there is one without rows, which tells the columns. */
  end(): Promise<void>;
}

/**
 * Rows come in any order and hundreds of months may fill at once, so none of them can keep all its rows in memory, and a
 * row group for every few rows would make the table slow to read. So a month's rows wait until they are a row group: in
 * memory up to `waiting` characters of all months together, beyond that in a file for each month, those of the
 * month that has the most first. Whatever that limit, the files come out the same.
 */
export function monthParts<Row>(
  table: Table<Row>,
  folder: string,
  { waiting, unfinished: most }: MonthLimits = MONTH_LIMITS,
): MonthParts {
  const months = new Map<string | null, Month>();
  const spills = join(folder, '.waiting');
  let held = 0;
  let unfinished = 0;

  async function monthOf(name: string | null): Promise<Month> {
    const known = months.get(name);
    if (known) return known;
    const month: Month = {
      folder: join(folder, `month=${name ?? NULL_PARTITION}`),
      spill: join(spills, `${name ?? 'null'}.jsonl`),
      lines: [],
      characters: 0,
      spilledRows: 0,
      spilledCharacters: 0,
      part: null,
      parts: 0,
    };
    await mkdir(month.folder);
    months.set(name, month);
    return month;
  }

  async function spillMost(): Promise<void> {
    const [most] = [...months.values()].toSorted((one, other) => other.characters - one.characters);
    if (!most) return;
    if (most.spilledRows === 0) await mkdir(spills, { recursive: true });
    await appendFile(most.spill, `${most.lines.join('\n')}\n`);
    most.spilledRows += most.lines.length;
    most.spilledCharacters += most.characters;
    release(most);
  }

  function release(month: Month): void {
    held -= month.characters;
    month.lines = [];
    month.characters = 0;
  }

  async function writeRowGroup(month: Month): Promise<void> {
    const spilled = month.spilledRows === 0 ? [] : (await readFile(month.spill, 'utf8')).slice(0, -1).split('\n');
    if (month.spilledRows > 0) await rm(month.spill);
    const rows = [...spilled, ...month.lines].map((line) => JSON.parse(line) as Value[]);
    release(month);
    month.spilledRows = 0;
    month.spilledCharacters = 0;
    const part = (month.part ??= nextPart(month));
    await appendFile(part.path, part.file.rowGroup(rows));
    part.rowGroups += 1;
    unfinished += 1;
    if (part.rowGroups === MOST_IN_PART) await finish(month);
    else if (unfinished > most) await finish(longest([...months.values()]));
  }

  function nextPart(month: Month): Part {
    const path = join(month.folder, `part-${String(month.parts).padStart(4, '0')}.parquet`);
    month.parts += 1;
    return { path, file: parquetFile(table), rowGroups: 0 };
  }

  async function finish(month: Month): Promise<void> {
    const { part } = month;
    if (part === null) return;
    month.part = null;
    unfinished -= part.rowGroups;
    const file = await open(part.path, 'a');
    try {
      await file.writeFile(part.file.end());
      await file.sync();
    } finally {
      await file.close();
    }
  }

  return {
    async add(name, values) {
      const month = await monthOf(name);
      // A text of its own: what a row's words are cut from, a whole document, is not held with it.
      const line = JSON.stringify(values);
      month.lines.push(line);
      month.characters += line.length;
      held += line.length;
      if (isRowGroup(month.spilledRows + month.lines.length, month.spilledCharacters + month.characters))
        await writeRowGroup(month);
      else if (held > waiting) await spillMost();
    },
    async end() {
      if (months.size === 0) {
        const none = await monthOf(null);
        none.part = nextPart(none);
      }
      for (const month of months.values()) {
        if (month.spilledRows + month.lines.length > 0) await writeRowGroup(month);
        await finish(month);
        await syncFolder(month.folder);
      }
      await rm(spills, { recursive: true, force: true });
    },
  };
}

/** The month whose file has the most row groups. */
const longest = (months: readonly Month[]): Month =>
  months.reduce((one, other) => ((other.part?.rowGroups ?? 0) > (one.part?.rowGroups ?? 0) ? other : one));
