/** As in training/wikievents.py, where `\w` and `\b` know all letters. */
const RULES: readonly (readonly [tokens: RegExp, written: string])[] = [
  // “U. S.”, “3 p. m.”, “1, 200”, “22: 32”.
  [/(?<![\p{L}\p{N}_])([A-Z])\. (?=[A-Z]\.)/gu, '$1.'],
  [/(?<![\p{L}\p{N}_])([ap])\. m\./gu, '$1.m.'],
  [/(\d), (?=\d{3}(?!\d))/gu, '$1,'],
  [/(\d)([.:]) (?=\d)/gu, '$1$2'],
  // “we ' re”, “O ' Toole”, “bombers ' trial”, “closed - circuit”.
  [/([\p{L}\p{N}_]) ([’']) (?=(?:s|re|ve|ll|t|d|m)(?![\p{L}\p{N}_]))/gu, '$1$2'],
  [/(?<![\p{L}\p{N}_])O ([’']) (?=[A-Z])/gu, 'O$1'],
  [/s ([’']) (?=[a-z])/gu, 's$1 '],
  [/([\p{L}\p{N}_]) - (?=[\p{L}\p{N}_])/gu, '$1-'],
];

/**
 * A text of WikiEvents, which its release joins from tokens with a space between nearly all, as it is usually written. The
 * labels of corpus/real/wikievents.jsonl point into this.
 */
export function asWritten(text: string): string {
  let written = text;
  for (const [tokens, replacement] of RULES) written = written.replace(tokens, replacement);
  return written;
}
