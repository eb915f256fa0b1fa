/** Words or names with more statements than this are no way in by themselves: the latest statements hold matches enough. */
export const DENSE = 20_000;
/** Lists up to this length are intersected; a longer one is asked for each statement. */
const LONGEST = 200_000;
/** Words that one statement in so many has are found soonest by asking the latest statements one after another. */
const EVERYWHERE = 20;

/** What a store counts before it searches. */
export interface SearchNumbers {
  /** The share of statements that have the words, where more than DENSE have them, else 0; null where no words are asked for. */
  readonly words: number | null;
  /** Whether words are asked for that take longer to look up than a list of what has them: a phrase, several words. */
  readonly costly: boolean;
  /** Of each that has to take part whether they do in no more statements than `mostListed`. */
  readonly parties: readonly boolean[];
}

/** How the matches are come by. Parties are told by their places in the list. */
export interface SearchPlan {
  /** words: from the word index. list: from the statements that all lists have in common. all: by day. */
  readonly by: 'words' | 'list' | 'all';
  /** Those whose statements are listed, and those who are asked for with each statement. */
  readonly listed: readonly number[];
  readonly asked: readonly number[];
  /**
   * way: the way in. list: a list to be intersected. condition: looked up once. last: asked of one statement after the
   * other in order, until there are enough. none: there are no words.
   */
  readonly words: 'way' | 'list' | 'condition' | 'last' | 'none';
  /** The words have more statements than DENSE. */
  readonly wordsDense: boolean;
  /** The only one, who has more than DENSE: the first of their statements are counted in. */
  readonly sampled: number | null;
}

const isEverywhere = (words: number | null): boolean => (words ?? 0) * EVERYWHERE > 1;

/** Whether there is one way in at most, so that its list is of no use when it is long. */
const isAlone = (words: number | null, parties: number): boolean =>
  parties === 1 && (words === null || isEverywhere(words));

/** So many statements of each that has to take part are listed. */
export const mostListed = (words: number | null, parties: number): number =>
  isAlone(words, parties) ? DENSE : LONGEST;

/** The quickest way to the matches, from how many statements the words and each party have. */
export function planSearch({ words, costly, parties }: SearchNumbers): SearchPlan {
  const wordsDense = (words ?? 0) > 0;
  const listed = [...parties.keys()].filter((party) => parties[party]);
  const asked = [...parties.keys()].filter((party) => !parties[party]);
  const wordsListed = words !== null && !wordsDense && (costly || parties.length > 0);
  const by = listed.length > 0 || wordsListed ? 'list' : words !== null && !wordsDense ? 'words' : 'all';
  return {
    by,
    listed,
    asked,
    words:
      words === null ? 'none' : isEverywhere(words) ? 'last' : wordsDense ? 'condition' : wordsListed ? 'list' : 'way',
    wordsDense,
    sampled: isAlone(words, parties.length) ? (asked[0] ?? null) : null,
  };
}
