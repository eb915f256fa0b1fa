import { genderOf } from '../../lexicon/index.ts';
import { wordKey } from './dirt.ts';
import { collapse } from './lines.ts';
import { softened } from './lone-name.ts';
import { DAY_PATTERN } from './moment.ts';
import { namesOf, PUBLISHER } from './names.ts';

const DAY = new RegExp(
  `(?<![\\p{L}\\d])(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?${DAY_PATTERN}`,
  'giu',
);
const MARKUP = /<[^<>]{0,400}>/g;
/** "(anna.holt@example.org)", "[Fjord News]": what a bracket has beside a name. */
const BRACKET = /\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g;
/** What follows a name on a page and invites to more. */
const INVITATION = /(?<!\p{L})(?:view (?:bio|profile|all posts)|see all|read more|more (?:from|by)|follow)\b/iu;
const BEHIND = /(?<!\p{L})(?:updated?:?|published:?|posted:?|last modified:?|shares?)$/iu;
const DEGREE =
  /,? (?:Ph\.? ?D|M\.?D|MPH|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?B\.?A|J\.?D|LL\.?[BM]|Esq|D\.?Phil|R\.?N|OBE|MBE|CBE|CPA|CFA|DO|DDS|FRCP|PharmD|Ed\.?D|RDN?)\.?(?=$|[,; ])/g;
const BEFORE =
  /^(?:(?:article|story|text|words|report(?:ing|ed)?|written|posted|published|submitted|analysis|interview|review(?:ed)?|opinion|contributed|filed)? ?by\b:?|author(?:\(s\)|s)?:|from|words:|text:) ?/i;
const PARTED = / (?:[/•·+]|[–—-]{1,2}) |(?<=\p{L}) ?[/•·] ?(?=\p{Lu})/u;

/** "delta_201": what people call themselves, with a mark that no word has. */
const PSEUDONYM = /^(?=[^\p{L}]*\p{L}[^\p{L}]*\p{L}[^\p{L}]*\p{L})(?=[^\d_]*[\d_])[\p{L}\d_.-]{4,30}$/u;

/** Words that name a function rather than somebody. */
const NOBODY =
  /^(?:the )?(?:guest|contributors?|anonymous|unknown|none|null|n\/a|webmaster|super ?user|user|root|default|author|authors?|by|press release|submitted|sponsored|advertorial|administrator|admin\d*|moderator|redakt\w+|contributors to .*|terms(?: of .*)?\.?|privacy.*|cookies?.*|various|agenc(?:y|ies)|web ?desk|online|syndicated|opinion|editorial)$|(?:^|\s)(?:staff|desk|newsroom|newsdesk|admin|correspondents?|reporters?|editors?|writers?|contributors?|bureau|team|board|online|web|digital|report|service)$/i;

/** What a page's outlet is called. `host` is the part of its address that names it: "fjordnews". */
export interface Outlet {
  readonly names: readonly string[];
  readonly host: string | null;
}

/** The names of persons and agencies in what pages have as their authors, cleaned, without the page's own outlet. */
export function authorsOf(values: readonly string[], outlet: Outlet): string[] {
  const names = values.flatMap((value) =>
    collapse(value.replace(MARKUP, ' | ').replace(BRACKET, ' ').replace(DAY, ' | '))
      .split(' ')
      .filter((word) => !word.includes('@') && !word.includes('://'))
      .join(' ')
      .replace(DEGREE, '')
      .split(PARTED)
      .filter((part, index) => index === 0 || !isPost(part))
      .map((part) => withoutTail(part.replace(BEFORE, '')))
      .flatMap((part) => (PSEUDONYM.test(part) ? [part] : namesOf(part))),
  );
  const people = names.map(cleaned).filter((name) => name !== '' && !NOBODY.test(name) && !isOutlet(name, outlet));
  const seen = new Set<string>();
  return people.filter((name) => {
    const key = wordKey(name);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function withoutTail(part: string): string {
  const at = part.search(INVITATION);
  return (at < 0 ? part : part.slice(0, at))
    .replace(/(?<![ |,;])[ |,;]+$/, '')
    .replace(BEHIND, '')
    .trim();
}

/** "Fjord News Staff Writers" behind a name: for whom, and as what. */
const isPost = (part: string): boolean => NOBODY.test(part.trim()) && genderOf(part.trim()) === null;

/** Without marks at the ends; names all in capitals as one writes them. */
function cleaned(name: string): string {
  if (PSEUDONYM.test(name)) return name;
  const bare = collapse(name.replace(/^[^\p{L}]+/u, '').replace(/(?<![^\p{L}\p{M}.’'"”)])[^\p{L}\p{M}.’'"”)]+$/u, ''));
  const words = bare.split(' ');
  const isLoud = words.length > 1 && bare === bare.toUpperCase() && bare !== bare.toLowerCase();
  return isLoud ? words.map(softened).join(' ') : bare;
}

/** Whether a name is that of the page's outlet, or begins or ends with it: "Fjord News", "Fjord News Online". */
function isOutlet(name: string, { names, host }: Outlet): boolean {
  // Some sites are called by the name of whoever writes them.
  if (genderOf(name) !== null) return false;
  const key = bareKey(name);
  if (names.map(bareKey).some((own) => key === own || key.startsWith(`${own} `) || key.endsWith(` ${own}`)))
    return true;
  const isPerson = key.includes(' ') && !PUBLISHER.test(name);
  return host !== null && key.replaceAll(' ', '') === host.replaceAll('-', '') && !isPerson;
}

const bareKey = (text: string): string => wordKey(text).replace(/^the /, '');

/** "Holt, Anna" as "Anna Holt"; a list of names as it is. */
export function turned(name: string): string {
  const [last = '', first = '', ...rest] = name
    .replace(DEGREE, '')
    .split(',')
    .map((part) => part.trim());
  return rest.length === 0 && first !== '' && /^[\p{L}\p{M}'’ -]+$/u.test(last) && last.split(' ').length <= 3
    ? `${first} ${last}`
    : name;
}
