import { type SearchedWord, searchedWords, type Span } from '../text/index.ts';
import type { Query, Term } from './query.ts';
import type { Sought } from './snippet.ts';

type Part = Extract<Query, { type: 'term' | 'near' }>;

/** A term found: the first of its words, and the word after the last. */
type Place = readonly [first: number, end: number];

/**
 * Where in a statement's text stands what was searched for, as the word index takes it: words and phrases, and of what
 * has to be near only what is. Places that overlap are one. Spans are in UTF-16.
 */
export function marksOf(parts: readonly Part[]): (text: string) => Sought {
  const wanted = parts.map((part) =>
    part.type === 'near' ? { ...part, terms: part.terms.map(soughtOf) } : soughtOf(part),
  );
  const terms = parts.flatMap((part): Term[] => (part.type === 'near' ? [...part.terms] : [part]));
  return (text) => {
    const words = searchedWords(text);
    const places = wanted.flatMap((part) =>
      'terms' in part
        ? nearPlaces(
            part.terms.map((term) => placesOf(words, term)),
            part.within,
          )
        : placesOf(words, part),
    );
    return { marks: joined(places, words), terms };
  };
}

interface SoughtWords {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

const soughtOf = ({ words, prefix }: Term): SoughtWords => ({
  words: searchedWords(words).map(({ word }) => word),
  prefix,
});

function placesOf(words: readonly SearchedWord[], { words: sought, prefix }: SoughtWords): Place[] {
  if (sought.length === 0) return [];
  const last = sought.length - 1;
  return words.flatMap((_, at): Place[] => {
    const found = sought.every((word, offset) => {
      const there = words[at + offset]?.word;
      return there === word || (prefix && offset === last && there !== undefined && there.startsWith(word));
    });
    return found ? [[at, at + sought.length]] : [];
  });
}

/**
 * Those places of which one of each term stand together: none ends more than so many words before the last one begins.
 * The steps are those of FTS5 (fts5ExprNearIsMatch), so that the same is marked: all lists are gone through once.
 */
function nearPlaces(lists: readonly (readonly Place[])[], within: number): Place[] {
  const kept = new Set<Place>();
  const at = lists.map(() => 0);
  const firstOf = (list: number, ahead = 0): number => lists[list]?.[(at[list] ?? 0) + ahead]?.[0] ?? Infinity;
  const sizeOf = (list: number): number => (lists[list]?.[0]?.[1] ?? 0) - (lists[list]?.[0]?.[0] ?? 0);
  const forward = (list: number): boolean => {
    at[list] = (at[list] ?? 0) + 1;
    return firstOf(list) < Infinity;
  };
  if (lists.some((list) => list.length === 0)) return [];
  for (;;) {
    let last = firstOf(0);
    for (let together = false; !together;) {
      together = true;
      for (const list of lists.keys()) {
        const least = last - sizeOf(list) - within;
        if (firstOf(list) >= least && firstOf(list) <= last) continue;
        together = false;
        while (firstOf(list) < least) if (!forward(list)) return [...kept];
        last = Math.max(last, firstOf(list));
      }
    }
    let next = 0;
    for (const [list, places] of lists.entries()) {
      const place = places[at[list] ?? 0];
      if (place) kept.add(place);
      if (firstOf(list, 1) < firstOf(next, 1)) next = list;
    }
    if (!forward(next)) return [...kept];
  }
}

function joined(places: readonly Place[], words: readonly SearchedWord[]): Span[] {
  const marks: Span[] = [];
  let upTo = -1;
  for (const [first, end] of places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const [start, stop] = [words[first]?.start ?? 0, words[end - 1]?.end ?? 0];
    const before = marks.at(-1);
    if (before && first < upTo) marks[marks.length - 1] = [before[0], Math.max(before[1], stop)];
    else marks.push([start, stop]);
    upTo = Math.max(upTo, end);
  }
  return marks;
}
