import { EMPTY_DERIVED } from '../shared/derive.ts';
import { creationOfAccounts } from '../shared/accounts.ts';
import { creationOfViews, VIEW_NAMES } from '../shared/views.ts';
import { FIRST_STEPS } from './firstSteps.ts';
import { sqliteViews } from './views.ts';

/**
 * The schema, step by step; a step that has been released is never changed, another follows it. The number of steps
 * done is the file's user_version. Spans are in code points, JSON columns hold what the document types have.
 */
export const STEPS: readonly string[] = [
  ...FIRST_STEPS,
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
  // What one report denies and another affirms is no longer one statement (DERIVED_SINCE).
  `${EMPTY_DERIVED.join(';\n')};`,
];
