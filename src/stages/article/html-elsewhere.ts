import { nameWords, type PageDocument, type PageElement } from './html-dom.ts';
import { isCommentsName } from './html-names.ts';

/** Words of class names and ids for boxes about other texts, and for what stands above all texts of a site. */
const ELSEWHERE = new Set([
  'comment',
  'related',
  'relatedposts',
  'recommended',
  'recirc',
  'trending',
  'popular',
  'mostpopular',
  'latest',
  'morestories',
  'sidebar',
  'promo',
  'newsletter',
  'teaser',
  'teasers',
  'masthead',
  'topbar',
]);

/** Whether an element of a page stands in what is about other texts, or in comments. */
export type IsElsewhere = (element: PageElement) => boolean;

/**
 * Tells what of a page stands elsewhere than its article: by elements and names, or in another article than the one with
 * the headline. What holds the headline is not elsewhere, whatever it is called: “with-sidebar”.
 */
export function elsewhereIn(document: PageDocument): IsElsewhere {
  const holders = holdersOf(document);
  const hasArticle = [...holders].some(({ localName }) => localName === 'article');
  const isBox = (element: PageElement): boolean => {
    const { localName } = element;
    if (localName === 'nav' || localName === 'aside') return true;
    if (holders.has(element)) return false;
    if (localName === 'article' && hasArticle) return true;
    if (localName === 'header' || localName === 'footer') return !isOfArticle(element, holders);
    const words = nameWords(element);
    return isCommentsName(words) || words.some((word, at) => ELSEWHERE.has(word) || isMore(word, words[at + 1]));
  };
  const known = new Map<PageElement, boolean>();
  return (element) => {
    const path: PageElement[] = [];
    let found = false;
    for (let at: PageElement | null = element; at !== null; at = at.parentNode) {
      const verdict = known.get(at);
      if (verdict !== undefined || at.localName === 'body' || at.localName === 'html') {
        found = verdict ?? false;
        break;
      }
      path.push(at);
      if (isBox(at)) {
        found = true;
        break;
      }
    }
    for (const at of path) known.set(at, found);
    return found;
  };
}

const isMore = (word: string, next: string | undefined): boolean => word === 'more' && next === 'stories';

/** Whether a header or footer is that of the article, and not that of the page. */
function isOfArticle(element: PageElement, holders: ReadonlySet<PageElement>): boolean {
  for (let at = element.parentNode; at !== null; at = at.parentNode) {
    if ((at.localName === 'article' || at.localName === 'main') && holders.has(at)) return true;
  }
  return false;
}

/** What the headline stands in; without one, the article, or what comes closest to a headline. */
function holdersOf(document: PageDocument): ReadonlySet<PageElement> {
  const headings = [...document.querySelectorAll('h1')];
  const holders = new Set<PageElement>();
  for (const heading of headings.length > 0 ? headings : document.querySelectorAll('article, main, h2')) {
    for (let at: PageElement | null = heading; at !== null && !holders.has(at); at = at.parentNode) holders.add(at);
  }
  return holders;
}
