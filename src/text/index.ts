export { alignWords, type AlignedPair, type AlignmentOptions } from './alignment.ts';
export { type ComparedWord, comparedWords, FILLERS } from './alignmentWords.ts';
export { type Offsets, offsetsOf } from './offsets.ts';
export { SHINGLE_WORDS, shinglesOf } from './shingles.ts';
export { contains, joinSpans, overlaps, sliceOf, type Span, trimSpan } from './span.ts';
export { slugOf } from './slug.ts';
export { wordsOf } from './words.ts';
export { decodeTags, runsOf } from './tags.ts';
