import type { Span } from '../text/index.ts';

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['"', '"'],
]);
/** Characters between the marks: fewer are no words, more a mark that was never closed. */
const FEWEST = 2;
const MOST = 2000;

/** The stretches between quotation marks, marks included; straight ones do not reach over the end of a line. */
export function betweenMarks(text: string): Span[] {
  const found: Span[] = [];
  const closings = new Map<string, number>();
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(/[“"]/gu)) {
    if (index < from) continue;
    const closing = CLOSING.get(mark) ?? mark;
    let end = closings.get(closing) ?? -1;
    // Looked for once for all marks before it.
    if (end <= index) {
      const next = text.indexOf(closing, index + 1);
      end = next < 0 ? Infinity : next;
      closings.set(closing, end);
    }
    const length = end - index - 1;
    if (length < FEWEST || length > MOST || (mark === '"' && text.slice(index, end).includes('\n'))) continue;
    found.push([index, end + 1]);
    from = end + 1;
  }
  return found;
}
