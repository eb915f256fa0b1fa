import type { QuoteKind } from '../document/index.ts';
import { isOfState } from '../lexicon/index.ts';
import { comparedWords, ordinalOf, spokenWords, wordSet } from '../text/index.ts';

/** The words by which two reports of a statement are compared. */
export interface QuotedWords {
  /** The words as they are compared: see `spokenWords`; days of months and some long names one way. */
  readonly keys: readonly string[];
  /** Whether each word is a name: written with a capital though no sentence begins with it, or that of a state. */
  readonly names: readonly boolean[];
  /** Places (indexes into `keys`) before which the report says that something is left out or replaced. */
  readonly gaps: ReadonlySet<number>;
}

/** Fewer quoted words in a mixed statement tell nothing, and all of its words are compared. */
const FEW = 5;
const QUOTED = /["“„«]([^"“”„«»]+)["”“»]/g;
/** An ellipsis, or an editor's words in brackets: what stood there is not known. */
const GAP = /\[[^\]]{0,300}\]|\.\s?\.\s?\.|…/g;

/**
 * The words of a statement that its speaker is quoted with, or, where nothing is quoted, all of them. A mark of
 * omission, an editor's brackets and the reporter's words between two quoted parts are gaps.
 */
export function quotedWords(text: string, kind: QuoteKind): QuotedWords {
  const parts = kind === 'mixed' ? quotedParts(text) : [text];
  const keys: string[] = [];
  const names: boolean[] = [];
  const gaps = new Set<number>();
  for (const piece of parts.flatMap((part, at) => (at > 0 ? [null, part] : [part]))) {
    if (piece === null) {
      gaps.add(keys.length);
      continue;
    }
    let from = 0;
    for (const gap of [...piece.matchAll(GAP), null]) {
      const stretch = piece.slice(from, gap?.index ?? piece.length);
      addWords(stretch, { keys, names, gaps });
      if (gap === null) break;
      gaps.add(keys.length);
      from = gap.index + gap[0].length;
    }
  }
  return { keys, names, gaps };
}

function quotedParts(text: string): string[] {
  const parts = Array.from(text.matchAll(QUOTED), (match) => match[1] ?? '');
  const count = parts.reduce((sum, part) => sum + comparedWords(part).length, 0);
  return count < FEW ? [text] : parts;
}

function addWords(stretch: string, found: Found): void {
  let sentence = -1;
  const words = spokenWords(stretch);
  const capital = words.map(({ span }) => /^\p{Lu}/u.test(stretch.slice(...span)));
  const opens = words.map((word) => {
    const first = word.sentence !== sentence || OPENS.test(stretch.slice(Math.max(0, word.span[0] - 2), word.span[0]));
    sentence = word.sentence;
    return first;
  });
  const named = new Set(words.flatMap(({ key }, at) => (capital[at] === true && opens[at] === false ? [key] : [])));
  for (const [at, { key, span }] of words.entries()) {
    const isName =
      capital[at] === true &&
      key !== 'i' &&
      (opens[at] === false || named.has(key) || isOfState(stretch.slice(...span).replace(/['’]s$/, '')));
    found.keys.push(key);
    found.names.push(isName);
    oneWay(found);
  }
}
/** What a word with a capital may stand behind without being a name: a mark, a colon, brackets. */
const OPENS = /["“”„«»([]$|:\s$/;

type Found = { readonly keys: string[]; readonly names: boolean[]; readonly gaps: ReadonlySet<number> };

/** Names that reports have as they are or in their letters. */
const IN_LETTERS: readonly (readonly [letters: string, name: readonly string[]])[] = [
  ['us', ['united', 'states']],
  ['us', ['us', 'of', 'america']],
  ['uk', ['united', 'kingdom']],
  ['un', ['united', 'nations']],
  ['eu', ['european', 'union']],
];
const MONTHS = wordSet('january february march april may june july august september october november december');
const DAYS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 31 }, (_, at) => [
    [String(at + 1), String(at + 1)] as const,
    [ordinalOf(at + 1), String(at + 1)] as const,
  ]).flat(),
);

/** Writes one way what the last words tell: “the United States” as “the US”, “5 March” and “the 5th of March” as “March 5”. */
function oneWay({ keys, names, gaps }: Found): void {
  const put = (count: number, found: readonly string[]): void => {
    const start = keys.length - count;
    if (Array.from({ length: count - 1 }, (_, at) => start + at + 1).some((place) => gaps.has(place))) return;
    keys.splice(start, count, ...found);
    names.splice(start, count, ...found.map((key) => !DAYS.has(key)));
  };
  for (const [letters, name] of IN_LETTERS)
    if (names.at(-1) === true && name.every((word, at) => keys.at(at - name.length) === word))
      put(name.length, [letters]);
  const [last = '', before = ''] = [keys.at(-1), keys.at(-2)];
  if (MONTHS.has(last) && names.at(-1) === true) {
    const of = before === 'of' ? 1 : 0;
    const day = DAYS.get(keys.at(-2 - of) ?? '');
    if (day !== undefined) put(2 + of, [last, day]);
  } else if (MONTHS.has(before) && names.at(-2) === true && DAYS.has(last)) put(2, [before, DAYS.get(last) ?? last]);
}
