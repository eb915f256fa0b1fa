import type { Attributed } from '../../document/index.ts';
import { HONORIFICS, isHonorific, type Naming, namesBody, roleNoun } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { type NameSpan, readingOf } from './spans.ts';

/** Which persons' full names a document has, by their first and their last words. */
export interface FullNames {
  readonly first: ReadonlyMap<string, number>;
  readonly last: ReadonlyMap<string, number>;
}

/**
 * Decides names of one word by the rest of the document. Whom a text calls by one word it has named in full: so
 * “Aubertin” and “Somsak”, which the model takes for bodies, are persons where the document has Régine Aubertin and
 * Somsak Thongchai; and “Washington” and “Chad”, which it takes for persons, are states where nobody is called so.
 */
export function withOneWordNames({ text }: Attributed, spans: readonly NameSpan[]): NameSpan[] {
  const full = fullNames(text, spans);
  const surnames = new Set(
    spans.filter((name) => isPerson(name) && isTitled(text, name.span)).map(({ span }) => text.slice(...span)),
  );
  return spans.map((name) => {
    const words = text.slice(...name.span);
    if (
      name.kind === 'person' &&
      name.namings.length === 0 &&
      OUTLET.test(text.slice(Math.max(0, name.span[0] - 60), name.span[0]))
    )
      return { ...name, kind: 'organisation' };
    if (/\s/u.test(words)) return isPersonThere(text, name, surnames) ? { ...name, kind: 'person' } : name;
    if (name.namings.length === 0 && name.kind !== 'person') {
      const isPerson = full.last.has(words) || (full.first.get(words) === 1 && !isPlaceThere(text, name.span));
      return isPerson ? { ...name, kind: 'person' } : name;
    }
    const isState = name.kind === 'person' && name.doubtful && name.namings[0]?.actor.kind !== 'person';
    if (!isState || full.first.has(words) || full.last.has(words) || isAddressed(text, name.span)) return name;
    return { ...name, kind: 'place', doubtful: false };
  });
}

/** “The Jakarta daily [Suara Nusa]”, “the newspaper [El Faro]”: the outlet itself; not “the newspaper's editor”. */
const OUTLET =
  /\b(?:[Tt]he|[Aa]n?|its|[\p{L}-]+[’']s)\s(?:[\p{L}-]+\s){0,3}?(?:daily|newspaper|weekly|tabloid|broadsheet|broadcaster|magazine|news (?:site|website|portal|agency))\s$/u;

/**
 * “Prisca Mbeki”, which the model takes for a body: a person where the text says so, by an office beside the name (“its
 * secretary, Prisca Mbeki”, “Prisca Mbeki, the union's secretary”), by a title before the surname (“Captain Mbeki”), or by
 * the surname alone.
 */
function isPersonThere(text: string, { span, kind, namings }: NameSpan, surnames: ReadonlySet<string>): boolean {
  const name = text.slice(...span);
  if (kind !== 'organisation' || namings.length > 0 || !PERSONAL.test(name) || namesBody(name)) return false;
  if (/\bthe\s$/iu.test(text.slice(Math.max(0, span[0] - 4), span[0])) || name.split(/\s/u).some(isNoun)) return false;
  const after = AFTER.exec(text.slice(span[1], span[1] + 80))?.[1] ?? '';
  const before = BEFORE.exec(text.slice(Math.max(0, span[0] - 60), span[0]))?.[1] ?? '';
  const rank = RANK.exec(text.slice(Math.max(0, span[0] - 24), span[0]))?.[1] ?? '';
  if (isHonorific(rank) && !ADJECTIVE.test(rank)) return true;
  const surname = name.split(/\s/u).at(-1) ?? '';
  return isPersonsNoun(after) || isPersonsNoun(before) || surnames.has(surname) || standsAlone(text, surname);
}

/** “Xaver Gschwend runs the guild. … Gschwend says”: of a body's name news keeps a noun or the first word, not the last. */
const standsAlone = (text: string, surname: string): boolean =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}’'.-]|\p{Lu}[\p{L}.’'-]*\s|\b[Tt]he\s|\b(?:in|at|of|from|to)\s)${surname}(?=[’']s\s|,?\s\p{Ll}|[.,;:])`,
    'u',
  ).test(text);

/** “DCOP ”, “Captain ”. */
const RANK = /(?:^|\s)(\p{Lu}\p{L}+)\.?\s$/u;
/** Words of titles that begin names of bodies as well. */
const ADJECTIVE =
  /^(?:First|High|Executive|Managing|Former|Acting|Senior|Permanent|Chief|Foreign|Defen[cs]e|Finance|Interior|Trade|Head|Vice|Deputy|Assistant|Prime|Prince|Princess|Queen|King|Justice|Speaker|Editor)$/u;

/** Two to four words in small letters with capitals, with particles: no acronym. */
const PERSONAL = /^\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}(?:\s(?:\p{Ll}{2,3}|\p{Lu}\.|\p{Lu}[\p{L}\p{M}’'-]*\p{Ll})){1,4}$/u;
/** “, the union's regional secretary”, “, 41, a farmer from …”: the first noun in apposition that can be a head. */
const AFTER =
  /^,\s(?:\d+,\s)?(?:(?:the|a|an|its|his|her|their|one)\s)?((?:[\p{L}’'-]+\s){0,4}?[\p{L}-]+)(?=,|\s(?:of|for|at|in|from|who|and)\b)/u;
/** “its regional secretary, ”, “the union's secretary ”. */
const BEFORE =
  /(?:^|[\s“"])((?:(?:the|a|an|its|his|her|their)\s|[\p{L}-]+[’']s?\s)(?:[\p{L}-]+\s){0,3}?[\p{L}-]+),?\s$/iu;

const isNoun = (word: string): boolean => roleNoun(word) !== null;
function isPersonsNoun(words: string): boolean {
  const role = roleNoun(words.split(/\s/u).at(-1) ?? '');
  return role?.kind === 'person' && !role.plural && !EITHER.test(role.noun);
}
/** Nouns by which a firm or group may be called as well. */
const EITHER =
  /^(?:owner|partner|ally|rival|member|neighbou?r|founder|trader|manager|host|monitor|observer|adviser|advisor|critic|supporter|opponent|source|organi[sz]er|leader|author|editor|writer|banker|mediator|coordinator|representative|delegate|candidate|campaigner|victim|witness|speaker|head|chief|successor|predecessor|custodian|person|defendant|plaintiff|expert|counterpart|colleague)$/u;
const isTitled = (text: string, [start]: Span): boolean =>
  isPersonsNoun(
    text
      .slice(Math.max(0, start - 24), start)
      .trim()
      .replace(/\.$/u, ''),
  ) || isAddressed(text, [start, start]);

export function fullNames(text: string, spans: readonly NameSpan[]): FullNames {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  const names = new Set(spans.filter(isPerson).map(({ span }) => text.slice(...span).replace(/\s+/gu, ' ')));
  for (const name of names) {
    const words = name.split(' ');
    if (words.length < 2) continue;
    first.set(words[0] ?? '', (first.get(words[0] ?? '') ?? 0) + 1);
    last.set(words.at(-1) ?? '', (last.get(words.at(-1) ?? '') ?? 0) + 1);
  }
  return { first, last };
}

export const isPerson = (name: NameSpan): boolean => {
  const reading = readingOf(name);
  return reading ? reading.actor.kind === 'person' : name.kind === 'person';
};

/** “in Victoria”. */
const isPlaceThere = (text: string, [start]: Span): boolean =>
  /\b(?:in|at|near|from|to|outside|around|across)\s(?:the\s)?$/iu.test(text.slice(Math.max(0, start - 12), start));

/** “Mr Chad”, “Senator Jordan”. */
export function isAddressed(text: string, [start]: Span): boolean {
  const before = /(?<=^|\s)(\p{L}+)\.?\s$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? '';
  return HONORIFICS.has(before.toLowerCase()) || roleNoun(before)?.kind === 'person';
}

/**
 * Of a name with several readings the one of whom the document speaks otherwise: “Brussels” is Belgium where a text has
 * Belgium and nothing of the Union, and the Union as a rule.
 */
export function readingInContext(name: NameSpan, isNamed: (actor: Naming['actor']) => boolean): NameSpan {
  const [first, ...others] = name.namings;
  if (!first || others.length === 0 || (first.how !== 'metonym' && first.how !== 'capital') || isNamed(first.actor))
    return name;
  const named = others.filter(({ actor, how }) => how !== 'person' && isNamed(actor));
  const [only] = named;
  return only && named.length === 1
    ? { ...name, namings: [only, ...name.namings.filter((one) => one !== only)] }
    : name;
}
