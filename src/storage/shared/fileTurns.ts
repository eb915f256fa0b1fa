import { sql } from 'kysely';
import { type ArrivingTranscript, hashesOf } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert, rowOf, rowsOf, run, takeOut } from './sql.ts';

/** Of the words that the hashes are made from; a step of the schema that follows a change of them files turns anew. */
export const NORMALISATION = 5;

/** Where a day stands that is not known. */
export const UNDATED = '';

interface HashRow {
  readonly hash: number;
  readonly turn: number;
  readonly word: number;
}

/** Files the turns of a version that is a transcript, with the hashes by which their words are found. */
export async function fileTurns(session: Session, version: number, transcript: ArrivingTranscript): Promise<void> {
  const { turns, hashes } = transcript;
  const day = transcript.date?.slice(0, 10) ?? UNDATED;
  await insert(session, 'transcripts', [{ version, day, normalisation: NORMALISATION }]);
  const rows = turns.map(({ speaker, at }, number) => ({
    version,
    number,
    speaker: speaker ?? '',
    at: at === undefined ? null : Math.round(at),
  }));
  const filed = await insert<'turns', { pk: number; number: number }>(session, 'turns', rows, {
    returning: sql`pk, number`,
  });
  const texts = filed.map(({ pk, number }) => ({ turn: pk, text: turns[number]?.text ?? '' }));
  await insert(session, 'turn_texts', texts);
  const speakers = [...new Set(rows.map(({ speaker }) => speaker))];
  await insert(
    session,
    'transcript_speakers',
    speakers.map((speaker) => ({ day, speaker, version })),
  );
  const found = filed.flatMap(({ pk, number }) => {
    const { shingles, pairs } = hashes[number] ?? { shingles: [], pairs: [] };
    return [{ turn: pk, shingles, pairs }];
  });
  await insertHashes(
    session,
    'turn_shingles',
    found.flatMap(({ turn, shingles }) => shingles.map((hash, word) => ({ hash, turn, word }))),
  );
  await insertHashes(
    session,
    'turn_pairs',
    found.flatMap(({ turn, pairs }) => pairs.map(({ hash, word }) => ({ hash, turn, word }))),
  );
  await transcriptsChanged(session);
}

/** In the order of the table: neighbours are written together. */
const insertHashes = (
  session: Session,
  table: 'turn_shingles' | 'turn_pairs',
  rows: readonly HashRow[],
): Promise<unknown> =>
  insert(
    session,
    table,
    rows.toSorted((a, b) => a.hash - b.hash),
  );

/** Takes the turns of a version out; nothing happens where it is no transcript. */
export async function dropTurns(session: Session, version: number): Promise<void> {
  const turns = await turnTexts(session, version);
  const hashes = turns.map(({ pk, text }) => ({ turn: pk, ...hashesOf({ text }) }));
  await takeOut(
    session,
    'turn_shingles',
    hashes.flatMap(({ turn, shingles }) => shingles.map((hash, word) => ({ hash, turn, word }))),
  );
  await takeOut(
    session,
    'turn_pairs',
    hashes.flatMap(({ turn, pairs }) => pairs.map(({ hash, word }) => ({ hash, turn, word }))),
  );
  // What belongs to it goes with it.
  const gone = await rowsOf(session, sql`delete from transcripts where version = ${version} returning version`);
  if (gone.length > 0) await transcriptsChanged(session);
}

export const turnTexts = (session: Session, version: number): Promise<{ pk: number; speaker: string; text: string }[]> =>
  rowsOf(
    session,
    sql`select t.pk, t.speaker, x.text from turns t join turn_texts x on x.turn = t.pk
      where t.version = ${version} order by t.number`,
  );

const transcriptsChanged = (session: Session): Promise<void> =>
  run(session, sql`update revisions set number = number + 1 where name = 'transcripts'`);

/** Another number whenever a transcript has come or gone. */
export const transcriptsRevision = async (session: Session): Promise<number> =>
  (await rowOf<{ number: number }>(session, sql`select number from revisions where name = 'transcripts'`))?.number ?? 0;
