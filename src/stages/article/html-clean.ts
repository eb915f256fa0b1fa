import { isDirtLine, wordKey } from './dirt.ts';
import { isListLabel } from './endings.ts';
import { isBlock, signsQuotation } from './html-blocks.ts';
import { isElement, isText, nameWords, type PageElement, plainText } from './html-dom.ts';
import { isCommentsName, isContentName, isJunkName, isLabelName, isPullQuoteName } from './html-names.ts';

/** Elements that never hold words of the article. */
const NEVER = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'canvas',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'button',
  'select',
  'input',
  'textarea',
  'map',
  'link',
  'meta',
]);

/** Elements and roles that rarely do; some sites put their whole page into a form. */
const SELDOM = new Set(['nav', 'footer', 'form', 'dialog', 'menu', 'aside', 'address']);
const SELDOM_ROLES = new Set([
  'navigation',
  'menu',
  'menubar',
  'search',
  'dialog',
  'alertdialog',
  'contentinfo',
  'banner',
  'complementary',
  'tooltip',
  'note',
  'form',
]);

const SAFE = new Set(['html', 'body', 'main', 'article', 'head']);

/** A text of fewer letters is a label as often as a sentence. */
const PROSE_LENGTH = 60;

/** The least share of the page's prose that saves an element whatever its name says. */
const SAVING_SHARE = 0.3;
/** The same for what is named after comments, of which a page may have many times the letters of its article. */
const SAVING_COMMENTS = 0.7;
/** An element that is named after the article has at least so many letters of prose, else it is a teaser's. */
const LEAST_CONTENT = 200;
/** Elements that are named after the article and have so much of the prose of the largest one hold it too. */
const CONTENT_SHARE = 0.5;
/** So many letters beside an element make it part of their sentence. */
const RUNNING = 20;
/** An element without so many letters of prose is no more than its name says. */
const LEAST_PROSE = 120;

/**
 * Takes out of a page what is surely not article: what no reader sees, what the semantics say is navigation, and
 * boxes that their names give away, unless they hold the article or a large share of all the prose.
 */
export function cleanPage(body: PageElement): void {
  const prose = proseOf(body);
  const whole = prose.get(body) ?? 0;
  const holders = holdersOf(body, prose);
  const isSaved = (element: PageElement): boolean => {
    if (holders.has(element)) return true;
    const share = isCommentsName(nameWords(element)) ? SAVING_COMMENTS : SAVING_SHARE;
    return (prose.get(element) ?? 0) > whole * share;
  };
  const besides = new Map<PageElement, number>();
  const beside = (element: PageElement): number => {
    const { parentNode } = element;
    if (parentNode === null) return 0;
    const known = besides.get(parentNode) ?? ownLetters(parentNode);
    besides.set(parentNode, known);
    return known;
  };
  const visit = (element: PageElement): void => {
    // A copy, since removing a node changes the list.
    for (const node of Array.from(element.childNodes)) {
      if (isText(node)) continue;
      if (!isElement(node) || NEVER.has(node.localName)) node.remove();
      else if (isJunk(withoutTitleId(node, prose.get(node) ?? 0), prose.get(node) ?? 0, beside) && !isSaved(node))
        node.remove();
      else visit(node);
    }
  };
  visit(body);
}

/** Readability goes by ids too. */
function withoutTitleId(element: PageElement, prose: number): PageElement {
  if (hasTitleId(element, prose)) element.setAttribute('id', '');
  return element;
}

function isJunk(element: PageElement, prose: number, beside: (element: PageElement) => number): boolean {
  if (SAFE.has(element.localName)) return false;
  if (isUnseen(element)) return true;
  if (signsQuotation(element)) return false;
  if (SELDOM.has(element.localName) || SELDOM_ROLES.has(element.getAttribute('role') ?? '')) return true;
  // An inline element among so many letters marks words of a sentence that goes on around it.
  if (!isBlock(element) && beside(element) >= RUNNING) return false;
  const words = nameWords(element);
  if (isPullQuoteName(words) && element.querySelector('blockquote') === null) return true;
  return isJunkName(words) || (prose < LEAST_PROSE && isLabelName(words));
}

/**
 * Whether an element's id is made from the words of its heading, as generators of pages do (“share-of-the-catch”), so that
 * it names no purpose; those of boxes whose heading does so are.
 */
function hasTitleId(element: PageElement, prose: number): boolean {
  const id = element.getAttribute('id') ?? '';
  if (id === '' || isCommentsName(nameWords(element))) return false;
  let first: PageElement | undefined = element;
  for (let depth = 0; depth < DEPTH && first && !HEADINGS.has(first.localName); depth += 1) first = first.children[0];
  const isHeaded = first === element || prose > 0;
  const title = isHeaded && first && HEADINGS.has(first.localName) ? plainText(first) : '';
  return title.includes(' ') && lettersOf(title) === lettersOf(id) && !isListLabel(title) && !isDirtLine(title);
}

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** So deep at most a section has its heading, as its first element. */
const DEPTH = 3;

const lettersOf = (text: string): string => wordKey(text).replaceAll(' ', '');

/** The letters that stand in an element itself. */
const ownLetters = (element: PageElement): number =>
  Array.from(element.childNodes)
    .filter(isText)
    .reduce((sum, { textContent }) => sum + textContent.trim().length, 0);

function isUnseen(element: PageElement): boolean {
  // What is hidden until it is found is folded, and there for readers.
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return true;
  if (element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** The elements that are named after the article and hold most of the prose of such, with all that they stand in. */
function holdersOf(body: PageElement, prose: ReadonlyMap<PageElement, number>): ReadonlySet<PageElement> {
  const named = Array.from(prose.keys()).filter(
    (element) =>
      (prose.get(element) ?? 0) >= LEAST_CONTENT &&
      (element.getAttribute('itemprop') === 'articleBody' || isContentName(nameWords(element))),
  );
  const most = named.reduce((sum, element) => Math.max(sum, prose.get(element) ?? 0), 0);
  const holders = new Set<PageElement>();
  for (const element of named) {
    if ((prose.get(element) ?? 0) < most * CONTENT_SHARE) continue;
    for (let at: PageElement | null = element; at !== null && at !== body && !holders.has(at); at = at.parentNode)
      holders.add(at);
  }
  return holders;
}

/**
 * For each element the letters of its prose: the texts of some length of its blocks, links left out. A line break ends
 * a text no more than other marks inside a paragraph do.
 */
export function proseOf(body: PageElement): Map<PageElement, number> {
  const prose = new Map<PageElement, number>();
  // What an element has inside its own text, which may go on around it, and in blocks of their own.
  const visit = (element: PageElement): { readonly running: number; readonly blocks: number } => {
    let running = 0;
    let blocks = 0;
    for (const node of element.childNodes) {
      if (isText(node)) running += node.textContent.trim().length;
      else if (isElement(node) && node.localName !== 'a' && !NEVER.has(node.localName)) {
        const inside = visit(node);
        running += inside.running;
        blocks += inside.blocks;
      }
    }
    const sum = blocks + (running >= PROSE_LENGTH ? running : 0);
    prose.set(element, sum);
    return isBlock(element) ? { running: 0, blocks: sum } : { running, blocks };
  };
  visit(body);
  return prose;
}
