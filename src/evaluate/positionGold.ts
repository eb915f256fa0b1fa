import { OnrecordError } from '../errors/index.ts';
import type { PositionQuery } from '../ledger/index.ts';
import { readGoldFile } from './goldFile.ts';

/** Two reports of what a speaker said, and whether the speaker has changed position between them. */
export interface PositionPair {
  readonly line: number;
  readonly change: boolean;
  /** What is between them: deny-admit, paraphrase, other-issue … */
  readonly kind: string;
  readonly query: PositionQuery;
  readonly reports: readonly [PositionReport, PositionReport];
}

export interface PositionReport {
  /** Of publication: YYYY-MM-DD. */
  readonly date: string;
  readonly text: string;
}

const HEAD = /^(change|same) (\S+) \| ([^|]+) \| (about|issue) (\S+)$/;
const REPORT = /^(\d{4}-\d\d-\d\d) \| (\S.*)$/;

/**
 * Reads a file of corpus/positions: blocks of three lines, `change|same KIND | SPEAKER | about TARGET` (or `issue SLUG`)
 * and two reports, `DATE | TEXT`, the earlier one first.
 *
 * @throws OnrecordError OR1001 and OR1013 (readGoldFile), OR5001 for a line that cannot be read.
 */
export function readPositionPairs(path: string): PositionPair[] {
  const lines = readGoldFile(path).split('\n');
  return lines.flatMap((line, at): PositionPair[] => {
    if (line.trim() === '' || REPORT.test(line)) return [];
    const [, sign, kind = '', speaker = '', by, value = ''] = HEAD.exec(line) ?? [];
    const [one, two] = [lines[at + 1], lines[at + 2]].map((report = '') => REPORT.exec(report));
    if (!sign || !one || !two) throw unreadable(path, at + 1);
    const reports = [one, two].map(([, date = '', text = '']) => ({ date, text })) as [PositionReport, PositionReport];
    if (reports[0].date >= reports[1].date) throw unreadable(path, at + 2);
    const query = { speaker: speaker.trim(), ...(by === 'about' ? { about: value } : { issue: value }) };
    return [{ line: at + 1, change: sign === 'change', kind, query, reports }];
  });
}

const unreadable = (input: string, line: number): OnrecordError =>
  new OnrecordError('OR5001', {
    input,
    line,
    fault:
      'a pair is “change|same KIND | SPEAKER | about TARGET” and two reports, “DATE | TEXT”, the earlier one first',
  });
