import { statSync } from 'node:fs';
import type { LedgerInfo } from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { KNOWN_SCHEMA } from './migrations.ts';
import { counts } from './read.ts';
import { rowOf, rowsOf } from './statement.ts';
import { everyTag } from './tags.ts';

const MOST_OUTLETS = 10;
const CURRENT = 'document_rows d join versions v on v.pk = d.current';

/** What a ledger is and what is in it; `path` is the one under which it was opened. */
export async function info({ db, database }: Connection, path: string): Promise<LedgerInfo> {
  const span = (query: string): LedgerInfo['said'] =>
    rowOf<LedgerInfo['said']>(database, query) ?? { first: null, last: null };
  const rows = <Row>(query: string): Row[] => rowsOf<Row>(database, query);
  const number = (query: string): number => rowOf<{ number: number }>(database, query)?.number ?? 0;
  const { size, changed } = filesOf(path);
  return {
    path,
    size,
    changed,
    schema: KNOWN_SCHEMA,
    counts: { ...(await counts(db)), transcripts: number('select count(*) as number from transcripts') },
    versions: rows(
      `select program as onrecord, model, lexicon, count(*) as documents from ${CURRENT}
       group by program, model, lexicon order by documents desc, program desc`,
    ),
    published: span(
      `select min(substr(published ->> '$.from', 1, 10)) as first, max(substr(published ->> '$.to', 1, 10)) as last
       from ${CURRENT}`,
    ),
    said: span(
      `select min(first_day) as first, max(last_day) as last from statement_rows where current = 1 and first_day > ''`,
    ),
    added: span('select min(retrieved) as first, max(retrieved) as last from versions where number = 1'),
    outlets: rows(
      `select outlet, count(*) as documents from ${CURRENT} group by outlet order by documents desc, outlet limit ${MOST_OUTLETS}`,
    ),
    forms: rows(`select form, count(*) as documents from ${CURRENT} group by form order by documents desc, form`),
    tags: everyTag(database),
    verdicts: rows(
      `select verdict, count(*) as statements from statement_rows where current = 1 and verdict > ''
       group by verdict order by statements desc, verdict`,
    ),
    edited: number(`select count(*) as number from ${CURRENT} where v.edited is not null`),
  };
}

/** The file and SQLite's log beside it, which is part of it until the last who has it open closes it. */
function filesOf(path: string): { readonly size: number; readonly changed: string } {
  const files = [path, `${path}-wal`].flatMap((file) => statSync(file, { throwIfNoEntry: false }) ?? []);
  const written = files.filter((file, at) => at === 0 || file.size > 0);
  return {
    size: files.reduce((sum, file) => sum + file.size, 0),
    changed: new Date(Math.max(0, ...written.map(({ mtimeMs }) => mtimeMs))).toISOString(),
  };
}
