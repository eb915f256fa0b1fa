/** Heads of lists of links to other texts. */
const LIST_LABELS =
  /^(?:(?:related|recommended|more|similar|trending|popular|latest|top|other|further|suggested) (?:\w+ )?(?:articles?|stories|stor(?:y|ies)|posts?|news|content|coverage|links?|topics?|reading|videos?|headlines|items|from\b.{1,40}|on this\b.{1,30}|in this\b.{1,30})|related|recommended(?: for you)?|you may (?:also )?(?:like|be interested in).{0,20}|you might (?:also )?(?:like|be interested in).{0,20}|more (?:from|on|in|news)\b.{0,50}|most (?:read|popular|viewed|shared|commented)|read (?:also|next|more)|see also|also read|what to read next|up next|editor['’]s (?:picks|choice)|don['’]t miss|explore more|keep reading|tags?|topics?|read this next|from around the web|around the web|promoted stories)[\s.:…!]*$|^filed under/i;

/** Heads of sections that tell something else at the end of a text, and with what press offices end it. Notes to editors tell facts. */
const APPENDICES =
  /^(?:about (?:the )?(?:authors?|writers?|reporters?|contributors?)|(?:media|press) (?:contacts?|enquiries|inquiries|office)|forward[- ]looking statements?|[-–— ]{0,4}ends?[-–— ]{1,4}|ends)[\s.:…!]*$/i;

/** The same in words that may be the head of anything: at the very end alone. */
const LAST_HEADS =
  /^(?:about (?:the )?company|contacts?|(?:for )?(?:further|more) information|inquiries|enquiries|join the (?:conversation|discussion).{0,20}|comments?(?: \(\d+\))?|leave a (?:reply|comment)|disclaimer)[\s.:…!]*$/i;

/** What a paper says above its offer where it shows only the beginning of a text. */
const OFFERS =
  /^(?:(?:this|the rest of this|our) (?:article|story|content|page|post|premium content) is (?:only )?(?:for|exclusively for|available (?:only )?to|exclusive to|reserved for|limited to) .{0,30}(?:subscribers|members|readers)\b|(?:for )?subscribers? only|(?:subscribe|sign (?:in|up)|log in|register|create (?:a|your) (?:free )?account|start (?:a|your) (?:free )?trial)\b.{0,40} to (?:continue|keep|finish|read|unlock)\b|to (?:continue|keep|finish) reading\b|(?:continue|keep) reading (?:with|for|by)\b|(?:unlock|want to read) (?:this|the (?:full|whole|rest)|more of this)\b.{0,60}\b(?:subscri|free|trial|account)|you(?:['’]ve| have) (?:reached your|used all|(?:\d{1,2}|no|one) (?:more )?(?:free )?(?:articles?|stor(?:y|ies)) (?:left|remaining))\b)/i;

/** Whether a line is the head of a list of links. */
export const isListLabel = (line: string): boolean => line.length <= LONGEST && LIST_LABELS.test(line);

const LONGEST = 80;

/** A text or a line of it; `letters` counts those that are no links. */
export interface Line {
  readonly text: string;
  readonly letters: number;
}

/** An appendix has at most this share of the letters of the text before it. */
const MOST_OF_TEXT = 1;
/** A section that anything may be the head of has at most so many paragraphs. */
const MOST_PARAGRAPHS = 4;
/** So many letters make a paragraph. */
const PARAGRAPH = 120;

/**
 * Where the appendix of a text begins, of which a head tells: contacts, what the author or the company
 * is. The number of lines where it has none.
 */
export function appendixAt(lines: readonly Line[]): number {
  const whole = lines.reduce((sum, { letters }) => sum + letters, 0);
  const last = lines.findLastIndex(isParagraph);
  let before = 0;
  let told = false;
  for (const [index, line] of lines.entries()) {
    const { text, letters } = line;
    if (told && text.length <= LONGEST) {
      const isShort = whole - before <= before * MOST_OF_TEXT;
      if (isShort && APPENDICES.test(text)) return index;
      const isLast = last <= index + MOST_PARAGRAPHS;
      if (isLast && (LAST_HEADS.test(text) || OFFERS.test(text) || isAboutSelf(text, lines[index + 1]?.text ?? '')))
        return index;
    }
    before += letters;
    told ||= isParagraph(line);
  }
  return lines.length;
}

const isParagraph = ({ letters }: Line): boolean => letters >= PARAGRAPH;

/** “About Fjord Ports”, above “Fjord Ports runs nine harbours.” */
function isAboutSelf(head: string, next: string): boolean {
  const [about = '', ...words] = head.split(' ').filter((word) => word !== '');
  const [name = ''] = words.filter((word) => word.toLowerCase() !== 'the');
  const start = next.startsWith('The ') ? next.slice('The '.length) : next;
  const isName = name.charAt(0) !== name.charAt(0).toLowerCase();
  return about.toLowerCase() === 'about' && isName && start.toLowerCase().startsWith(`${name.toLowerCase()} `);
}

const CONTACTS = ['contact:', 'contacts:'].flatMap((head) => ['', 'media ', 'press '].map((whose) => whose + head));
const LONGEST_CONTACT = 300;
const SHORTEST_NUMBER = 6;

/** Whether a line says whom to write to or call: “Media contact: Carl Moss, +47 555 0102”. */
export function isContactLine(line: string): boolean {
  const words = line.toLowerCase();
  if (line.length > LONGEST_CONTACT || !CONTACTS.some((beginning) => words.startsWith(beginning))) return false;
  return words.includes('@') || words.replace(/\D/g, '').length >= SHORTEST_NUMBER;
}
