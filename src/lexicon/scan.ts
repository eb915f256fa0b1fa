import { type Span, wordSet } from '../text/index.ts';
import type { NameMention } from './actors.ts';
import { longestName, type NameEntry, type NameIndex } from './names.ts';
import { NOT_NAMES } from './titles.ts';
import { BREAK, type Token } from './tokens.ts';

/** A name in a text with the tokens that it has, `from` inclusive, `to` exclusive. */
export interface FoundName {
  readonly mention: NameMention;
  readonly from: number;
  readonly to: number;
}

/** The longest names of the index in a text, in order, none inside another. */
export function findNames(index: NameIndex, text: string, tokens: readonly Token[]): FoundName[] {
  const found: FoundName[] = [];
  for (let at = 0; at < tokens.length;) {
    const match = isBoundary(tokens, at) ? longestName(index, tokens, at) : null;
    if (match === null) {
      at += 1;
      continue;
    }
    const to = at + match.length;
    const first = tokens[at];
    const last = tokens[to - 1];
    const isMeant = match.entry.namings.length > 0 && !isOfThing(tokens, to, match.entry);
    if (first && last && isMeant && !cutsPoint(text, tokens, to) && text.charAt(last.end) !== '$') {
      const span: Span = [first.at, last.end];
      const doubtful = match.entry.doubtful || (match.length === 1 && insideName(text, tokens, at, match.entry));
      found.push({ mention: { type: 'name', span, namings: match.entry.namings, doubtful }, from: at, to });
    }
    at = to;
  }
  return found;
}

/** "O'Brien", "d'Iran": a name does not begin behind an apostrophe that ties it to a word. */
const isBoundary = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return before?.key !== "'" || before.end !== tokens[at]?.at || tokens[at - 2]?.end !== before.at;
};

/** "US.example" and "3.UK": a mark inside an address or a number is not the end of a name. */
const cutsPoint = (text: string, tokens: readonly Token[], to: number): boolean => {
  const next = tokens[to];
  const last = tokens[to - 1];
  if (!next || !last || next.at !== last.end || (next.key !== '.' && next.key !== '@')) return false;
  return /^[.@]\p{Ll}/u.test(text.slice(next.at, next.at + 2));
};

/** "The Minsk Agreements", "the Spanish language", "French-language papers": a thing of another name than a state's or body's. */
function isOfThing(tokens: readonly Token[], to: number, { namings }: NameEntry): boolean {
  const how = namings[0]?.how;
  const next = tokens[to]?.key === '-' ? tokens[to + 1] : tokens[to];
  const word = next?.key.toLowerCase() ?? '';
  return how === 'capital' ? AGREEMENTS.has(word) : how === 'demonym' && (word === 'language' || word === 'languages');
}

/** What is called by the city where it was concluded. */
const AGREEMENTS = wordSet(
  'agreement agreements accord accords protocol protocols convention conventions process format',
);

/**
 * Whether a name of one word is likely part of a longer name that the lexicon does not have ("Denzel Washington",
 * "Jordan Peterson"): another capitalised word stands beside it. Demonyms and acronyms stand before names by nature.
 */
function insideName(text: string, tokens: readonly Token[], at: number, { namings }: NameEntry): boolean {
  const how = namings[0]?.how;
  if (how === 'demonym' || how === 'acronym' || how === 'people' || how === 'person') return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const self = tokens[at];
  if (!self) return false;
  if (before && isName(before.key) && text.slice(before.end, self.at) === ' ') {
    const ahead = tokens[at - 2]?.key;
    const startsSentence = ahead === undefined || ahead === BREAK || /^[.!?:"“”'(]$/.test(ahead);
    if (!startsSentence || !SENTENCE_STARTS.has(before.key.toLowerCase())) return true;
  }
  return how === 'capital' && after !== undefined && isName(after.key) && text.slice(self.end, after.at) === ' ';
}

const isName = (key: string): boolean => /^\p{Lu}\p{Ll}/u.test(key) && !NOT_NAMES.has(key.toLowerCase());

const SENTENCE_STARTS: ReadonlySet<string> = new Set(
  (
    'after before since until when while where although though because if unless once both neither either yet so then thus ' +
    'today yesterday tomorrow inside outside across around near over under between among within without behind beyond ' +
    'meanwhile however relations talks officials leaders troops forces unlike like about against despite during following ' +
    'through throughout toward towards via per that this these those his her its their our my not no only even also now ' +
    'and what who how why will would can could should may might must did does do has have had is was are were let'
  ).split(' '),
);
