import type { Attributed, Attribution } from '../../../document/index.ts';
import type { Span } from '../../../text/index.ts';

/** The place of words in a text. */
export function at(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the text`);
  return [start, start + words.length];
}

/** A document of one paragraph a line and a sentence wherever a full stop and a space stand. `published` is a day. */
export function documentOf(
  text: string,
  published: string | null,
  said: readonly { source?: string; cue?: string; content: string }[] = [],
): Attributed {
  const spansOf = (pattern: RegExp): Span[] =>
    Array.from(text.matchAll(pattern), (match): Span => [match.index, match.index + match[0].length]);
  const prose = spansOf(/[^\n]*\S[^\n]*/gu);
  const attributions = said.map(({ source, cue, content }, index): Attribution => ({
    id: `a${index + 1}`,
    source: source === undefined ? [] : [at(text, source)],
    cue: cue === undefined ? [] : [at(text, cue)],
    content: [at(text, content)],
    confidence: 1,
    basis: 'test',
  }));
  const day =
    published && ({ from: published, to: published, granularity: 'day', basis: 'known', span: null } as const);
  return {
    id: 'a',
    url: null,
    title: null,
    outlet: null,
    byline: [],
    language: 'en',
    published: day ? { ...day, why: 'test' } : null,
    basis: {},
    text,
    blocks: prose.map((span) => ({ kind: 'paragraph', span })),
    prose,
    sentences: spansOf(/[^\s][^\n]*?(?:[.!?]["”’]?(?= \p{Lu}|\n|$)|(?=\n|$))/gu),
    quotations: spansOf(/“[^”]*”/gu).map((span) => ({
      parts: [{ span, inner: [span[0] + 1, span[1] - 1] }],
      depth: 0,
      closed: true,
    })),
    words: [],
    mentions: [],
    proposals: [],
    events: [],
    attributions,
  };
}
