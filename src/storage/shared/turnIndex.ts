import { sql } from 'kysely';
import type { Hit, Occasion, TurnBody, TurnHead, TurnIndex } from '../../ledger/index.ts';
import { spokenWords } from '../../text/index.ts';
import type { InSession, Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

/** Turns kept opened: a few quotations of one document mostly lead to the same ones. */
const MOST_BODIES = 200;
/** Turns whose heads are kept. */
const MOST_HEADS = 100_000;

interface Transcript {
  readonly id: string;
  readonly title: string | null;
  readonly day: string;
}

/** What an index has opened. */
interface Known {
  empty: boolean | undefined;
  readonly transcripts: Map<number, Transcript>;
  readonly heads: Map<number, TurnHead>;
  readonly bodies: Map<TurnHead, TurnBody>;
  readonly labels: Map<string, readonly (string | null)[]>;
  readonly occasions: Map<string, readonly Occasion[]>;
}

const nothingKnown = (): Known => ({
  empty: undefined,
  transcripts: new Map(),
  heads: new Map(),
  bodies: new Map(),
  labels: new Map(),
  occasions: new Map(),
});

/**
 * The turns of all transcripts of the ledger. It keeps what it has opened, so it is made for one question or for the
 * statements of one document: what other programs write meanwhile may be seen or not.
 */
export function turnIndex(session: Session, known: Known = nothingKnown()): TurnIndex {
  const { transcripts, heads, bodies, labels, occasions } = known;

  const isEmpty = async (): Promise<boolean> =>
    (known.empty ??= (await rowOf(session, sql`select 1 from transcripts limit 1`)) === undefined);

  const transcriptOf = async (version: number): Promise<Transcript> => {
    let transcript = transcripts.get(version);
    if (!transcript) {
      transcript = (await rowOf<Transcript>(
        session,
        sql`select d.id, v.title, t.day from transcripts t join versions v on v.pk = t.version
          join document_rows d on d.pk = v.document where t.version = ${version}`,
      )) ?? { id: '', title: null, day: UNDATED };
      transcripts.set(version, transcript);
    }
    return transcript;
  };

  const readHeads = async (turns: Iterable<number>): Promise<void> => {
    if (heads.size > MOST_HEADS) heads.clear();
    const missing = new Set<number>();
    for (const turn of turns) if (!heads.has(turn)) missing.add(turn);
    if (missing.size === 0) return;
    const rows = await rowsOf<{ pk: number; version: number; number: number; speaker: string }>(
      session,
      sql`select t.pk, t.version, t.number, t.speaker from ${session.dialect.list(missing)} j
        cross join turns t where t.pk = j.value`,
    );
    for (const { pk, version, number, speaker } of rows) {
      const { id, day } = await transcriptOf(version);
      heads.set(pk, { key: pk, transcript: id, number, speaker: speaker || null, date: day || null });
    }
  };

  const hitsIn = async (
    table: 'turn_shingles' | 'turn_pairs',
    hashes: readonly number[],
    notAfter: string | null,
    most: number,
  ): Promise<Hit[]> => {
    if (hashes.length === 0 || (await isEmpty())) return [];
    const found = await placesOf(session, table, hashes, most + 1);
    const rare = found.some((places) => places.length > 0 && places.length <= most);
    const kept = rare
      ? found.map((places) => (places.length > most ? [] : places))
      : await placesOf(session, table, hashes, null);
    await readHeads(turnsOf(kept));
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
    isEmpty,
    hits: async (shingles, notAfter, most) => hitsIn('turn_shingles', shingles, notAfter, most),
    pairs: async (pairs, notAfter, most) => hitsIn('turn_pairs', pairs, notAfter, most),
    async body(turn) {
      const opened = bodies.get(turn);
      const body = opened ?? (await readBody(session, turn, transcriptOf));
      bodies.delete(turn);
      bodies.set(turn, body);
      for (const [oldest] of bodies) {
        if (bodies.size <= MOST_BODIES) break;
        bodies.delete(oldest);
      }
      return body;
    },
    async speakers(transcript) {
      if (await isEmpty()) return [];
      const found = labels.get(transcript) ?? (await readSpeakers(session, transcript));
      labels.set(transcript, found);
      return found;
    },
    async occasions({ from, to }) {
      if (await isEmpty()) return [];
      const key = `${from} ${to}`;
      const found = occasions.get(key) ?? (await readOccasions(session, from, to));
      occasions.set(key, found);
      return found;
    },
  };
}

/** The same index for as long as no transcript has come or gone, by whatever program; each question reads one state. */
export function sharedTurns(read: InSession): TurnIndex {
  let kept: { readonly revision: number; readonly known: Known } | null = null;
  const asked = <T>(question: (index: TurnIndex) => Promise<T>): Promise<T> =>
    read(async (session) => {
      const revision = await transcriptsRevision(session);
      if (kept?.revision !== revision) kept = { revision, known: nothingKnown() };
      return question(turnIndex(session, kept.known));
    });
  return {
    isEmpty: () => asked((index) => index.isEmpty()),
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

/**
 * The places of each hash, in the order of the hashes; at most so many of each, null: all. One question for all hashes,
 * which gives the places of each as one text: a question for each, or a row for each place, takes far longer.
 */
async function placesOf(
  session: Session,
  table: 'turn_shingles' | 'turn_pairs',
  hashes: readonly number[],
  most: number | null,
): Promise<Place[][]> {
  const bound = most === null ? sql`` : sql`limit ${most}`;
  const rows = await rowsOf<{ hash: number; places: string | null }>(
    session,
    sql`select h.value as hash, (
      select string_agg(turn || ' ' || word, ',') from (
        select turn, word from ${sql.table(table)} p where p.hash = h.value order by turn, word ${bound}) f) as places
      from ${session.dialect.list(hashes)} h`,
  );
  const found = new Map(rows.map(({ hash, places }) => [hash, placesIn(places)]));
  return hashes.map((hash) => found.get(hash) ?? []);
}

const placesIn = (places: string | null): Place[] =>
  (places?.split(',') ?? []).map((place) => {
    const space = place.indexOf(' ');
    return { turn: Number(place.slice(0, space)), word: Number(place.slice(space + 1)) };
  });

async function readBody(
  session: Session,
  { key }: TurnHead,
  transcriptOf: (version: number) => Promise<Transcript>,
): Promise<TurnBody> {
  const row = await rowOf<{ version: number; at: number | null; text: string }>(
    session,
    sql`select t.version, t.at, x.text from turns t join turn_texts x on x.turn = t.pk where t.pk = ${key}`,
  );
  // Another program has just taken the transcript out: nothing is said there any more.
  if (!row) return { title: null, text: '', words: [], at: null };
  const { title } = await transcriptOf(row.version);
  return { title, text: row.text, words: spokenWords(row.text), at: row.at };
}

const readSpeakers = async (session: Session, transcript: string): Promise<readonly (string | null)[]> =>
  (
    await rowsOf<{ speaker: string }>(
      session,
      sql`select distinct s.speaker from document_rows d join transcript_speakers s on s.version = d.current
        where d.id = ${transcript} order by s.speaker`,
    )
  ).map(({ speaker }) => speaker || null);

async function readOccasions(session: Session, from: string, to: string): Promise<Occasion[]> {
  const rows = await rowsOf<{
    id: string;
    title: string | null;
    outlet: string | null;
    day: string;
    speaker: string;
    turns: number;
    characters: number;
  }>(
    session,
    sql`select d.id, v.title, v.outlet, t.day, u.speaker, count(*) as turns, sum(length(x.text)) as characters
      from transcripts t join versions v on v.pk = t.version join document_rows d on d.pk = v.document
      join turns u on u.version = t.version join turn_texts x on x.turn = u.pk
      where t.version in (select version from transcript_speakers
        where day between ${from === UNDATED ? FIRST_DAY : from} and ${to})
      group by t.version, d.pk, v.pk, u.speaker order by t.day, t.version, u.speaker`,
  );
  const found = new Map<string, Occasion & { speakers: Occasion['speakers'][number][] }>();
  for (const { id, title, outlet, day, speaker, turns, characters } of rows) {
    const occasion = found.get(id) ?? { transcript: id, title, outlet, date: day, speakers: [] };
    found.set(id, occasion);
    occasion.speakers.push({ label: speaker || null, turns, characters });
  }
  return [...found.values()];
}

/** Where a day stands that is not known. */
const UNDATED = '';
/** No day that is known comes before it. */
const FIRST_DAY = '0';

/** Another number whenever a transcript has come or gone. */
const transcriptsRevision = async (session: Session): Promise<number> =>
  (await rowOf<{ number: number }>(session, sql`select number from revisions where name = 'transcripts'`))?.number ?? 0;
