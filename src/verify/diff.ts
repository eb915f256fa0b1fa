import { type ComparedWord, spokenWords } from '../text/index.ts';
import type { TurnText } from './variants.ts';
import type { Break, Comparison } from './compare.ts';
import type { Pair } from './pairs.ts';
import { ANSWERING_YES } from './context/cues.ts';
import { type Bearing, bearingOf, isExclaimed } from './omissions.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { Stretch } from './denials.ts';
import { reverses } from './reversal.ts';
import type { TurnHead, WordList } from '../ledger/index.ts';
import type { DiffEntry } from './types.ts';

/** Words of an omission that are shown from its beginning and from its end. */
const SHOWN = 6;
/** In an omission of whole clauses, a negation only this near to its ends belongs to the words that were kept. */
const NEAR_END = 2;

/** The comparison as a person reads it: stretches that are the same and those that are not, in the quotation's order. */
export function diffOf(comparison: Comparison, quote: QuoteWords, turnWords: TurnText): DiffEntry[] {
  const entries: DiffEntry[] = [];
  let at = 0;
  let next = 0;
  const { pairs } = comparison;
  const breaks = [...comparison.breaks];
  while (at < pairs.length) {
    const same = pairs[at]?.same ?? false;
    const group: Pair[] = [];
    const starts = next;
    let turn: TurnHead | null = null;
    for (let pair = pairs[at]; pair?.same === same; pair = pairs[at]) {
      // What is the same ends before a mark and before a leap, so that these have their place.
      const stops = pair.quoted !== null && pair.quoted > starts && same && isStop(pair.quoted, quote, breaks);
      // What was left out in two turns is judged in each by itself.
      const isOfNextTurn = !same && pair.said !== null && turn !== null && pair.said.turn !== turn;
      if (stops || isOfNextTurn) break;
      group.push(pair);
      turn = pair.said?.turn ?? turn;
      if (pair.quoted !== null) next = pair.quoted + 1;
      at += 1;
    }
    if (same) {
      if (starts === 0 || pairs[at - group.length - 1]?.same === true)
        entries.push(...between(starts, quote, breaks, entries));
      entries.push(entryOf(group, quote, turnWords, 'same'));
    } else entries.push(...changeOf(group, starts, next, quote, breaks, turnWords));
  }
  if (pairs.at(-1)?.same === true) entries.push(...between(quote.words.length, quote, breaks, entries));
  return joined(atBeginning(entries, pairs[0], turnWords));
}

/** Brackets at the beginning stand for the word that a sentence begins with, if that alone was left out: “[The pilots] lied”. */
function atBeginning(entries: readonly DiffEntry[], first: Pair | undefined, turnWords: TurnText): DiffEntry[] {
  const [brackets, ...rest] = entries;
  if (brackets?.kind !== 'added' || !brackets.marked || !first?.said) return [...entries];
  const { text, words } = turnWords(first.said.turn);
  const sentenceAt = (at: number): number => (at < 0 ? -1 : (words.at(at)?.sentence ?? -1));
  const at = first.said.word - 1;
  const word = at < 0 ? undefined : words.at(at);
  if (word === undefined || word.sentence !== sentenceAt(at + 1) || word.sentence === sentenceAt(at - 1))
    return [...entries];
  const keys = spokenWords(brackets.quoted).map(({ key }) => key);
  return [
    {
      ...brackets,
      kind: 'changed',
      said: text.slice(...word.span),
      reverses: reverses({ keys: [word.key] }, { keys }),
    },
    ...rest,
  ];
}

const isStop = (word: number, quote: QuoteWords, breaks: readonly Break[]): boolean =>
  breaks.some((one) => one.leap && one.before === word) ||
  quote.marks.some((mark) => mark.kind === 'brackets' && mark.before === word);

/** Brackets and leaps that stand between two stretches that are the same. */
function between(word: number, quote: QuoteWords, breaks: readonly Break[], sofar: readonly DiffEntry[]): DiffEntry[] {
  const found: DiffEntry[] = [];
  const added = bracketText(word, word, quote);
  if (added !== '') {
    const keys = spokenWords(added).map(({ key }) => key);
    found.push({ kind: 'added', said: '', quoted: added, marked: true, reverses: reverses({ keys: [] }, { keys }) });
  }
  const leap = breaks.find((one) => one.leap && one.before === word);
  if (leap && sofar.length > 0) found.push(leapOf(leap));
  return found;
}

const leapOf = ({ marked }: Break): DiffEntry => ({ kind: 'dropped', said: '…', quoted: '', marked, reverses: false });

const bracketText = (from: number, to: number, quote: QuoteWords): string =>
  quote.marks
    .filter((mark) => mark.kind === 'brackets' && mark.before >= from && mark.before <= to)
    .map((mark) => quote.text.slice(...mark.span))
    .join(' ');

function changeOf(
  group: readonly Pair[],
  from: number,
  to: number,
  quote: QuoteWords,
  breaks: readonly Break[],
  turnWords: TurnText,
): DiffEntry[] {
  const plain = entryOf(group, quote, turnWords, 'changed');
  const said = group.flatMap((pair) => (pair.said ? (turnWords(pair.said.turn).words.at(pair.said.word) ?? []) : []));
  const quoted = quote.words.slice(from, to);
  const saidKeys = said.map(({ key }) => key);
  const quotedKeys = quoted.map(({ key }) => key);
  const inBrackets = bracketText(from, to, quote);

  const leap = breaks.find((one) => one.leap && one.before >= from && one.before <= to);
  const ellipsis = quote.marks.some((mark) => mark.kind === 'ellipsis' && mark.before >= from && mark.before <= to);
  const own = quoted.length > 0 && !quoted.every((_, index) => quote.parenthesised.has(from + index));
  const masked = quoted.length > 0 && isMasked(plain.quoted, saidKeys);
  const marked = own ? masked : ellipsis || inBrackets !== '' || quoted.length > 0;
  const text = [plain.quoted, inBrackets].filter((part) => part !== '').join(' ');
  const bracketed = spokenWords(inBrackets);
  const textKeys = [...quotedKeys, ...bracketed.map(({ key }) => key)];
  // “no, this is ours”: it denies nothing there, but in the place of a yes it is the answer.
  const answers = [...saidKeys, ...textKeys].some((key) => ANSWERING_YES.has(key));
  const bears = (written: string, words: WordList, word: number): boolean =>
    answers || !isExclaimed(written, words, word);
  const saidBearing = group.flatMap(({ said: place }): ComparedWord[] => {
    if (place === null) return [];
    const { text: spoken, words } = turnWords(place.turn);
    return bears(spoken, words, place.word) ? [words.at(place.word)].filter((word) => word !== undefined) : [];
  });
  const quotedBearing = [
    ...quoted.filter((_, index) => bears(quote.text, quote.words, from + index)),
    ...bracketed.filter((_, index) => bears(inBrackets, bracketed, index)),
  ].map(({ key }) => key);
  const bearing = text === '' ? bearingOfOmission(group, turnWords) : 'unknown';
  return [
    {
      kind: saidKeys.length === 0 ? 'added' : text === '' ? 'dropped' : 'changed',
      said: plain.said,
      quoted: text,
      marked,
      reverses:
        !masked &&
        leap === undefined &&
        (bearing === 'reverses' ||
          (bearing === 'unknown' &&
            reverses(
              { keys: nearKept(saidBearing, textKeys.length), ...besideSaid(group, turnWords) },
              { keys: quotedBearing, ...besideQuoted(from, to, quote) },
            ))),
    },
    // “I am grateful [and] the port stays open”: the speaker did not go on so.
    ...(leap && plain.said === '' ? [leapOf(leap)] : []),
  ];
}

/** What words of one turn in a row make of the words beside them that were kept. */
function bearingOfOmission(group: readonly Pair[], turnWords: TurnText): Bearing {
  const [first, last] = [group[0]?.said, group.at(-1)?.said];
  const isOneStretch =
    first != null && last != null && first.turn.key === last.turn.key && last.word - first.word === group.length - 1;
  return isOneStretch ? bearingOf(turnWords(first.turn), first.word, last.word + 1) : 'unknown';
}

/** Of words left out, those that bear on the words that were kept: all of a clause, the ends of what has several. */
function nearKept(said: readonly ComparedWord[], quoted: number): string[] {
  const clauses = said.length > NEAR_END * 2 && quoted === 0;
  const keys = said.map(({ key }) => key);
  return clauses ? [...keys.slice(0, NEAR_END), '', ...keys.slice(-NEAR_END)] : keys;
}

/** Words that are looked at behind a change. */
const BEHIND = 2;

/** The words of the turn beside those of a change: “little” denies in “there is little evidence”, not in “a little”. */
function besideSaid(group: readonly Pair[], turnWords: TurnText): Pick<Stretch, 'before' | 'after'> {
  const said = group.flatMap((pair) => pair.said ?? []);
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return {};
  const key = ({ turn }: typeof first, at: number): string => (at < 0 ? '' : (turnWords(turn).words.at(at)?.key ?? ''));
  const after = Array.from({ length: BEHIND }, (_, offset) => key(last, last.word + 1 + offset));
  return { before: key(first, first.word - 1), after };
}

const besideQuoted = (from: number, to: number, { keys }: QuoteWords): Pick<Stretch, 'before' | 'after'> =>
  from === to ? {} : { before: keys[from - 1] ?? '', after: keys.slice(to, to + BEHIND) };

/** “d–mn”, “h***”, “d–”: letters replaced for decency's sake. */
function isMasked(quoted: string, said: readonly string[]): boolean {
  const parts = /^(\p{L}+)[*–—_-]+(\p{L}*)$/u.exec(quoted);
  const [word] = said;
  if (parts === null || word === undefined || said.length !== 1) return false;
  const [, begins = '', ends = ''] = parts;
  return word.startsWith(begins.toLowerCase()) && word.endsWith(ends.toLowerCase());
}

function entryOf(group: readonly Pair[], quote: QuoteWords, turnWords: TurnText, kind: DiffEntry['kind']): DiffEntry {
  const quoted = group.flatMap((pair) => (pair.quoted === null ? [] : (quote.words[pair.quoted] ?? [])));
  const said: string[] = [];
  for (const [turn, words] of byTurn(group)) {
    const { text, words: all } = turnWords(turn);
    const slice = (from: number, to: number): string => text.slice(all.at(from)?.span[0], all.at(to)?.span[1]);
    const [first = 0] = words;
    const last = words.at(-1) ?? first;
    const long = kind !== 'same' && words.length > 2 * SHOWN + 1;
    said.push(long ? `${slice(first, first + SHOWN - 1)} … ${slice(last - SHOWN + 1, last)}` : slice(first, last));
  }
  return {
    kind,
    said: said.join(' … '),
    quoted: quote.text.slice(quoted[0]?.span[0] ?? 0, quoted.at(-1)?.span[1] ?? 0),
    marked: false,
    reverses: false,
  };
}

function byTurn(group: readonly Pair[]): Map<TurnHead, number[]> {
  const turns = new Map<TurnHead, number[]>();
  for (const { said } of group) {
    if (said === null) continue;
    const words = turns.get(said.turn);
    if (words) words.push(said.word);
    else turns.set(said.turn, [said.word]);
  }
  return turns;
}

/** Stretches that are the same and follow each other, as one. */
function joined(entries: readonly DiffEntry[]): DiffEntry[] {
  const result: DiffEntry[] = [];
  for (const entry of entries) {
    const last = result.at(-1);
    if (last?.kind === 'same' && entry.kind === 'same') {
      result[result.length - 1] = {
        ...last,
        said: `${last.said} ${entry.said}`,
        quoted: `${last.quoted} ${entry.quoted}`,
      };
    } else result.push(entry);
  }
  return result;
}
