import { isOfPerson, isPartisan, type Reference, unresolved } from '../../document/index.ts';
import { isHonorific, isState, roleNoun, standsApart } from '../../lexicon/index.ts';
import { contains, type Span } from '../../text/index.ts';
import { type Lookup, spanOf } from './lookup.ts';

/** What may follow the head of a noun phrase: a relative clause, a participle. */
const BEHIND = /,?\s(?:who|which|whose|that|speaking|writing|citing|quoting|quoted)\s/u;
const WRITTEN =
  '(?:statements?|readouts?|releases?|posts?|tweets?|messages?|accounts?|communiqués?|notes?|letters?|reports?|stud(?:y|ies)|surveys?|polls?|papers?|analys[ei]s|assessments?|reviews?|investigations?|bulletins?|briefings?|estimates?|editorials?|website|summary|rulings?|decision|data|database|cables?|documents?|figures|guidelines?|plans?|budget|laws?|constitution|resolutions?|records?|reporting|memos?|e-?mails?|articles?|columns?|proclamations?|warnings?|advisor(?:y|ies)|index|projections?|declarations?|pronouncements?|remarks|comments|speech(?:es)?|testimony|thes[ie]s|editions?|op-eds?|transcripts?|manifestos?|platform)\\b';
/**
 * Texts and studies: whoever publishes them speaks in them, and a body by its spokesperson. Reports in the news from a
 * country are not by that country.
 */
const WRITING = new RegExp(
  `^(?!(?:\\p{L}+\\s){0,2}(?:news|media|press)\\sreports?\\b)(?:(?:the|a|an|one|another|this|that|its|his|her)\\s)?(?:[\\p{L}\\d.’'-]+\\s){0,3}?${WRITTEN}`,
  'iu',
);
const SPOKESPERSON = /^(?:(?:the|an?|another|its|his|her)\s)?(?:[\p{L}.-]+\s){0,2}?spokes\p{L}+\b/iu;
/** A name is followed by the word for a writing: “[a March 2 Lake Watch] press release”. */
const WRITES = new RegExp(
  `^(?:[’']s?)?\\s(?:[\\p{L}-]+\\s){0,2}?(?:${WRITTEN}|(?:lawsuits?|complaints?|filings?|inquir(?:y|ies)|opinion)\\b)`,
  'iu',
);
const PREPOSITION =
  /\b(?:of|for|from|in|at|to|with|by|on|about|against|near|between)\s(?:the\s|his\s|her\s|its\s|their\s)?(?:(?:mr|mrs|ms|dr)\.?\s)?$/iu;
/** “A study by [Vale and Holm]”, “a letter from …”. */
const BY = /^[^,;:“”"]{1,60}\b(?:by|from)\s(?:the\s)?$/u;
/** What a writing is about or goes to, not where it is posted: “an email to Vale”, but “a post on Vale's page”. */
const ABOUT =
  /\b(?:to|on|about|against|between|into|over|regarding|concerning)\s(?:the\s|his\s|her\s|its\s|their\s)?$/iu;
/** Who has a writing has not written it. */
const HAD_BY =
  /\b(?:obtained|seen|reviewed|viewed|appointed|named|cited|quoted|verified|translated|received)\sby\s(?:the\s)?$/iu;
const PRODUCED =
  /\b(?:carried out|conducted|written|issued|released|published|signed|commissioned|produced|compiled|prepared|drafted|filed|brought|lodged) by\s/u;
/** How many characters before a name may lead up to it. */
const LONGEST_LEAD = 20;
/** “Vale's [account]”, “his Twitter [page]”: where something is posted is not who posts it. */
const PAGE = /^\s(?:account|page|profile|feed|channel)s?\b/iu;
const POSTED = /^(?:[’']s?)?\s(?:\p{L}+\s)?(?:account|page|profile|feed|channel|website|site|blog)\b/iu;
/** Whether a name that ends at `end` is followed by what belongs to it: “Vale['s sister]”, “Hess[' sister]”. */
export const owns = (text: string, end: number, stop: number): boolean => OWNS.test(text.slice(end - 1, stop));
const OWNS = /^(?:.[’']s|s[’'])\s\p{L}/u;
/** A body's name is followed by a noun that it only qualifies: “the U.N. [war crimes court]”. */
export const QUALIFIES =
  /^\s(?!(?:and|or|nor|but|of|in|on|at|for|from|to|by|with|as|that|against|over|than|itself|alone|also|both|too|based|whose|is|was|has|had)\b)\p{Ll}[\p{L}-]*(?<!ly|ed|ing)(?![\p{L}-])/u;
/** A medium speaks by itself: “Al-Monitor [online]”, “the Global Times [tabloid]”. */
const MEDIUM =
  /^\s(?:\p{Ll}+\s)?(?:newspaper|paper|daily|weekly|tabloid|magazine|journal|broadcaster|network|channel|station|online|website|television|TV|radio)\b/u;
/** By these a body itself speaks: “Norway['s government]”. */
const ORGAN =
  /^(?:[’']s?)?\s(?:[\p{L}-]+\s){0,2}?(?:office|government|embassy|mission|headquarters|secretariat|ministry|delegation|authorities|administration|cabinet|parliament|congress|senate|military|army)\b/iu;

/**
 * The head of a noun phrase, among all the references in it: several coordinated at its beginning; the first one that
 * is not in a prepositional phrase or inside another's description; a name in apposition before an office with no known
 * holder. What a name only owns or qualifies is the description or the name behind it (“Norway's envoy”), and somebody
 * of that side where there is none. For a piece of writing (“a readout from the White House”) it is the publisher.
 */
export function headOf(text: string, phrase: Span, lookup: Lookup): Reference | null {
  const cut = BEHIND.exec(text.slice(...phrase));
  const own: Span = [phrase[0], cut && cut.index > 0 ? phrase[0] + cut.index : phrase[1]];
  const words = text.slice(...own);
  const endOf = (one: Reference): number => {
    const [, end] = spanOf(one);
    return end + (one.via === 'organisation' ? (ACRONYM.exec(text.slice(end, own[1]))?.[0].length ?? 0) : 0);
  };
  const after = (one: Reference): string => text.slice(endOf(one), own[1]);
  const isOwner = (one: Reference): boolean => owns(text, endOf(one), own[1]);
  const all = lookup.within(own).filter((one) => /\p{L}/u.test(text.slice(...spanOf(one))) && !PAGE.test(after(one)));
  const groups = all.filter(({ status, members }) => status === 'group' && members.length > 1);
  const group = groups.find(({ mention }) => leads(text, own, mention));
  if (group && !isOwner(group)) return group;
  const outer = all.filter((one) => !all.some((other) => other !== one && holds(spanOf(other), spanOf(one))));
  const isSpokesperson = SPOKESPERSON.test(words);
  const isWriting =
    isSpokesperson ||
    WRITING.test(words) ||
    PRODUCED.test(words) ||
    (outer[0] !== undefined && WRITES.test(after(outer[0])));
  const writers = isWriting && groups.find((one) => BY.test(text.slice(own[0], spanOf(one)[0])));
  if (writers && !isOwner(writers)) return writers;
  const isBehind = (one: Reference): boolean => {
    const before = text.slice(Math.max(own[0], spanOf(one)[0] - LONGEST_LEAD), spanOf(one)[0]);
    // A body speaks by its spokesperson, but nobody else's: “a spokesman for Chancellor Vale”.
    return isWriting && !(isSpokesperson && isOfPerson(one))
      ? !POSTED.test(after(one)) && (ABOUT.test(before) || HAD_BY.test(before))
      : PREPOSITION.test(before);
  };
  // “The mother of Ann Vale, one of the dead,”: it is Vale who is one of them. “A panel of President Holm”.
  const [lead, ...behind] = outer.filter(
    (one, at) =>
      !isBehind(one) &&
      !outer.slice(0, at).some(
        (other, place) =>
          other.actor !== null &&
          other.actor === one.actor &&
          // “A spokesperson for the bloc's foreign policy chief, Vale,”
          (isBehind(other) || (isSpokesperson && place > 0)) &&
          /^,?\s$/u.test(text.slice(spanOf(other)[1], spanOf(one)[0])),
      ),
  );
  if (!lead) return null;
  // A title says nothing more about an owner than the name: “Minister Vale's spokesman” is “Vale's spokesman”.
  const owner = lead.via === 'title' && behind[0] && isTitled(text, lead, behind[0]) ? behind[0] : null;
  const [first, others] = owner && isOwner(owner) ? [owner, behind.slice(1)] : [lead, behind];
  const between = (one: Reference): string => text.slice(endOf(first), spanOf(one)[0]);
  const bearer =
    others.find((one) => one.via === 'name' && isModifier(between(one), first, one)) ??
    others.find(
      (one) =>
        one.status === 'resolved' &&
        one.via === 'organisation' &&
        first.via === 'organisation' &&
        WHOSE.test(between(one)),
    );
  if (bearer) return bearer;
  const somebody = (who: string): Reference => unresolved([own], 'title', `“${words}”: ${who}`);
  const isQualifier =
    QUALIFIES.test(after(first)) && (first.via === 'organisation' || arePeopleOf(first, after(first)));
  const isMedium = !isState(first.actor) && MEDIUM.test(after(first));
  const isOrgan = first.via === 'organisation' && (isMedium || ORGAN.test(after(first)));
  if (!isWriting && !isOrgan && (isQualifier || isOwner(first))) {
    const owned = others.find((one) => one.via !== 'pronoun' && BEFORE.test(between(one)));
    const isOthers = isState(first.actor) && standsApart(after(first));
    const represents = isOthers ? null : first.represents;
    if (!owned)
      return { ...somebody(`somebody or something of ${first.name ?? 'somebody without a name'}`), represents };
    return owned.status === 'resolved' ? owned : { ...owned, represents: represents ?? owned.represents };
  }
  if (first.via === 'organisation' && isPartisan(words))
    return { ...somebody('somebody of a party'), status: 'anonymous' };
  if (isOneOf(text, own, first))
    return { ...somebody(`one of the people of ${first.name}`), status: 'anonymous', represents: first.represents };
  if (first.status === 'resolved' && first.via !== 'title') return first;
  const apposed = others.find(
    (one) =>
      one.via !== 'pronoun' &&
      ((one.status === 'resolved' && first.members.length === 0) ||
        (one.members.length > 1 && between(one).endsWith(', '))) &&
      BETWEEN.test(between(one)),
  );
  return (first.status === 'resolved' && apposed?.via !== 'name' ? null : apposed) ?? first;
}

/** “Vale[ aides]”, “Holm[ campaign strategists]”: people of somebody, whom a name leads up to. */
const arePeopleOf = (one: Reference, after: string): boolean =>
  one.via === 'name' &&
  (SMALL_WORDS.exec(after)?.[0].split(' ') ?? []).some((word) => {
    const noun = roleNoun(word);
    return noun?.kind === 'person' && noun.plural;
  });
const SMALL_WORDS = /^(?:\s\p{Ll}[\p{L}-]*){1,3}/u;

/** “[A] Peruvian”, “[a young] Chechen [in Lima]”: one of a people, with nothing but words that say which. */
function isOneOf(text: string, [start, end]: Span, one: Reference): boolean {
  const [from, to] = spanOf(one);
  const isPeople = one.via === 'organisation' && /^(?:country|group):/u.test(one.actor ?? '');
  return isPeople && ONE_OF.test(text.slice(start, from)) && WHICH.test(text.slice(to, end));
}
const ONE_OF = /^(?:an?|another)\s(?:\p{Ll}+\s)?$/iu;
const WHICH = /^(?:$|,|\s(?:in|from|at|of|living|aged|named|called|with|working)\b)/u;

/** “The Lake Defence Forum [ (LDF)]”. */
const ACRONYM = /^\s\([^\s()]{2,15}\)/u;

/** Between an owner and what is owned: “Norway['s former ]envoy”, “the U.N. [war ]crimes court”. */
const BEFORE = /^(?:[’']s?)?(?:\s(?!(?:and|or|nor|of|in|on|at|for|from|to|by|with|as|that)\s)[\p{L}-]+){0,5}\s$/u;

/** “Minister [Vale]”, “the minister, Dr. [Vale]”: a title or description, and right behind it the name. */
const isTitled = (text: string, title: Reference, name: Reference): boolean =>
  name.via === 'name' && TITLED.test(text.slice(spanOf(title)[1], spanOf(name)[0]));
const TITLED = /^,?\s(?:\p{Lu}\p{L}*\.?\s)?$/u;

/** “White House press secretary [Jan Vale]”: a name before nouns that lead up to a person's name only modifies them. */
const isModifier = (between: string, first: Reference, person: Reference): boolean =>
  OWNED.test(between) ||
  (isOfPerson(first) && isOfPerson(person) && AIDE.test(between)) ||
  (first.via === 'organisation' && (PREMODIFIER.test(between) || (isOfPerson(person) && POSSESSOR.test(between))));

/**
 * “Brazil['s ]National Institute for Space Research”, “U.S.[-based ]Human Rights Watch”: a body's owner, or its seat.
 */
const WHOSE =
  /^(?:[’']s?|-(?:based|led|backed|run|owned|controlled))(?:\s(?!(?:and|or|nor|of|in|on|at|for|from|to|by|with|as|that|whose|against|over|than)\s)\p{Ll}[\p{L}-]*){0,5}\s$/u;
/** “Guyana['s opposition leader, ]Winston Hale”. */
const OWNED = /^[’']s?\s[^,;:“”"]{2,70},?\s(?:\p{Lu}[\p{L}]*\.?\s)*$/u;
/** “Vale[ aide ]Ole Holm”. */
const AIDE =
  /^\s(?:aide|ally|spokes(?:man|woman|person)|advis[eo]r|lawyer|attorney|chief of staff|campaign manager)\s$/u;
/** “The Washington Post['s ]Ann Vale”, “Republican[ ]Ann Vale”. */
const POSSESSOR = /^(?:[’']s?)?\s$/u;
const PREMODIFIER =
  /^(?:[’']s?)?(?:\s(?!(?:and|or|nor|of|in|on|at|for|from|to|by|with|as|that|whose|against|over|than)\s)[\p{L}.-]+){1,7},?\s$/u;

/** “the secretary, Doru Malescu”, “one of the envoys, Jan Vale”, “officials and the ministry”. */
const BETWEEN = /^(?:(?:\s[^,;“”"]{1,60})?,\s(?:\p{L}+\.?\s)?|\s(?:\p{L}+\.?\s)?|\s\(|,?\s(?:and|or)\s(?:the\s)?)$/u;

const holds = (outer: Span, inner: Span): boolean =>
  contains(outer, inner) && outer[1] - outer[0] > inner[1] - inner[0];

/** Only an article and titles precede the group in the phrase. */
const leads = (text: string, [start]: Span, [first]: readonly Span[]): boolean =>
  first !== undefined &&
  text
    .slice(start, first[0])
    .split(/\s+/u)
    .every((word) => word === '' || /^(?:both|the|neither)$/iu.test(word) || isHonorific(word));
