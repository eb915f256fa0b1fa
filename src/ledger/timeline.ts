import { EVENT_TYPES, type EventType } from '../document/index.ts';
import { ploverScore, ploverType } from '../lexicon/index.ts';
import type { StatementHit } from './entries.ts';

export interface TimelineQuery {
  /** Who speaks or acts; forms as in StatementFilter. */
  readonly actor?: string | undefined;
  /** To whom or about whom, or who is acted on. */
  readonly recipient?: string | undefined;
  /** A topic's slug. At least one of the three is given. */
  readonly issue?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by?: 'month' | 'year' | undefined;
}

/** A figure and the ids behind it (st_… or ev_…). */
export interface Figure {
  readonly count: number;
  readonly ids: readonly string[];
}

/** What falls in one month (YYYY-MM), year (YYYY), or '' without a date. */
export interface TimelineRow {
  readonly period: string;
  readonly statements: Figure;
  /** Reports of these statements in documents of which none is a copy of another. */
  readonly independentReports: number;
  /** Statements by the PLOVER type that they perform; '' where they perform none. */
  readonly byAct: Readonly<Record<string, Figure>>;
  /** Events that the outlets tell as facts, by type; what is only alleged is counted apart. */
  readonly byType: Readonly<Record<string, Figure>>;
  readonly alleged: Figure;
  /** By quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; acts and facts. */
  readonly byQuad: Readonly<Record<string, number>>;
  /** Mean PLOVER conflict–cooperation score of acts and facts, −10 to 10; null where there are none. */
  readonly meanScore: number | null;
}

export interface Timeline {
  readonly query: TimelineQuery;
  readonly rows: readonly TimelineRow[];
  /** How many of the reports each outlet carries, the most first. */
  readonly outlets: readonly { readonly outlet: string; readonly reports: number; readonly share: number }[];
  readonly first: StatementHit | null;
  readonly last: StatementHit | null;
}

export interface PositionQuery {
  readonly speaker: string;
  /** At least one of the two. */
  readonly about?: string | undefined;
  readonly issue?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A statement in a speaker's line, and how it differs from the line before. */
export interface Position {
  readonly statement: StatementHit;
  /** Null where it goes on in the same line, or nothing goes before. */
  readonly change: PositionChange | null;
}

export interface PositionChange {
  /** act: from cooperation to conflict or back. polarity: what was affirmed is denied, or the other way round. */
  readonly differsIn: readonly ('act' | 'polarity')[];
  /** The statement from which it differs. */
  readonly from: StatementHit;
  readonly why: string;
}

export interface Positions {
  readonly query: PositionQuery;
  readonly positions: readonly Position[];
  readonly changes: number;
}

const typeOf = (name: string): EventType | undefined => EVENT_TYPES.find((type) => type === name);

/** PLOVER's quad of a type by its name: 1 and 2 cooperation, 3 and 4 conflict; null for what is no type. */
export function quadOf(name: string): number | null {
  const type = typeOf(name);
  return type ? ploverType(type).quad : null;
}

/** PLOVER's conflict–cooperation score of a type, or of its modes where there are any, −10 to 10; null for what is no type. */
export function scoreOf(name: string, modes: readonly string[] = []): number | null {
  const type = typeOf(name);
  return type ? ploverScore(type, modes) : null;
}

/** One side of a speaker's line: for, against, or null where an act is neither (a request is made of friend and foe). */
const sideOf = (act: string | null): 'cooperation' | 'conflict' | null => {
  const quad = act === null || act === 'REQUEST' ? null : quadOf(act);
  return quad === null ? null : quad <= 2 ? 'cooperation' : 'conflict';
};

/**
 * A speaker's statements, which come in order, with the changes marked: an act of the other side than the last act
 * that had one, or the same act (or no act on either side) with the other polarity.
 */
export function markChanges(statements: readonly StatementHit[]): Position[] {
  let acted: StatementHit | null = null;
  const byAct = new Map<string | null, StatementHit>();
  return statements.map((statement): Position => {
    const before = byAct.get(statement.act);
    const side = sideOf(statement.act);
    const lastSide = sideOf(acted?.act ?? null);
    let change: PositionChange | null = null;
    if (acted && side !== null && lastSide !== null && side !== lastSide) {
      const why = `${acted.act} (${lastSide}) before, ${statement.act} (${side}) here`;
      change = { differsIn: acted.polarity === statement.polarity ? ['act'] : ['act', 'polarity'], from: acted, why };
    } else if (before && before.polarity !== statement.polarity) {
      const why = `${before.polarity} before, ${statement.polarity} here`;
      change = { differsIn: ['polarity'], from: before, why };
    }
    if (side !== null) acted = statement;
    byAct.set(statement.act, statement);
    return { statement, change };
  });
}
