/**
 * The first steps of the schema (steps.ts), which make nearly all of its tables, up to the one from which on rows and the
 * views of them have names of their own.
 */
export const FIRST_STEPS: readonly string[] = [
  `
  create table documents (
    pk integer primary key,
    id text not null unique,
    identity text not null unique,
    current integer references versions (pk) deferrable initially deferred
  ) strict;
  create index documents_by_current on documents (current);

  create table outlets (
    pk integer primary key,
    key text not null unique
  ) strict;

  -- A document as it was at one time. What is long stands last: SQLite reads a row from its beginning.
  create table versions (
    pk integer primary key,
    document integer not null references documents (pk) on delete cascade,
    number integer not null,
    fingerprint text not null,
    retrieved text not null,
    sha256 text not null,
    source_sha256 text,
    program text not null,
    model text not null,
    lexicon text not null,
    url text,
    title text,
    outlet text,
    language text not null,
    byline text not null,
    published text,
    basis text not null,
    text text not null,
    sentences text not null,
    entities text not null,
    dates text not null,
    unique (document, number),
    unique (document, fingerprint)
  ) strict;

  create table blocks (
    version integer not null references versions (pk) on delete cascade,
    ordinal integer not null,
    kind text not null,
    start integer not null,
    "end" integer not null,
    speaker text,
    label text,
    at integer,
    primary key (version, ordinal)
  ) strict, without rowid;

  create table attributions (
    version integer not null references versions (pk) on delete cascade,
    ordinal integer not null,
    id text not null,
    source text not null,
    cue text not null,
    content text not null,
    confidence real not null,
    basis text not null,
    primary key (version, ordinal)
  ) strict, without rowid;

  -- scope is '' for the lexicon's actors and the document's id for those made for one document.
  create table actors (
    pk integer primary key,
    scope text not null,
    id text not null,
    name text not null,
    kind text not null,
    code text,
    sector text,
    wikidata text,
    represents text,
    unique (scope, id)
  ) strict;

  create table version_actors (
    version integer not null references versions (pk) on delete cascade,
    ordinal integer not null,
    actor integer not null references actors (pk),
    primary key (version, ordinal)
  ) strict, without rowid;
  create index version_actors_by_actor on version_actors (actor);

  -- What is searched. version is the one whose report leads; current is 0 when only older versions have the statement.
  -- Days are YYYY-MM-DD, '' when unknown.
  create table statements (
    pk integer primary key,
    id text not null unique,
    version integer not null references versions (pk) on delete cascade,
    current integer not null,
    first_day text not null,
    last_day text not null,
    kind text not null,
    outlet integer references outlets (pk),
    confidence real not null,
    text text not null
  ) strict;
  create index statements_by_day on statements (current, first_day desc, pk, last_day, kind, outlet);
  create index statements_by_outlet on statements (outlet, current, first_day desc, pk, last_day, kind);
  create index statements_by_version on statements (version);

  -- That a version of a document carries a statement, and what it says of it (reading, JSON).
  create table reports (
    pk integer primary key,
    version integer not null references versions (pk) on delete cascade,
    ordinal integer not null,
    statement integer not null references statements (pk) on delete cascade,
    attribution integer not null,
    speaker integer references actors (pk),
    reading text not null,
    unique (version, ordinal),
    foreign key (version, attribution) references attributions (version, ordinal)
  ) strict;
  create index reports_by_statement on reports (statement, version);
  create index reports_by_speaker on reports (speaker, statement);

  create table names (
    pk integer primary key,
    key text not null unique
  ) strict;

  create table statement_speakers (
    name integer not null references names (pk),
    statement integer not null references statements (pk) on delete cascade,
    primary key (name, statement)
  ) strict, without rowid;
  create index statement_speakers_by_statement on statement_speakers (statement);

  create virtual table statements_text using fts5 (
    text,
    content = 'statements',
    content_rowid = 'pk',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
  );
  -- No trigger on update: the id is made from the words, so a statement's words never change.
  create trigger statements_inserted after insert on statements begin
    insert into statements_text (rowid, text) values (new.pk, new.text);
  end;
  create trigger statements_deleted after delete on statements begin
    insert into statements_text (statements_text, rowid, text) values ('delete', old.pk, old.text);
  end;
  `,
  `
  -- family: the version whose text this one is a copy of (agency copy), itself where it is none.
  alter table versions add column family integer;
  create index versions_by_family on versions (family);
  alter table actors add column folded text not null default '';
  create index actors_by_name on actors (folded);

  -- One statement made once, however many documents report it. The counts are of its reports in current versions:
  -- documents, outlets, and documents of which none is a copy of another.
  create table sayings (
    pk integer primary key,
    reports integer not null default 1,
    outlets integer not null default 1,
    independent integer not null default 1
  ) strict;

  -- place: 0 for the first report of a saying, then 1, 2 …
  alter table statements add column saying integer references sayings (pk);
  alter table statements add column place integer not null default 0;
  alter table statements add column published_day text not null default '';
  alter table statements add column act text not null default '';
  alter table statements add column polarity text not null default 'affirmed';
  alter table statements add column verdict text not null default '';
  drop index statements_by_day;
  drop index statements_by_outlet;
  create index statements_by_day on statements
    (current, first_day desc, pk, last_day, place, kind, outlet, act, polarity, verdict, published_day);
  create index statements_by_outlet on statements (outlet, current, first_day desc, pk, last_day, place, kind);
  create index statements_by_saying on statements (saying, place);
  create index statements_by_verdict on statements (verdict, current) where verdict > '';

  -- Who takes part in statements and events: an actor of the lexicon (key =id), a name (folded), a topic (#slug).
  -- padded: the folded words of the name between spaces, so that whole words are found in it.
  drop table statement_speakers;
  drop table names;
  create table names (
    pk integer primary key,
    key text not null unique,
    name text not null,
    padded text not null,
    code text
  ) strict;
  create index names_by_code on names (code) where code is not null;
  create table name_words (
    word text not null,
    name integer not null references names (pk) on delete cascade,
    primary key (word, name)
  ) strict, without rowid;

  create table statement_parties (
    role integer not null,
    name integer not null references names (pk),
    day text not null,
    statement integer not null references statements (pk) on delete cascade,
    primary key (role, name, day desc, statement)
  ) strict, without rowid;
  create index statement_parties_by_statement on statement_parties (statement);

  -- Fingerprints of words by which reports of one statement, and copies of one text, find each other. Those of a
  -- statement go with it in code, since an index by statement would double the table.
  create table statement_prints (
    hash integer not null,
    day integer not null,
    statement integer not null,
    primary key (hash, day, statement)
  ) strict, without rowid;
  create table version_prints (
    hash integer not null,
    version integer not null references versions (pk) on delete cascade,
    primary key (hash, version)
  ) strict, without rowid;
  create index version_prints_by_version on version_prints (version);

  -- happening: the first report of the same event; itself where it is alone.
  create table events (
    pk integer primary key,
    id text not null unique,
    version integer not null references versions (pk) on delete cascade,
    ordinal integer not null,
    current integer not null,
    type text not null,
    first_day text not null,
    last_day text not null,
    reported_as text not null,
    statement integer references statements (pk) on delete set null,
    match_key text not null,
    happening integer,
    confidence real not null,
    reading text not null
  ) strict;
  create index events_by_version on events (version, ordinal);
  create index events_by_statement on events (statement);
  create index events_by_match on events (match_key, first_day);
  create index events_by_happening on events (happening);
  create index events_by_day on events (current, first_day desc, pk, last_day, type);
  create table event_parties (
    role integer not null,
    name integer not null references names (pk),
    day text not null,
    event integer not null references events (pk) on delete cascade,
    primary key (role, name, day desc, event)
  ) strict, without rowid;
  create index event_parties_by_event on event_parties (event);
  `,
  `
  -- Primary sources: current versions that are transcripts. day: of the occasion, '' where it is not known.
  create table transcripts (
    version integer primary key references versions (pk) on delete cascade,
    day text not null,
    normalisation integer not null
  ) strict;
  create table transcript_speakers (
    day text not null,
    speaker text not null,
    version integer not null references transcripts (version) on delete cascade,
    primary key (day, version, speaker)
  ) strict, without rowid;
  create index transcript_speakers_by_version on transcript_speakers (version);

  -- speaker: the label, '' where there is none. Keys are not used again, for hashes may be left over. The text stands
  -- apart, so that many turns lie near to each other.
  create table turns (
    pk integer primary key autoincrement,
    version integer not null references transcripts (version) on delete cascade,
    number integer not null,
    speaker text not null,
    at integer,
    unique (version, number)
  ) strict;
  create table turn_texts (
    turn integer primary key references turns (pk) on delete cascade,
    text text not null
  ) strict;

  -- Where in which turn (word: among its compared words) three words in a row stand, or two of which one is rare. They
  -- go with the turn in code.
  create table turn_shingles (
    hash integer not null,
    turn integer not null,
    word integer not null,
    primary key (hash, turn, word)
  ) strict, without rowid;
  create table turn_pairs (
    hash integer not null,
    turn integer not null,
    word integer not null,
    primary key (hash, turn, word)
  ) strict, without rowid;

  -- The same of quoted statements, so that a new transcript finds those of which it may be the source.
  create table quote_shingles (
    hash integer not null,
    statement integer not null,
    primary key (hash, statement)
  ) strict, without rowid;

  -- Beside the verdict what it rests on (JSON), where there is more to say; and by which documents.
  create table verifications (
    statement integer primary key references statements (pk) on delete cascade,
    verification text not null
  ) strict;
  create table verification_sources (
    document integer not null references documents (pk) on delete cascade,
    statement integer not null,
    primary key (document, statement)
  ) strict, without rowid;
  `,
  `
  -- given_by: the host that answered; null for what the user had, and for what was added before this was kept.
  -- claimed_url: the address of another host that it named for the document.
  alter table versions add column given_by text;
  alter table versions add column claimed_url text;
  `,
  `
  -- form: how a version came (html, pdf, record …); null for what was added before this was kept.
  -- edited: what a person has set in it (JSON), null in a version that is as it came.
  alter table versions add column form text;
  alter table versions add column edited text;

  create table tags (
    document integer not null references documents (pk) on delete cascade,
    tag text not null,
    primary key (document, tag)
  ) strict, without rowid;
  create index tags_by_tag on tags (tag, document);
  `,
  `
  -- Turns and quotations are filed anew: by contractions written out, spellings of one kind, numbers in figures.
  delete from turn_shingles;
  delete from turn_pairs;
  delete from quote_shingles;
  -- What was left out is called as the contract of verify has it.
  update verifications set verification = replace(verification, '"kind":"omitted"', '"kind":"dropped"');
  `,
  `
  -- The field's names: clusters of reports of the same statement, or of the same event; the original of near-duplicates.
  alter table sayings rename to clusters;
  alter table statements rename column saying to cluster;
  alter table events rename column happening to cluster;
  alter table versions rename column family to original;
  `,
];
