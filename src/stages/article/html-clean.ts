import { isElement, isText, nameWords, type PageElement } from './html-dom.ts';

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
const SELDOM = new Set(['nav', 'footer', 'form', 'dialog', 'menu', 'aside']);
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

/**
 * Words of class names and ids that mark what newspapers set around and between the paragraphs. One of them is
 * enough; they name a purpose, not a newspaper.
 */
const JUNK = new Set([
  'related',
  'recommended',
  'recommendations',
  'recirc',
  'recirculation',
  'trending',
  'popular',
  'mostpopular',
  'newsletter',
  'newsletters',
  'signup',
  'subscribe',
  'subscription',
  'paywall',
  'promo',
  'promos',
  'promotion',
  'share',
  'shares',
  'sharing',
  'sharebar',
  'sharetools',
  'sharedaddy',
  'social',
  'socials',
  'addthis',
  'addtoany',
  'ad',
  'ads',
  'adslot',
  'advert',
  'adverts',
  'advertisement',
  'advertising',
  'sponsor',
  'sponsored',
  'dfp',
  'outbrain',
  'taboola',
  'disqus',
  'comments',
  'commenting',
  'respond',
  'breadcrumb',
  'breadcrumbs',
  'cookie',
  'cookies',
  'consent',
  'gdpr',
  'pagination',
  'toolbar',
  'tags',
  'taglist',
  'readmore',
  'donate',
  'donation',
  'bio',
  'authorbio',
  'correction-form',
  'feedback',
  'widget',
  'popup',
  'modal',
  'sidebar',
  'rail',
  'nocontent',
  'noprint',
  'hidden',
  'screenreader',
  'tooltip',
  'popover',
  'hovercard',
  'ticker',
  'footer',
  'navigation',
  'navbar',
  'sharelinks',
  'relatedlinks',
  'morelinks',
]);

/** Pairs of neighbouring words that mark the same. */
const JUNK_PAIRS = new Set([
  'read more',
  'read next',
  'more on',
  'more from',
  'more stories',
  'see also',
  'also read',
  'up next',
  'sign up',
  'author bio',
  'author info',
  'author box',
  'about author',
  'author card',
  'author profile',
  'sr only',
  'off screen',
  'screen reader',
  'visually hidden',
  'most read',
  'most viewed',
  'story links',
  'pull quote',
  'related content',
  'rollover block',
  'rollover content',
  'rollover card',
]);

const SAFE = new Set(['html', 'body', 'main', 'article', 'head']);

/** A text of fewer letters is a label as often as a sentence. */
const PROSE_LENGTH = 60;

/** The least share of the page's prose that saves an element whatever its name says. */
const SAVING_SHARE = 0.3;

/**
 * Takes out of a page what is surely not article: what no reader sees, what the semantics say is navigation, and
 * boxes that their names give away, unless they hold a large share of all the prose.
 */
export function cleanPage(body: PageElement): void {
  const prose = proseOf(body);
  const saved = (prose.get(body) ?? 0) * SAVING_SHARE;
  const visit = (element: PageElement): void => {
    // A copy, since removing a node changes the list.
    for (const node of Array.from(element.childNodes)) {
      if (isText(node)) continue;
      if (!isElement(node) || NEVER.has(node.localName)) node.remove();
      else if (isJunk(node) && (prose.get(node) ?? 0) <= saved) node.remove();
      else visit(node);
    }
  };
  visit(body);
}

function isJunk(element: PageElement): boolean {
  if (SAFE.has(element.localName)) return false;
  if (SELDOM.has(element.localName) || SELDOM_ROLES.has(element.getAttribute('role') ?? '')) return true;
  return isUnseen(element) || isJunkNamed(element);
}

function isUnseen(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function isJunkNamed(element: PageElement): boolean {
  const words = nameWords(element);
  return words.some((word, index) => JUNK.has(word) || JUNK_PAIRS.has(`${word} ${words[index + 1] ?? ''}`));
}

/** For each element the letters of its prose: texts of some length outside links. */
function proseOf(body: PageElement): Map<PageElement, number> {
  const prose = new Map<PageElement, number>();
  const visit = (element: PageElement): number => {
    let sum = 0;
    for (const node of element.childNodes) {
      if (isText(node)) sum += node.textContent.length >= PROSE_LENGTH ? node.textContent.length : 0;
      else if (isElement(node) && node.localName !== 'a' && !NEVER.has(node.localName)) sum += visit(node);
    }
    prose.set(element, sum);
    return sum;
  };
  visit(body);
  return prose;
}
