import { EVENT_TYPES, type EventType } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { readTable } from './tables.ts';

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/** What PLOVER 2.0 says of a type (data/plover/). */
export interface PloverType {
  readonly type: EventType;
  readonly quad: Quad;
  /** The conflict–cooperation score, from −10 to +10. */
  readonly score: number;
  readonly needsRecipient: boolean;
  /** The modes of the type with their scores; null where the manual gives a mode none. */
  readonly modes: ReadonlyMap<string, number | null>;
}

let types: ReadonlyMap<EventType, PloverType> | null = null;

/** The 16 types in the order of the manual. @throws OR6001 where a table is missing or broken */
export function ploverTypes(): ReadonlyMap<EventType, PloverType> {
  types ??= readTypes();
  return types;
}

/** @throws OR6001 where a table is missing or broken */
export function ploverType(type: EventType): PloverType {
  const found = ploverTypes().get(type);
  if (!found) throw new OnrecordError('OR6001', { input: 'data/plover/types.csv', fault: `no row of ${type}` });
  return found;
}

/**
 * The conflict–cooperation score of an event: the mean over its modes that have one, else that of its type. The manual
 * gives no rule for several modes; the mean lies between them whatever their order.
 */
export function ploverScore(type: EventType, modes: readonly string[]): number {
  const row = ploverType(type);
  const scores = modes.map((mode) => row.modes.get(mode) ?? null).filter((score) => score !== null);
  return scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : row.score;
}

function readTypes(): ReadonlyMap<EventType, PloverType> {
  const modeRows = readTable('plover/modes.csv');
  const rows = readTable('plover/types.csv').map(({ line, cells }): [EventType, PloverType] => {
    const type = EVENT_TYPES.find((name) => name === cells['type']);
    const quad = ([1, 2, 3, 4] as const).find((value) => String(value) === cells['quad']);
    if (!type || !quad)
      throw new OnrecordError('OR6001', {
        input: 'data/plover/types.csv',
        fault: `line ${line}: no such type or quad`,
      });
    const modes = modeRows
      .filter((row) => row.cells['type'] === type)
      .map((row): [string, number | null] => [
        row.cells['mode'] ?? '',
        row.cells['score'] ? Number(row.cells['score']) : null,
      ]);
    return [
      type,
      {
        type,
        quad,
        score: Number(cells['score']),
        needsRecipient: cells['recipient'] === 'yes',
        modes: new Map(modes),
      },
    ];
  });
  return new Map(rows);
}
