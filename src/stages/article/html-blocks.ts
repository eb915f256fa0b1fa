import type { BlockKind } from '../../document/index.ts';
import { isElement, isText, nameWords, type PageElement } from './html-dom.ts';
import { collapse } from './lines.ts';

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

/** What has no words for readers, in a page that nobody has cleaned. */
const WORDLESS = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'select', 'textarea']);

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
  let linked = 0;
  let links = 0;
  let pictured = false;
  let holder = root;
  let tabular = false;
  let typed = false;
  let time: string | null = null;
  const flush = (kind: BlockKind): void => {
    const lines = parts.join('').split('\n').map(collapse);
    // Line breaks: an empty line between them ends a paragraph.
    const paragraphs = lines
      .join('\n')
      .split(/\n{2,}/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    for (const text of paragraphs) {
      const share = paragraphs.length === 1 ? 1 : 0;
      pieces.push({ kind, text, linked: linked * share, links: links * share, pictured, tabular, typed, time, holder });
      time = null;
      pictured = false;
    }
    parts = [];
    linked = 0;
    links = 0;
  };
  const visit = (element: PageElement, kind: BlockKind, inLink: boolean): void => {
    for (const node of element.childNodes) {
      if (isText(node)) {
        const text = node.textContent.replace(typed ? /[^\S\n]+/g : /\s+/g, ' ');
        parts.push(text);
        if (inLink) linked += text.length;
      } else if (isElement(node)) {
        const name = node.localName;
        if (WORDLESS.has(name)) continue;
        if (name === 'time') time ??= node.getAttribute('datetime');
        if (name === 'br') parts.push('\n');
        else if (name === 'img' || name === 'picture') pictured = true;
        else if (name === 'td' || name === 'th') {
          parts.push(' ');
          visit(node, kind, inLink);
        } else if (BLOCKS.has(name)) {
          flush(kind);
          const inner = kindOf(node, kind);
          const outer = { holder, tabular, typed };
          holder = node;
          if (name === 'pre') typed = true;
          if (name === 'table') tabular = node.querySelector('th') !== null;
          visit(node, inner, inLink);
          flush(inner);
          ({ holder, tabular, typed } = outer);
        } else if (kind === 'caption' && isCredit(node)) {
          flush(kind);
          visit(node, 'credit', inLink);
          flush('credit');
        } else {
          if (name === 'a') links += 1;
          visit(node, kind, inLink || name === 'a');
        }
      }
    }
  };
  visit(root, 'paragraph', false);
  flush('paragraph');
  return pieces;
}

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

const isCredit = (element: PageElement): boolean =>
  nameWords(element).some((word) => word === 'credit' || word === 'credits');

function kindOf(element: PageElement, outer: BlockKind): BlockKind {
  if (outer === 'caption' || outer === 'credit') return outer;
  const own = KINDS.get(element.localName);
  if (own !== undefined) return own;
  const words = nameWords(element);
  if (words.includes('caption') && isShort(element)) return 'caption';
  if (isCredit(element)) return 'credit';
  if (words.includes('dateline')) return 'dateline';
  return outer === 'heading' ? 'paragraph' : outer;
}
