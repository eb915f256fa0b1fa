import type { NamedEntity } from '../../document/index.ts';
import {
  genderOf,
  isDepartment,
  isHonorific,
  isStyle,
  namesBody,
  NOT_NAMES,
  PARTICLES,
  roleNoun,
  titlesBefore,
} from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';

/** What the extent of a name depends on besides its own words. */
export interface Surroundings {
  readonly text: string;
  /** The sentence around a place. */
  readonly sentenceAt: (at: number) => Span | null;
  /** Whether the lexicon knows a state, people or body by the words of a span: no given name. */
  readonly isKnown: (span: Span) => boolean;
  /** Whether the text writes a word with a capital inside a sentence. */
  readonly isUsed: (word: string) => boolean;
}

/** How many words a name is extended by at most. */
const MOST = 4;

/**
 * The whole of a name of which the model may have seen a part: to the ends of its words, without titles and a possessive
 * 's, with the given names before a surname, and with “of …” and “for …” where a body has them.
 */
export function extentOf(around: Surroundings, { span, kind }: NamedEntity): Span {
  const words = wholeWords(around.text, span);
  const bare = kind === 'organisation' ? withoutLead(around.text, words) : words;
  const sentence = around.sentenceAt(bare[0]);
  // In a headline with capitals on every word nothing tells where a name ends.
  const isOpen = sentence !== null && !isTitleCase(around.text.slice(...sentence));
  if (kind === 'person') return person(around, bare, isOpen ? sentence : null);
  const extended = kind === 'organisation' && isOpen ? bodyWithTail(around, bodyWithLead(around, bare)) : bare;
  return withoutEnding(around.text, extended);
}

function person(around: Surroundings, span: Span, sentence: Span | null): Span {
  const { text } = around;
  let [start, end] = span;
  start += lengthOf(text.slice(start, end), titleCount(wordsIn(text.slice(start, end)), isRole));
  // “Dato' Sri | Faizal Omar”.
  const style = DATO.test(text.slice(Math.max(0, start - 8), start)) ? /^Se?ri\s/u.exec(text.slice(start, end)) : null;
  start += style?.[0].length ?? 0;
  // “De Kuyper”: a particle is no name by itself.
  if (PARTICLE.test(text.slice(start, end))) end += CAPITAL.exec(text.slice(end, end + 40))?.[0].length ?? 0;
  if (!sentence || start >= end) return withoutEnding(text, [start, end]);
  return withoutEnding(text, [
    startOfGiven(around, start, sentence[0]),
    endOfSurname(around, [start, end], sentence[1]),
  ]);
}

/** “Nguyen | Van Tan”, “Layla | Al Hashimi”: words before a name that are neither titles nor names of something else. */
function startOfGiven(around: Surroundings, start: number, floor: number): number {
  const { text, isKnown, isUsed } = around;
  let found = start;
  let at = start;
  for (let count = 0; count < MOST; count += 1) {
    const word = BEFORE.exec(text.slice(Math.max(floor, at - 40), at))?.[1];
    if (word === undefined) return found;
    const from = at - word.length - 1;
    if (/^Se?ri$/u.test(word) && DATO.test(text.slice(Math.max(0, from - 8), from))) return found;
    if (!PARTICLES.has(word)) {
      const isGiven = /^(?:bin|ibn|bint|binti)\s/u.test(text.slice(at, at + 6));
      if ((!isGiven && (!isNamePart(word) || isStyle(word))) || isKnown([from, at - 1])) return found;
      if (from === floor && !isUsed(word) && genderOf(`${word} x`) === null) return found;
      found = from;
    }
    at = from;
  }
  return found;
}

/** “Captain Abdallah | Mshangama”, “Catalina Urrutia | Mamani”: where the model has lost the rest. */
function endOfSurname({ text, isKnown }: Surroundings, [start, end]: Span, ceiling: number): number {
  const rest = AFTER.exec(text.slice(end, Math.min(ceiling, end + 60)))?.[0] ?? '';
  const words = wordsIn(rest);
  if (words.length === 0 || namesBody(rest.trim())) return end;
  if (/\s/u.test(text.slice(start, end)) && words.length > 2) return end;
  const names = words.filter((word) => !PARTICLES.has(word)).map((word) => word.replace(/[’']s?$/u, ''));
  return names.every(isNamePart) && !isKnown([end + 1, end + rest.length]) ? end + rest.length : end;
}

/** “the Sunday | Ledger”, “the Harbour Pilots | Board”, “its partner Lake | Relief”: capitals before a body belong to its name. */
function bodyWithLead({ text, isKnown }: Surroundings, [start, end]: Span): Span {
  const capitals = LEAD.exec(text.slice(Math.max(0, start - 60), start))?.[1] ?? '';
  const lead = capitals.replace(LEADING, '');
  const from = start - lead.length;
  // “the Sunday Ledger”, but “on Sunday Greenpeace”.
  const isAfterThe = /\b[Tt]he\s$/u.test(text.slice(Math.max(0, from - 4), from));
  const isTitled = wordsIn(lead).some(
    (word) => isHonorific(word) || (!isAfterThe && NOT_NAMES.has(word.toLowerCase())) || isRole(word),
  );
  return lead === '' || isTitled || isKnown([from, end]) ? [start, end] : [from, end];
}

/** “Citizens' Front | of Galdria”, “Army | for the Defence of the Coast”, “Radio | Litoral”. */
function bodyWithTail({ text, isKnown }: Surroundings, span: Span): Span {
  const [start, end] = span;
  const words = text.slice(start, end);
  if (isKnown(span) || /[’']s?$/u.test(words)) return span;
  const tail = TAIL.exec(text.slice(end, end + 120))?.[0] ?? '';
  const last = tail.replace(/[’']s?$/u, '') || fieldOf(text, end, words, isKnown);
  const isNoun = roleNoun(words) !== null;
  if (namesBody(words) && last !== '' && /^\p{Lu}/u.test(words)) {
    const name = last.replace(/^\s(?:of|for)\s(?:the\s)?/u, '');
    // “the Parliament of Kenya” is an organ of a state, and no name of its own.
    return isNoun && isKnown([end + last.length - name.length, end + last.length]) ? span : [start, end + last.length];
  }
  const next =
    /^(?:[^\S\n]\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}){1,2}(?![^\S\n]\p{Lu})/u.exec(text.slice(end, end + 50))?.[0] ?? '';
  const firm = FIRM_TAIL.exec(text.slice(end, end + 30))?.[0] ?? '';
  if (firm !== '' && !isNoun && !isKnown([end + 1, end + firm.length])) return [start, end + firm.length];
  const name = next.replace(/[’']s?$/u, '');
  if (isNoun || /\s/u.test(words) || name === '' || !wordsIn(name).every(isNamePart)) return span;
  return isKnown([end + 1, end + name.length]) ? span : [start, end + name.length];
}

/** What names of firms and gatherings end with, where the model saw only the beginning: “Calloway | Petroleum”, “Vistula Energy | Forum”. */
const FIRM_TAIL =
  /^ (?:Petroleum|Energy|Oil|Gas|Mining|Minerals|Shipping|Airlines|Airways|Motors|Pharmaceuticals|Holdings|Group|Corporation|Industries|Technologies|Forum|Institute|Foundation|Initiative)(?![\p{L}\p{N}’'-]|[^\S\n]\p{Lu})/u;

/** “Working Group | on Enforced Disappearances”: no day, and no state, on which a body may have met. */
function fieldOf(text: string, end: number, words: string, isKnown: Surroundings['isKnown']): string {
  if (!/\b(?:Committee|Commission|Group|Panel|Forum|Board|Inquiry|Task Force|Mechanism)$/u.test(words)) return '';
  const field = /^\son\s(?:the\s)?(\p{Lu}[\p{L}-]+)(?:\s(?:and\s)?\p{Lu}[\p{L}-]+)*/u.exec(text.slice(end, end + 90));
  if (!field?.[1] || NOT_NAMES.has(field[1].toLowerCase())) return '';
  return isKnown([end + 4, end + field[0].length]) ? '' : field[0];
}

/** “Eng.”, “Her Excellency”, “Minister of Energy”: titles without the name. */
export function isOnlyTitle(text: string, [start, end]: Span): boolean {
  const words = wordsIn(text.slice(start, end));
  const next = /^[.’']?\s+\p{Lu}/u.test(text.slice(end, end + 4)) ? ['Name'] : [];
  return titleCount([...words, ...next], isPersonsRole) >= words.length;
}

/** As `titlesBefore`, but what follows “Mr” as the last word is a surname, also where it is a title elsewhere: “Mr. King”. */
function titleCount(words: readonly string[], isTitle: (word: string) => boolean): number {
  const count = titlesBefore(words, isTitle);
  const isSurname = count === words.length && /^(?:Mr|Mrs|Ms|Miss)\.?$/u.test(words[count - 2] ?? '');
  return isSurname ? count - 1 : count;
}

/** A possessive, or what makes an adjective of a name: “Perth-based”. */
const ATTACHED = /(?:[’']s?|-(?:based|born|backed|led|run|owned|wide|style|era|brokered|educated))$/u;
const DATO = /\bDat(?:o|uk)[’']?\s$/u;
const PARTICLE = /^(?:De|Van|Von|Der|Den|Al|El|Le|La|Di|Da|Dos|Du|Bin|Ibn|Abu|Ben)$/u;
const CAPITAL = /^[ -]\p{Lu}[\p{L}\p{M}’'-]*/u;
const BEFORE = /(?<![\p{L}\p{N}’'.-])(\p{Lu}[\p{L}\p{M}’'-]*|(?:\p{Lu}\.)+|[a-z]{2,4})[^\S\n]$/u;
const AFTER = /^(?:[^\S\n](?:(?:al|de|van|von|bin|ibn|el|da|dos|der)[ -])?\p{Lu}[\p{L}\p{M}’'-]*\p{Ll})+/u;
const LEAD = /(?:\b[Tt]he|-based|\s\p{Ll}{2,})[^\S\n]((?:\p{Lu}[\p{L}\p{M}-]*[^\S\n]){1,3})$/u;
const TAIL = /^(?:[^\S\n](?:of|for)[^\S\n](?:the[^\S\n])?\p{Lu}[\p{L}\p{M}’'-]*(?:[^\S\n]\p{Lu}[\p{L}\p{M}’'-]*)*)+/u;

const isRole = (word: string): boolean => roleNoun(word) !== null;
const isPersonsRole = (word: string): boolean => roleNoun(word)?.kind === 'person';

/** A word in small letters with a capital, or an initial, that is neither a title nor what a minister is in charge of. */
const isNamePart = (word: string): boolean =>
  (/^\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}$/u.test(word) || /^(?:\p{Lu}\.)+$/u.test(word)) &&
  !ATTACHED.test(word) &&
  !isHonorific(word) &&
  !NOT_NAMES.has(word.toLowerCase()) &&
  !isRole(word) &&
  !isDepartment(word);

function wholeWords(text: string, [from, to]: Span): Span {
  let start = from;
  while (/[\p{L}\p{M}-]/u.test(text.charAt(start - 1))) start -= 1;
  const end = to + (/^(?:[\p{L}\p{M}\p{N}]|[-’'](?=\p{L}{2}))*/u.exec(text.slice(to, to + 40))?.[0].length ?? 0);
  const words = text.slice(start, end);
  return [start, end - (ATTACHED.exec(words)?.[0].length ?? 0)];
}

/** “for Energy”, “Kiel-based Institute”, “bloc IGAD”. */
function withoutLead(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end);
  const noun = /^(\p{Ll}+)\s+(?=\p{Lu})/u.exec(words);
  if (noun?.[1] && roleNoun(noun[1]) !== null) return [start + noun[0].length, end];
  return [start + (LEADING.exec(words)?.[0].length ?? 0), end];
}

const LEADING = /^(?:of|for|and|in|on|at|by|to|with|from|\p{Lu}[\p{L}.-]*-(?:based|backed|led|run|owned))\s+/u;

/** “Paris Club of”: a preposition ends no name. */
const withoutEnding = (text: string, [start, end]: Span): Span => [
  start,
  end - (/(?:\s+(?:of|for|and|in|on|at|the|to|PM|CM|MP|CEO)|[’']s?)$/u.exec(text.slice(start, end))?.[0].length ?? 0),
];

const wordsIn = (run: string): string[] => run.split(/\s+/u).filter((word) => word !== '');

/** The length of the first words of a run, with the spaces behind them. */
const lengthOf = (run: string, count: number): number =>
  run
    .split(/(?<=\s)(?=\S)/u)
    .slice(0, count)
    .join('').length;

/** Whether a sentence has capitals on all its words, as headlines do. */
export const isTitleCase = (sentence: string): boolean => {
  const words = sentence.match(/[\p{L}][\p{L}\p{M}’'-]{3,}/gu) ?? [];
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word));
};
