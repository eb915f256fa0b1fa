import type { TagCount } from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { rowsOf } from './statement.ts';

/** The tags of a document, by the alphabet. */
export const tagsOf = (database: Connection['database'], document: number): string[] =>
  rowsOf<{ tag: string }>(database, 'select tag from tags where document = ? order by tag', document).map(
    (row) => row.tag,
  );

/** All tags, those of most documents first. */
export const everyTag = (database: Connection['database']): TagCount[] =>
  rowsOf<TagCount>(database, 'select tag, count(*) as documents from tags group by tag order by documents desc, tag');
