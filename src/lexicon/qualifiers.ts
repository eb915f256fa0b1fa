/**
 * What a word before an office or a body says of it: `former`, `then`, `acting`, `incoming` and `deputy` that another holds
 * it now; `rival` that another claims it; `lower` that it is not the state's.
 */
export type Qualifier = 'former' | 'then' | 'acting' | 'incoming' | 'deputy' | 'rival' | 'lower';

const WORDS: readonly (readonly [Qualifier, string])[] = [
  ['former', 'former ex late ousted deposed onetime one-time erstwhile previous retired'],
  ['then', 'then'],
  ['acting', 'acting interim caretaker'],
  ['incoming', 'incoming future next would-be prospective'],
  ['deputy', 'deputy vice assistant junior'],
  ['rival', 'shadow opposition exiled self-declared rebel'],
  ['lower', 'local regional provincial'],
];

const QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map(
  WORDS.flatMap(([qualifier, words]) => words.split(' ').map((word) => [word, qualifier] as const)),
);

/** What one word says; null where it qualifies nothing. */
export const qualifierOf = (word: string): Qualifier | null => QUALIFIERS.get(word.toLowerCase()) ?? null;

/** Behind an office and a hyphen: “president-elect”. */
const BEHIND = new Set(['elect', 'designate']);

/** What the words of a description say: “the former Syrian government”, “ex-minister”, “one-time envoy”, “president-elect”. */
export const qualifiersIn = (words: string): ReadonlySet<Qualifier> =>
  new Set(
    Array.from(words.matchAll(/\p{L}+(?:-\p{L}+)*/gu), ([word]) => word).flatMap((word): Qualifier[] => {
      const [, ...behind] = word.split('-');
      const isElect = behind.some((part) => BEHIND.has(part));
      return [
        ...(isElect ? ['incoming' as const] : []),
        ...[word, ...word.split('-')].flatMap((part) => qualifierOf(part) ?? []),
      ];
    }),
  );
