export { type Offsets, offsetsOf } from './offsets.ts';
export { contains, joinSpans, overlaps, sliceOf, type Span, trimSpan } from './span.ts';
export { slugOf } from './slug.ts';
export { wordsOf } from './words.ts';
