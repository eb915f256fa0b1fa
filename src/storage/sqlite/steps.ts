import { EMPTY_DERIVED } from '../shared/derive.ts';
import { creationOfAccounts } from '../shared/accounts.ts';
import { creationOfViews, VIEW_NAMES } from '../shared/views.ts';
import { sqliteViews } from './views.ts';

/**
 * The schema, step by step; a step that has been released is never changed, another follows it. The number of steps
 * done is the file's user_version. Spans are in code points, JSON columns hold what the document types have.
 */
export const STEPS: readonly string[] = [
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
  `
  -- What is read by people has the plain names (views, at the end); what the program reads has the names of rows.
  drop trigger statements_inserted;
  drop trigger statements_deleted;
  drop table statements_text;
  alter table documents rename to document_rows;
  alter table statements rename to statement_rows;
  alter table events rename to event_rows;
  alter table actors rename to actor_rows;
  create virtual table statements_text using fts5 (
    text,
    content = 'statement_rows',
    content_rowid = 'pk',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
  );
  insert into statements_text (statements_text) values ('rebuild');
  create trigger statements_inserted after insert on statement_rows begin
    insert into statements_text (rowid, text) values (new.pk, new.text);
  end;
  create trigger statements_deleted after delete on statement_rows begin
    insert into statements_text (statements_text, rowid, text) values ('delete', old.pk, old.text);
  end;
  create virtual table titles_text using fts5 (
    title,
    content = 'versions',
    content_rowid = 'pk',
    tokenize = 'unicode61 remove_diacritics 2'
  );
  insert into titles_text (titles_text) values ('rebuild');
  create trigger titles_inserted after insert on versions begin
    insert into titles_text (rowid, title) values (new.pk, new.title);
  end;
  create trigger titles_deleted after delete on versions begin
    insert into titles_text (titles_text, rowid, title) values ('delete', old.pk, old.title);
  end;
  -- Quotations are found by the fingerprints of statements, of which short ones keep more.
  drop table quote_shingles;
  delete from statement_prints;
  delete from version_prints;
  update statement_rows set cluster = null, place = 0;
  delete from clusters;
  -- How often something of the whole ledger has changed: 'transcripts', in which statements are looked for.
  create table revisions (
    name text primary key,
    number integer not null
  ) strict, without rowid;
  insert into revisions (name, number) values ('transcripts', 1);
  ${creationOfViews(sqliteViews).join(';\n')};
  `,
  `
  -- Ids of entries that are gone. Of what another reading has left out: where its words stood (anchor, JSON), which
  -- versions of the program, the model and the lexicon read it no longer. Of what a person has removed none of this.
  create table departed (
    pk integer primary key,
    id text not null unique,
    document text not null,
    kind text not null,
    why text not null,
    at text not null,
    program text,
    model text,
    lexicon text,
    sha256 text,
    anchor text,
    type text,
    speaker text,
    day text
  ) strict;
  create index departed_by_document on departed (document);

  -- What people have decided of entries. entry: as it was then; unit: the one that has its words now.
  create table reviews (
    pk integer primary key,
    id text not null unique,
    document integer not null references document_rows (pk) on delete cascade,
    entry text not null,
    unit text not null,
    sha256 text not null,
    anchor text not null,
    field text not null,
    machine text not null,
    decision text not null,
    value text,
    note text,
    reviewer text not null,
    at text not null,
    undone text
  ) strict;
  create index reviews_by_document on reviews (document);
  create index reviews_by_unit on reviews (unit, field, reviewer, at);
  create index reviews_by_entry on reviews (entry);

  -- What is to be reviewed first is what the model is least sure of.
  create index statements_by_confidence on statement_rows (confidence, pk) where current = 1;
  create index events_by_confidence on event_rows (confidence, pk) where current = 1;
  `,
  // Who may use the ledger through the server.
  creationOfAccounts('text', ' strict, without rowid').join(';\n'),
  `
  -- What timelines count of a statement, on a tenth of the pages that the rows with their texts take.
  create index statements_counted on statement_rows
    (pk, current, first_day, last_day, act, cluster, place, outlet);
  `,
  `
  -- Events are put into clusters anew (DERIVED_SINCE), and views have what they have now.
  ${VIEW_NAMES.map((name) => `drop view ${name}`).join(';\n')};
  ${creationOfViews(sqliteViews).join(';\n')};
  `,
  `
  -- Whose they were on that day: another document has the same name for somebody of another state (DERIVED_SINCE).
  alter table event_parties add column code text;
  -- Who denies having accused anybody has not done so: timelines count no such act.
  alter table statement_rows add column act_negated integer not null default 0;
  update statement_rows set act_negated = 1 where act > '' and exists (select 1 from reports r
    where r.statement = statement_rows.pk and r.version = statement_rows.version
      and json_extract(r.reading, '$.act.negated') = 1);
  drop index statements_counted;
  create index statements_counted on statement_rows
    (pk, current, first_day, last_day, act, act_negated, cluster, place, outlet);
  `,
  // Words are compared without more of what may be written either way, and reports are in order by the instant (DERIVED_SINCE).
  `${EMPTY_DERIVED.join(';\n')};`,
  // Letters, apostrophes, decimal commas and signs are compared as they are now, and a transcript of a month is of no day (DERIVED_SINCE).
  `${EMPTY_DERIVED.join(';\n')};`,
  // Of indirect speech fewer fingerprints are kept (DERIVED_SINCE).
  `${EMPTY_DERIVED.join(';\n')};`,
  // Views have the confidence of speakers, days and dates.
  `
  ${VIEW_NAMES.map((name) => `drop view ${name}`).join(';\n')};
  ${creationOfViews(sqliteViews).join(';\n')};
  `,
  `
  -- What people have decided, beside what was read (JSON, the same with what they decided in its place); null where they
  -- have not. An entry that they decided to be none is current 2, which the queue of reviews alone asks for.
  ${VIEW_NAMES.map((name) => `drop view ${name}`).join(';\n')};
  alter table reports add column decided text;
  alter table event_rows add column decided text;
  drop index statements_by_confidence;
  drop index events_by_confidence;
  create index statements_by_confidence on statement_rows (confidence, pk) where current > 0;
  create index events_by_confidence on event_rows (confidence, pk) where current > 0;
  ${creationOfViews(sqliteViews).join(';\n')};
  `,
  `
  -- What was read of entries of which people decided otherwise: reviewers' queues ask it beside what holds.
  create table read_statements (
    pk integer primary key references statement_rows (pk) on delete cascade,
    first_day text not null,
    last_day text not null,
    kind text not null,
    act text not null,
    verdict text not null
  ) strict;
  create table read_events (
    pk integer primary key references event_rows (pk) on delete cascade,
    type text not null,
    first_day text not null,
    last_day text not null,
    reported_as text not null
  ) strict;
  `,
  // Notes of transcribers of more kinds are no words, of one day a transcript is the first report, and who acts for an
  // organ of a state acts for the state (DERIVED_SINCE); the place of an event has its words where the gazetteer does not
  // know it.
  `
  ${EMPTY_DERIVED.join(';\n')};
  ${VIEW_NAMES.map((name) => `drop view ${name}`).join(';\n')};
  ${creationOfViews(sqliteViews).join(';\n')};
  `,
];
