import type { Participant, Reference } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import { lastAtOrBefore, type Span } from '../../text/index.ts';
import { answersTo } from './answers.ts';
import { isParty } from './kinds.ts';
import { asMembers, delegationsOf, isDelegation, joinedSides } from './members.ts';
import { bodyFor, isCalled, ONE_HOLDER, ownerIn, ownerOf } from './owners.ts';
import { holdersOfEach, statesInQuestion } from './pairs.ts';
import type { Description } from './phrases.ts';
import { group, open, representedBy, resolved } from './reference.ts';
import type { Scene } from './scene.ts';
import { bodyOfOfficial } from './withheld.ts';

const SOURCE_IN = /\bsources?\sin\s(?:the\s)?\p{Lu}/u;
/** How many references back a group is looked for. */
const LOOK_BACK = 400;
/** Sentences between a group's words and the names of its members. */
const NEAR = 4;
/** States stand in every other sentence of the news, so that fewer lie between. */
const NEAR_STATES = 2;

/** “The pair”, “both leaders”, “neither side”, “the ministers”, “officials”. */
export function severalOf(
  phrase: Description,
  scene: Scene,
  words: string,
  references: readonly Reference[],
): Reference | null {
  const { span, determiner } = phrase;
  // “Two security sources in Niamey”: where they are, and not whose.
  const isSomewhere =
    SOURCE_IN.test(phrase.words) && phrase.names.every(({ kind, form }) => kind === 'place' || form === 'capital');
  const of = isSomewhere && phrase.names.length < 2 ? null : ownerOf(phrase, scene);
  const represents = bodyFor(of, scene);
  const isTaking = determiner === 'definite' || determiner === 'possessive';
  const each = holdersOfEach(phrase, ownersIn(phrase, scene, references), scene);
  if (each) return group([span], each, { via: 'title', basis: 'implied', why: `${words}: one office in each of them` });
  const sides = joinedSides(phrase, scene);
  if (sides)
    return group([[sides.start, span[1]]], sides.members, {
      via: 'title',
      basis: 'known',
      why: `${words}: ${sides.why}`,
    });
  const named = isTaking && !isOfBody(phrase, of) ? membersOf(phrase, of, scene, references) : null;
  if (named)
    return group([span], named.members, { via: 'title', basis: 'implied', why: `${words}: ${named.why}` }, represents);
  const body = spokenThrough(phrase, of, scene);
  if (body)
    return resolved([span], body, representedBy(body, scene.participants, scene.lexicon), {
      via: 'organisation',
      basis: 'implied',
      why: `${words} speak as ${body.name}`,
    });
  const fuller = determiner === 'definite' ? fullerName(phrase, scene, references) : null;
  if (fuller)
    return {
      ...fuller,
      mention: [span],
      via: 'title',
      basis: 'implied',
      why: `${words}: “${fuller.name}”, named before`,
    };
  const reference = unnamed(phrase, represents, scene, words);
  scene.several.add(reference);
  return reference;
}

/** States and bodies that a phrase names together (“of Tanzania and Rwanda”) or counts (“of the two countries”). */
function ownersIn(
  { names, words, span }: Description,
  scene: Scene,
  references: readonly Reference[],
): readonly string[] {
  const named = new Set(names.flatMap(({ actor, kind }) => (actor && kind !== 'person' ? [actor] : [])));
  if (named.size > 1) return [...named];
  const isCounted = /\sof\s(?:the two|both|the)\s(?:countries|states|nations|neighbou?rs|governments|sides)$/iu.test(
    words,
  );
  return isCounted ? (statesInQuestion(span[0], scene, references)?.ids ?? []) : [];
}

/** Persons whose names are held back, or a class of people, with what the text calls them. */
function unnamed(
  { span, role, determiner, count, office }: Description,
  represents: Reference['represents'],
  scene: Scene,
  words: string,
): Reference {
  const isCounted =
    count !== null ||
    /\b(?:some|several|two|three|four|five|senior|unnamed|anonymous|familiar|briefed|close to)\b/iu.test(
      scene.named.text.slice(span[0], span[1] + 30),
    );
  if (role?.nameless && (!isClass(role.noun) || isCounted) && !(determiner === 'definite' && office)) {
    const why = `the text holds back the names (${role.noun})`;
    const body = represents ?? bodyFor(bodyOfOfficial({ span, role }, scene), scene);
    return { ...open([span], 'title', why), status: 'anonymous', basis: 'known', represents: body };
  }
  const isTold = determiner !== 'indefinite' && determiner !== 'possessive' && count === null;
  const name = isTold ? collectiveName(scene.named.text.slice(...span)) : null;
  return {
    ...group([span], [], { via: 'title', basis: 'known', why: `${words}: several, without names` }, represents),
    name,
  };
}

/** Nouns for a class of people rather than for some who hold their names back: “critics say”. */
const isClass = (noun: string): boolean =>
  /^(?:critic|analyst|expert|resident|villager|person|man|woman|activist|trader|soldier|lawmaker)$/u.test(noun);

/** “the judges of the court” speak as it; “the other ministers of the bloc” do not. */
const isOfBody = ({ role }: Description, of: string | null): boolean =>
  of !== null && !of.startsWith('country:') && role !== null && /^(?:judge|justice)$/u.test(role.noun);

/** “Judges at the International Court of Justice”, “the allies” of an alliance. */
function spokenThrough(phrase: Description, of: string | null, scene: Scene): Participant | null {
  const { role, span, count } = phrase;
  if (!role || count !== null) return null;
  if (isOfBody(phrase, of)) {
    const court = ownerIn(of, scene);
    return court && (isCalled(court, 'court', scene) || isCalled(court, 'tribunal', scene)) ? court : null;
  }
  const words = scene.named.text.slice(...span);
  if (role.noun !== 'ally' || !/^(?:the )?allies$/iu.test(words)) return null;
  const alliances = [...scene.participants.values()].filter((participant) => isCalled(participant, 'alliance', scene));
  return alliances.length === 1 ? (alliances[0] ?? null) : null;
}

/** Those who were named together before, or so many as the words say who were spoken of last. */
function membersOf(
  phrase: Description,
  of: string | null,
  scene: Scene,
  references: readonly Reference[],
): { members: readonly Reference[]; why: string } | null {
  const { span, role, count } = phrase;
  const isStates = role?.kind === 'body' || (role !== null && isParty(role.noun));
  const fits = (participant: Participant): boolean =>
    (!role && participant.kind !== 'country') ||
    (role?.kind === 'person' && participant.kind === 'person' && suits(participant, phrase, of, scene)) ||
    (isStates && participant.kind !== 'person' && (role === null || suitsBody(participant, role.noun, scene)));
  const recent = scene.discourse.recent(span[0], fits);
  const wanted = count ?? 0;
  const isNear = (start: number | undefined, most = NEAR): boolean =>
    start !== undefined && sentencesBetween(scene, start, span) <= most;
  const suit = (members: readonly Reference[]): boolean =>
    !role || members.every(({ actor }) => actor && recent.some(({ id }) => id === actor));
  const joined = references
    .slice(-LOOK_BACK)
    .findLast(
      ({ status, members, mention }) =>
        status === 'group' && members.length > 1 && (mention[0]?.[0] ?? 0) < span[0] && suit(members),
    );
  const last = references
    .slice(-LOOK_BACK)
    .findLast(({ members, mention }) => members.length > 1 && (mention[0]?.[0] ?? 0) < span[0]);
  const sides = last && isNear(last.mention[0]?.[0]) ? sidesOf(phrase, last, scene) : null;
  if (sides) return sides;
  if (joined && (wanted === 0 || joined.members.length === wanted) && isNear(joined.mention[0]?.[0]))
    return { members: joined.members, why: 'named together before' };
  if (wanted < 2) return null;
  const people = role ? null : peopleNear(phrase, wanted, scene);
  if (people) return people;
  const far = whole(phrase, wanted, of, scene, references);
  if (far) return far;
  const near = recent.filter(({ id }) =>
    isNear(scene.discourse.lastOf(id, span[0], isStates) ?? undefined, isStates ? NEAR_STATES : NEAR),
  );
  // More of them than the words count: those spoken of last may be the wrong ones.
  const isOpen = near.length > wanted && !(role?.kind === 'person' && near.length === recent.length);
  if (near.length < wanted || (near.length > wanted && isOpen)) return null;
  if (near.length > wanted && isStates) return null;
  const ids = near.slice(0, wanted).map(({ id }) => id);
  return asMembers(ids.toReversed(), span, 'those spoken of last', scene);
}

/** “Holm and Varga met. Neither side …”: the states or bodies of two persons who were named together. */
function sidesOf(
  { role, span, count }: Description,
  { members }: Reference,
  scene: Scene,
): { members: readonly Reference[]; why: string } | null {
  if (count !== 2 || members.length !== 2 || !SIDES.test(role?.noun ?? '')) return null;
  const bodies = new Set(
    members.flatMap(({ actor, represents }) =>
      scene.participants.get(actor ?? '')?.kind === 'person' && represents ? [represents.actor] : [],
    ),
  );
  const why = 'those for whom the two named together before speak';
  return bodies.size === 2 ? asMembers([...bodies], span, why, scene) : null;
}

const SIDES = /^(?:side|delegation|government|capital|party|country|nation)$/u;

/** “The two” without a noun are two persons, where just two were spoken of a few sentences before. */
function peopleNear(
  { span }: Description,
  wanted: number,
  scene: Scene,
): { members: readonly Reference[]; why: string } | null {
  // Of those without names only who speaks counts: “a candidate for the post” is none of the two.
  const counts = ({ kind, id }: Participant): boolean =>
    kind === 'person' && (!scene.nameless.has(id) || scene.discourse.hasSpoken(id, span[0]));
  const near = scene.discourse
    .recent(span[0], counts)
    .filter(({ id }) => sentencesBetween(scene, scene.discourse.lastOf(id, span[0]) ?? 0, span) <= NEAR)
    .map(({ id }) => id);
  const isOpen = near.some((id) => scene.nameless.has(id));
  return near.length === wanted && !isOpen
    ? asMembers(near.toReversed(), span, 'the persons spoken of just before', scene)
    : null;
}

/** Those of the whole document of whom there are just so many: its two ministers, or the two states that it is about. */
function whole(
  phrase: Description,
  wanted: number,
  of: string | null,
  scene: Scene,
  references: readonly Reference[],
): { members: readonly Reference[]; why: string } | null {
  const { span, role } = phrase;
  if (role && wanted === 2 && STATES.test(role.noun)) {
    const pair = statesInQuestion(span[0], scene, references);
    return pair && asMembers(pair.ids, span, pair.why, scene);
  }
  if (role && isDelegation(role.noun) && !of) return delegationsOf(span, wanted, scene);
  if (role?.kind !== 'person' || !ONE_HOLDER.test(role.noun) || role.noun === 'leader') return null;
  const holders = scene.discourse
    .recent(span[0], (participant) => participant.kind === 'person' && isFully(participant, phrase, of, scene))
    .filter(({ id }) => !id.startsWith('nobody:'))
    .map(({ id }) => id);
  return holders.length === wanted
    ? asMembers(holders.toReversed(), span, `the only ${role.noun}s spoken of before`, scene)
    : null;
}

const STATES = /^(?:country|nation|state|government|capital|neighbou?r)$/u;

/** Of “both ministers” a deputy, a shadow or a former minister is none. */
const isFully = (participant: Participant, phrase: Description, of: string | null, scene: Scene): boolean =>
  answersTo(participant, phrase, of, scene) &&
  participant.roles.some(
    ({ words, nouns }) =>
      nouns.includes(phrase.role?.noun ?? '') &&
      !/\b(?:deputy|vice|state|junior|chief|shadow|assistant|former|ex|late|then)\b/iu.test(words),
  );

/** “The ministers” after “the foreign ministers of the Andean Lakes Group”: the same noun with more words. */
function fullerName(
  { span, role }: Description,
  { named: { text } }: Scene,
  references: readonly Reference[],
): Reference | null {
  const noun = text
    .slice(...span)
    .split(/\s+/u)
    .find((word) => roleNoun(word)?.noun === role?.noun);
  if (!noun) return null;
  const sizeOf = ({ name }: Reference): number => name?.split(' ').length ?? 0;
  const own = text.slice(...span).split(/\s+/u).length - 1;
  const isNoun = new RegExp(`\\b${noun}\\b`, 'iu');
  const fuller = references
    .slice(-LOOK_BACK)
    .filter(
      (other) =>
        other.status === 'group' &&
        other.members.length === 0 &&
        sizeOf(other) > Math.max(own, 1) &&
        isNoun.test(other.name ?? ''),
    );
  return fuller.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? null;
}

/** “Opposition parties”, “heads of the coast guards”: words that tell them from others; “the engineers” do not. */
export function collectiveName(words: string): string | null {
  const name = words.replace(/^(?:the|these|those|both|its|his|her|their)\s+/iu, '').replace(/\s+/gu, ' ');
  return /\s/u.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : null;
}

const suits = (participant: Participant, phrase: Description, of: string | null, scene: Scene): boolean =>
  /^(?:leader|man|woman|person|official|diplomat|negotiator|representative|delegate|chief|head|partner|ally|rival|colleague|counterpart|politician|panellist|panelist|speaker)$/u.test(
    phrase.role?.noun ?? '',
  ) || answersTo(participant, phrase, of, scene);

const suitsBody = (participant: Participant, noun: string, scene: Scene): boolean =>
  /^(?:country|nation|state|government|capital|neighbou?r)$/u.test(noun)
    ? participant.kind === 'country' || /^org:[a-z]{3}-government$/u.test(participant.id)
    : isParty(noun) || isCalled(participant, noun, scene) || participant.id.startsWith('doc:');

function sentencesBetween({ named: { sentences } }: Scene, start: number, span: Span): number {
  const from = lastAtOrBefore(sentences, start);
  const to = lastAtOrBefore(sentences, span[0]);
  return from < 0 || to < 0 ? Infinity : to - from;
}
