import { parseHTML } from 'linkedom';
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
  readonly localName: string;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  cloneNode(deep: boolean): PageElement;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  readonly head: PageElement;
  readonly body: PageElement;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
export const isText = (node: PageNode): boolean => node.nodeType === TEXT;

/** A document for any string: a fragment gets the elements around it that a page has. */
export function documentOf(html: string): PageDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as PageDocument;
}

/** The text of an element with its white space collapsed. */
export const plainText = (node: PageNode): string => collapse(node.textContent);

/**
 * Words of the class and id: "articleShare-box promo" gives article, share, box, promo. Short parts stay together,
 * since style sheets made by machines have names like hJpAdR.
 */
export function nameWords(element: PageElement): string[] {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names
    .replace(/(?<=[a-z]{3})(?=[A-Z][a-z]{2})/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
