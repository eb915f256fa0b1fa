import type { StatementFilter } from './search.ts';

export interface NetworkQuery extends StatementFilter {
  /**
   * Whose partners: those about whom and to whom the actor speaks, or somebody for the actor, and those who speak about
   * and to the actor; forms as in StatementFilter. Without one, everybody whom the statements that match name. Takes the
   * place of speaker, addressee and target.
   */
  readonly actor?: string | undefined;
  /** At most so many nodes (1 to 200), those with the most statements; 60 if not given. */
  readonly most?: number | undefined;
}

/** Somebody who speaks, or about whom or to whom somebody does. */
export interface Partner {
  /** The id of an actor of the lexicon (org:nato), or `name:` and the folded name of anybody else. */
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  /** How many statements the edges from here and to here have together, those to nodes that are left out among them. */
  readonly said: number;
  readonly received: number;
}

/** The statements of one about or to another, each once. */
export interface Tie {
  readonly source: string;
  readonly target: string;
  readonly count: number;
  /** YYYY-MM-DD; null where none of them has a day. */
  readonly first: string | null;
  readonly last: string | null;
  /**
   * By the PLOVER type that they perform; '' where they perform none, the text denies that they do, or it is done to others
   * than this one.
   */
  readonly byAct: Readonly<Record<string, number>>;
  /** By PLOVER's quad, 1 to 4; what performs nothing has none. */
  readonly byQuad: Readonly<Record<string, number>>;
  /** Mean PLOVER conflict–cooperation score of what is performed, by its type alone, −10 to 10; null where nothing is. */
  readonly meanScore: number | null;
}

/** Who speaks about and to whom, as the ledger counts it; the nodes and the edges with the most statements first. */
export interface PartnerNetwork {
  /** The id of the node that is the actor; null where none was asked for, or the ledger knows nobody by that name. */
  readonly actor: string | null;
  readonly nodes: readonly Partner[];
  /** How many others there are, who have fewer statements. */
  readonly others: number;
  /** Between the nodes that are given. */
  readonly edges: readonly Tie[];
  /** Of how many statements all this is: the latest ones where `more` says that there are others. */
  readonly statements: number;
  readonly more: boolean;
}
