import type { Span } from '../../text/index.ts';

export type MarkStyle = 'double' | 'single' | 'angle';

/** A quotation mark or apostrophe at its position. */
export interface Mark {
  /** The single character that the mark is or stands for: '' is typed for ". */
  readonly form: string;
  readonly style: MarkStyle;
  readonly span: Span;
  /** The neighbouring characters; a space at the paragraph's ends. */
  readonly left: string;
  readonly right: string;
  /** The apostrophe of 'em, ’90s or rock ’n’ roll: neither opens nor closes. */
  readonly elides: boolean;
}

/** In a row of three straight marks, two are the double one: the first two if they open, otherwise the last two. */
const MARK = /(?<![^\s([{])''|''(?!')|``|‘‘|’’|[“”„"‘’'«»]/gu;
const DOUBLED: ReadonlyMap<string, string> = new Map(Object.entries({ "''": '"', '``': '“', '‘‘': '“', '’’': '”' }));
const STYLES: ReadonlyMap<string, MarkStyle> = new Map(
  Object.entries({
    '“': 'double',
    '”': 'double',
    '„': 'double',
    '"': 'double',
    '‘': 'single',
    '’': 'single',
    "'": 'single',
    '«': 'angle',
    '»': 'angle',
  }),
);
/** Words that begin with an apostrophe, even if a word processor has turned it into an opening mark. */
const ELISION = /^['‘’](?:em|til|tis|twas|n|\d0s)(?![\p{L}\p{N}])/iu;
const ELISION_END = /(?:^|\s)['‘’]n['’]$/iu;

/** All quotation marks and apostrophes of a paragraph, in order, except those between two letters or digits. */
export function marksOf(text: string, [start, end]: Span): Mark[] {
  const marks: Mark[] = [];
  for (const { 0: typed, index } of text.slice(start, end).matchAll(MARK)) {
    const form = DOUBLED.get(typed) ?? typed;
    const style = STYLES.get(form) ?? 'double';
    const [at, after] = [start + index, start + index + typed.length];
    const left = at > start ? text.charAt(at - 1) : ' ';
    const right = after < end ? text.charAt(after) : ' ';
    if (style === 'single' && isWordPart(left) && isWordPart(right)) continue;
    const elides =
      style === 'single' &&
      (ELISION.test(text.slice(at, Math.min(end, at + 6))) ||
        ELISION_END.test(text.slice(Math.max(start, at - 3), after)));
    marks.push({ form, style, span: [at, after], left, right, elides });
  }
  return marks;
}

/** The style of the mark that opens a paragraph, by which an open quotation may continue in it. */
export function goesOnWith(text: string, [start, end]: Span): MarkStyle | undefined {
  const [first] = marksOf(text, [start, Math.min(end, start + 8)]);
  if (first?.span[0] !== start || first.form === '”' || first.form === '»') return undefined;
  return first.style !== 'single' || isSingleOpening(first) ? first.style : undefined;
}

export const isSingleOpening = ({ form, style, left, right, elides }: Mark): boolean =>
  style === 'single' && form !== '’' && !elides && /[\s([{“"«'—–\-/…]/u.test(left) && !/[\s)\]}.,;:!?]/u.test(right);

export const isSingleClosing = ({ form, style, left, right, elides }: Mark): boolean =>
  style === 'single' && form !== '‘' && !elides && !/[\s([{]/u.test(left) && !isWordPart(right);

const isWordPart = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character);
