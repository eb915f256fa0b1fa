import { fewestShared, tellingWords, type Told } from './headline.ts';
import { baseOf } from './irregular.ts';
import { areForms, stemmed } from './wordChanges.ts';

/** What the words alone tell of a headline and other statements. */
export interface HeadlineWords {
  /** Whether two words are forms of one, the first of which is a headline's. */
  readonly areSame: (word: string, other: string) => boolean;
  /** The places of those that can be what a headline reports. */
  readonly likely: (headline: Told) => ReadonlySet<number>;
}

/** A report of hundreds of entries has as many headings: the words of each are looked up once, and not in each statement. */
export function headlineWords(statements: readonly Told[]): HeadlineWords {
  const places = new Map<string, number[]>();
  for (const [at, { words }] of statements.entries())
    for (const word of tellingWords(words)) {
      const own = places.get(word);
      if (own) own.push(at);
      else places.set(word, [at]);
    }
  const known = [...places.keys()].map(stemmed);
  const byLetter = Map.groupBy(known, ({ word }) => word[0]);
  const byBase = Map.groupBy(known, ({ word }) => baseOf(word));
  const formsOf = once((word: string): ReadonlySet<string> => {
    const own = stemmed(word);
    const regular = (byLetter.get(word[0]) ?? []).filter((other) => areForms(own, other));
    return new Set([...(byBase.get(baseOf(word)) ?? []), ...regular].map((other) => other.word));
  });
  const placesOf = once(
    (word: string): ReadonlySet<number> => new Set([...formsOf(word)].flatMap((form) => places.get(form) ?? [])),
  );
  return {
    areSame: (word, other) => formsOf(word).has(other),
    likely: ({ words }) => {
      const told = tellingWords(words);
      const fewest = fewestShared(told.length);
      if (fewest === 0) return new Set(statements.keys());
      const shared = new Map<number, number>();
      for (const word of told) for (const at of placesOf(word)) shared.set(at, (shared.get(at) ?? 0) + 1);
      return new Set([...shared].flatMap(([at, count]) => (count >= fewest ? [at] : [])));
    },
  };
}

/** A function that works out its answer for a word once. */
function once<Value>(make: (word: string) => Value): (word: string) => Value {
  const made = new Map<string, Value>();
  return (word) => {
    const already = made.get(word);
    if (already !== undefined) return already;
    const value = make(word);
    made.set(word, value);
    return value;
  };
}
