import { type Mention, type Participant, placeBehind } from '../../document/index.ts';
import { qualifiersIn } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import type { Identifying } from './identifying.ts';
import { stateOfPlace } from './stateOfPlace.ts';

/** Bodies of which a state, a place or another body has one. */
const ONE_OF_EACH =
  /(?:^|\s)(?:police|military|army|navy|air force|coast guard|border guard|(?:intelligence|security|secret|police|prison|fire|civil|diplomatic) service|embassy|consulate|parliament|senate|assembly|legislature|judiciary|presidency|cabinet|council|secretariat|opposition|delegation|central bank|(?:joint chiefs of|general) staff|(?:supreme|constitutional|high|highest|top|appeals|central|regional|district|city|county|criminal) court|(?:fire|health|police) department|prosecutor[’']?s[’']? office|city council|(?:state|state-run|official|national)\s(?:media|television|radio|newspaper|news agency|broadcaster))$/iu;
/** Bodies of which it has several: “Bulgaria's energy ministry”, “the federation's executive committee”. */
const FOR_SOMETHING =
  /[\p{L}'’]\s(?<!\bnews\s)(?:ministry|department|office|service|agency|committee|commission|board|bureau|authority|inspectorate|watchdog|regulator)$/iu;
const OF_PERSONS = /(?:^|\s)(?:campaign|office|foundation|press service|transition team|legal team)$/iu;
/** “[Netanyahu]'s office” speaks for whom he does, and a campaign for nobody else. */
const OF_OFFICE = /(?:^|\s)(?:office|press service|transition team)$/iu;
const MEDIA = /\b(?:media|television|radio|newspaper|agency|broadcaster|watchdog)$/iu;
/** A state's newspapers, its opposition and those in exile do not speak for it. */
const isIndependent = (noun: string): boolean =>
  MEDIA.test(noun) || /\b(?:opposition|exiled)\b/iu.test(noun) || qualifiersIn(noun).has('rival');
/** “A Canadian police department” is one of several. */
const ANY = /^(?:an?|another|one|some|any|every|each|no|other)\s/iu;
const ARTICLE = /^(?:the|this|that)\s/iu;

/**
 * “Its justice ministry”, “the Clinton campaign”, “the executive committee” of a federation: a body that neither the lexicon
 * nor the document names is called by whose it is. Null where the words don't tell, or tell one of several.
 */
export function ownedBody(index: number, asked: Identifying): Participant | null {
  const described = bodyAt(index, asked);
  const owner = asked.ownerIn(index);
  if (!described || !owner || isOfOffice(index, asked)) return null;
  const { table } = asked;
  const noun = withoutOwner(described.noun, owner);
  if (!isOf(owner, noun)) return null;
  const body = table.own(nameOf(owner, noun, described), 'organisation', null);
  const principal = owner.kind === 'person' ? (OF_OFFICE.test(noun) ? owner.represents : null) : owner.id;
  if (principal !== null && !isIndependent(noun)) table.speakFor(body.id, principal);
  return table.get(body.id) ?? body;
}

/** “The Prime Minister's [Office]”: a body that a state has, and not what whoever is meant by the title has. */
function isOfOffice(index: number, { linked, scene }: Identifying): boolean {
  const mention = linked.mentions[index];
  const organ = mention && scene.organAt(mention);
  return organ ? organ.head[0] < mention.span[0] : false;
}

/** “The [Senate] committee” of the Senate. */
const withoutOwner = (noun: string, { name }: Participant): string =>
  noun
    .split(' ')
    .filter((word) => !/^\p{Lu}/u.test(word) || !name.split(' ').includes(word))
    .join(' ');

/** “Peru's fishery council”, “the Philippines' navy”; a place that only the text knows stays as it is written. */
function nameOf({ id, name, kind }: Participant, noun: string, { inside, words }: Described): string {
  const isPlace = id.startsWith('doc:') && kind !== 'person' && inside?.form === 'name';
  if (isPlace && words.endsWith(` ${noun}`) && !/[’']s?\s/u.test(words)) return words;
  return `${name}${name.endsWith('s') ? "'" : "'s"} ${noun}`;
}

const isOf = ({ kind }: Participant, noun: string): boolean =>
  kind === 'person' ? OF_PERSONS.test(noun) : ONE_OF_EACH.test(noun) || FOR_SOMETHING.test(noun);

/** Bodies of which a place has one, also where its name comes behind: “police in Ashby”. */
const OF_PLACE =
  /(?:^|\s)(?:police|(?:police|fire|health) department|fire service|city council|prosecutor[’']?s[’']? office)$/iu;

/** “Northamptonshire police”, “police in Ashby”: a body with the name of a place that is no state. */
export function localBody(index: number, asked: Identifying): Participant | null {
  const described = bodyAt(index, asked);
  if (!described) return null;
  const { words, inside, noun } = described;
  const { text, mentions } = asked.linked;
  const place = OF_PLACE.test(noun) ? (inside ?? placeBehind(text, mentions, index)) : null;
  const naming = place && asked.scene.namingsAt(place)[0];
  const isCapital = naming?.how === 'capital';
  if (!isCapital && asked.ownerIn(index) !== null && (naming !== undefined || place === inside)) return null;
  if (place?.form === 'name' && place.kind === 'place') {
    const called = place === inside ? words : `${text.slice(...place.span)} ${noun.toLowerCase()}`;
    const body = asked.table.own(called, 'organisation', null);
    const state = isCapital ? naming.actor.id : stateOfPlace(text.slice(...place.span), asked.actors);
    if (state !== null) asked.table.speakFor(body.id, state);
    return asked.table.get(body.id) ?? body;
  }
  const isNamed = inside?.form === 'name' && inside.kind !== 'person' && ONE_OF_EACH.test(noun);
  return isNamed ? asked.table.own(words, 'organisation', null) : null;
}

/** How many mentions after a description those within it and the one behind it are among. */
const NEAR = 4;

interface Described {
  readonly words: string;
  readonly inside: Mention | null;
  readonly noun: string;
}

/** What a description calls a body: its words without an article, the owner with which they begin, and those behind it. */
function bodyAt(index: number, { linked }: Identifying): Described | null {
  const { mentions, text } = linked;
  const mention = mentions[index];
  const whole = mention ? text.slice(...mention.span).replace(/\s+/gu, ' ') : '';
  if (mention?.kind !== 'organisation' || ANY.test(whole)) return null;
  const words = whole.replace(ARTICLE, '');
  const inside = nameInside(index, mention.span, linked);
  const noun = inside ? text.slice(inside.span[1], mention.span[1]).replace(/^(?:[’']s?)?\s(?:own\s)?/u, '') : words;
  // “The French news agency AFP”: the name follows.
  const isNamed = mentions
    .slice(index + 1, index + 1 + NEAR)
    .some(({ form, span }) => form === 'name' && /^,?\s$/u.test(text.slice(mention.span[1], span[0])));
  if (isNamed) return null;
  // “UK-based rights watchdog”, “pro-Russian army”: not theirs.
  return noun.startsWith('-') || /^\p{L}+-/u.test(inside ? words : '') ? null : { words, inside, noun };
}

/** The name, pronoun or description with which a description begins, after its article. */
function nameInside(index: number, [start, end]: Span, { mentions, text }: Identifying['linked']): Mention | null {
  // Mentions are sorted by start, longer ones first: the first that fits is the longest.
  for (let other = index + 1; other < mentions.length; other += 1) {
    const inside = mentions[other];
    if (!inside || inside.span[0] >= end) return null;
    const isFirst = text.slice(start, inside.span[0]).replace(ARTICLE, '') === '';
    if (isFirst && inside.span[1] < end) return inside;
  }
  return null;
}
