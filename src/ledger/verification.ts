import type { Actor, DateValue, QuoteKind, Reference } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { Quote } from './context.ts';
import type { TurnIndex } from './turnIndex.ts';

export const VERDICTS = ['verbatim', 'altered', 'spliced', 'other-speaker', 'absent', 'no-source'] as const;

/**
 * verbatim: said so. altered: said, and quoted otherwise. spliced: joined from places apart, and nothing shows it.
 * other-speaker: said by somebody else. absent: the occasion is known,
 * its transcript is there and whole, and has them not. no-source: no
 * transcript that could tell.
 */
export type Verdict = (typeof VERDICTS)[number];

/**
 * One stretch of the comparison, in the order of the quotation. `same`: said and quoted alike. `dropped`: said, not
 * quoted. `added`: quoted, not said. `changed`: said otherwise.
 */
export interface DiffEntry {
  readonly kind: 'same' | 'dropped' | 'added' | 'changed';
  /** The words of the transcript; of a long omission its beginning and end. */
  readonly said: string;
  readonly quoted: string;
  /** The reader is told of the change: an ellipsis for an omission, brackets for an addition or another word. */
  readonly marked: boolean;
  /** The change turns the meaning round: a negation dropped or added, a word replaced by its opposite. */
  readonly reverses: boolean;
}

export const CONTEXT_KINDS = ['negated', 'conditional', 'question', 'reported'] as const;

/**
 * What stands round quoted words in the transcript, was left out, and changes what they say: “I never said that”, “if the
 * talks fail”, a question mark, “my opponent claims”.
 */
export interface SpokenContext {
  readonly kind: (typeof CONTEXT_KINDS)[number];
  readonly words: string;
  /** In code points of the turn's words; in UTF-16 units before it is printed. */
  readonly span: Span;
  /** Which of the places has the turn, 0-based; left out for the first. */
  readonly place?: number;
}

/** Where words were said. `turn` is 0-based (`turnNumber` is what people read), `span` in code points of the turn's text, `at` in milliseconds. */
export interface VerifiedPlace {
  /** In a ledger the id of a document. */
  readonly transcript: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly turn: number;
  readonly span: Span;
  readonly speaker: string | null;
  readonly at: number | null;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** The same words at another place; the places without it together hold the quotation. */
  readonly alternative?: true;
}

/** A transcript in which words were sought; `turns` and `characters` are what the speaker says in it. */
export interface SearchedTranscript {
  /** In a ledger the id of a document. */
  readonly transcript: string;
  readonly title: string | null;
  readonly date: string;
  readonly turns: number;
  readonly characters: number;
}

export const REMARK_KINDS = [
  'unchecked',
  'words-in-marks',
  'speaker-unknown',
  'speaker-implied',
  'speaker-no-person',
  'other-day',
  'long-before',
  'said-later',
  'transcript-ends',
] as const;

/**
 * What a verdict leaves open, beside it. `unchecked`: quoted words that are too few to be looked for, beside others or
 * alone, and that no place has. `words-in-marks`: the words that were compared, of a sentence that was handed in with its
 * marks and its attribution. `speaker-unknown`: the transcript does not show who speaks there; its label, or nothing.
 * `speaker-implied`: the one whom a pronoun, or nothing at all, names in the report, where another has said the words.
 * `speaker-no-person`: a given speaker who is no person, whose words may be anybody's. `other-day`: the day that the report
 * gives beside the words, on which no place is. `long-before`: the day of the latest place, where the report for which a
 * quotation was handed in is more than a month younger. `said-later`: the day of a transcript that has the words, too late
 * for the report to quote. `transcript-ends`: words of the quotation behind the end of what the transcript has.
 */
export interface Remark {
  readonly kind: (typeof REMARK_KINDS)[number];
  readonly words: string;
}

/** A remark as people read it. */
export function remarkText({ kind, words }: Remark): string {
  if (kind === 'unchecked') return `“${words}” could not be checked: too few words to be looked for alone`;
  if (kind === 'long-before') return `the transcript is of ${words}, more than a month before the report`;
  if (kind === 'other-day') return `the report dates the words ${words}, the transcript is of another day`;
  if (kind === 'words-in-marks') return `compared was what stands between the quotation marks: “${words}”`;
  if (kind === 'speaker-implied')
    return `the report does not name the speaker beside the words; ${words} is whom it is taken to mean`;
  if (kind === 'speaker-no-person') return `“${words}” names no person: the words of anybody were compared`;
  if (kind === 'said-later') return `a transcript of ${words}, after the report, has the words`;
  if (kind === 'transcript-ends') return `the transcript ends before “${words}”`;
  return `the transcript does not show who speaks there (${words === '' ? 'no label' : `label “${words}”`})`;
}

/** What comparing a statement with the transcripts has shown. */
export interface StatementVerification {
  readonly verdict: Verdict;
  /** Altered, and every change is marked for the reader. */
  readonly marked: boolean;
  readonly places: readonly VerifiedPlace[];
  /** Empty where nothing differs or nothing was found. */
  readonly diff: readonly DiffEntry[];
  readonly context: SpokenContext | null;
  /** Of absent words: every transcript of the occasion, in which they are not. Empty for any other verdict. */
  readonly searched: readonly SearchedTranscript[];
  /** Of absent words: what comes nearest to them in those transcripts; null where nothing does. */
  readonly nearest: VerifiedPlace | null;
  /** Left out where there is nothing to remark. */
  readonly remarks?: readonly Remark[];
}

/** The number of a turn as people read it, everywhere: the first is 1. */
export const turnNumber = (turn: number): number => turn + 1;

/** Where the turn goes on beyond what is shown of it: before, and behind unless a sentence ends there. */
export const cutOf = ({ span, before, words, after }: VerifiedPlace): { before: boolean; after: boolean } => ({
  before: [...before].length < span[0],
  after: after.trim() !== '' && !/[.?!…]["”’)\]]*\s*$/.test(words + after),
});

/** By which a search asks for what was said so, and in a sentence that takes it back: beside the verdicts, as no verdict is. */
export const OUT_OF_CONTEXT = 'out-of-context';

/** Whether what stands round the words, and was left out, changes what they say. */
export const isOutOfContext = (verification: Pick<StatementVerification, 'context'> | null | undefined): boolean =>
  (verification?.context ?? null) !== null;

/** Whether a change turns round what was said. */
export const isReversed = (verification: Pick<StatementVerification, 'diff'> | null | undefined): boolean =>
  (verification?.diff ?? []).some(({ reverses }) => reverses);

/** A verdict as people read it: whoever reads “verbatim” alone takes the words for the speaker's own claim. */
export const verdictWords = (verdict: string, outOfContext: boolean): string =>
  outOfContext ? `${verdict}, out of context` : verdict;

/** A verdict with nothing beside it: no words were found, or somebody else has found it. */
export const verdictAlone = (verdict: Verdict): StatementVerification => ({
  verdict,
  marked: false,
  places: [],
  diff: [],
  context: null,
  searched: [],
  nearest: null,
});

/** What of a statement decides how it is verified; a LedgerStatement is one. */
export interface QuotedStatement {
  readonly kind: QuoteKind;
  /** The content, span by span. */
  readonly quotes: readonly Pick<Quote, 'exact'>[];
  readonly speaker: Reference | null;
  /** The speaker's entry among the actors, where there is one. */
  readonly actor: Pick<Actor, 'kind'> | null;
  readonly said: DateValue | null;
  readonly venue: string | null;
  /** The sentences of the report in which it stands. */
  readonly context: { readonly text: string; readonly span: Span };
  readonly document: { readonly published: DateValue | null };
}

/** Judges the words a statement quotes; null for one that quotes none. The store is handed one, since it knows no words. */
export type StatementJudge = (
  index: TurnIndex,
) => (statement: QuotedStatement) => Promise<StatementVerification | null>;
