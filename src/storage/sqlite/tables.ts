import type { Generated } from 'kysely';
import type { Actor, BlockKind, QuoteKind } from '../../document/index.ts';

/** The tables as migrations.ts leaves them, for kysely. A column of JSON is a string here; see its reader in rows.ts. */
export interface Tables {
  documents: { pk: Generated<number>; id: string; identity: string; current: number | null };
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
    family: number | null;
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
  actors: {
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
  statements: {
    pk: Generated<number>;
    id: string;
    version: number;
    current: 0 | 1;
    first_day: string;
    last_day: string;
    kind: QuoteKind;
    outlet: number | null;
    confidence: number;
    text: string;
    saying: number | null;
    place: Generated<number>;
    published_day: string;
    act: string;
    polarity: 'affirmed' | 'negated';
    verdict: Generated<string>;
  };
  sayings: { pk: Generated<number>; reports: number; outlets: number; independent: number };
  reports: {
    pk: Generated<number>;
    version: number;
    ordinal: number;
    statement: number;
    attribution: number;
    speaker: number | null;
    reading: string;
  };
  names: { pk: Generated<number>; key: string; name: string; padded: string; code: string | null };
  name_words: { word: string; name: number };
  statement_parties: { role: number; name: number; day: string; statement: number };
  statement_prints: { hash: number; day: number; statement: number };
  version_prints: { hash: number; version: number };
  events: {
    pk: Generated<number>;
    id: string;
    version: number;
    ordinal: number;
    current: 0 | 1;
    type: string;
    first_day: string;
    last_day: string;
    reported_as: 'fact' | 'alleged' | 'said';
    statement: number | null;
    match_key: string;
    happening: number | null;
    confidence: number;
    reading: string;
  };
  event_parties: { role: number; name: number; day: string; event: number };
  statements_text: { rowid: number; text: string; rank: number };
}
