import type { Database } from 'better-sqlite3';
import { unknownValue } from '../../ledger/index.ts';
import { openIssues, userIssues } from '../../lexicon/index.ts';
import { rowOf, rowsOf } from './statement.ts';

/**
 * The keys of a topic: none where it is one of the taxonomy's or the user's and no document has it.
 *
 * @throws OnrecordError OR6006 where neither they nor any document know it.
 */
export function topicKeys(database: Database, topic: string): number[] {
  const slug = topic.trim().toLowerCase();
  const found = rowOf<{ pk: number }>(database, 'select pk from names where key = ?', `#${slug}`);
  if (found) return [found.pk];
  const exact = rowOf<{ pk: number }>(database, 'select pk from names where key = ?', `#${topic}`);
  if (exact) return [exact.pk];
  const known = everyTopic(database);
  if (known.includes(slug)) return [];
  throw unknownValue('topic', topic, known);
}

/** The topics of the taxonomy, of the user, and those that documents have, in the order of the alphabet. */
export function everyTopic(database: Database): string[] {
  const ofDocuments = rowsOf<{ topic: string }>(
    database,
    `select substr(key, 2) as topic from names where key >= '#' and key < '$'`,
  );
  return [...new Set([...openIssues(userIssues()).issues.keys(), ...ofDocuments.map(({ topic }) => topic)])].toSorted();
}
