/** Elements nested deeper than this are refused; browsers stop nesting at 512 as well (WHATWG parsers' common cap). */
export const DEEPEST = 512;

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const BLOCK =
  /^(?:address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|menu|nav|ol|p|pre|section|table|ul)$/;
const CELLS = new Set(['td', 'th']);
const TERMS = new Set(['dd', 'dt']);
const ROWS = new Set(['tr', 'td', 'th']);
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'xmp', 'iframe']);

/**
 * Whether a page nests more than `limit` elements, told from its tags alone and in time proportional to its length: a
 * DOM of such depth takes its parser minutes. End tags that HTML lets one leave out are supplied.
 */
export function isDeeperThan(html: string, limit: number): boolean {
  const open: string[] = [];
  for (const { name, ends, closed } of tagsOf(html)) {
    if (ends) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    } else if (!VOID.has(name)) {
      while (open.length > 0 && endsImplicitly(open.at(-1) ?? '', name)) open.pop();
      // A closing slash counts in SVG and MathML alone, where the parser keeps it.
      if (!closed || !(open.includes('svg') || open.includes('math'))) open.push(name);
      if (open.length > limit) return true;
    }
  }
  return false;
}

interface Tag {
  readonly name: string;
  /** An end tag. */
  readonly ends: boolean;
  /** Written with a slash at its end. */
  readonly closed: boolean;
}

/** The tags of a page, each letter looked at once; an unfinished tag or comment ends the page. */
function* tagsOf(html: string): Generator<Tag> {
  let at = html.indexOf('<');
  while (at >= 0) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 2);
      if (end < 0) return;
      at = html.indexOf('<', end);
      continue;
    }
    const match = NAME.exec(html.slice(at, at + NAME_LENGTH));
    if (match === null) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const name = (match[2] ?? '').toLowerCase();
    const ends = match[1] === '/';
    const end = tagEnd(html, at + match[0].length);
    if (end < 0) return;
    yield { name, ends, closed: html.charAt(end - 1) === '/' };
    at = html.indexOf('<', end);
    if (RAW.has(name) && !ends) {
      at = html.indexOf('</', end);
      while (at >= 0 && html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name)
        at = html.indexOf('</', at + 2);
    }
  }
}

const NAME = /^<(\/?)([a-z][^\s/>]*)/i;
/** Longer names are cut, which changes nothing: no known element has one. */
const NAME_LENGTH = 64;

/** Where a tag's ">" is, quoted values passed over; -1 where it never ends. */
function tagEnd(html: string, from: number): number {
  let valued = false;
  for (let at = from; at < html.length; at += 1) {
    const letter = html.charAt(at);
    if (letter === '>') return at;
    if (valued && (letter === '"' || letter === "'")) {
      at = html.indexOf(letter, at + 1);
      if (at < 0) return -1;
      valued = false;
    } else if (letter === '=') valued = true;
    else if (!/\s/.test(letter)) valued = false;
  }
  return -1;
}

function endsImplicitly(open: string, next: string): boolean {
  if (open === 'p') return BLOCK.test(next);
  if (open === 'li' || open === 'option') return next === open;
  if (TERMS.has(open)) return TERMS.has(next);
  if (CELLS.has(open)) return ROWS.has(next);
  return open === 'tr' && next === 'tr';
}
