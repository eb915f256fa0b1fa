import type { Span } from '../text/index.ts';
import type { DateValue } from './article.ts';

export const QUOTE_KINDS = ['direct', 'indirect', 'mixed'] as const;
export type QuoteKind = (typeof QUOTE_KINDS)[number];

/** The share of its letters and digits in quotation marks from which a statement is direct. */
export const DIRECT_SHARE = 0.9;

/** The basis of an attribution whose content is what somebody says in a turn of a transcript. */
export const TRANSCRIPT_TURN = 'turn of a transcript';
/** The basis of an attribution whose content is a paragraph without quotation marks, with its author's name below it. */
export const SIGNED_PARAGRAPH = 'signed paragraph: a name after it';
/** The basis of an attribution whose content is the text below a line that attributes it to somebody. */
export const ATTRIBUTED_TEXT = 'text attributable to the one named above it';
/** The basis of an attribution whose content is a statement printed below the line that says whose it is. */
export const PRINTED_STATEMENT = 'statement printed below the name of who issued it';
/** The basis of an attribution whose content is a sentence of an official text in the first person. */
export const FIRST_PERSON_TEXT = 'first person of an official text';
const VERBATIM: ReadonlySet<string> = new Set([
  TRANSCRIPT_TURN,
  SIGNED_PARAGRAPH,
  ATTRIBUTED_TEXT,
  PRINTED_STATEMENT,
  FIRST_PERSON_TEXT,
]);

/** Whether the form of the document makes the whole content the speaker's own words. */
export const isVerbatim = ({ basis }: { readonly basis: string }): boolean => VERBATIM.has(basis);

/** A mention and the entity it refers to. The fields are those of the output contract (docs/schema.md). */
export interface Reference {
  readonly actor: string | null;
  readonly name: string | null;
  readonly mention: readonly Span[];
  readonly status: 'resolved' | 'group' | 'anonymous' | 'unresolved';
  readonly via: 'name' | 'title' | 'pronoun' | 'ellipsis' | 'turn' | 'organisation';
  readonly members: readonly Reference[];
  readonly represents: { readonly actor: string; readonly name: string; readonly code: string | null } | null;
  readonly basis: 'known' | 'implied';
  readonly why: string;
  /** Probability, from 0 to 1, that this is who is meant: of the speakers of statements and the parties to events. */
  readonly confidence?: number;
  /** Competing candidates, the most likely first, with the reasons for and against: shown by `explain`. */
  readonly candidates?: readonly Candidate[];
}

/** A candidate for a reference. `score` is the sum of the weights of its reasons; higher is likelier. */
export interface Candidate {
  readonly actor: string;
  readonly name: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'country' | 'group';
  readonly code: string | null;
  readonly sector: string | null;
  readonly wikidata: string | null;
  readonly represents: string | null;
}

/** The PLOVER type of the act a statement itself performs (docs/schema.md), and its targets. */
export interface Act {
  readonly type: string;
  /** The statement says that its speaker does not perform the act (“we do not accuse anybody”). */
  readonly negated: boolean;
  readonly targets: readonly Reference[];
}

export interface Statement {
  readonly id: string;
  readonly attribution: string;
  readonly kind: QuoteKind;
  readonly text: string;
  readonly speaker: Reference | null;
  readonly addressees: readonly Reference[];
  readonly targets: readonly Reference[];
  readonly said: DateValue | null;
  readonly venue: string | null;
  readonly topics: readonly string[];
  readonly polarity: 'affirmed' | 'negated';
  readonly act: Act | null;
  readonly chain: readonly Reference[];
  readonly confidence: number;
  /** The words from which topics (by slug), polarity and act were inferred. */
  readonly why?: {
    readonly topics: Readonly<Record<string, string>>;
    readonly polarity: string;
    readonly act: string;
  };
}

export interface Entity {
  readonly span: Span;
  readonly kind: 'person' | 'organisation' | 'place' | 'group' | 'other';
  readonly actor: string | null;
}

export interface Versions {
  readonly onrecord: string;
  readonly model: string;
  readonly lexicon: string;
}

/** What need not be read again: what these have read, any of the models where there are several. */
export interface CurrentVersions extends Omit<Versions, 'model'> {
  readonly model: string | readonly string[];
}
