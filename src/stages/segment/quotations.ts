import type { Quotation } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

type Family = 'double' | 'single' | 'angle';
type Role = 'open' | 'close' | 'either' | 'none';

interface Open {
  readonly family: Family;
  readonly parts: { span: Span; inner: Span }[];
  /** Where the part that is open now begins: the mark and what follows it. */
  start: number;
  inner: number;
  readonly depth: number;
}

const FAMILIES: Readonly<Record<string, Family>> = {
  '“': 'double',
  '”': 'double',
  '„': 'double',
  '"': 'double',
  '‘': 'single',
  '’': 'single',
  "'": 'single',
  '«': 'angle',
  '»': 'angle',
};
/** Words that begin with an apostrophe, not with a quotation mark. */
const ELISION = /^['’](?:em|til|tis|twas|cause|bout|round|n|\d0s)\b/iu;

/**
 * Pairs quotation marks over the paragraphs of a document. A quotation left open at a paragraph's end goes on in the
 * next one when that begins with an opening mark of the same family, as newspapers print a speech of several
 * paragraphs; otherwise it ends with its paragraph and is not `closed`. Single marks count only where they pair
 * within their paragraph (or go on in the next), since most of them are apostrophes.
 */
export function quotationsOf(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Quotation[] = [];
  let open: Open[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    open = readParagraph(text, paragraph, open, found);
    const next = paragraphs[index + 1];
    open = open.filter((quotation) => {
      endPart(text, quotation, paragraph[1]);
      const goesOn = next !== undefined && openingFamily(text, next) === quotation.family && quotation.depth === 0;
      if (!goesOn) finish(quotation, false, found);
      return goesOn;
    });
  }
  return found.sort((a, b) => (a.parts[0]?.span[0] ?? 0) - (b.parts[0]?.span[0] ?? 0));
}

function readParagraph(text: string, [start, end]: Span, before: Open[], found: Quotation[]): Open[] {
  const stack = before;
  for (let at = start; at < end; at += 1) {
    const family = FAMILIES[text.charAt(at)];
    if (!family) continue;
    const continued = at === start ? stack.find((quotation) => quotation.family === family) : undefined;
    if (continued) {
      continued.start = at;
      continued.inner = at + 1;
      continue;
    }
    const role = roleOf(text, at, [start, end], stack);
    const opened = stack.findLastIndex((quotation) => quotation.family === family);
    if (role === 'close' || (role === 'either' && opened >= 0)) {
      if (opened < 0) continue;
      for (const left of stack.splice(opened).reverse()) {
        const closes = left.family === family;
        left.parts.push({ span: [left.start, closes ? at + 1 : at], inner: [left.inner, at] });
        finish(left, closes, found);
      }
    } else if (role === 'open' || role === 'either') {
      if (opened >= 0) {
        for (const left of stack.splice(opened).reverse()) {
          endPart(text, left, at);
          finish(left, false, found);
        }
      }
      stack.push({ family, parts: [], start: at, inner: at + 1, depth: stack.length });
    }
  }
  return stack;
}

/** What a mark does here, from its form and its neighbours. */
function roleOf(text: string, at: number, [start, end]: Span, stack: readonly Open[]): Role {
  const mark = text.charAt(at);
  const left = at > start ? text.charAt(at - 1) : ' ';
  const right = at + 1 < end ? text.charAt(at + 1) : ' ';
  const opensHere = /[\s([{“‘"'«—–\-/…]/u.test(left) && !/[\s)\]}]/u.test(right);
  const closesHere = !/[\s([{—–]/u.test(left) || /[\s)\]}.,;:!?]/u.test(right);
  if (mark === '“' || mark === '„' || mark === '«') return 'open';
  if (mark === '”' || mark === '»')
    return stack.some((q) => q.family === FAMILIES[mark]) || !opensHere ? 'close' : 'open';
  if (mark === '"')
    return opensHere && !stack.some((q) => q.family === 'double')
      ? 'open'
      : opensHere !== closesHere && opensHere
        ? 'open'
        : 'either';
  const within = stack.some((quotation) => quotation.family === 'single');
  if (/[\p{L}\p{N}]/u.test(left) && /[\p{L}\p{N}]/u.test(right)) return 'none';
  if (!within) {
    if (mark === '’' || !opensHere || ELISION.test(text.slice(at, at + 8))) return 'none';
    return hasSingleClose(text, at + 1, end) ? 'open' : 'none';
  }
  if (mark === '‘') return opensHere ? 'open' : 'none';
  if (opensHere && ELISION.test(text.slice(at, at + 8))) return 'none';
  // "the ministers’ view" inside a quotation: an apostrophe, when a better closing mark is still to come.
  if (/s/iu.test(left) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3)) && hasSingleClose(text, at + 1, end))
    return 'none';
  return closesHere ? 'close' : 'none';
}

function hasSingleClose(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    const mark = text.charAt(at);
    if (mark !== '’' && mark !== "'") continue;
    if (!/\s/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(at + 1 < end ? text.charAt(at + 1) : ' '))
      return true;
  }
  return false;
}

function openingFamily(text: string, [start]: Span): Family | undefined {
  const mark = text.charAt(start);
  return mark === '”' || mark === '’' || mark === '»' ? undefined : FAMILIES[mark];
}

function endPart(text: string, quotation: Open, at: number): void {
  let end = at;
  while (end > quotation.inner && /\s/u.test(text.charAt(end - 1))) end -= 1;
  quotation.parts.push({ span: [quotation.start, end], inner: [quotation.inner, end] });
}

function finish({ parts, depth }: Open, closed: boolean, found: Quotation[]): void {
  const filled = parts.filter(({ inner }) => inner[1] > inner[0]);
  if (filled.length > 0) found.push({ parts: filled, depth, closed });
}
