import type { Proposal } from '../../../document/index.ts';
import { overlaps, type Span } from '../../../text/index.ts';
import { at } from './tagged.ts';

/** The places of words of a role, which may stand in pieces. */
export const spansOf = (text: string, words: string | readonly string[] | undefined): Span[] =>
  (words === undefined ? [] : typeof words === 'string' ? [words] : words).map((piece) => at(text, piece));

/** The words [start, end) that a span touches, as indexes. */
export function indexes(words: readonly Span[], span: Span): [number, number] {
  const inside = words.flatMap((word, index) => (overlaps(word, span) ? [index] : []));
  return [inside[0] ?? 0, (inside.at(-1) ?? 0) + 1];
}

/** What a model that is sure says of a role: O, B and I of each word. */
export function rowsOf(words: readonly Span[], spans: readonly Span[]): Float32Array {
  const rows = new Float32Array(words.length * 3);
  for (let word = 0; word < words.length; word += 1) rows[word * 3] = 1;
  for (const span of spans) {
    const [start, end] = indexes(words, span);
    for (let word = start; word < end; word += 1)
      rows.set(word === start ? [0.02, 0.96, 0.02] : [0.02, 0.02, 0.96], word * 3);
  }
  return rows;
}

/** What it says of a cue, with its source and content. */
export function attributionProposal(
  text: string,
  words: readonly Span[],
  { source, cue, content }: { readonly source: string; readonly cue: string; readonly content: string },
  kind: Proposal['kind'] = 'cue',
): Proposal {
  return {
    anchor: indexes(words, at(text, cue)),
    kind,
    valid: 0.98,
    tagged: 0.98,
    from: 0,
    source: rowsOf(words, spansOf(text, source)),
    content: rowsOf(words, spansOf(text, content)),
  };
}
