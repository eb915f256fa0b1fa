import { type Positions, verdictWords } from '../ledger/index.ts';
import { asCsv } from './table.ts';

const HEADER = [
  'id',
  'day',
  'speaker',
  'text',
  'act',
  'polarity',
  'topics',
  'outlet',
  'url',
  'differs_in',
  'differs_from',
  'why',
  'verdict',
  'reviewed_wrong',
  'document',
  'title',
];

/** A speaker's line as RFC 4180 CSV, a statement a record, with what differs from the statement before. */
export const positionsAsCsv = ({ positions }: Positions): string =>
  asCsv(
    HEADER,
    positions.map(({ statement, change }) => [
      statement.id,
      (statement.said ?? statement.document.published)?.from.slice(0, 10) ?? '',
      statement.speaker ?? '',
      statement.text,
      statement.act ?? '',
      statement.polarity,
      statement.topics.join(' '),
      statement.document.outlet ?? '',
      statement.document.url ?? '',
      change?.differsIn.join(' ') ?? '',
      change?.from.id ?? '',
      change?.why ?? '',
      statement.verdict === null ? '' : verdictWords(statement.verdict, statement.outOfContext),
      statement.refuted.join(' '),
      statement.document.id,
      statement.document.title ?? '',
    ]),
  );
