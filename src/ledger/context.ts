import type { Attribution, Reference } from '../document/index.ts';
import { offsetsOf, overlaps, type Span } from '../text/index.ts';
import { type Snippet, snippetOf, type Sought } from './snippet.ts';

/** The sentences around a statement: their words and place, and the content's spans within them. All in code points. */
export interface Context {
  readonly text: string;
  readonly span: Span;
  readonly content: readonly Span[];
}

/** One span of the content as a W3C TextQuoteSelector has it, and its place in code points. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly span: Span;
}

/** Characters (code points) before and after a quote, as in Hypothesis' anchors: enough to tell repeats apart. */
const AROUND = 32;

export interface Reader {
  contextOf(attribution: Pick<Attribution, 'cue' | 'content'>): Context;
  /** The part of a statement to show, from its content in code points and what of its text was searched for. */
  snippetOf(content: readonly Span[], sought: Sought): Snippet;
  quotesOf(content: readonly Span[]): Quote[];
  wordsOf(speaker: Reference | null, source: readonly Span[]): string | null;
}

/** Cuts from one text, given with its sentences in code points, what is shown of its statements. */
export function readerOf(text: string, sentences: readonly Span[]): Reader {
  const offsets = offsetsOf(text);
  const { toUtf16, toCodePoints } = offsets;
  // Of a document with thousands of statements all are cut from the same sentences.
  let units: readonly Span[] | undefined;
  const length = toCodePoints([0, text.length])[1];
  const slice = (start: number, end: number): string =>
    text.slice(...toUtf16([Math.max(0, start), Math.min(length, end)]));
  return {
    contextOf({ cue, content }) {
      const spans = cue.length + content.length > 0 ? [...cue, ...content] : [[0, 0] as const];
      const reach: Span = [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
      const around = sentences.filter((sentence) => overlaps(sentence, reach));
      const start = Math.min(reach[0], around[0]?.[0] ?? reach[0]);
      const end = Math.max(reach[1], around.at(-1)?.[1] ?? reach[1]);
      return {
        text: slice(start, end),
        span: [start, end],
        content: content.map(([from, to]): Span => [from - start, to - start]),
      };
    },
    snippetOf: (content, sought) =>
      snippetOf(
        { text, offsets, sentences: (units ??= sentences.map(toUtf16)), content: content.map(toUtf16) },
        sought,
      ),
    quotesOf: (content) =>
      content.map((span) => ({
        exact: slice(...span),
        prefix: slice(span[0] - AROUND, span[0]),
        suffix: slice(span[1], span[1] + AROUND),
        span,
      })),
    wordsOf(speaker, source) {
      const spans = speaker?.mention.length ? speaker.mention : source;
      return spans.length === 0 ? null : spans.map((span) => slice(...span)).join(' ');
    },
  };
}
