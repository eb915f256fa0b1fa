import type { Generated } from 'kysely';
import type { Actor, BlockKind, QuoteKind } from '../../document/index.ts';

/** The tables as migrations.ts leaves them, for kysely. A column of JSON is a string here; see its reader in rows.ts. */
export interface Tables {
  document_rows: { pk: Generated<number>; id: string; identity: string; current: number | null };
  outlets: { pk: Generated<number>; key: string };
  versions: {
    pk: Generated<number>;
    document: number;
    number: number;
    fingerprint: string;
    retrieved: string;
    sha256: string;
    source_sha256: string | null;
    program: string;
    model: string;
    lexicon: string;
    url: string | null;
    title: string | null;
    outlet: string | null;
    language: string;
    byline: string;
    published: string | null;
    basis: string;
    text: string;
    sentences: string;
    entities: string;
    dates: string;
    original: number | null;
    given_by: string | null;
    claimed_url: string | null;
    form: string | null;
    edited: string | null;
  };
  blocks: {
    version: number;
    ordinal: number;
    kind: BlockKind;
    start: number;
    end: number;
    speaker: string | null;
    label: string | null;
    at: number | null;
  };
  attributions: {
    version: number;
    ordinal: number;
    id: string;
    source: string;
    cue: string;
    content: string;
    confidence: number;
    basis: string;
  };
  actor_rows: {
    pk: Generated<number>;
    scope: string;
    id: string;
    name: string;
    kind: Actor['kind'];
    code: string | null;
    sector: string | null;
    wikidata: string | null;
    represents: string | null;
    folded: string;
  };
  version_actors: { version: number; ordinal: number; actor: number };
  statement_rows: {
    pk: Generated<number>;
    id: string;
    version: number;
    /** 1: of a current version. 2: of one too, but people have decided that it is none. */
    current: 0 | 1 | 2;
    first_day: string;
    last_day: string;
    kind: QuoteKind;
    outlet: number | null;
    confidence: number;
    text: string;
    cluster: number | null;
    place: Generated<number>;
    published_day: string;
    act: string;
    /** 1 where the text denies the act. */
    act_negated: 0 | 1;
    polarity: 'affirmed' | 'negated';
    verdict: Generated<string>;
  };
  clusters: { pk: Generated<number>; reports: number; outlets: number; independent: number };
  reports: {
    pk: Generated<number>;
    version: number;
    ordinal: number;
    statement: number;
    attribution: number;
    speaker: number | null;
    reading: string;
    decided: string | null;
  };
  names: { pk: Generated<number>; key: string; name: string; padded: string; code: string | null };
  name_words: { word: string; name: number };
  statement_parties: { role: number; name: number; day: string; statement: number };
  statement_prints: { hash: number; day: number; statement: number };
  version_prints: { hash: number; version: number };
  event_rows: {
    pk: Generated<number>;
    id: string;
    version: number;
    ordinal: number;
    /** 1: of a current version. 2: of one too, but people have decided that it is none. */
    current: 0 | 1 | 2;
    type: string;
    first_day: string;
    last_day: string;
    reported_as: 'fact' | 'alleged' | 'said';
    statement: number | null;
    match_key: string;
    cluster: number | null;
    confidence: number;
    reading: string;
    decided: string | null;
  };
  transcripts: { version: number; day: string; normalisation: number };
  transcript_speakers: { day: string; speaker: string; version: number };
  turns: { pk: Generated<number>; version: number; number: number; speaker: string; at: number | null };
  turn_texts: { turn: number; text: string };
  turn_shingles: { hash: number; turn: number; word: number };
  turn_pairs: { hash: number; turn: number; word: number };
  verifications: { statement: number; verification: string };
  verification_sources: { document: number; statement: number };
  event_parties: { role: number; name: number; day: string; event: number; code: string | null };
  tags: { document: number; tag: string };
  revisions: { name: string; number: number };
  departed: {
    pk: Generated<number>;
    id: string;
    document: string;
    kind: 'document' | 'statement' | 'event';
    why: 'refreshed' | 'removed';
    at: string;
    program: string | null;
    model: string | null;
    lexicon: string | null;
    sha256: string | null;
    anchor: string | null;
    type: string | null;
    speaker: string | null;
    day: string | null;
  };
  reviews: {
    pk: Generated<number>;
    id: string;
    document: number;
    entry: string;
    unit: string;
    sha256: string;
    anchor: string;
    field: string;
    machine: string;
    decision: 'accept' | 'wrong';
    value: string | null;
    note: string | null;
    reviewer: string;
    at: string;
    undone: string | null;
  };
  statements_text: { rowid: number; text: string; rank: number };
}
