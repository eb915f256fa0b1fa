import type { Block, Quotation, Tagged } from '../../../document/index.ts';
import type { Span } from '../../../text/index.ts';
import { wordsOf } from '../../../text/index.ts';

/** The place of words in a text. */
export function at(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the text`);
  return [start, start + words.length];
}

/** A document of one paragraph a line, with the quotations given by their parts (marks of one character). */
export function taggedOf(
  text: string,
  quoted: readonly (readonly string[])[] = [],
  blocks: readonly Block[] = [],
): Tagged {
  const prose = Array.from(text.matchAll(/[^\n]*\S[^\n]*/gu), (match): Span => [
    match.index,
    match.index + match[0].length,
  ]);
  const quotations = quoted.map((parts): Quotation => {
    const closed = parts.at(-1)?.endsWith('”') ?? false;
    return {
      depth: 0,
      closed,
      parts: parts.map((part) => {
        const span = at(text, part);
        const isEnd = closed && part === parts.at(-1);
        return { span, inner: [span[0] + 1, isEnd ? span[1] - 1 : span[1]] as const };
      }),
    };
  });
  return {
    id: 'a',
    url: null,
    title: null,
    outlet: null,
    byline: [],
    language: 'en',
    published: null,
    basis: {},
    text,
    blocks: blocks.length > 0 ? blocks : prose.map((span) => ({ kind: 'paragraph', span })),
    prose,
    sentences: prose,
    quotations,
    words: wordsOf(text),
    mentions: [],
    proposals: [],
    events: [],
  };
}
