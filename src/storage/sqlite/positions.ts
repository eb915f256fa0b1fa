import { OnrecordError } from '../../errors/index.ts';
import { markChanges, type PositionQuery, type Positions, type StatementFilter } from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { comparedOf } from './rows.ts';
import { everyPlace } from './search.ts';

/** More statements than this are no line that a person follows; the filters make it shorter. */
const MOST_POSITIONS = 2_000;

/** The statements of one speaker about somebody or something, the earliest first, with what changed; undated ones last. */
export async function positions({ db, database }: Connection, query: PositionQuery): Promise<Positions> {
  const { speaker, about, issue, from, to } = query;
  if (!about && !issue) throw new OnrecordError('OR3004', { input: speaker, fault: 'a target or an issue is needed' });
  const filter: StatementFilter = { speaker, target: about, topic: issue };
  const dated = everyPlace(database, { ...filter, from: from ?? '0001', to }, MOST_POSITIONS);
  // What has no day comes first. It is within no range of days, and is shown whatever the range.
  const undated = everyPlace(database, filter, MOST_POSITIONS).filter(({ place }) => place === '');
  const marked = markChanges(
    await comparedOf(
      db,
      [...dated, ...undated].map(({ pk }) => pk),
    ),
  );
  return { query, positions: marked, changes: marked.filter(({ change }) => change !== null).length };
}
