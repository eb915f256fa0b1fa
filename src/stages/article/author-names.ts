import { genderOf } from '../../lexicon/index.ts';
import { wordKey } from './dirt.ts';
import { softened } from './lone-name.ts';
import { DAY_PATTERN } from './moment.ts';
import { namesOf } from './names.ts';

const DAY = new RegExp(`(?<![\\p{L}\\d])(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?${DAY_PATTERN}`, 'giu');
const MARKUP = /<[^<>]{0,400}>/g;
/** "(anna.holt@example.org)", "[Fjord News]": what a bracket has beside a name. */
const BRACKET = /\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g;
const HANDLE = /(?:^|(?<=\s))@\w+|\S+@\S+\.\S+|https?:\/\/\S+/g;
const AFTER = /(?<!\p{L})(?:\d+ min(?:ute)?s? read|updated?:?|published:?|posted:?|last modified:?|follow(?: (?:author|@\w+))?|shares?|view (?:bio|profile|all posts).*|see all .*|read more.*|more (?:from|by) .*)$/iu;
const DEGREE =
  /,?\s+(?:Ph\.?\s?D|M\.?D|MPH|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?B\.?A|J\.?D|LL\.?[BM]|Esq|D\.?Phil|R\.?N|OBE|MBE|CBE|CPA|CFA|DO|DDS|FRCP|PharmD|Ed\.?D|RDN?)\.?(?=$|[,;\s])/g;
const BEFORE =
  /^(?:(?:article|story|text|words|report(?:ing|ed)?|written|posted|published|submitted|analysis|interview|review(?:ed)?|opinion|contributed|filed)?\s?by\b:?|author(?:\(s\)|s)?:|from|words:|text:)\s*/i;
const PARTED = /\s+(?:[/•·+]|[–—-]{1,2})\s+|(?<=\p{L})\s?[/•·]\s?(?=\p{Lu})|\s{3,}|\n/u;

/** Words that name a function rather than somebody. */
const NOBODY =
  /^(?:the )?(?:guest|contributors?|anonymous|unknown|none|null|n\/a|webmaster|super ?user|user|root|default|author|authors?|by|press release|submitted|sponsored|advertorial|administrator|admin\d*|moderator|redakt\w+|contributors to .*|various|agenc(?:y|ies)|web ?desk|online|syndicated|opinion|editorial)$|(?:^|\s)(?:staff|desk|newsroom|newsdesk|admin|correspondents?|reporters?|editors?|writers?|contributors?|bureau|team|board|online|web|digital|report|service)$/i;

/** The names of persons and agencies in what pages have as their authors, cleaned; `outlets` are the page's own names. */
export function authorsOf(values: readonly string[], outlets: readonly string[]): string[] {
  const names = values.flatMap((value) => {
    const plain = value
      .replace(MARKUP, ' | ')
      .replace(BRACKET, ' ')
      .replace(HANDLE, ' ')
      .replace(DAY, ' | ')
      .replace(DEGREE, '')
      .trim()
      .replace(AFTER, '')
      .replace(BEFORE, '');
    return plain
      .split(PARTED)
      .filter((part, index) => index === 0 || !isPost(part))
      .flatMap((part) => namesOf(part.replace(BEFORE, '').trim()));
  });
  const people = names.map(cleaned).filter((name) => name !== '' && !NOBODY.test(name) && !isOutlet(name, outlets));
  const seen = new Set<string>();
  return people.filter((name) => {
    const key = wordKey(name);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** "Fjord News Staff Writers" behind a name: for whom, and as what. */
const isPost = (part: string): boolean => NOBODY.test(part.trim()) && genderOf(part.trim()) === null;

/** Without marks at the ends; names all in capitals as one writes them. */
function cleaned(name: string): string {
  const bare = name
    .replace(/^[^\p{L}]+|[^\p{L}\p{M}.’'"”)]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = bare.split(' ');
  const isLoud = words.length > 1 && bare === bare.toUpperCase() && bare !== bare.toLowerCase();
  return isLoud ? words.map(softened).join(' ') : bare;
}

/** Whether a name is that of the page's outlet, or begins or ends with it: "Fjord News", "Fjord News Online". */
function isOutlet(name: string, outlets: readonly string[]): boolean {
  // Some sites are called by the name of whoever writes them.
  if (genderOf(name) !== null) return false;
  const key = squeezed(name);
  return outlets.some((outlet) => {
    const own = squeezed(outlet);
    return own.length > 2 && (key === own || (own.length > 4 && (key.startsWith(own) || key.endsWith(own))));
  });
}

const squeezed = (text: string): string =>
  wordKey(text)
    .replace(/^the /, '')
    .replaceAll(' ', '');

/** "Holt, Anna" as "Anna Holt"; a list of names as it is. */
export function turned(name: string): string {
  const [last = '', first = '', ...rest] = name.split(',').map((part) => part.trim());
  return rest.length === 0 && first !== '' && /^[\p{L}\p{M}'’ -]+$/u.test(last) && last.split(' ').length <= 3
    ? `${first} ${last}`
    : name;
}
