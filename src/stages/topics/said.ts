import type { Act } from '../../document/index.ts';

/** An act that a rule found, without its targets. */
export interface Found extends Pick<Act, 'type' | 'negated'> {
  readonly why: string;
  /** The verb whose subject the act is done towards, where it is not the cue's object. */
  readonly before?: string;
}

/** What an attribution's words are, for the rules about acts. */
export interface Said {
  readonly cue: string;
  readonly source: string;
  readonly content: string;
  readonly isQuoted: boolean;
  /** How the content names the speaker's own side, and how others. */
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** Whether somebody speaks who is known or speaks for a state or body. */
  readonly hasSide: boolean;
}
