import type { Database } from 'better-sqlite3';
import { foldName, ROLES } from '../../ledger/index.ts';
import { bitsOf, spokenWords, RARE_BITS, shinglesOf } from '../../text/index.ts';
import { bound, rowsOf, run } from './statement.ts';
import { type Spoken, spokenIn, UNDATED } from './turns.ts';

/** Of longer statements every second shingle is filed: a match has four words in a row, and so one of them. */
const SHORT = 12;
/** Statements with fewer of their shingles in a transcript are not from it. */
const LEAST_SHARE = 0.2;
/** A transcript of an hour shares some shingle with thousands; its words are among those that share most. */
const MOST_COMPARED = 1_000;
/** How verification reckons, in days: a report is up to so long after the occasion, and a day before it elsewhere. */
const OCCASION_DAYS = 30;
const DAYS_BEFORE = 1;
/** Statements are filed by the day when they were said, which may lie before the day of publication. */
const SAID_DAYS = 10;

/** Files statements by their words, so that a transcript which comes later finds them. */
export function fileQuotes(database: Database, statements: readonly number[]): void {
  for (const { pk, text } of textsOf(database, statements)) {
    for (const hash of quoteShingles(text)) {
      run(database, 'insert or ignore into quote_shingles (hash, statement) values (?, ?)', hash, pk);
    }
  }
}

export function dropQuotes(database: Database, statements: readonly number[]): void {
  for (const { pk, text } of textsOf(database, statements)) {
    for (const hash of quoteShingles(text)) {
      run(database, 'delete from quote_shingles where hash = ? and statement = ?', hash, pk);
    }
  }
}

const textsOf = (database: Database, statements: readonly number[]): { pk: number; text: string }[] =>
  rowsOf(
    database,
    `select pk, text from statement_rows where kind <> 'indirect' and pk in (select value from json_each(?))`,
    bound(statements),
  );

/** Shingles with a rare word; where there are none, all of them. */
function quoteShingles(text: string): Set<number> {
  const keys = spokenWords(text).map(({ key }) => key);
  const shingles = shinglesOf(keys);
  const tells = shingles.map((_, at) => keys.slice(at, at + 3).some((key) => bitsOf(key) >= RARE_BITS));
  const step = keys.length > SHORT ? 2 : 1;
  const kept = (at: number): boolean => at % step === 0;
  const rare = shingles.filter((_, at) => kept(at) && tells[at]);
  return new Set(rare.length > 0 ? rare : shingles.filter((_, at) => kept(at)));
}

/**
 * The statements whose verdict may be another with or without this transcript: those that share its words, those of
 * its speakers from its days that would be absent, and those that were found in it.
 */
export function touchedBy(database: Database, version: number): number[] {
  const spoken = spokenIn(database, version);
  if (spoken === null) return [];
  return [
    ...new Set([
      ...sharingWords(database, spoken),
      ...ofItsSpeakers(database, spoken),
      ...rowsOf<{ statement: number }>(
        database,
        `select q.statement from versions v join verification_sources q on q.document = v.document
         join statement_rows s on s.pk = q.statement where v.pk = ?`,
        version,
      ).map(({ statement }) => statement),
    ]),
  ];
}

function sharingWords(database: Database, { day, shingles }: Spoken): number[] {
  const found = rowsOf<{ pk: number; text: string; shared: number }>(
    database,
    `select s.pk, s.text, q.shared from (
       select f.statement, count(*) as shared from json_each(?) h cross join quote_shingles f on f.hash = h.value
       group by f.statement order by shared desc, f.statement desc limit ?
     ) q cross join statement_rows s on s.pk = q.statement
     where s.published_day = '' or s.published_day >= ?`,
    bound(shingles),
    MOST_COMPARED,
    day === UNDATED ? '' : daysAfter(day, -DAYS_BEFORE),
  );
  return found.filter(({ text, shared }) => shared >= LEAST_SHARE * quoteShingles(text).size).map(({ pk }) => pk);
}

/** Statements that were not found and are of somebody with a name like a label's. */
function ofItsSpeakers(database: Database, { day, speakers }: Spoken): number[] {
  const words = new Set(speakers.flatMap(nameWords));
  const found = (from: string, to: string): { statement: number }[] =>
    rowsOf(
      database,
      `select distinct p.statement from name_words w
       cross join statement_parties p on p.role = ? and p.name = w.name and p.day between ? and ?
       cross join statement_rows s on s.pk = p.statement
       where w.word in (select value from json_each(?)) and s.verdict in ('no-source', 'absent')`,
      ROLES.speaker,
      from,
      to,
      bound(words),
    );
  const undated = found(UNDATED, UNDATED);
  const dated = day === UNDATED ? [] : found(daysAfter(day, -DAYS_BEFORE - SAID_DAYS), daysAfter(day, OCCASION_DAYS));
  return [...undated, ...dated].map(({ statement }) => statement);
}

/** The last two words of a label's name, one of which is the surname or stands beside a “Jr.”. */
const nameWords = (label: string): string[] =>
  foldName(label)
    .replace(/[([,].*/s, '')
    .split(/[\s.]+/)
    .filter((word) => word !== '')
    .slice(-2);

const daysAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
