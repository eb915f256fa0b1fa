import type { DateValue, QuoteKind, Reference } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import type { ReportedWords } from '../ledger/index.ts';
import { readGoldFile } from './goldFile.ts';

/** Two reports, whether they are of one statement, and what is done to the second one. */
export interface MergingCase {
  readonly line: number;
  readonly same: boolean;
  readonly change: string;
  readonly reports: readonly [ReportedWords, ReportedWords];
}

/**
 * Reads a file of corpus/merging: blocks of a report (`speaker [state] | day | words`) and what is compared with it,
 * `= change | …` where it is the same statement and `x change | …` where it is another; `.` repeats the first one's.
 *
 * @throws OnrecordError OR1001 and OR1013 (readGoldFile), OR5001 for a line that cannot be read.
 */
export function readMergingCases(path: string): MergingCase[] {
  let first: { line: string[]; report: ReportedWords } | null = null;
  return readGoldFile(path)
    .split('\n')
    .flatMap((line, at): MergingCase[] => {
      const cells = line.split(' | ').map((cell) => cell.trim());
      if (line.trim() === '') first = null;
      else if (first === null) first = { line: cells, report: reportOf(cells, `${path}:${at + 1}`) };
      else {
        const [head = '', ...given] = cells;
        const [sign = '', change = ''] = head.split(' ');
        const before = first;
        const whole = given.map((cell, column) => (cell === '.' ? (before.line[column] ?? '') : cell));
        if (!/^[=x]$/.test(sign) || whole.length !== 3) throw unreadable(path, at + 1);
        const other = reportOf(whole, `${path}:${at + 1}`);
        return [{ line: at + 1, same: sign === '=', change, reports: [before.report, other] }];
      }
      return [];
    });
}

const unreadable = (input: string, line: number): OnrecordError =>
  new OnrecordError('OR5001', { input, line, fault: 'a report is “speaker [state] | day | words”' });

function reportOf([speaker = '', day = '', text = '']: readonly string[], place: string): ReportedWords {
  const [path = '', line = '0'] = place.split(/:(?=\d+$)/);
  const date = /^(~?)(\d{4}-\d\d-\d\d)$/.exec(day);
  if (!date || text === '') throw unreadable(path, Number(line));
  const value: DateValue = {
    from: date[2] ?? '',
    to: date[2] ?? '',
    granularity: 'day',
    basis: 'known',
    span: null,
    why: 'gold',
  };
  const said = date[1] === '~' ? null : value;
  return {
    text,
    kind: kindOf(text),
    speaker: speakerOf(speaker),
    said,
    published: said === null ? value : null,
    document: place,
  };
}

function kindOf(text: string): QuoteKind {
  if (!text.includes('“')) return 'indirect';
  return /^“[^”]*”$/.test(text) ? 'direct' : 'mixed';
}

function speakerOf(cell: string): Reference | null {
  if (cell === '-') return null;
  const [, name = cell, code, body] = /^(.*?)(?: \[([A-Z]{3})(, body)?\])?$/.exec(cell) ?? [];
  return {
    actor: `doc:${name}`,
    name,
    mention: [],
    status: 'resolved',
    via: body ? 'organisation' : 'name',
    members: [],
    represents: code ? { actor: `country:${code}`, name: code, code } : null,
    basis: 'known',
    why: 'gold',
  };
}
