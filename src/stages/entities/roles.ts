import type { Office } from '../../document/index.ts';
import { isDepartment, type RoleNoun, roleNoun, titlesBefore } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';

/** Words at which the description before a name cannot begin any further: verbs of news, conjunctions, prepositions. */
const STOPS = new Set(
  (
    'and or but that said says saying told tells with by to from met as while when where after before because if than then ' +
    'is was are were be been has had have will would should could may might who whom which what whose in on at into about ' +
    'against between during under over asked urged accused called named replaced succeeded by like including quoted'
  ).split(' '),
);
/** “On Saturday French minister Holm”. */
const DAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;
const JOINERS = new Set(['of', 'for', 'at', 'the']);
/** Longest description, in words, on either side of a name. */
const REACH = 14;

/** A description beside a name; `ofSpan` is where to look for the state or body it belongs to. */
export interface Described {
  readonly span: Span;
  readonly words: string;
  readonly nouns: readonly string[];
  readonly gender: 'm' | 'f' | null;
}

/**
 * What the text says of the person or body with a name at `name`: just before it (“Norway's fisheries minister, Kari
 * Nygård”, “Commissioner Rekonen”) and in apposition after it (“Moira Duthie, the federation's chairwoman”).
 */
export function descriptionsOf(text: string, sentence: Span, name: Span): Described[] {
  return [before, after, relative, predicated, selfStyled].flatMap((read) => read(text, sentence, name) ?? []);
}

/** “The minister of health, Hon. [Marama Wright]”, “its rector, Prof. Dr. [Uwe Lang]”: without the titles after the comma. */
function withoutTitles(lead: string): string {
  const titles = /,\s+((?:\p{Lu}[\p{L}.-]*\s+){1,4})$/u.exec(lead)?.[1] ?? '';
  const words = titles.trim().split(/\s+/u);
  const isAll = titles !== '' && titlesBefore([...words, 'Name']) === words.length;
  const rest = lead.slice(0, lead.length - titles.length);
  // “In The Hague, Defence Minister [Maarten Smit]”: the words before the comma are no description.
  const clause = rest.split(/[,;:()“”"–—]/u).findLast((part) => part.trim() !== '') ?? '';
  const isDescription = clause.split(/\s+/u).some((word) => roleOfWord(word)?.kind === 'person');
  return isAll && isDescription ? rest : lead;
}

function before(text: string, [begin]: Span, [start]: Span): Described | null {
  const lead = withoutTitles(text.slice(begin, start));
  const apart = /,\s+$/u.test(lead);
  const words = [...lead.matchAll(/[^\s,;:()“”"–—]+|[,;:()“”"–—]/gu)];
  if (apart) words.pop();
  let first = words.length;
  let hasRole = false;
  for (let index = words.length - 1; index >= 0 && words.length - index <= REACH; index -= 1) {
    const word = words[index]?.[0] ?? '';
    const plain = word.toLowerCase();
    if (/^[,;:()“”"–—]$/u.test(word) || STOPS.has(plain) || DAY.test(word)) break;
    // “Minister Holm praised Mr Berg”: a verb between a title and a name parts them.
    if (
      !apart &&
      !hasRole &&
      /^\p{Ll}/u.test(word) &&
      !JOINERS.has(plain) &&
      plain !== 'and' &&
      !isDepartment(word) &&
      roleOfWord(word) === null
    )
      break;
    // Without a comma only titles stand before a name: “head of mission Kari Nygård” is rare, “of Kari Nygård” is not.
    if (!apart && !hasRole && JOINERS.has(plain)) break;
    hasRole ||= roleOfWord(word) !== null;
    first = index;
    if (
      /^(?:the|a|an|its|his|her|their|our|my|this|that|another)$/u.test(plain) &&
      !(apart && followsJoiner(words, index))
    )
      break;
  }
  const from = words[first];
  if (!hasRole || !from) return null;
  return described(text, [begin + from.index, begin + lead.trimEnd().replace(/,$/u, '').length]);
}

const followsJoiner = (words: readonly RegExpMatchArray[], index: number): boolean =>
  /^(?:of|for|at)$/u.test(words[index - 1]?.[0] ?? '');

const AFTER =
  /^(?:,\s+(?:\d{1,3},\s+)?|\s+\()((?:(?:[Tt]he|[Aa]n?|its|his|her|their|one|another|former|then|now|acting|chief|deputy|senior|head|director|minister|president|professor|chair|chairman|chairwoman|secretary|ambassador|commissioner|coordinator|spokes\w+|mayor|governor|editor|founder|leader)\b|\p{Lu}[\p{L}’'-]*)[^,;.()“”"–—\n]*)/u;

function after(text: string, [, stop]: Span, [, end]: Span): Described | null {
  const rest = text.slice(end, stop);
  const match = AFTER.exec(rest);
  if (!match?.[1]) return null;
  const [phrase] = match[1].split(/\s(?:who|which|whose|that|said|says|told|added|warned|and (?:said|told))\s/u);
  if (!phrase || phrase.split(/\s+/u).length > REACH) return null;
  // An apposition is closed by a mark or a relative clause: “Minister Holm, your colleague said” has none.
  const closed = phrase !== match[1] || /^[,;.()“”"–—\n]|^$/u.test(rest.slice(match[0].length));
  if (!closed) return null;
  const start = end + match[0].length - match[1].length;
  return described(text, [start, start + phrase.trimEnd().length]);
}

const DOES: Readonly<Record<string, string>> = {
  chairs: 'chair', leads: 'leader', heads: 'head', runs: 'head', directs: 'director', commands: 'commander', founded: 'founder',
  edits: 'editor', hosts: 'host', 'speaks for': 'spokesperson', represents: 'representative', 'negotiates for': 'negotiator',
  'presides over': 'president',
}; // prettier-ignore

/** “Gwen Parry, who chairs the committee”. */
function relative(text: string, [, stop]: Span, [, end]: Span): Described | null {
  const match = /^(?:\s\([^()\n]{1,40}\))?,?\s+who\s+((\p{Ll}+(?:\s(?:for|over))?)\s[^,;.()“”"–—\n]{2,80})/u.exec(
    text.slice(end, stop),
  );
  const noun = match && (DOES[match[2] ?? ''] ?? DOES[(match[2] ?? '').split(' ')[0] ?? '']);
  if (!match?.[1] || !noun) return null;
  const start = end + match[0].length - match[1].length;
  return { span: [start, start + match[1].length], words: match[1], nouns: [noun], gender: null };
}

/** “Aviâja Tulugaq-Lund became Greenland's commissioner for abandoned bases”. */
function predicated(text: string, [, stop]: Span, [, end]: Span): Described | null {
  const match =
    /^\s+(?:is|was|became|has become|has been|had been|serves as|served as|was (?:named|appointed|elected)|acts as)\s+((?:the|a|an|its|his|her|\p{Lu}[\p{L}’'-]*)\s[^,;.()“”"–—\n]*)/u.exec(
      text.slice(end, stop),
    );
  if (!match?.[1] || match[1].split(/\s+/u).length > REACH) return null;
  const start = end + match[0].length - match[1].length;
  return described(text, [start, start + match[1].trimEnd().length]);
}

/** “its spokesman, who calls himself Commander Leopard”. */
function selfStyled(text: string, [begin]: Span, [start]: Span): Described | null {
  const match = SELF_STYLED.exec(text.slice(begin, start));
  return match?.[1] ? described(text, [begin + match.index, begin + match.index + match[1].length]) : null;
}

const SELF_STYLED =
  /((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)\s[^,.;“”"]{2,60}?),?\swho\s(?:calls (?:himself|herself)|goes by(?: the name(?: of)?)?|is known(?: only)? as)\s[“"‘]?(?:\p{Lu}[\p{L}-]*\.?\s){0,2}$/u;

/** The description in a span; null where its head, the last role noun before a preposition, is missing. */
export function described(text: string, span: Span): Described | null {
  const words = text.slice(...span);
  const head = (/^(.*?)\s(?:of|for|at|in|on|to|from|with)\s/u.exec(`${words} `)?.[1] ?? words).split(/\s+/u).map(bare);
  const last = head.findLastIndex((word) => roleOfWord(word) !== null);
  const role = roleOfWord(head[last] ?? '');
  if (!role) return null;
  const modifier = head[last - 1];
  const nouns = [role.noun];
  if (modifier && /^[\p{L}-]+$/u.test(modifier) && !/^(?:the|a|an|its|his|her|their|our|my|one)$/iu.test(modifier))
    nouns.push(`${modifier.toLowerCase()} ${role.noun}`);
  if (nouns[1] === 'prime minister') nouns.shift();
  // “the deputy foreign minister” is a minister, but not the foreign minister.
  if (/\b(?:deputy|vice|assistant|junior)\b/iu.test(head.slice(0, last).join(' ')) && nouns.length > 1)
    nouns[1] = `deputy ${nouns[1] ?? ''}`.replace(/^deputy deputy /u, 'deputy ');
  for (const other of head.slice(0, last)) {
    const also = roleOfWord(other);
    if (also && also.kind === role.kind) nouns.push(also.noun);
  }
  return { span, words, nouns, gender: role.gender };
}

const ABBREVIATED: Readonly<Record<string, string>> = {
  gen: 'general', adm: 'admiral', col: 'colonel', maj: 'major', capt: 'captain', cmdr: 'commander', sen: 'senator', gov: 'governor',
  rep: 'representative', prof: 'professor', amb: 'ambassador',
}; // prettier-ignore

const roleOfWord = (word: string): RoleNoun | null => roleNoun(ABBREVIATED[bare(word).toLowerCase()] ?? bare(word));

/** A word without possessive and brackets. */
export const bare = (word: string): string => word.replace(/[’']s?$/u, '').replace(/^[("“]+|[)"”,.]+$/gu, '');

export const roleOf = ({ words, nouns }: Described, of: string | null): Office => ({ words, nouns, of });
