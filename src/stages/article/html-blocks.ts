import type { BlockKind } from '../../document/index.ts';
import { isElement, isText, isUpdateTime, nameWords, type PageElement } from './html-dom.ts';
import { collapse, visible } from './lines.ts';
import { wordSet } from '../../text/index.ts';

/** A stretch of a page's text before it has a place in the article. `linked` counts the letters inside links. */
export interface Piece {
  readonly kind: BlockKind;
  readonly text: string;
  readonly linked: number;
  /** The number of links in it. */
  readonly links: number;
  /** Whether a picture stands right before it. */
  readonly pictured: boolean;
  /** Whether it is of a table that has a head, so that its cells are data whatever links they have. */
  readonly tabular: boolean;
  /** Whether it stands as it was typed, as code and poems do. */
  readonly typed: boolean;
  /** How many of its first letters, white space not counted, are bold or slanted. */
  readonly stressed: number;
  /** What a time element in it has for machines; null without one. */
  readonly time: string | null;
  /** The innermost element around it that begins and ends a text of its own. */
  readonly holder: PageElement;
}

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'tfoot',
  'thead',
  'tr',
  'ul',
  'caption',
]);

/** Whether an element begins and ends a text of its own. */
export const isBlock = (element: PageElement): boolean => BLOCKS.has(element.localName);

/**
 * Whether an element has the name of whose words a block quotation gives: its footer, or the caption of the figure in which
 * it stands (HTML Living Standard, “the blockquote element”).
 */
export function signsQuotation({ localName, parentNode }: PageElement): boolean {
  if (localName === 'footer') return parentNode?.localName === 'blockquote';
  return localName === 'figcaption' && parentNode?.querySelector('blockquote') !== null;
}

const STRESS = new Set(['b', 'strong', 'em', 'i']);

/** What has no words for readers, in a page that nobody has cleaned; what was struck out is none of the text. */
const WORDLESS = wordSet('script style noscript template svg iframe select textarea del s strike rp rt');

/** The marks that browsers put around the words of a q element, and of one within. */
const MARKS = [
  ['“', '”'],
  ['‘', '’'],
] as const;

const KINDS: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries({
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    li: 'list-item',
    blockquote: 'quote',
    figcaption: 'caption',
    caption: 'caption',
  }),
);

/** The pieces of an element in reading order; two line breaks end a piece, one stays as a line break inside it. */
export function piecesOf(root: PageElement): Piece[] {
  const pieces: Piece[] = [];
  let parts: string[] = [];
  let strokes: Stroke[] = [];
  let linked = 0;
  let links = 0;
  let pictured = false;
  let holder = root;
  let tabular = false;
  let typed = false;
  /** How many q elements are open. */
  let quoted = 0;
  let time: string | null = null;
  /** Whether that is when the text was changed. */
  let isUpdate = false;
  const flush = (kind: BlockKind): void => {
    const lines = parts.join('').split('\n').map(collapse);
    // Line breaks: an empty line between them ends a paragraph.
    const paragraphs = lines
      .join('\n')
      .split(/\n{2,}/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const leads = stressedLeads(paragraphs, strokes);
    for (const [index, text] of paragraphs.entries()) {
      const stressed = leads[index] ?? 0;
      const share = paragraphs.length === 1 ? 1 : 0;
      const amounts = { linked: linked * share, links: links * share, stressed };
      pieces.push({ kind, text, ...amounts, pictured, tabular, typed, time, holder });
      time = null;
      pictured = false;
    }
    parts = [];
    strokes = [];
    linked = 0;
    links = 0;
  };
  const visit = (element: PageElement, kind: BlockKind, inLink: boolean, isStressed: boolean): void => {
    for (const node of element.childNodes) {
      if (isText(node)) {
        const text = visible(node.textContent).replace(typed ? /[^\S\n]+/g : /\s+/g, ' ');
        parts.push(text);
        strokes.push({ letters: lettersOf(text), isStressed });
        if (inLink) linked += text.length;
      } else if (isElement(node)) {
        const name = node.localName;
        if (WORDLESS.has(name) || isNoteMark(node, parts.at(-1) ?? '')) continue;
        if (name === 'time' && (time === null || isUpdate)) {
          time = node.getAttribute('datetime') ?? time;
          isUpdate = isUpdateTime(node);
        }
        if (name === 'br') parts.push('\n');
        else if (name === 'img' || name === 'picture') pictured = true;
        else if (name === 'td' || name === 'th') {
          parts.push(' ');
          visit(node, kind, inLink, isStressed);
        } else if (BLOCKS.has(name)) {
          flush(kind);
          const inner = kindOf(node, kind);
          const outer = { holder, tabular, typed };
          holder = node;
          if (name === 'pre') typed = true;
          if (name === 'table') tabular = node.querySelector('th') !== null;
          visit(node, inner, inLink, isStressed);
          flush(inner);
          ({ holder, tabular, typed } = outer);
        } else if (kind === 'caption' && (isCredit(node) || (isSource(node) && parts.join('').trim() !== ''))) {
          flush(kind);
          visit(node, 'credit', inLink, isStressed);
          flush('credit');
        } else if (kind === 'quote' && name === 'cite' && ENDED.test(parts.join(''))) {
          flush(kind);
          visit(node, kind, inLink, isStressed);
          flush(kind);
        } else {
          if (name === 'a') links += 1;
          const [opening = '', closing = ''] = name === 'q' ? (MARKS[quoted++ % MARKS.length] ?? []) : [];
          // Whose picture it is often stands behind the caption's sentence in an element that style sheets set apart.
          if (kind === 'caption' && ENDED.test(parts.join(''))) parts.push(' ');
          if (opening !== '') strokes.push({ letters: 1, isStressed });
          parts.push(opening);
          visit(node, kind, inLink || name === 'a', isStressed || STRESS.has(name));
          if (closing !== '') strokes.push({ letters: 1, isStressed });
          parts.push(closing);
          if (name === 'q') quoted -= 1;
        }
      }
    }
  };
  visit(root, 'paragraph', false, false);
  flush('paragraph');
  return pieces;
}

/** What stands before the name of whose words they are, and not before the title of a work in a sentence; or nothing. */
const ENDED = /(?:^|[.!?…][”"’'»)]*)\s*$/u;

/** A stretch of letters that are all bold or slanted, or none of them. */
interface Stroke {
  readonly letters: number;
  readonly isStressed: boolean;
}

const lettersOf = (text: string): number => text.replace(/\s+/g, '').length;

/** How many of the first letters of each paragraph are stressed; the strokes are those of all of them, in order. */
function stressedLeads(paragraphs: readonly string[], strokes: readonly Stroke[]): number[] {
  const runs: [start: number, end: number][] = [];
  let at = 0;
  for (const { letters, isStressed } of strokes) {
    const last = runs.at(-1);
    if (isStressed && last?.[1] === at) last[1] += letters;
    else if (isStressed) runs.push([at, at + letters]);
    at += letters;
  }
  let start = 0;
  let next = 0;
  return paragraphs.map((text) => {
    const letters = lettersOf(text);
    while ((runs[next]?.[1] ?? Infinity) <= start) next += 1;
    const [from, to] = runs[next] ?? [Infinity, 0];
    const lead = from <= start ? Math.min(to - start, letters) : 0;
    start += letters;
    return lead;
  });
}

/** “1”, “*”, “†”: what leads to a note and would become part of a word; in brackets it does not. */
const isMark = (text: string): boolean =>
  text.length > 0 && text.length <= 3 && [...text].every((letter) => '0123456789*†‡§'.includes(letter));

/** So many letters of a word ahead of a raised figure make no unit: “km²”, “CO₂”. */
const LONGEST_UNIT = 3;

/**
 * Whether an element is the raised mark of a note, `before` being what stands ahead of it: a link, what is called one, or
 * what follows a word that is no unit.
 */
function isNoteMark(element: PageElement, before: string): boolean {
  if (element.localName !== 'sup' || !isMark(collapse(element.textContent))) return false;
  const isCalledOne = nameWords(element).some((word) => NOTES.has(word));
  if (isCalledOne || element.querySelector('a') !== null) return true;
  const word = before.slice(before.lastIndexOf(' ') + 1);
  return word.length > LONGEST_UNIT && [...word].every((letter) => isLetter(letter) || BEHIND_WORDS.includes(letter));
}

const isLetter = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase();
const BEHIND_WORDS = '.,;:”"’\'!?)';
const NOTES = wordSet('reference footnote footnotes fn noteref endnote note');

/** A caption has at most so many letters; more are a text with pictures. */
const LONGEST_CAPTION = 1000;

/** Whether an element has no more letters than a caption may have; looks no further than that. */
function isShort(element: PageElement): boolean {
  let letters = 0;
  const open: PageElement[] = [element];
  for (let next = open.pop(); next !== undefined && letters <= LONGEST_CAPTION; next = open.pop()) {
    for (const node of next.childNodes) {
      if (isText(node)) letters += node.textContent.trim().length;
      else if (isElement(node)) open.push(node);
    }
  }
  return letters <= LONGEST_CAPTION;
}

/** So many paragraphs of so many letters are no item of a list, but a text that a page has put into one. */
const LEAST_PARAGRAPHS = 3;
const LEAST_OF_PARAGRAPH = 60;

/** Whether an item of a list has a whole text in it, besides the items of other lists. */
function isArticle(item: PageElement): boolean {
  let found = 0;
  const open: PageElement[] = [...item.children];
  for (let next = open.pop(); next !== undefined && found < LEAST_PARAGRAPHS; next = open.pop()) {
    if (next.localName === 'p') found += next.textContent.trim().length >= LEAST_OF_PARAGRAPH ? 1 : 0;
    else if (next.localName !== 'li') open.push(...next.children);
  }
  return found >= LEAST_PARAGRAPHS;
}

const isCredit = (element: PageElement): boolean =>
  nameWords(element).some((word) => word === 'credit' || word === 'credits');
/** Whether what follows a caption's words is called their source, which is whose picture it is. */
const isSource = (element: PageElement): boolean => nameWords(element).includes('source');

function kindOf(element: PageElement, outer: BlockKind): BlockKind {
  if (outer === 'caption' || outer === 'credit') return outer;
  if (signsQuotation(element)) return 'quote';
  const own = KINDS.get(element.localName);
  if (own === 'list-item' && isArticle(element)) return 'paragraph';
  if (own !== undefined) return own;
  const words = nameWords(element);
  if (words.includes('caption') && isShort(element)) return 'caption';
  if (isCredit(element)) return 'credit';
  if (words.includes('dateline')) return 'dateline';
  return outer === 'heading' ? 'paragraph' : outer;
}
