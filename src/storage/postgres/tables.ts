import { COLUMNS } from '../shared/columns.ts';
import { creationOfViews } from '../shared/views.ts';
import { TYPES } from './types.ts';
import { postgresViews } from './views.ts';

type Table = keyof typeof COLUMNS;

interface Rules {
  /** Columns that may be null; all others may not. */
  readonly nullable?: readonly string[];
  readonly defaults?: Readonly<Record<string, string>>;
  /** Columns of this database alone. */
  readonly own?: readonly string[];
  readonly keys: readonly string[];
  readonly indexes?: readonly string[];
}

const OF = (table: string, more = ''): string => `references ${table} on delete cascade${more}`;

/**
 * Keys and indexes, as SQLite's tables have them after all steps (sqlite/steps.ts). A `pk` counts by itself. Words are
 * kept between spaces: by the index they are found, and by the text a phrase, so that nothing has to be counted.
 */
const RULES: { readonly [Name in Table]: Rules } = {
  document_rows: {
    nullable: ['current'],
    keys: ['unique (id)', 'unique (identity)'],
    indexes: ['documents_by_current on document_rows (current)'],
  },
  outlets: { keys: ['unique (key)'] },
  versions: {
    nullable: [
      'source_sha256',
      'url',
      'title',
      'outlet',
      'published',
      'original',
      'given_by',
      'claimed_url',
      'form',
      'edited',
    ],
    own: ['title_words', 'title_folded', 'outlet_words'],
    keys: [
      `foreign key (document) ${OF('document_rows')}`,
      'unique (document, number)',
      'unique (document, fingerprint)',
    ],
    indexes: [
      'versions_by_original on versions (original)',
      'versions_by_title on versions using gin ((title_words::tsvector))',
    ],
  },
  blocks: {
    nullable: ['speaker', 'label', 'at'],
    keys: [`foreign key (version) ${OF('versions')}`, 'primary key (version, ordinal)'],
  },
  attributions: { keys: [`foreign key (version) ${OF('versions')}`, 'primary key (version, ordinal)'] },
  actor_rows: {
    nullable: ['code', 'sector', 'wikidata', 'represents'],
    keys: ['unique (scope, id)'],
    indexes: ['actors_by_name on actor_rows (folded)'],
  },
  version_actors: {
    keys: [
      `foreign key (version) ${OF('versions')}`,
      'foreign key (actor) references actor_rows',
      'primary key (version, ordinal)',
    ],
    indexes: ['version_actors_by_actor on version_actors (actor)'],
  },
  clusters: { defaults: { reports: '1', outlets: '1', independent: '1' }, keys: [] },
  statement_rows: {
    nullable: ['outlet', 'cluster'],
    defaults: { place: '0', published_day: "''", act: "''", polarity: "'affirmed'", verdict: "''" },
    own: ['words'],
    keys: [
      'unique (id)',
      `foreign key (version) ${OF('versions')}`,
      'foreign key (outlet) references outlets',
      'foreign key (cluster) references clusters',
    ],
    indexes: [
      `statements_by_day on statement_rows
        (first_day desc, pk, last_day, place, kind, outlet, act, polarity, verdict, published_day) where current = 1`,
      'statements_by_outlet on statement_rows (outlet, first_day desc, pk, last_day, place, kind) where current = 1',
      'statements_by_version on statement_rows (version)',
      'statements_by_cluster on statement_rows (cluster, place)',
      "statements_by_verdict on statement_rows (verdict) where verdict > ''",
      'statements_by_words on statement_rows using gin ((words::tsvector))',
    ],
  },
  reports: {
    nullable: ['speaker'],
    keys: [
      `foreign key (version) ${OF('versions')}`,
      `foreign key (statement) ${OF('statement_rows')}`,
      'foreign key (speaker) references actor_rows',
      'foreign key (version, attribution) references attributions (version, ordinal)',
      'unique (version, ordinal)',
    ],
    indexes: [
      'reports_by_statement on reports (statement, version)',
      'reports_by_speaker on reports (speaker, statement)',
    ],
  },
  names: {
    nullable: ['code'],
    keys: ['unique (key)'],
    indexes: ['names_by_code on names (code) where code is not null'],
  },
  name_words: { keys: [`foreign key (name) ${OF('names')}`, 'primary key (word, name)'] },
  statement_parties: {
    keys: [
      'foreign key (name) references names',
      `foreign key (statement) ${OF('statement_rows')}`,
      'primary key (role, name, day, statement)',
    ],
    indexes: ['statement_parties_by_statement on statement_parties (statement)'],
  },
  statement_prints: { keys: ['primary key (hash, day, statement)'] },
  version_prints: {
    keys: [`foreign key (version) ${OF('versions')}`, 'primary key (hash, version)'],
    indexes: ['version_prints_by_version on version_prints (version)'],
  },
  event_rows: {
    nullable: ['statement', 'cluster'],
    keys: [
      'unique (id)',
      `foreign key (version) ${OF('versions')}`,
      'foreign key (statement) references statement_rows on delete set null',
    ],
    indexes: [
      'events_by_version on event_rows (version, ordinal)',
      'events_by_statement on event_rows (statement)',
      'events_by_match on event_rows (match_key, first_day)',
      'events_by_cluster on event_rows (cluster)',
      'events_by_day on event_rows (current, first_day desc, pk, last_day, type)',
    ],
  },
  event_parties: {
    keys: [
      'foreign key (name) references names',
      `foreign key (event) ${OF('event_rows')}`,
      'primary key (role, name, day, event)',
    ],
    indexes: ['event_parties_by_event on event_parties (event)'],
  },
  transcripts: { keys: [`foreign key (version) ${OF('versions')}`, 'primary key (version)'] },
  transcript_speakers: {
    keys: [`foreign key (version) ${OF('transcripts')}`, 'primary key (day, version, speaker)'],
    indexes: ['transcript_speakers_by_version on transcript_speakers (version)'],
  },
  turns: {
    nullable: ['at'],
    keys: [`foreign key (version) ${OF('transcripts')}`, 'unique (version, number)'],
  },
  turn_texts: { keys: [`foreign key (turn) ${OF('turns')}`, 'primary key (turn)'] },
  turn_shingles: { keys: ['primary key (hash, turn, word)'] },
  turn_pairs: { keys: ['primary key (hash, turn, word)'] },
  verifications: { keys: [`foreign key (statement) ${OF('statement_rows')}`, 'primary key (statement)'] },
  verification_sources: {
    keys: [`foreign key (document) ${OF('document_rows')}`, 'primary key (document, statement)'],
  },
  tags: {
    keys: [`foreign key (document) ${OF('document_rows')}`, 'primary key (document, tag)'],
    indexes: ['tags_by_tag on tags (tag, document)'],
  },
  revisions: { keys: ['primary key (name)'] },
};

export const TABLES = Object.keys(RULES) as Table[];

/** What makes the tables, their indexes and the views, in an order in which each finds what it names. */
export function creationOf(): string[] {
  return [
    ...TABLES.map(tableOf),
    // A document and its version name each other.
    `alter table document_rows add constraint document_rows_current_fkey
      foreign key (current) references versions deferrable initially deferred`,
    ...TABLES.flatMap((table) => (RULES[table].indexes ?? []).map((index) => `create index ${index}`)),
    "insert into revisions (name, number) values ('transcripts', 1)",
    ...creationOfViews(postgresViews),
  ];
}

function tableOf(table: Table): string {
  const { nullable = [], defaults = {}, own = [], keys } = RULES[table];
  const columns = Object.entries(COLUMNS[table]).map(([name, kind]) => {
    if (name === 'pk') return 'pk int8 generated by default as identity primary key';
    const given = Object.hasOwn(defaults, name) ? ` default ${defaults[name]}` : '';
    return `"${name}" ${TYPES[kind]}${kind === 'text' ? ' collate "C"' : ''}${nullable.includes(name) ? '' : ' not null'}${given}`;
  });
  const owned = own.map((name) => `"${name}" text collate "C" not null`);
  return `create table ${table} (\n  ${[...columns, ...owned, ...keys].join(',\n  ')}\n)`;
}
