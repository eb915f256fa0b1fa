import { sql } from 'kysely';
import type { TagCount } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** The tags of a document, by the alphabet. */
export const tagsOf = async (session: Session, document: number): Promise<string[]> =>
  (await rowsOf<{ tag: string }>(session, sql`select tag from tags where document = ${document} order by tag`)).map(
    ({ tag }) => tag,
  );

/** All tags, those of most documents first. */
export const everyTag = (session: Session): Promise<TagCount[]> =>
  rowsOf(session, sql`select tag, count(*) as documents from tags group by tag order by documents desc, tag`);
