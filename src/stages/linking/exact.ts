import type { Mention } from '../../document/index.ts';
import { genderByName, isHonorific, isParticle, wordsOfName } from '../../lexicon/index.ts';
import { isAcronymOf, slugOf, sole, type Span, wordsBefore, wordsBehind } from '../../text/index.ts';

/** A pair of mentions that corefer by their wording alone, and the relation that says so. */
export interface ExactLink {
  readonly mention: number;
  readonly antecedent: number;
  readonly relation:
    'same name' | 'part of a name' | 'acronym' | 'title before a name' | 'apposition' | 'name in a description';
}

/**
 * Links that follow from the wording alone: the same name again; the last or first word of a single full name; an
 * acronym in brackets after the name whose initials it has, and the same acronym later; a title just before a name; a
 * person's description and name in apposition, set off by punctuation; a body's name within the description that says
 * what it is, which no state is; `isState`: whether a mention is that of a state.
 */
export function exactLinks(
  text: string,
  mentions: readonly Mention[],
  isState: (mention: number) => boolean = () => false,
): ExactLink[] {
  const links: ExactLink[] = [];
  const firstOf = new Map<string, number>();
  const acronyms = new Map<string, number>();
  const ending = fullNames(text, mentions, 'last', 'person');
  const beginning = fullNames(text, mentions, 'first', 'person');
  const bodies = fullNames(text, mentions, 'first', 'organisation');
  const bodiesEnding = fullNames(text, mentions, 'last', 'organisation');
  const genderAt = (index: number): 'm' | 'f' | null => {
    const span = mentions[index]?.span ?? [0, 0];
    return genderByName(text.slice(...span), text, span[0]);
  };
  for (const [index, mention] of mentions.entries()) {
    if (mention.form !== 'name') continue;
    const words = text.slice(...mention.span);
    const isPeople = namesPeople(text, mention.span);
    const slug = `${isPeople ? 'people' : mention.kind === 'person' ? 'person' : 'other'} ${slugOf(words)}`;
    const same = firstOf.get(slug);
    const owner = acronyms.get(words) ?? ownerOf(text, mentions, index);
    if (same !== undefined) links.push({ mention: index, antecedent: same, relation: 'same name' });
    else firstOf.set(slug, index);
    if (owner !== undefined) {
      acronyms.set(words, owner);
      links.push({ mention: index, antecedent: owner, relation: 'acronym' });
    } else if (!isPeople && (!/\s/u.test(words) || isParticle(words.split(/\s/u)[0] ?? ''))) {
      // “Al Thani” of Mohammed Al Thani. “Kim” of Kim Jong-un: some names begin with the family name. “Calloway” of
      // Calloway Petroleum, “the Herald” of The Harbour Herald.
      const bodiesNamed =
        mention.kind !== 'organisation'
          ? undefined
          : /\b[Tt]he\s$/u.test(wordsBefore(text, mention.span[0]))
            ? bodiesEnding.get(slugOf(words))
            : bodies.get(slugOf(words));
      const bearers = ending.get(slugOf(words)) ?? beginning.get(slugOf(words)) ?? bodiesNamed;
      // “Mrs. Vale” is, of two Vales, the one whose given name is a woman's.
      const own = genderAt(index);
      const bearer = sole([...(bearers?.values() ?? [])].filter((at) => !own || (genderAt(at) ?? own) === own));
      if (bearer !== null) links.push({ mention: index, antecedent: bearer, relation: 'part of a name' });
    }
    const title = mention.kind === 'person' ? titleBefore(text, mentions, index) : null;
    const apposed = mention.kind === 'person' ? apposedTo(text, mentions, index) : null;
    if (apposed !== null) links.push({ mention: apposed, antecedent: index, relation: 'apposition' });
    // “A [Peruvian] rights group” is not named Peru.
    const holder = isState(index) ? null : holderOf(text, mentions, index);
    if (holder !== null) links.push({ mention: holder, antecedent: index, relation: 'name in a description' });
    if (title !== null) links.push({ mention: title, antecedent: index, relation: 'title before a name' });
  }
  return links;
}

/**
 * Maps the last word (also with its particles) or the first of full names of persons or bodies to the first mention of
 * each bearer.
 */
function fullNames(
  text: string,
  mentions: readonly Mention[],
  which: 'first' | 'last',
  of: 'person' | 'organisation',
): Map<string, Map<string, number>> {
  const bearers = new Map<string, Map<string, number>>();
  for (const [index, { form, kind, span }] of mentions.entries()) {
    if (form !== 'name' || kind !== of) continue;
    const slug = slugOf(text.slice(...span));
    const words = wordsOfName(text.slice(...span));
    if (words.length < 2) continue;
    const parts = which === 'first' ? words.slice(0, 1) : [...words.slice(-1), withParticles(words)];
    for (const part of new Set(parts.map(slugOf))) {
      const own = bearers.get(part) ?? new Map<string, number>();
      if (!own.has(slug)) own.set(slug, index);
      bearers.set(part, own);
    }
  }
  return bearers;
}

/** “von der Leyen” of Ursula von der Leyen. */
const withParticles = (words: readonly string[]): string =>
  words.slice(words.findIndex((_, at) => at > 0 && words.slice(at, -1).every(isParticle))).join(' ');

const isBody = ({ kind }: Mention): boolean => kind === 'organisation' || kind === 'group';

/** For a name in brackets, the name before it, if both are of bodies, or for an acronym the words of that begin with its letters. */
function ownerOf(text: string, mentions: readonly Mention[], index: number): number | undefined {
  const mention = mentions[index];
  const before = mentions[index - 1];
  if (!mention || before?.form !== 'name' || text.charAt(mention.span[0] - 1) !== '(') return undefined;
  if (!/^\s*\($/u.test(text.slice(before.span[1], mention.span[0]))) return undefined;
  const words = text.slice(...mention.span);
  const isAlone = text.charAt(mention.span[1]) === ')';
  const isAlias = isAlone && isBody(mention) && isBody(before) && !/^[\p{Lu}\d&.-]+$/u.test(words);
  return isAlias || isAcronymOf(words, text.slice(...before.span)) ? index - 1 : undefined;
}

/** “Minister[ of Foreign Affairs ]Wang Yi”. */
const OF_WHAT = /^\s(?:of|for)\s(?:the\s)?(?:(?:\p{Lu}[\p{L}-]*,?\s){1,6}and\s)?(?:\p{Lu}[\p{L}-]*\s){1,4}$/u;

/** “[Foreign Minister] [Wang Yi]”, “[Secretary-General] Dr. [X]”: the description that ends just before a name. */
function titleBefore(text: string, mentions: readonly Mention[], index: number): number | null {
  const start = mentions[index]?.span[0] ?? 0;
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const other = mentions[at];
    if (other?.form !== 'description' || other.kind !== 'person' || other.span[1] > start) continue;
    const between = text.slice(other.span[1], start);
    const isBeside = between.split(/\s+/u).every((word) => word === '' || isHonorific(word));
    return (isBeside || OF_WHAT.test(between)) && !between.includes('\n') ? at : null;
  }
  return null;
}

/**
 * What may come between a description's head noun and the name: a complement (“of Norway”), the comma, and forms of
 * address.
 */
const BEFORE_NAME = /^(?:\s(?:of|for|at)\s[^,;:.“”"]{1,60})?,\s(?:\p{Lu}[\p{L}]{0,10}\.?\s){0,2}$/u;
const CLOSED = /^(?:[,.;:)–—]|\s?$)/u;
const BEHIND_NAME = /^,\s(?:\d{1,3},\s)?$/u;

/**
 * “[Norway's defence minister], [Kari Holm],”, “[Kari Holm], [the defence minister]”: the description in apposition.
 */
function apposedTo(text: string, mentions: readonly Mention[], index: number): number | null {
  const name = mentions[index];
  if (!name) return null;
  const isOfOne = (other: Mention | undefined): other is Mention =>
    other?.form === 'description' && other.kind === 'person' && other.span[1] - other.span[0] > 3;
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const other = mentions[at];
    if (isOfOne(other) && other.span[1] <= name.span[0] && CLOSED.test(wordsBehind(text, name.span[1])))
      if (BEFORE_NAME.test(text.slice(other.span[1], name.span[0]))) return at;
  }
  const next = mentions[index + 1];
  // “Secretary Raimondo, Under Secretary Fernandez”: the second is the title of the next name.
  const isTitle = mentions
    .slice(index + 2, index + 5)
    .some(({ form, kind, span }) => form === 'name' && kind === 'person' && span[0] === (next?.span[1] ?? 0) + 1);
  return isOfOne(next) && !isTitle && BEHIND_NAME.test(text.slice(name.span[1], next.span[0])) ? index + 1 : null;
}

/**
 * Nouns for kinds of body that have names of their own; not “ministry” or “mission”, which are named after their owner.
 */
const CLASS =
  /^(?:\s\p{Ll}[\p{L}-]*){0,2}?\s(?:agency|newspaper|paper|daily|weekly|magazine|network|television|channel|station|broadcaster|website|group|organi[sz]ation|party|movement|militia|company|firm|airline|bank|corporation|foundation|charity|coalition|faction|militants|rebels|terrorists|insurgents|service)$/u;
const OWNER = /^\S.*[’']s?\s$/u;

/** “the official [Xinhua] news agency”: the description that ends with the kind of body named. */
function holderOf(text: string, mentions: readonly Mention[], index: number): number | null {
  const name = mentions[index];
  if (name?.kind !== 'organisation' && name?.kind !== 'group') return null;
  for (let at = index - 1; at >= Math.max(0, index - 3); at -= 1) {
    const other = mentions[at];
    if (other?.form !== 'description' || other.span[1] < name.span[1]) continue;
    // “Russia's [Interfax news agency]”: the name has the noun in it.
    if (other.span[1] === name.span[1]) return OWNER.test(text.slice(other.span[0], name.span[0])) ? at : null;
    const rest = text.slice(name.span[1], other.span[1]);
    // “A Danish newspaper”, “a Taliban faction”: one of several, which has no name here.
    return CLASS.test(rest) && !/^an?\s/iu.test(text.slice(...other.span)) ? at : null;
  }
  return null;
}

/** “The [Tarfu] community”: a people, and nobody who has its name for a surname. */
export const namesPeople = (text: string, [, end]: Span): boolean => PEOPLE.test(wordsBehind(text, end));

const PEOPLE = /^\s(?:people|peoples|community|communities|minorit(?:y|ies)|tribes?|tribesmen|clans?|brethren)\b/u;
