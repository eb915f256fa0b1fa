import { sql } from 'kysely';
import { unknownValue } from '../../ledger/index.ts';
import { openIssues, userIssues } from '../../lexicon/index.ts';
import type { Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

/**
 * The keys of a topic: none where it is one of the taxonomy's or the user's and no document has it.
 *
 * @throws OnrecordError OR6006 where neither they nor any document know it.
 */
export async function topicKeys(session: Session, topic: string): Promise<number[]> {
  const slug = topic.trim().toLowerCase();
  const keyOf = (name: string): Promise<{ pk: number } | undefined> =>
    rowOf(session, sql`select pk from names where key = ${`#${name}`}`);
  const found = (await keyOf(slug)) ?? (await keyOf(topic));
  if (found) return [found.pk];
  const known = await everyTopic(session);
  if (known.includes(slug)) return [];
  throw unknownValue('topic', topic, known);
}

/** The topics of the taxonomy, of the user, and those that documents have, in the order of the alphabet. */
export async function everyTopic(session: Session): Promise<string[]> {
  const ofDocuments = await rowsOf<{ topic: string }>(
    session,
    sql`select substr(key, 2) as topic from names where key >= '#' and key < '$'`,
  );
  return [...new Set([...openIssues(userIssues()).issues.keys(), ...ofDocuments.map(({ topic }) => topic)])].toSorted();
}
