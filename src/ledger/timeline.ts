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
  /** Only statements and events that are at least so likely, as in StatementFilter. */
  readonly minConfidence?: number | undefined;
  /** Only the row of this month (YYYY-MM) or year (YYYY), or of what has no date (''), by which the others are counted too. */
  readonly period?: string | undefined;
  /** At most so many ids behind each figure, which counts all of them; all if not given. */
  readonly ids?: number | undefined;
}

/** A figure and the ids behind it (st_… or ev_…), or the first of these where so many were asked for. */
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
  /**
   * Statements by the PLOVER type that they perform; '' where they perform none, the text denies that they do, or it is done
   * to others than the recipient who is asked for.
   */
  readonly byAct: Readonly<Record<string, Figure>>;
  /** Statements by topic: one of several topics counts in each of them. */
  readonly byTopic: Readonly<Record<string, Figure>>;
  /** Events that the outlets tell as facts, by type; what is only alleged is counted apart. */
  readonly byType: Readonly<Record<string, Figure>>;
  readonly alleged: Figure;
  /** Events that the text tells as history, as fact or on somebody's word: on their own day, and in no other figure. */
  readonly historical: Figure;
  /**
   * Of the statements, facts and allegations those whose date reaches beyond this period, as a year does by month: they
   * count in the first that it covers, of those that reach into the days asked for.
   */
  readonly severalPeriods: Figure;
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
