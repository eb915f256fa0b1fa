import { wordSet } from '../../text/index.ts';

/**
 * What the words of class names and ids say of an element. They name a purpose, not a newspaper: whoever builds pages
 * has used them for twenty years.
 */

/** One of these words marks what stands around and between the paragraphs, whatever is in it. */
const JUNK = new Set([
  'related',
  'relatedposts',
  'relatedlinks',
  'relateds',
  'recommended',
  'recommendations',
  'recirc',
  'recirculation',
  'trending',
  'mostpopular',
  'newsletter',
  'newsletters',
  'signup',
  'subscribe',
  'promo',
  'promos',
  'promotion',
  'share',
  'shares',
  'sharing',
  'sharethis',
  'sharebar',
  'sharetools',
  'sharelinks',
  'sharedaddy',
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
  'authorbio',
  'authorbox',
  'authorprofile',
  'aboutauthor',
  'nocontent',
  'noprint',
  'screenreader',
  'ticker',
  'footer',
  'navigation',
  'navbar',
  'morelinks',
  'yarpp',
  'cta',
  'bio',
  'popup',
  'modal',
  'tooltip',
  'popover',
  'hovercard',
  'disclosure',
  'disclaimer',
  'crosspost',
  'hidden',
  'videoplayer',
  'jwplayer',
]);

/** Words that mark the same where an element has hardly any prose; with prose they belong to how a page is laid out. */
const LABELS = new Set([
  'popular',
  'subscription',
  'paywall',
  'social',
  'feedback',
  'widget',
  'widgets',
  'sidebar',
  'rail',
  'byline',
  'similar',
  'toc',
]);

const COMMENTS = new Set(['comments', 'commenting', 'commentlist', 'disqus', 'respond']);

/** Pairs of neighbouring words that mark junk. */
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
  'author description',
  'author about',
  'author content',
  'author details',
  'author note',
  'post author',
  'sr only',
  'off screen',
  'screen reader',
  'visually hidden',
  'most read',
  'most viewed',
  'most popular',
  'story links',
  'similar links',
  'video item',
  'video card',
  'video info',
  'media embed',
  'rollover block',
  'rollover content',
  'rollover card',
]);

const CONTENT = new Set(['articlebody', 'storybody', 'postbody', 'articletext', 'storytext', 'articlecontent']);
const CONTENT_FIRST = new Set(['article', 'entry', 'post', 'story', 'news', 'blog']);
const CONTENT_SECOND = new Set(['body', 'content', 'text', 'copy']);

type Words = readonly string[];

const hasPair = (words: Words, isPair: (first: string, second: string) => boolean): boolean =>
  words.some((word, index) => index > 0 && isPair(words[index - 1] ?? '', word));

/** Words beside “hidden” that say on what it is hidden, or what: “hidden-print”, “lg:hidden”, “overflow-hidden”. */
const HIDDEN_THERE = wordSet(
  'print xs sm md lg xl xxl 2xl mobile phone tablet desktop large medium small overflow x y',
);
/** “ad-free”, “no-ads”: pairs that deny a word of junk. */
const NO_JUNK_PAIRS = new Set(['ad free', 'ads free', 'no ad', 'no ads', 'non ad', 'without ads', 'share price']);

/** Whether a word marks junk where it stands. */
function isJunkWord(word: string, index: number, words: Words): boolean {
  if (!JUNK.has(word) && !COMMENTS.has(word)) return false;
  const [before = '', after = ''] = [words[index - 1], words[index + 1]];
  if (word === 'hidden') return !HIDDEN_THERE.has(before) && !HIDDEN_THERE.has(after);
  return !NO_JUNK_PAIRS.has(`${before} ${word}`) && !NO_JUNK_PAIRS.has(`${word} ${after}`);
}

/** Whether an element is named after what is no article. */
export const isJunkName = (words: Words): boolean =>
  words.some(isJunkWord) || hasPair(words, (first, second) => JUNK_PAIRS.has(`${first} ${second}`));

/** Whether an element is named after words that are pulled out of the text. */
export const isPullQuoteName = (words: Words): boolean =>
  words.includes('pullquote') ||
  words.includes('pullquotes') ||
  hasPair(words, (first, second) => first === 'pull' && second === 'quote');

/** Whether an element is named after what is no article if there is hardly any prose in it. */
export const isLabelName = (words: Words): boolean => words.some((word) => LABELS.has(word));

export const isCommentsName = (words: Words): boolean => words.some((word) => COMMENTS.has(word));

/** Whether an element is named after the text of an article: "article-body", "entry-content", "storyText". */
export const isContentName = (words: Words): boolean =>
  words.some((word) => CONTENT.has(word)) ||
  hasPair(words, (first, second) => CONTENT_FIRST.has(first) && CONTENT_SECOND.has(second));
