import { parseHTML } from 'linkedom';
import { OnrecordError } from '../../errors/index.ts';
import { checkExtent } from './html-extent.ts';
import { collapse } from './lines.ts';

/**
 * The little of the DOM that the article stage uses. The DOM library of TypeScript stays out of the project, which
 * runs in Node alone.
 */
export interface PageNode {
  readonly nodeType: number;
  readonly childNodes: ArrayLike<PageNode> & Iterable<PageNode>;
  readonly parentNode: PageElement | null;
  textContent: string;
  remove(): void;
}

export interface PageElement extends PageNode {
  readonly innerHTML: string;
  readonly localName: string;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  insertBefore(node: PageNode, before: PageNode | null): void;
}

export interface PageDocument extends PageElement {
  createElement(name: string): PageElement;
  readonly documentElement: PageElement;
  readonly head: PageElement;
  readonly body: PageElement;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
export const isText = (node: PageNode): boolean => node.nodeType === TEXT;

/**
 * A document for any string, with the three elements that every page has (HTML, 13.1.2.4), wherever tags stand in it.
 * Throws OR1006 and OR1026 for a page that goes beyond what can be parsed, OR1025 where the DOM library fails.
 */
export function documentOf(html: string, input: string): PageDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`;
  checkExtent(whole, input);
  const document = fromLibrary(input, () => parseHTML(whole).document as unknown as PageDocument);
  completed(document);
  return document;
}

/** What a library makes of a page; what it throws is a fault of the page (OR1025), since it is given any page. */
export function fromLibrary<Result>(input: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR1025', { input, fault }, { cause: error });
  }
}

/** What stands in a head (HTML, 3.2.5.2.1) and has no elements in it. */
const METADATA = new Set(['base', 'link', 'meta', 'script', 'style', 'title']);

/** Puts all of a page into one html with a head and a body, in the order in which it stands in the page. */
function completed(document: PageDocument): void {
  const child = (parent: PageElement, name: string): PageElement =>
    [...parent.children].find(({ localName }) => localName === name) ?? document.createElement(name);
  const html = child(document, 'html');
  const head = child(html, 'head');
  const body = child(html, 'body');
  const start = body.childNodes[0] ?? null;
  let passed = false;
  const sort = (parent: PageElement): void => {
    // A copy, since moving a node changes the list.
    for (const node of Array.from(parent.childNodes)) {
      if (node === body) passed = true;
      else if (isElement(node) && (node.localName === 'html' || node.localName === 'head')) {
        sort(node);
        if (node !== html && node !== head) node.remove();
      } else if (isElement(node) && METADATA.has(node.localName)) {
        if (parent !== head) head.insertBefore(node, null);
      } else if (isElement(node) || isText(node)) body.insertBefore(node, passed ? null : start);
    }
  };
  sort(document);
  if (html.parentNode === null) document.insertBefore(html, null);
  html.insertBefore(body, html.childNodes[0] ?? null);
  html.insertBefore(head, body);
}

/** The text of an element with its white space collapsed. */
export const plainText = (node: PageNode): string => collapse(node.textContent);

/** Class names by which blogs say what an article is about: "category-sharing tag-player". */
const SUBJECT = /(?<!\S)(?:tag|category|topic)-\S+/g;

/**
 * Words of the class and id: "articleShare-box promo" gives article, share, box, promo. Short parts stay together,
 * since style sheets made by machines have names like hJpAdR.
 */
export function nameWords(element: PageElement): string[] {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names
    .replace(SUBJECT, '')
    .replace(/(?<=[a-z]{3})(?=[A-Z][a-z]{2})/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Whether a time element says by its name when a text was changed, and not when it came out. */
export function isUpdateTime(element: PageElement): boolean {
  const words = nameWords(element);
  const isChange = words.some((word) => word === 'updated' || word === 'modified');
  return element.getAttribute('itemprop') === 'dateModified' || (isChange && !words.includes('published'));
}
