import type { Reference } from '../../document/index.ts';
import { isHonorific } from '../../lexicon/index.ts';
import { contains, type Span } from '../../text/index.ts';
import { type Lookup, spanOf } from './lookup.ts';

/** What may follow the head of a noun phrase: a relative clause, a participle. */
const BEHIND = /,?\s(?:who|which|whose|that|speaking|writing|citing|quoting|quoted)\s/u;
/** Texts and studies: whoever publishes them speaks in them. */
const WRITING =
  /^(?:(?:the|a|an|one|another|this|that|its|his|her)\s)?(?:[\p{L}-]+\s){0,2}?(?:statement|readout|release|post|tweet|message|account|communiqué|note|letter|report|study|survey|poll|paper|analysis|assessment|review|investigation|bulletin|briefing|estimate|editorial|spokes\p{L}+)\b/iu;
const PREPOSITION =
  /\b(?:of|for|from|in|at|to|with|by|on|about|against|near|between)\s(?:the\s|his\s|her\s|its\s|their\s)?$/iu;

/**
 * The head of a noun phrase, among all the references in it: several coordinated at its beginning; the first one that
 * is not in a prepositional phrase or inside another's description; a name in apposition before an office with no known
 * holder. For a piece of writing (“a readout from the White House”) it is the publisher.
 */
export function headOf(text: string, phrase: Span, lookup: Lookup): Reference | null {
  const cut = BEHIND.exec(text.slice(...phrase));
  const own: Span = [phrase[0], cut && cut.index > 0 ? phrase[0] + cut.index : phrase[1]];
  const all = lookup.within(own);
  const group = all.find(
    ({ status, members, mention }) => status === 'group' && members.length > 1 && leads(text, own, mention),
  );
  if (group) return group;
  const outer = all.filter((one) => !all.some((other) => other !== one && holds(spanOf(other), spanOf(one))));
  const isWriting = WRITING.test(text.slice(...own));
  const [first, ...others] = outer.filter(
    (one) => isWriting || !PREPOSITION.test(text.slice(Math.max(own[0], spanOf(one)[0] - 16), spanOf(one)[0])),
  );
  if (!first) return null;
  const bearer = others.find(
    (one) =>
      (one.via === 'name' && isModifier(text, first, one)) ||
      (one.status === 'resolved' &&
        one.via === 'organisation' &&
        WHOSE.test(text.slice(spanOf(first)[1], spanOf(one)[0]))),
  );
  if (bearer) return bearer;
  if (first.status === 'resolved' && first.via !== 'title') return first;
  const apposed = others.find(
    (one) =>
      one.status === 'resolved' && one.via !== 'pronoun' && BETWEEN.test(text.slice(spanOf(first)[1], spanOf(one)[0])),
  );
  return (first.status === 'resolved' && apposed?.via !== 'name' ? null : apposed) ?? first;
}

/** “White House press secretary [Jan Vale]”: a name before nouns that lead up to a person's name only modifies them. */
const isModifier = (text: string, first: Reference, person: Reference): boolean => {
  const between = text.slice(spanOf(first)[1], spanOf(person)[0]);
  return OWNED.test(between) || (first.via === 'organisation' && PREMODIFIER.test(between));
};

/**
 * “Brazil['s ]National Institute for Space Research”, “U.S.[-based ]Human Rights Watch”: a body's owner, or its seat.
 */
const WHOSE =
  /^(?:[’']s?|-(?:based|led|backed|run|owned|controlled))(?:\s(?!(?:and|or|nor|of|in|on|at|for|from|to|by|with|as|that|whose|against|over|than)\s)\p{Ll}[\p{L}-]*){0,5}\s$/u;
/** “Guyana['s opposition leader, ]Winston Hale”. */
const OWNED = /^[’']s?\s[^,;:“”"]{2,70},?\s(?:\p{Lu}[\p{L}]*\.?\s)*$/u;
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
