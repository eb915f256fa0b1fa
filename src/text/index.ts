export { alignWords, type AlignedPair } from './alignment.ts';
export { type ComparedWord, comparedWords } from './alignmentWords.ts';
export { ordinalOf } from './numerals.ts';
export { type Line, linesOf, type TextLine, textLinesOf } from './lines.ts';
export { APOSTROPHE, plainLetters } from './letters.ts';
export { isNote, notesIn } from './notes.ts';
export { type Offsets, offsetsOf } from './offsets.ts';
export { PAIR_WORDS, rarePairsOf, SHINGLE_WORDS, shinglesOf } from './shingles.ts';
export { bitsOf, FUNCTION_BITS, RARE_BITS } from './shinglesWeights.ts';
export { contains, joinSpans, overlaps, sliceOf, type Span, trimSpan, withWhole } from './span.ts';
export { jsonForPage, jsonLine } from './jsonText.ts';
export { printable, printableLine } from './printable.ts';
export { wordsBefore, wordsBehind } from './beside.ts';
export { isAcronymOf } from './acronyms.ts';
export { isSlipOf, nearestName } from './nearest.ts';
export { spokenWords } from './spokenWords.ts';
export { SAME_ENDINGS } from './contractions.ts';
export { slugOf } from './slug.ts';
export { predominant } from './predominant.ts';
export { sole } from './sole.ts';
export { letterCount, wordsOf } from './words.ts';
export { decodeTags, runsOf } from './tags.ts';
export {
  around,
  firstFrom,
  firstIndex,
  holding,
  indexAt,
  lastAtOrBefore,
  itemsNear,
  nearby,
  spanAt,
  spanSet,
  spansTouching,
  touching,
  within,
} from './places.ts';
export { wordSet } from './wordSet.ts';
export { unpackedBy } from './unpacking.ts';
export { remembered } from './remembered.ts';
export { LONGEST_WORD, type SearchedWord, searchedWords } from './searchedWords.ts';
