import type { QuoteKind, Statement } from '../document/index.ts';
import type { StatementHit } from './entries.ts';

export interface StatementFilter {
  /**
   * Words, "phrases" and prefix*, all of which the statement must hold, with OR, NOT or -word, NEAR(a b, 5), title:word
   * and parentheses (docs/search.md); case and diacritics do not count. OR6005 where it cannot be read.
   */
  readonly words?: string | undefined;
  /**
   * Who speaks, or for whom: whole words of a name (case and diacritics do not count), an actor's id (org:nato), or a
   * code of three capitals (CHN). The same goes for addressee and target.
   */
  readonly speaker?: string | undefined;
  /** For whom somebody else speaks, and nobody who speaks for themselves; forms as of `speaker`. */
  readonly speaksFor?: string | undefined;
  readonly addressee?: string | undefined;
  readonly target?: string | undefined;
  /** A topic's slug; one that neither the taxonomy nor any document has is refused (OR6006), as are unknown values below. */
  readonly topic?: string | undefined;
  /** Part of the outlet's name or of the host of its address; case and diacritics do not count. */
  readonly outlet?: string | undefined;
  /** A tag of the document, or several between commas, all of which it has to have. */
  readonly tag?: string | undefined;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the day when it was said or, failing that, published; both ends are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The day of publication alone; forms as above. */
  readonly publishedFrom?: string | undefined;
  readonly publishedTo?: string | undefined;
  readonly kind?: QuoteKind | undefined;
  /** The PLOVER type of what the statement does, for instance ACCUSE; in any case. */
  readonly act?: string | undefined;
  readonly polarity?: Statement['polarity'] | undefined;
  /**
   * The verdict of its verification against transcripts, where there was one; or `out-of-context`, whatever the verdict,
   * where what was left out round the words changes what they say.
   */
  readonly verdict?: string | undefined;
  /**
   * From 0 to 1: only what is at least so likely to be right, and what a person has looked at and let stand. Of an event the
   * probability that a coder marks one of its type at its words, of a statement that it is one (docs/evaluation.md).
   */
  readonly minConfidence?: number | undefined;
  /** A document's whole id: the statements of its current version. */
  readonly document?: string | undefined;
  /** A statement's id, or the beginning of one: those that share its rare words, the nearest first. Takes the place of `words`. */
  readonly like?: string | undefined;
  /**
   * first, the default: a statement that several documents report is given once, by the first report that matches. all:
   * once for each document, also where its headline has it too.
   */
  readonly reports?: 'first' | 'all' | undefined;
}

export interface SearchQuery extends StatementFilter {
  /** At most this many hits, from 1 to 1000; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  /** date: the latest first, without a date last; the default. rank: the best match first; needs words. */
  readonly order?: 'date' | 'rank' | undefined;
  /** Also count the matches by speaker, outlet and the other fields. */
  readonly facets?: boolean | undefined;
}

/**
 * How many matches have each value, the most frequent first, as many as a search for the value would then find; names as
 * they are shown.
 */
export type Facets = Readonly<Record<FacetField, readonly { readonly value: string; readonly count: number }[]>>;

export type FacetField =
  | 'speaker'
  | 'speaksFor'
  | 'target'
  | 'addressee'
  | 'outlet'
  | 'topic'
  | 'kind'
  | 'act'
  | 'polarity'
  | 'verdict'
  | 'year';

export interface SearchResult {
  /** How many statements match in all, on every page; 10,000 reports are counted, and `more` says that there are more. */
  readonly total: number;
  readonly more: boolean;
  /** Where asked for; of the latest 10,000 matches where there are more. */
  readonly facets?: Facets;
  /** How many other values there are of each field beside those that are given. */
  readonly otherValues?: Readonly<Record<FacetField, number>>;
  readonly hits: readonly StatementHit[];
  /** The cursor of the page that follows; null on the last one. */
  readonly next: string | null;
}
