import { isCodeLine } from './code-lines.ts';
import { isContactLine } from './endings.ts';
import { isOriginLine } from './first-published.ts';
import { isFurniture } from './furniture.ts';
import { isWireLine } from './wire-lines.ts';

/**
 * Lines that newspapers set between their paragraphs and that scrapers take along. The expressions name what a line
 * is for, in words that many papers use; none names a paper. They are for whole lines, trimmed.
 */
const LABELS = new RegExp(
  `^(?:(?:${[
    'share(?: this)?(?: story| article| page| post)?',
    'views?:? ?\\d[\\d,.]{0,12}k?|\\d[\\d,.]{0,12}k? views?',
    '(?:facebook|twitter|whatsapp|linkedin|e-?mail|reddit|pinterest|telegram|print|copy link|flipboard|tumblr|google\\+?|instagram|messenger|sms|save|x)',
    'tweet(?: this)?|pin it|(?:\\d+ )?(?:shares|likes|retweets)|like us|copy (?:the )?link',
    'advert(?:isement|ising)?s?|ads?|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post)',
    '(?:post|leave|add|write|view|read|show|hide|see|\\d{1,6})? ?(?:a |all |the )?(?:\\d{1,6} )?comments?(?: \\(?\\d+\\)?| section)?|join the (?:conversation|discussion)|have your say|tell us what you think',
    'breaking news|live updates?|top stories|latest (?:news|stories|headlines)|loading|video|photos?|gallery|watch live|play video|close|menu|search|home|back to top|next|previous|skip|\\d+ of \\d+',
    '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -]min(?:ute)?s? (?:read|listen)',
  ].join('|')})[\\s.:…!|»>›→-]*$|(?:${[
    'share(?: this)?(?: story| article| page| post)? (?:on|via|with|to)\\b|like us on |skip to ',
    'share (?:on |via )?(?:facebook|twitter|x|whatsapp|linkedin|email|reddit|telegram|pinterest)\\b',
    '(?:story|article) continues (?:below|after)|(?:this )?(?:story|article) continues.*advert',
    'scroll (?:down )?to (?:continue|read)|continue reading|reading time|listen to (?:this )?(?:article|story)',
  ].join('|')}))`,
  'i',
);

/** Beginnings of lines that send the reader elsewhere. A colon or a dash is needed where the words could open a sentence. */
const SENDING = new RegExp(
  `^(?:[>»→•*|-]\\s*)?(?:${[
    '(?:read|see|learn|find out|discover) (?:more|also|next|the full story)\\b(?:[^.]{0,40}?[:|]|[^.!?]*$)',
    '(?:read|see|watch|listen)(?: this| now| also| more)?\\s?[:|]',
    "(?:related|also read|more on this|more|don't miss|don’t miss|must read|in pictures|in depth|recommended|trending|what to read next|up next)(?! than\\b| to the point| \\w+ly\\b)(?: \\w+){0,3}\\s?[:|]",
    'click (?:here|through|on)\\b|tap here\\b|(?:get|read|more|watch) .{0,80}\\bclick(?:ing)? here\\b',
    '(?:sign|signing) up\\b.{0,160}(?:newsletter|e-?mail|inbox|alerts?|updates?|\\bhere\\b|briefing)',
    '(?:subscribe|register)\\b.{0,30}(?:to|for|now|today|here)\\b.{0,160}(?:newsletter|e-?mail|inbox|alerts?|updates?|briefing|channel|podcast|free|unlimited|access|edition|magazine|issues?)',
    '(?:get|receive) .{0,120}(?:newsletter|inbox|\\bdelivered (?:straight |right |directly )?(?:to you|through your|by|daily|weekly|every|each)\\b|e-?mail alerts?)',
    '(?:follow|like|find|join|friend) (?:us|him|her|them|me|our|the author)\\b.{0,120}(?:on|at)\\b.{0,60}(?:twitter|facebook|instagram|youtube|whatsapp|telegram|linkedin|tiktok|threads|bluesky|flipboard|google|app\\b|x\\b)',
    'follow .{0,60}(?:on (?:twitter|facebook|instagram|x|threads|bluesky|youtube|linkedin|google|flipboard)|@\\w+)',
    '(?:download|get|install) (?:the|our) .{0,40}\\bapps?\\b',
    '(?:we use|this (?:site|website) uses|by continuing).{0,80}cookies?\\b',
    '(?:do you )?have (?:a|any) (?:tip|story|news|question|correction)s?\\b.{0,200}',
    '(?:for (?:the latest|all the latest|more (?:news|stories|coverage))\\b|check out) .{0,120}(?:visit|click|follow|sign up|go to|download|our (?:homepage|website|page|coverage|app))\\b.{0,120}',
    'get in touch (?:with (?:us|our)|by)\\b|(?:contact|e-?mail) (?:us|the author|our) .{0,60}@',
    'for more stories like this\\b|(?:we are sorry|sorry|we apologi[sz]e),? (?:but )?(?:this|the) (?:video|content)\\b',
    '.{0,160}\\b(?:sign|signing) up (?:for|to) our .{0,40}newsletters?\\b',
    '.{0,160}\\bsign up for the newsletter here\\b',
    '(?:support|help) (?:our|us|independent|quality) .{0,80}(?:journalism|newsroom|donat|subscri|contribut)',
    'all rights reserved|copyright\\b.{0,10}(?:©|\\(c\\)|\\d{4})|(?:©|\\(c\\)) ?\\d{4}|this material may not be published',
    '[^.]{0,80}\\ball rights reserved|this document is subject to copyright|this post may contain affiliate',
  ].join('|')})`,
  'i',
);

/** When and by whom, as lines of their own; metadata are taken from them elsewhere. */
const STAMPS = new RegExp(
  `^(?:${[
    '(?:first |last |article |originally )?(?:published|updated|posted|modified|created|issued|last update)(?: on| at| by)?\\s?[:|]?\\s?(?=.{0,30}(?:\\d|ago|today|yesterday)).{0,110}',
    'by [^.]{2,60}(?: [-–—|•] ?\\d.{0,40}| \\d{1,2}/\\d{1,2}/\\d{2,4}.{0,30})',
    '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? .{0,24}\\d{4}(?:,? .{0,4}\\d{1,2}[:.]\\d{2}.{0,12})?',
  ].join('|')})$`,
  'i',
);

const ADDRESS_ONLY = /^(?:https?:\/\/|www\.)\S+$/i;

const ENDED = /\.["”’')]*$/;
const SAYING = /\b(?:said|says|told|added|warned|insisted|argued|vowed|declared|announced|wrote|replied)\b/;
/** So many letters between quotation marks are words of somebody, fewer the name of a newsletter. */
const QUOTED = /[“"][^“”"]{25,400}[”"]/;
/** “Created in 1994, the commission …”: what follows the comma is a sentence. */
const CLAUSE = /, (?:the|an?|its?|he|she|they|his|her|their|this|these|many|most|all|no) /;

/** Whether a line is a sentence that tells what somebody said, however it begins. */
const isReport = (line: string): boolean => ENDED.test(line) && (SAYING.test(line) || QUOTED.test(line));

/** Whether a line on its own is dirt: a label, a pointer elsewhere, a stamp, code, a mere address. */
export function isDirtLine(line: string): boolean {
  if (isCodeLine(line) || ADDRESS_ONLY.test(line)) return true;
  if (line.length > 400) return false;
  return (
    isFurniture(line) ||
    isContactLine(line) ||
    isWireLine(line) ||
    isButtonRow(line) ||
    isStampLine(line) ||
    !/[\p{L}\p{N}]/u.test(line) ||
    (!isReport(line) && (isOriginLine(line) || LABELS.test(line) || SENDING.test(line)))
  );
}

/** "Print · Write to the editor · Top": a row of the page's own buttons. */
function isButtonRow(line: string): boolean {
  const buttons = line.split(/\s[·•|]\s/u);
  return (
    buttons.length > 1 && buttons.every((button) => button.length < 25) && buttons.some((button) => LABELS.test(button))
  );
}

/** Whether a line on its own is a stamp of time or author. */
export const isStampLine = (line: string): boolean =>
  line.length < 140 && STAMPS.test(line) && !isReport(line) && !(ENDED.test(line) && CLAUSE.test(line));

const AGENCIES =
  'AP|AFP|Reuters|EPA|Getty|PA|ANSA|dpa|Shutterstock|Bloomberg|Anadolu|Xinhua|TASS|EFE|NurPhoto|Alamy|iStock|Pool';
const CREDIT = new RegExp(
  `^(?:(?:photo(?:graph|graphy|s)?|image|picture|pic|illustration|credit|source|video|file photo|photo credit|image credit|image copyright|image source|media caption|image caption|getty images)\\b(?: (?:by|courtesy|via|credit|copyright))?\\s?[:/|©]|©|\\(?(?:${AGENCIES})(?: (?:photo|images|file|archive))?\\)?$|(?:image (?:copyright|caption)|media (?:playback|caption)))`,
  'i',
);
/** "Photographs by Ine Dahl"; a sentence may begin so: “Images by satellite show forty tanks”. */
const BY_WHOM = /^(?:photo(?:graph)?|image|picture|illustration)s? (?:by|courtesy|via)\b/i;

/** At a line's end, behind a bracket or the like: "(Photo by X)", "| Picture: X". */
const WORDED = '\\s?(?:file |stock )?(?:photo(?:graph)?|image|picture|credit|pic)s?\\b[^()]{0,60}';
/** "(X/Agency)", "(X via AP)". */
const THROUGH_AGENCY = [
  `\\s?[^()/]{2,40}\\s?/\\s?(?:${AGENCIES})\\b[^()]{0,30}`,
  `\\s?[^()]{2,40} via (?:${AGENCIES})\\b[^()]{0,20}`,
];
const FILED = '\\s?(?:file|getty images)';
const CREDIT_END = new RegExp(
  `(?:[([|](?:${[WORDED, ...THROUGH_AGENCY, FILED, '\\s?©[^()]{0,50}'].join('|')}))[)\\]]?\\.?$`,
  'i',
);
/** The same behind a dash, and "Agency Photo/X": sentences have such marks too. “self-image” has none. */
const DASHED_END = new RegExp(
  `(?:${[
    `(?:[—–]|(?<![\\p{L}\\p{N}])-)(?:${WORDED}|${FILED})`,
    `[—–-](?:${THROUGH_AGENCY.join('|')})`,
    `\\b(?:${AGENCIES})(?: file)? (?:photo|images?)s?\\b[^()]{0,40}`,
  ].join('|')})[)\\]]?\\.?$`,
  'iu',
);

/** Whether a line alone is a photographer's credit. */
export const isCreditLine = (line: string): boolean =>
  line.length < 120 && (CREDIT.test(line) || isDashedCredit(line) || (BY_WHOM.test(line) && !isReport(line)));

const PICTURES = new Set(['photo', 'photos', 'photograph', 'image', 'images', 'picture', 'illustration']);
const DASHES = new Set(['-', '–', '—']);
const BETWEEN_NAMES = new Set(['of', 'for', 'the', 'and', 'via', 'by', '/']);
const MOST_CREDITED = 6;

/** "Photo - Reuters", "Image – Ine Dahl / Fjord News": names behind a dash, and no sentence. */
function isDashedCredit(line: string): boolean {
  const [what = '', dash = '', ...names] = line.split(' ');
  const isName = (word: string): boolean => startsLoud(word) || BETWEEN_NAMES.has(word);
  const isNames = names.length > 0 && names.length <= MOST_CREDITED && names.every(isName);
  return PICTURES.has(what.toLowerCase()) && DASHES.has(dash) && isNames;
}

const startsLoud = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase();

/** Whether a line is a picture's caption: it names a photographer at its end, or calls itself one. */
export function isCaptionLine(line: string): boolean {
  if (line.length > 450) return false;
  return (
    isCreditLine(line) ||
    CREDIT_END.test(line) ||
    (DASHED_END.test(line) && !isReport(line)) ||
    /\b(?:in this|this) .{0,40}(?:file )?(?:photo|image|picture|frame grab)\b.{0,40},/i.test(line.slice(0, 110)) ||
    /^(?:caption|pictured|above|below)(?: is)?:/i.test(line)
  );
}

/** The words of a line for comparing: lower case, no marks. */
export const wordKey = (line: string): string => (line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Whether two lines have the same words, or one is the other with a paper's name behind it. */
export function sameWords(a: string, b: string): boolean {
  const first = wordKey(a);
  const second = wordKey(b);
  if (first === '' || second === '') return false;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return short === long || (short.length > 20 && long.startsWith(`${short} `) && long.length - short.length < 30);
}
