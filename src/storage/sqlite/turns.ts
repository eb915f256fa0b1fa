import type { Database } from 'better-sqlite3';
import type { Transcript } from '../../ledger/index.ts';
import { spokenWords, rarePairsOf, shinglesOf } from '../../text/index.ts';
import { rowOf, rowsOf, run } from './statement.ts';

/** Of the words that the hashes are made from; a step of the schema that follows a change of them files turns anew. */
export const NORMALISATION = 2;

/** Where a day stands that is not known. */
export const UNDATED = '';

/**
 * Files the turns of a version that is a transcript, with the hashes by which their words are found. `date` is that of
 * the occasion.
 */
export function fileTurns(database: Database, version: number, { date, turns }: Transcript): void {
  const day = date?.slice(0, 10) ?? UNDATED;
  run(database, 'insert into transcripts (version, day, normalisation) values (?, ?, ?)', version, day, NORMALISATION);
  const labels = new Set<string>();
  const rows: Hashes[] = [];
  for (const [number, { speaker, text, at }] of turns.entries()) {
    const turn = run(
      database,
      'insert into turns (version, number, speaker, at) values (?, ?, ?, ?)',
      version,
      number,
      speaker ?? '',
      at === undefined ? null : Math.round(at),
    );
    run(database, 'insert into turn_texts (turn, text) values (?, ?)', turn, text);
    labels.add(speaker ?? '');
    rows.push(hashesOf(turn, text));
  }
  for (const label of labels) {
    run(database, 'insert into transcript_speakers (day, speaker, version) values (?, ?, ?)', day, label, version);
  }
  for (const table of HASH_TABLES) {
    // In the order of the table: neighbours are written together.
    for (const { hash, turn, word } of rows.flatMap((row) => row[table]).toSorted((a, b) => a.hash - b.hash)) {
      run(database, `insert into ${table} (hash, turn, word) values (?, ?, ?)`, hash, turn, word);
    }
  }
}

/** Takes the turns of a version out; nothing happens where it is no transcript. */
export function dropTurns(database: Database, version: number): void {
  for (const { pk, text } of textsOf(database, version)) {
    const hashes = hashesOf(pk, text);
    for (const table of HASH_TABLES) {
      for (const { hash, turn, word } of hashes[table]) {
        run(database, `delete from ${table} where hash = ? and turn = ? and word = ?`, hash, turn, word);
      }
    }
  }
  // What belongs to it goes with it.
  run(database, 'delete from transcripts where version = ?', version);
}

/** The hashes of all shingles and rare pairs of a version's turns go into tables without a way back from the turn. */
const HASH_TABLES = ['turn_shingles', 'turn_pairs'] as const;

interface HashRow {
  readonly hash: number;
  readonly turn: number;
  readonly word: number;
}
type Hashes = Readonly<Record<(typeof HASH_TABLES)[number], readonly HashRow[]>>;

function hashesOf(turn: number, text: string): Hashes {
  const keys = spokenWords(text).map(({ key }) => key);
  return {
    turn_shingles: shinglesOf(keys).map((hash, word) => ({ hash, turn, word })),
    turn_pairs: rarePairsOf(keys).map(({ hash, word }) => ({ hash, turn, word })),
  };
}

const textsOf = (database: Database, version: number): { pk: number; text: string }[] =>
  rowsOf(
    database,
    'select t.pk, x.text from turns t join turn_texts x on x.turn = t.pk where t.version = ? order by t.number',
    version,
  );

/** What a transcript may be the source of: its day ('' where it is not known), its labels, its shingles. */
export interface Spoken {
  readonly day: string;
  readonly speakers: readonly string[];
  readonly shingles: ReadonlySet<number>;
}

/** null where the version is no transcript. */
export function spokenIn(database: Database, version: number): Spoken | null {
  const known = rowOf<{ day: string }>(database, 'select day from transcripts where version = ?', version);
  if (!known) return null;
  const speakers = rowsOf<{ speaker: string }>(
    database,
    'select distinct speaker from turns where version = ?',
    version,
  );
  const shingles = new Set<number>();
  for (const { text } of textsOf(database, version)) {
    for (const hash of shinglesOf(spokenWords(text).map(({ key }) => key))) shingles.add(hash);
  }
  return { day: known.day, speakers: speakers.map(({ speaker }) => speaker), shingles };
}
