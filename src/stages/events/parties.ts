import type { EventParty, Reference } from '../../document/index.ts';
import {
  governed,
  isOfSpeech,
  isStance,
  isState,
  leadsToWhereSent,
  pronounOf,
  sectorOf,
  standsApart,
} from '../../lexicon/index.ts';
import { contains, sole, type Span, withWhole, wordSet } from '../../text/index.ts';
import { describedParty, introduce, partyFrom } from './party.ts';
import { choosePlace } from './place.ts';
import { type Scene, spanOf } from './scene.ts';

/** Ends the words that contain the head of a noun phrase. */
const HEAD_END =
  /,|\s(?:of|in|from|at|by|for|on|against|with|over|to|near|who|that|which|whose|whom|between|under|as)\s/iu;
const ARTICLE = /^(?:the|a|an|some|its|their|his|her|our)\s+/iu;

/** The referents of a role's spans, each once. */
export function partiesAt(spans: readonly Span[], scene: Scene): EventParty[] {
  const parties = spans
    .filter((span) => !ARTICLE_ALONE.test(scene.document.text.slice(...span)))
    .flatMap((span) => ofEach(span, scene) ?? listed(partyAt(span, scene), scene));
  return parties.filter(
    ({ actor }, index) => actor === null || parties.findIndex((other) => other.actor === actor) === index,
  );
}

/** A reference as parties. */
export const partiesOf = (reference: Reference, scene: Scene): EventParty[] =>
  listed(partyFrom(reference, scene), scene);

/** Lists members of a group separately, as far as they are known. */
const listed = (party: EventParty, scene: Scene): EventParty[] =>
  party.status === 'group' && party.members.length > 0
    ? party.members.map((member) => ({
        ...partyFrom(member, scene),
        mention: party.mention,
        via: party.via === 'pronoun' ? ('pronoun' as const) : member.via,
        why: party.why,
      }))
    : [party];

/**
 * “Officials from Chad and Niger”, “Chadian and Nigerien officials”: those of each state or body that is named in a row;
 * null for other words.
 */
function ofEach(span: Span, scene: Scene): EventParty[] | null {
  const { text } = scene.document;
  const owners = ownersInRow(span, scene);
  if (owners) return owners.map((owner) => describedAs(span, text.slice(...span), owner, scene));
  const row = scene.within(span).find(({ status, via }) => status === 'group' && via === 'name');
  const before = row && OWNED.exec(text.slice(span[0], spanOf(row)[0]));
  if (!row || !before || row.members.some((member) => member.actor === null || isPerson(member, scene))) return null;
  return row.members.map((member) => describedAs(span, before[1] ?? '', member, scene));
}

/** Those of a state or body whom words describe. */
function describedAs(span: Span, words: string, of: Reference, scene: Scene): EventParty {
  const { actor, name, code } = partyFrom(of, scene);
  const owner = actor === null ? null : { id: actor, name: name ?? words, code };
  return describedParty(span, words, owner, `described in the text, of ${name}`);
}

/** The states and bodies that stand in a row before a noun: “[Chadian] and [Nigerien] officials”; null where there are not two. */
function ownersInRow(span: Span, scene: Scene): Reference[] | null {
  const { text } = scene.document;
  const cut = HEAD_END.exec(text.slice(...span).replace(/,/gu, ';'));
  const head: Span = [span[0], cut ? span[0] + cut.index : span[1]];
  const inside = scene.within(head).filter(({ status }) => status === 'resolved');
  const isRow = inside.every((one, index) => {
    const before = inside[index - 1];
    return !isPerson(one, scene) && (!before || NEXT_IN_ROW.test(text.slice(spanOf(before)[1], spanOf(one)[0])));
  });
  const last = inside.at(-1);
  if (!isRow || !last || new Set(inside.map(({ actor }) => actor)).size < 2) return null;
  return QUALIFIES.test(text.slice(spanOf(last)[1], head[1])) ? inside : null;
}

/** “Chadian[ and three ]Nigerien officials”, “Chadian[, ]Nigerien and Malian officials”. */
const NEXT_IN_ROW =
  /^(?:,|,?\s(?:and|or))(?:\s(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+))?\s$/u;
/** A noun comes behind the last of a row, after an adjective or others whom nobody names. */
const QUALIFIES = /^(?:(?:,|,?\s(?:and|or))\s\p{Ll}[\p{L}-]*)?(?:\s\p{Ll}[\p{L}-]*){1,4}$/u;

/** The words before the names of a row, with the preposition that makes them the owners. */
const OWNED = /^(.*\S)\s(?:of|from)\s(?:the\s)?$/isu;

/** “recalled its ambassador to [Chile]”: what is done with an envoy of one's own is done to the state where he is. */
export function whereOwnEnvoyIs(
  span: Span,
  trigger: readonly Span[],
  { document: { text }, within }: Scene,
): Span | null {
  const own = OWN_ENVOY.exec(text.slice(span[0], span[0] + LONGEST_NAME))?.[0].length;
  if (own === undefined || !trigger.some(([, end]) => text.slice(end, span[0]) === ' ')) return null;
  const start = span[0] + own;
  const state = within([start, start + LONGEST_STATE]).find((one) => isState(one.actor) && spanOf(one)[0] === start);
  return state ? spanOf(state) : null;
}

const OWN_ENVOY =
  /^(?:its|his|her|their)\s(?:own\s)?(?:ambassador|envoy|consul|diplomat)s?\s(?:to|in|from)\s(?:the\s)?(?=\p{Lu})/u;

const ARTICLE_ALONE = /^(?:the|an?|and|of|one|two|three|four|five|six|seven|eight|nine|ten|several|\P{L}*)$/iu;

/**
 * The referent of a role's words. The first of these that applies: the speaker (“we”); a reference that covers the
 * words; a person named in them; a name at the end of their head (“the Iranian parliament”); a description with its
 * country or body (“Ukrainian police”); a place (“shelled Kharkiv”); otherwise the words themselves, unresolved.
 */
function partyAt(own: Span, scene: Scene): EventParty {
  const { text } = scene.document;
  const span = wholeNames(own, scene);
  const words = text.slice(...span);
  const spoken = firstPerson(span, words, scene);
  if (spoken) return spoken;
  if (isOfSpeech(words)) return { ...describedParty(span, words, null, 'nobody knows who'), via: 'pronoun' };
  const citizens = citizensAt(span, scene);
  if (citizens) return citizens;

  const article = ARTICLE.exec(words)?.[0].length ?? 0;
  const bare: Span = [span[0] + article, span[1]];
  const inside = scene.within(span);
  const whole = inside.find((reference) => {
    const [start, end] = spanOf(reference);
    return start <= bare[0] && end >= withoutPossessive(text, span)[1];
  });
  if (whole && isKnown(whole)) return widened(partyFrom(whole, scene), span);

  const cut = HEAD_END.exec(words);
  const head = withoutPossessive(text, [bare[0], span[0] + (cut && cut.index > article ? cut.index : words.length)]);
  const person =
    inside.find(
      (reference) =>
        isPerson(reference, scene) && contains(head, spanOf(reference)) && !isOwner(text, spanOf(reference), head),
    ) ?? inside.find((reference) => isPerson(reference, scene) && isAppositive(text, head, reference));
  if (person) return widened(partyFrom(person, scene), span);
  const atEnd = inside.find(
    (reference) => isKnown(reference) && spanOf(reference)[1] === head[1] && spanOf(reference)[0] >= span[0],
  );
  if (atEnd) return widened(partyFrom(atEnd, scene), span);
  return described(span, head, inside, scene);
}

/** A role's words, extended to whole names where their boundary splits one: “Toronto | Police”. */
function wholeNames([start, end]: Span, scene: Scene): Span {
  const names = scene
    .within([Math.max(0, start - LONGEST_NAME), end + LONGEST_NAME])
    .filter(({ via, status }) => status === 'resolved' && (via === 'name' || via === 'organisation'));
  return withWhole([start, end], names.map(spanOf));
}

const LONGEST_NAME = 60;

const isKnown = ({ status, members }: Reference): boolean =>
  status === 'resolved' || (status === 'group' && members.length > 0);

const isPerson = ({ actor, status }: Reference, { participants }: Scene): boolean =>
  status === 'resolved' && actor !== null && participants.get(actor)?.kind === 'person';

/** “[Joe Biden]'s son”, “the [Abu Akleh] family”: more of the head follows. */
const isOwner = (text: string, [, end]: Span, head: Span): boolean =>
  /^(?:[’']s?)?\s\p{Ll}/u.test(text.slice(end, head[1]));

/** “the transport secretary, Doru Malescu”. */
const isAppositive = (text: string, head: Span, reference: Reference): boolean =>
  /^\s*,\s*(?:\p{L}+\.?\s)?$/u.test(text.slice(head[1], spanOf(reference)[0]));

/** The party's mention is extended to all of the role's words. */
const widened = (party: EventParty, span: Span): EventParty => ({ ...party, mention: [span] });

function withoutPossessive(text: string, [start, end]: Span): Span {
  const tail = /[’']s?$/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return [start, end - tail];
}

function firstPerson(span: Span, words: string, scene: Scene): EventParty | null {
  if (!isOfSpeech(words)) return null;
  const pronoun = pronounOf(words);
  const isPlural = pronoun === 'we';
  const isSecond = pronoun === 'you';
  // “We” as the source of its own statement is the speaker found for it.
  const own = isSecond ? null : (scene.sourceOf(span)?.roles?.speaker ?? null);
  if (own?.status === 'resolved' || (own?.status === 'group' && own.members.length > 0))
    return { ...partyFrom(own, scene), mention: [span], via: 'pronoun', basis: 'implied', why: own.why };
  const roles = scene.attributionsAround(span)[0]?.roles;
  const { writers } = scene.document;
  if (!roles && isPlural && writers) return { ...partyFrom(writers, scene), mention: [span], via: 'pronoun' };
  if (!roles) return null;
  if (isSecond) {
    const only = sole(roles.addressees);
    return only
      ? {
          ...partyFrom(only, scene),
          mention: [span],
          via: 'pronoun',
          basis: 'implied',
          why: `“${words}” are those spoken to`,
        }
      : null;
  }
  const { speaker } = roles;
  if (!speaker) return null;
  const why = `“${words}” is said by ${speaker.name ?? 'the speaker'}`;
  const state = isPlural && speaker.represents ? introduce(speaker.represents.actor, scene) : null;
  if (!state) return { ...partyFrom(speaker, scene), mention: [span], via: 'pronoun', basis: 'implied', why };
  return {
    actor: state.id,
    name: state.name,
    mention: [span],
    status: 'resolved',
    via: 'pronoun',
    members: [],
    represents: null,
    basis: 'implied',
    why: `${why}, who speaks for ${state.name}`,
    code: state.code,
    sector: state.kind === 'country' ? 'GOV' : state.sector,
  };
}

/** A description, with the state or body that owns it according to its words: before the noun, or after it. */
function described(span: Span, head: Span, inside: readonly Reference[], scene: Scene): EventParty {
  const { text } = scene.document;
  const words = text.slice(...head);
  const organ = organAt(span, head, scene);
  if (organ) return organ;
  const within = inside.find((reference) => reference.status === 'resolved' && !isPerson(reference, scene));
  const owner = within ?? stateBehind(span, scene);
  const isOthers = isState(owner?.actor) && isOfOthers(text, span, spanOf(owner));
  if (isOthers) return describedParty(span, words, null, 'described in the text');
  if (owner?.actor) {
    const participant = scene.participants.get(owner.actor);
    const named = participant && { id: participant.id, name: participant.name, code: participant.code };
    if (named) return describedParty(span, words, named, `described in the text, of ${participant.name}`);
  }
  const place = choosePlace(span, scene);
  // “Police” is also a town in Poland.
  const isCommon = sectorOf(text.slice(...place.found)) !== null;
  if (place.location && !isCommon && contains(span, place.found) && place.found[1] === head[1]) {
    const { country, countryName, name, why } = place.location;
    const party = describedParty(span, '', null, `${name}, for its people: ${why}`);
    return {
      ...party,
      name,
      status: 'resolved',
      via: 'name',
      code: country,
      represents: { actor: `country:${country}`, name: countryName, code: country },
    };
  }
  if (place.location && !isCommon && contains(span, place.found)) {
    const { country, countryName } = place.location;
    const home = { id: `country:${country}`, name: countryName, code: country };
    return describedParty(span, words, home, `described in the text, of ${place.location.name}`);
  }
  return describedParty(span, words, null, 'described in the text');
}

/** “the people [of Chad]”: the state that stands behind the words of a party which end before it. */
function stateBehind([begin, end]: Span, { document: { text }, within }: Scene): Reference | undefined {
  const head = text.slice(begin, end).split(/\s/u).at(-1) ?? '';
  const of = /^\sof\s(?:the\s)?/u.exec(text.slice(end, end + LONGEST_OF))?.[0].length;
  if (of === undefined || !OF_A_STATE.has(head.toLowerCase())) return undefined;
  const start = end + of;
  return within([start, start + LONGEST_STATE]).find(
    (reference) => reference.status === 'resolved' && isState(reference.actor) && spanOf(reference)[0] === start,
  );
}
/** Those of a state, while its critics, friends and victims are others. */
const OF_A_STATE = wordSet(
  'authorities citizens government leader leaders members nation nationals officials people peoples representatives residents ' +
    'rulers soldiers troops voters women youth',
);
const LONGEST_OF = 9;
const LONGEST_STATE = 60;

/** “[Chad]'s neighbours”, “the envoy for [Chad]”: whoever is not of the state that the words name. */
export const isOfOthers = (text: string, [start, end]: Span, state: Span): boolean =>
  isStance(text, state[0]) || standsApart(text.slice(state[1], end)) || leadsToWhereSent(text.slice(start, state[0]));

/** What may stand before people who are counted: “a”, “two”, “at least 30”, “thousands of”. */
const COUNT =
  /^(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*|several|many|some|few|dozens?|scores|hundreds?|thousands?|tens|at|least|more|than|about|around|nearly|almost|other|another|all|most|every|each|young|of)\s)+/iu;
const LONGEST_COUNT = 12;

/**
 * “A Moroccan”, “three Pakistanis”: some of the people of a state, who are not the state. “The Russians” and “Palestinians”
 * may be, and “Moroccan” alone is an adjective.
 */
function citizensAt(span: Span, scene: Scene): EventParty | null {
  const { text } = scene.document;
  const before = /(?:^|\s)(\S+\s)$/u.exec(text.slice(Math.max(0, span[0] - LONGEST_COUNT), span[0]))?.[1] ?? '';
  const words = text.slice(...span);
  const bare = words.replace(/^the\s/iu, '');
  const count = COUNT.exec(bare)?.[0] ?? '';
  if (count === '' && !COUNT.test(before)) return null;
  const [naming] = scene.lexicon.named(bare.slice(count.length));
  if (!naming || naming.actor.kind !== 'country') return null;
  const isOne = /(?:^|\s)(?:an?|one|another|every|each)\s$/iu.test(` ${before}${count}`);
  if (naming.how !== 'people' && !(naming.how === 'demonym' && isOne)) return null;
  const { id, name, code } = naming.actor;
  return { ...describedParty(span, words, { id, name, code }, `of the people of ${name}`), sector: 'CVL' };
}

/** A body that every country has: “the Russian Foreign Ministry”, “Norway's parliament”. */
function organAt(span: Span, head: Span, scene: Scene): EventParty | null {
  const [naming] = scene.lexicon.named(scene.document.text.slice(...head));
  if (!naming || naming.how !== 'organ') return null;
  const participant = introduce(governed(naming.actor, scene.lexicon.actor).id, scene);
  if (!participant) return null;
  return {
    actor: participant.id,
    name: participant.name,
    mention: [span],
    status: 'resolved',
    via: 'organisation',
    members: [],
    represents: null,
    basis: 'known',
    why: `a body that the lexicon knows: ${participant.name}`,
    code: participant.code,
    sector: participant.sector,
  };
}
