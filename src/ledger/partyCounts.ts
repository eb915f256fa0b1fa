export interface PartyQuery {
  /** Ids of the lexicon (org:nato), those that take no part left out. */
  readonly ids?: readonly string[] | undefined;
  /** Whole words of a name or a code of three capitals. Without both, those whom most of the latest statements name. */
  readonly words?: string | undefined;
  /** At most so many (1 to 200), those who take part most often first; 50 if not given. */
  readonly most?: number | undefined;
}

/** Each count goes up to this and no further: more is shown as “1,000 or more”. */
export const MOST_PARTS = 1_000;

/** How often somebody takes part in statements and events, reports of the same counted once, up to MOST_PARTS each. */
export interface PartyCount {
  /** The id of an actor of the lexicon; null for anybody else, who is known by name alone. */
  readonly id: string | null;
  readonly name: string;
  readonly code: string | null;
  /** Statements that they make, or somebody makes for them; that are about them; that are made to them. */
  readonly said: number;
  readonly about: number;
  readonly to: number;
  /** In which they act, or somebody acts for them. */
  readonly events: number;
}
