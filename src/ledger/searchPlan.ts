/** Words or names with more statements than this are no way in by themselves: the latest statements hold matches enough. */
export const DENSE = 20_000;
/** Lists up to this length are intersected; a longer one is asked for each statement. */
export const LONGEST = 200_000;

/** What a store counts before it searches. */
export interface SearchNumbers {
  /** The share of statements that have the words, where more than DENSE have them, else 0; null where no words are asked for. */
  readonly words: number | null;
  /** Whether words are asked for that take longer to look up than a list of what has them: a phrase, several words. */
  readonly costly: boolean;
  /** Words that this share of statements has, or more, are found soonest by asking the latest statements one after another. */
  readonly everywhere: number;
  /** Of each narrowing (who takes part, which title, tag or document it is) whether it leaves no more statements than `mostListed`. */
  readonly narrowings: readonly boolean[];
}

/** How the matches are come by. Narrowings are told by their places in the list. */
export interface SearchPlan {
  /** words: from the word index. list: from the statements that all lists have in common. all: by day. */
  readonly by: 'words' | 'list' | 'all';
  /** Those whose statements are listed, and those which are asked of each statement. */
  readonly listed: readonly number[];
  readonly asked: readonly number[];
  /**
   * way: the way in. list: a list to be intersected. condition: looked up once. last: asked of one statement after the
   * other in order, until there are enough. none: there are no words.
   */
  readonly words: 'way' | 'list' | 'condition' | 'last' | 'none';
  /** The words have more statements than DENSE. */
  readonly wordsDense: boolean;
  /** The only one, which leaves more than DENSE: the first of its statements are counted in. */
  readonly sampled: number | null;
}

type Words = Pick<SearchNumbers, 'words' | 'everywhere'>;

const isEverywhere = ({ words, everywhere }: Words): boolean => words !== null && words > 0 && words >= everywhere;

/** Whether there is one way in at most, so that its list is of no use when it is long. */
const isAlone = (asked: Words, narrowings: number): boolean =>
  narrowings === 1 && (asked.words === null || isEverywhere(asked));

/** So many statements of each narrowing are listed. */
export const mostListed = (asked: Words, narrowings: number): number => (isAlone(asked, narrowings) ? DENSE : LONGEST);

/** The quickest way to the matches, from how many statements the words and each narrowing have. */
export function planSearch({ words, costly, everywhere, narrowings }: SearchNumbers): SearchPlan {
  const wordsDense = (words ?? 0) > 0;
  const areEverywhere = isEverywhere({ words, everywhere });
  const listed = [...narrowings.keys()].filter((at) => narrowings[at]);
  const asked = [...narrowings.keys()].filter((at) => !narrowings[at]);
  const isListed = wordsDense ? !areEverywhere && listed.length > 0 : costly || narrowings.length > 0;
  const wordsListed = words !== null && isListed;
  const by = listed.length > 0 || wordsListed ? 'list' : words !== null && !wordsDense ? 'words' : 'all';
  return {
    by,
    listed,
    asked,
    words: words === null ? 'none' : areEverywhere ? 'last' : wordsListed ? 'list' : wordsDense ? 'condition' : 'way',
    wordsDense,
    sampled: isAlone({ words, everywhere }, narrowings.length) ? (asked[0] ?? null) : null,
  };
}
