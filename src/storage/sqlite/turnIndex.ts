import type { Database } from 'better-sqlite3';
import type { Hit, Occasion, TurnBody, TurnHead, TurnIndex } from '../../ledger/index.ts';
import type { InSession } from '../shared/session.ts';
import { spokenWords } from '../../text/index.ts';
import { bound, rowOf, rowsOf } from './statement.ts';
import { UNDATED } from '../shared/fileTurns.ts';

/** Turns kept opened: a few quotations of one document mostly lead to the same ones. */
const MOST_BODIES = 200;
/** Turns whose heads are kept. */
const MOST_HEADS = 100_000;

interface Transcript {
  readonly id: string;
  readonly title: string | null;
  readonly day: string;
}

/**
 * The turns of all transcripts of the ledger. It keeps what it has opened, so it is made for one question or for the
 * statements of one document: what other programs write meanwhile may be seen or not.
 */
export function turnIndex(database: Database): TurnIndex {
  const transcripts = new Map<number, Transcript>();
  const heads = new Map<number, TurnHead>();
  const bodies = new Map<TurnHead, TurnBody>();
  const labels = new Map<string, readonly (string | null)[]>();
  const occasions = new Map<string, readonly Occasion[]>();
  const isEmpty = rowOf(database, 'select 1 from transcripts limit 1') === undefined;

  const transcriptOf = (version: number): Transcript => {
    let transcript = transcripts.get(version);
    if (!transcript) {
      transcript = rowOf<Transcript>(
        database,
        `select d.id, v.title, t.day from transcripts t join versions v on v.pk = t.version
         join document_rows d on d.pk = v.document where t.version = ?`,
        version,
      ) ?? { id: '', title: null, day: UNDATED };
      transcripts.set(version, transcript);
    }
    return transcript;
  };

  const readHeads = (turns: Iterable<number>): void => {
    if (heads.size > MOST_HEADS) heads.clear();
    const missing = new Set<number>();
    for (const turn of turns) if (!heads.has(turn)) missing.add(turn);
    if (missing.size === 0) return;
    const rows = rowsOf<{ pk: number; version: number; number: number; speaker: string }>(
      database,
      'select pk, version, number, speaker from json_each(?) j cross join turns t on t.pk = j.value',
      bound(missing),
    );
    for (const { pk, version, number, speaker } of rows) {
      const { id, day } = transcriptOf(version);
      heads.set(pk, { key: pk, transcript: id, number, speaker: speaker || null, date: day || null });
    }
  };

  const placesIn = (
    table: 'turn_shingles' | 'turn_pairs',
    hashes: readonly number[],
    notAfter: string | null,
    most: number,
  ): Hit[] => {
    if (isEmpty || hashes.length === 0) return [];
    const read = (hash: number, limit: number): Place[] =>
      rowsOf<Place>(database, `select turn, word from ${table} where hash = ? limit ?`, hash, limit);
    const found = hashes.map((hash) => read(hash, most + 1));
    const rare = found.some((places) => places.length > 0 && places.length <= most);
    const kept = found.map((places, at) => {
      if (places.length <= most) return places;
      return rare ? [] : read(hashes[at] ?? 0, -1);
    });
    readHeads(turnsOf(kept));
    const hits: Hit[] = [];
    for (const [shingle, places] of kept.entries()) {
      for (const { turn: pk, word } of places) {
        const turn = heads.get(pk);
        const late = notAfter !== null && turn !== undefined && turn.date !== null && turn.date > notAfter;
        if (turn !== undefined && !late) hits.push({ shingle, turn, word });
      }
    }
    return hits;
  };

  return {
    hits: async (shingles, notAfter, most) => placesIn('turn_shingles', shingles, notAfter, most),
    pairs: async (pairs, notAfter, most) => placesIn('turn_pairs', pairs, notAfter, most),
    async body(turn) {
      const known = bodies.get(turn);
      const body = known ?? readBody(database, turn, transcriptOf);
      bodies.delete(turn);
      bodies.set(turn, body);
      for (const [oldest] of bodies) {
        if (bodies.size <= MOST_BODIES) break;
        bodies.delete(oldest);
      }
      return body;
    },
    async speakers(transcript) {
      if (isEmpty) return [];
      const found = labels.get(transcript) ?? readSpeakers(database, transcript);
      labels.set(transcript, found);
      return found;
    },
    async occasions({ from, to }) {
      if (isEmpty) return [];
      const key = `${from} ${to}`;
      const found = occasions.get(key) ?? readOccasions(database, from, to);
      occasions.set(key, found);
      return found;
    },
  };
}

/** The same index for as long as nobody, this program or another, has written to the ledger; each question reads one state. */
export function sharedTurns(read: InSession): TurnIndex {
  let shared: { readonly state: number; readonly index: TurnIndex } | null = null;
  const asked = <T>(question: (index: TurnIndex) => Promise<T>): Promise<T> =>
    read(async ({ database }) => {
      const state = Number(database.pragma('data_version', { simple: true }));
      if (shared?.state !== state) shared = { state, index: turnIndex(database) };
      return question(shared.index);
    });
  return {
    hits: (shingles, notAfter, most) => asked((index) => index.hits(shingles, notAfter, most)),
    pairs: (pairs, notAfter, most) => asked((index) => index.pairs(pairs, notAfter, most)),
    body: (turn) => asked((index) => index.body(turn)),
    speakers: (transcript) => asked((index) => index.speakers(transcript)),
    occasions: (days) => asked((index) => index.occasions(days)),
  };
}

interface Place {
  readonly turn: number;
  readonly word: number;
}

function* turnsOf(found: readonly (readonly Place[])[]): Generator<number> {
  for (const places of found) for (const { turn } of places) yield turn;
}

function readBody(database: Database, { key }: TurnHead, transcriptOf: (version: number) => Transcript): TurnBody {
  const row = rowOf<{ version: number; at: number | null; text: string }>(
    database,
    'select t.version, t.at, x.text from turns t join turn_texts x on x.turn = t.pk where t.pk = ?',
    key,
  );
  // Another program has just taken the transcript out: nothing is said there any more.
  if (!row) return { title: null, text: '', words: [], at: null };
  return { title: transcriptOf(row.version).title, text: row.text, words: spokenWords(row.text), at: row.at };
}

const readSpeakers = (database: Database, transcript: string): readonly (string | null)[] =>
  rowsOf<{ speaker: string }>(
    database,
    `select distinct s.speaker from document_rows d join transcript_speakers s on s.version = d.current where d.id = ?`,
    transcript,
  ).map(({ speaker }) => speaker || null);

function readOccasions(database: Database, from: string, to: string): Occasion[] {
  const rows = rowsOf<{
    id: string;
    title: string | null;
    day: string;
    speaker: string;
    turns: number;
    characters: number;
  }>(
    database,
    `select d.id, v.title, t.day, u.speaker, count(*) as turns, sum(length(x.text)) as characters
     from transcripts t join versions v on v.pk = t.version join document_rows d on d.pk = v.document
     join turns u on u.version = t.version join turn_texts x on x.turn = u.pk
     where t.version in (select version from transcript_speakers where day between ? and ?)
     group by t.version, u.speaker order by t.day, t.version`,
    from === UNDATED ? FIRST_DAY : from,
    to,
  );
  const found = new Map<string, Occasion & { speakers: Occasion['speakers'][number][] }>();
  for (const { id, title, day, speaker, turns, characters } of rows) {
    const occasion = found.get(id) ?? { transcript: id, title, date: day, speakers: [] };
    found.set(id, occasion);
    occasion.speakers.push({ label: speaker || null, turns, characters });
  }
  return [...found.values()];
}

/** No day that is known comes before it. */
const FIRST_DAY = '0';
