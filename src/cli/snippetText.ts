import type { Snippet } from '../index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import { colours } from './output.ts';

export type SnippetPart = Pick<Snippet, 'text' | 'content' | 'marks' | 'cut'>;

const flat = (text: string): string => text.replace(/\s+/gu, ' ');

/** Without colours the words found stand between these: a list of hits is read for them. */
const PLAIN_MARKS = ['«', '»'] as const;

/**
 * The part of a statement that a list shows, in one line. Where words were searched for, they are highlighted, and
 * what is not said is dim; else what is said is highlighted.
 */
export function snippetText({ text, content, marks, cut }: SnippetPart): string {
  const { toUtf16 } = offsetsOf(text);
  const searched = marks.length > 0;
  const lit = (searched ? marks : content).map(toUtf16);
  const said = content.map(toUtf16);
  const found = (words: string): string => {
    const shown = colours.yellow(words);
    return searched && shown === words ? PLAIN_MARKS.join(words) : shown;
  };
  const plain = ([start, end]: Span): string => {
    if (!searched) return flat(text.slice(start, end));
    return pieces([start, end], said)
      .map(({ span, inside }) => (inside ? flat(text.slice(...span)) : colours.dim(flat(text.slice(...span)))))
      .join('');
  };
  const shown = pieces([0, text.length], lit)
    .map(({ span, inside }) => (inside ? found(flat(text.slice(...span))) : plain(span)))
    .join('');
  return `${cut.before ? '… ' : ''}${shown.trim()}${cut.after ? ' …' : ''}`;
}

/** A stretch parted into what lies inside of the spans, which are in order, and what does not. */
function pieces([start, end]: Span, spans: readonly Span[]): { readonly span: Span; readonly inside: boolean }[] {
  const found: { span: Span; inside: boolean }[] = [];
  let at = start;
  for (const [from, to] of spans) {
    const [begin, stop] = [Math.max(from, at), Math.min(to, end)];
    if (stop <= begin) continue;
    if (begin > at) found.push({ span: [at, begin], inside: false });
    found.push({ span: [begin, stop], inside: true });
    at = stop;
  }
  if (at < end) found.push({ span: [at, end], inside: false });
  return found;
}
