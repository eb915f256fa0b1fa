import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger, Positions } from '../ledger/index.ts';
import { openPool } from '../pipeline/index.ts';
import type { GoldOptions } from './readings.ts';
import { openSqliteLedger } from '../storage/index.ts';
import { type PositionPair, readPositionPairs } from './positionGold.ts';

export interface PositionEvaluation {
  readonly pairs: number;
  readonly changes: number;
  /** Pairs of which `positions` was given statements of both reports, in per cent: the others the reading has lost. */
  readonly given: number;
  readonly changesGiven: number;
  /** Of the pairs that are marked so many are changes, in per cent. A mark within one report is wrong. */
  readonly markedRight: number;
  /** Of the changes so many are marked, in per cent: of all of them, and of those that were given. */
  readonly changesMarked: number;
  readonly givenMarked: number;
  /** For each kind of pair: how many, how many given, how many judged right. */
  readonly byKind: Readonly<Record<string, { readonly pairs: number; readonly given: number; readonly right: number }>>;
  readonly judged: readonly JudgedPair[];
}

export interface JudgedPair extends PositionPair {
  readonly given: boolean;
  readonly marked: boolean;
  /** Marks that are not from the earlier report to the later one. */
  readonly stray: number;
  readonly positions: Positions;
}

const addressOf = (number: number, report: number): string => `https://example.org/${number}/${report}`;

/**
 * Reads both reports of each pair with all stages, adds them to a ledger, and asks `positions` as a user would.
 * @throws OnrecordError OR1001, OR5001 for files that cannot be read, OR2001 where there is no model.
 */
export async function evaluatePositions(
  paths: readonly string[],
  options: GoldOptions = {},
): Promise<PositionEvaluation> {
  const pairs = paths.flatMap(readPositionPairs);
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-positions-'));
  const ledger = await openSqliteLedger(join(folder, 'ledger.sqlite'));
  try {
    await addAll(ledger, pairs, options);
    const judged: JudgedPair[] = [];
    for (const [number, pair] of pairs.entries()) {
      const positions = await ledger.positions(pair.query);
      const reportOf = ({ document }: { readonly document: { readonly url: string | null } }): number =>
        [0, 1].find((report) => document.url === addressOf(number, report)) ?? -1;
      const seen = new Set(positions.positions.map(({ statement }) => reportOf(statement)));
      const marks = positions.positions.flatMap(({ statement, change }) =>
        change ? [reportOf(change.from) === 0 && reportOf(statement) === 1] : [],
      );
      judged.push({
        ...pair,
        given: seen.has(0) && seen.has(1),
        marked: marks.includes(true),
        stray: marks.filter((right) => !right).length,
        positions,
      });
    }
    return figuresOf(judged);
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addAll(
  ledger: Ledger,
  pairs: readonly PositionPair[],
  { onProgress, ...options }: GoldOptions,
): Promise<void> {
  const pool = openPool(options);
  try {
    const reports = pairs.flatMap(({ reports: both }, number) =>
      both.map(({ date, text }, report) => {
        const url = addressOf(number, report);
        const record = { url, title: null, outlet: 'Example Herald', published: date, language: 'en', text };
        return pool.read({ form: 'record', input: url, id: url, record });
      }),
    );
    for (const [at, recorded] of (await Promise.all(reports)).entries()) {
      onProgress?.({ done: at + 1, total: reports.length, share: (at + 1) / reports.length });
      await ledger.add(recorded, { retrieved: '2032-01-01T00:00:00Z' });
    }
  } finally {
    await pool.close();
  }
}

function figuresOf(judged: readonly JudgedPair[]): PositionEvaluation {
  const changes = judged.filter(({ change }) => change);
  const given = judged.filter((pair) => pair.given);
  const marked = judged.filter((pair) => pair.marked);
  const right = marked.filter(({ change }) => change).length;
  const stray = judged.reduce((sum, pair) => sum + pair.stray, 0);
  const kinds = Map.groupBy(judged, ({ change, kind }) => `${change ? 'change' : 'same'}: ${kind}`);
  return {
    pairs: judged.length,
    changes: changes.length,
    given: rate(given.length, judged.length),
    changesGiven: rate(changes.filter((pair) => pair.given).length, changes.length),
    markedRight: rate(right, marked.length + stray),
    changesMarked: rate(right, changes.length),
    givenMarked: rate(right, changes.filter((pair) => pair.given).length),
    byKind: Object.fromEntries(
      [...kinds].map(([kind, all]) => [
        kind,
        {
          pairs: all.length,
          given: all.filter((pair) => pair.given).length,
          right: all.filter((pair) => pair.marked === pair.change && pair.stray === 0).length,
        },
      ]),
    ),
    judged,
  };
}

const rate = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
