export interface DyadQuery {
  readonly by?: 'month' | 'year' | undefined;
  /**
   * Days (YYYY, YYYY-MM or YYYY-MM-DD) on or after and on or before which the events were. One that reaches into these days
   * counts in the first period of them that it reaches.
   */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only rows with this source or target: an id or a code as rows have it (org:nato, NOR), or words of the name. */
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  /** Only events that are at least so likely, as in StatementFilter. */
  readonly minConfidence?: number | undefined;
}

/**
 * What one state or body did to another in one month (YYYY-MM), year (YYYY), or '' without a date. Each event counts once
 * however many report it; what did not take place, and what texts tell as history, does not count.
 */
export interface DyadRow {
  readonly period: string;
  /**
   * A state's code (NOR), for the state, its people, and whatever acts for it, its territories too; the id of another body or group (org:nato,
   * group:hamas). What both sides do (AGREE, CONSULT, COOPERATE) has a row for either direction.
   */
  readonly source: string;
  readonly target: string;
  /** What these are called (Norway, NATO). */
  readonly sourceName: string;
  readonly targetName: string;
  /** Told as fact or performed by a statement. */
  readonly events: number;
  readonly byType: Readonly<Record<string, number>>;
  /** By PLOVER's quad, 1 to 4. */
  readonly byQuad: Readonly<Record<string, number>>;
  /** Mean PLOVER conflict–cooperation score, −10 to 10; null where there are only allegations. */
  readonly meanScore: number | null;
  /** Events that are only alleged; in none of the other figures. */
  readonly alleged: number;
  /** The ids of the events (ev_…), and of those that are only alleged. */
  readonly ids: readonly string[];
  readonly allegedIds: readonly string[];
  /** The same as `ids`, by the type as which each is counted. */
  readonly idsByType: Readonly<Record<string, readonly string[]>>;
  /** Those of all these of which people have decided something that the machine reads otherwise. */
  readonly correctedIds: readonly string[];
}
