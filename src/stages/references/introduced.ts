import type { Candidate, Mention, Participant, Reference } from '../../document/index.ts';
import { contains, overlaps, type Span, spanAt } from '../../text/index.ts';
import { answersTo } from './answers.ts';
import { decide } from './discourse.ts';
import type { Description } from './phrases.ts';
import { representedBy, resolved } from './reference.ts';
import type { Scene } from './scene.ts';

/** Paragraphs after a description in which the name that it stands for comes. */
const REACH = 2;
/** Words before a name that begins its sentence: “On Tuesday morning”, “Fisheries Minister”. */
const LEAD_WORDS = 4;
const FORMER = /\b(?:former|ex-|then|late|previous|retired|one-time)\b/iu;

/**
 * News tells the office first and the name in the next paragraphs: “The fisheries secretary has warned …” / “Edmund
 * Thorne, on a visit to Bergen, said …”; “A furious minister …” / “Health Minister Nora Quist …”. So a description in
 * the headline, in the lead or in the paragraph after it, is the first person named after it, who has to begin a
 * sentence or speak, and whom the text has to describe so or not at all.
 */
export function introducedNext(phrase: Description, of: string | null, scene: Scene): Introduced | null {
  const { named } = scene;
  const { blocks, mentions } = named;
  if (phrase.role?.kind !== 'person' || phrase.role.plural) return null;
  // “Ann Quist, Political Correspondent” is a line about who writes.
  const paragraphs = blocks.filter(
    ({ kind, span }) => kind === 'paragraph' && /[.!?:;”"’')\]]\s*$/u.test(named.text.slice(...span)),
  );
  const headline = blocks.find(({ kind }) => kind === 'headline')?.span ?? null;
  const isHeadline = headline !== null && contains(headline, phrase.span);
  const lead = isHeadline ? 0 : paragraphs.findIndex((block) => contains(block.span, phrase.span));
  if (lead < 0 || lead > 1 || (!isHeadline && !isSubject(phrase.span, scene))) return null;
  const isTold = (span: Span): boolean =>
    (headline !== null && contains(headline, span)) || paragraphs.some((block) => contains(block.span, span));
  const people = mentions.filter(({ kind, actor, span }) => kind === 'person' && actor && isTold(span));
  const reach = paragraphs[Math.min(lead + REACH, paragraphs.length - 1)]?.span[1] ?? 0;
  const own = isHeadline ? headline : (paragraphs[lead]?.span ?? phrase.span);
  // Where a person was named before, the words go back to that one.
  const isFirst = !people.some(({ span }) => span[0] < phrase.span[0] && !contains(headline ?? [0, 0], span));
  const next = people.find(({ span }) => span[0] > own[1] && span[1] <= reach);
  if (!isFirst && !isHeadline) return null;
  const participant = scene.participants.get(next?.actor ?? '');
  if (!next || !participant || (participant.gender && phrase.role.gender && participant.gender !== phrase.role.gender))
    return null;
  const isThere = ({ actor, span }: Mention): boolean => actor === participant.id && contains(own, span);
  if (people.some(isThere) || !isSubject(next.span, scene)) return null;
  const titled = new Set(people.filter(({ span }) => headline && contains(headline, span)).map(({ actor }) => actor));
  const isTitled = titled.size === 1 && titled.has(participant.id);
  if (!isHeadline && titled.size > 0 && !isTitled) return null;
  const isDescribed = describes(participant, phrase, of, scene);
  if (participant.roles.length > 0 ? !isDescribed : phrase.determiner === 'indefinite') return null;
  const how = isDescribed
    ? 'whom the text describes so'
    : isTitled
      ? 'the only one in the headline'
      : 'without an office of their own';
  const reasons = [`the first person named after the ${isHeadline ? 'headline' : 'lead'}, ${how}`];
  return {
    candidate: { actor: participant.id, name: participant.name, score: 2.5, reasons },
    isCertain: isDescribed || isTitled,
  };
}

/** Who is introduced by a description; `isCertain` where more than the order of the paragraphs speaks for it. */
export interface Introduced {
  readonly candidate: Candidate;
  readonly isCertain: boolean;
}

/** The description's own noun is the person's; “the former minister” is no minister. */
const describes = (participant: Participant, phrase: Description, of: string | null, scene: Scene): boolean =>
  answersTo(participant, phrase, of, scene) &&
  participant.roles.some(
    ({ nouns, words }) => nouns.includes(phrase.role?.noun ?? '') && FORMER.test(words) === FORMER.test(phrase.words),
  );

/** Begins its sentence, but for a few words, or stands in the source of a saying. */
function isSubject(span: Span, { named: { text, sentences, attributions } }: Scene): boolean {
  const [begin = span[0]] = spanAt(sentences, span[0]) ?? [];
  if (text.slice(begin, span[0]).trim().split(/\s+/u).length <= LEAD_WORDS) return true;
  return attributions.some(({ source }) => source.some((own) => overlaps(own, span)));
}

/** “the diplomat has been the envoy”, “she is governor of the bank”: what the subject is said to be. */
export function predicated(
  { span }: Description,
  { named: { text } }: Scene,
  references: readonly Reference[],
): Reference | null {
  const subject = references.findLast(({ mention }) => (mention.at(-1)?.[1] ?? Infinity) <= span[0]);
  const end = subject?.mention.at(-1)?.[1];
  if (!subject?.actor || subject.status !== 'resolved' || subject.via === 'organisation' || end === undefined)
    return null;
  if (!IS.test(text.slice(end, span[0]))) return null;
  const why = `said to be this of ${subject.name ?? ''}`;
  return { ...subject, mention: [span], via: 'title', basis: 'known', why };
}

const IS =
  /^(?:,[^,.;“”"]{1,60},)?\s(?:is|was|has been|had been|became|has become|remains|remained|serves as|served as|has served as|acts as|was (?:named|appointed|elected|made))\s(?:(?:also|still|now|once|already|again|then)\s)?$/u;

/** Nouns that say of a person what any person may be; they tell nobody apart, and news uses them only for variety. */
const ANYBODY = /^(?:(?:grand)?(?:father|mother|parent)|pensioner|veteran)$/u;
/** Nouns of people who hold their names back, or of whom a text has many: they take nobody up. */
const MANY =
  /^(?:official|source|person|man|woman|witness|aide|adviser|advisor|insider|resident|villager|critic|analyst|expert|delegate|investigator|member|supporter|voter|citizen|civilian|counterpart|colleague|ally|rival|partner|opponent|predecessor|successor|neighbou?r|speaker|observer|victim|protester|demonstrator|refugee|migrant|soldier|fighter|rebel|militant|guard|hostage|prisoner|detainee|husband|wife|brother|sister|son|daughter)$/u;

/**
 * “The grandfather of four reckoned …”, “the diplomat said”: a noun for variety, which takes up the person spoken of just
 * before, where just one is near of whom it can be said: of whom the text tells no other calling.
 */
export function epithetOf(phrase: Description, of: string | null, scene: Scene): Reference | null {
  const { span, role, determiner } = phrase;
  const noun = role?.noun ?? '';
  if (role?.kind !== 'person' || determiner !== 'definite' || of || phrase.office || MANY.test(noun)) return null;
  const isAnybody = ANYBODY.test(noun);
  const { text } = scene.named;
  const rest = text.slice(span[1], span[1] + 30);
  if (/^(?:father|mother|parent)$/u.test(noun) && !/^\sof\s(?:\w+|\d+)\b/u.test(rest)) return null;
  // “the envoy who never unpacks” tells of somebody by itself.
  if (/^,?\s(?:who|whose|whom)\b/u.test(rest)) return null;
  const fits = ({ kind, roles, id }: Participant): boolean =>
    kind === 'person' && !id.startsWith('nobody:') && (isAnybody || roles.length === 0);
  const near = scene.discourse
    .rank(span, fits, role.gender)
    .filter(({ reasons }) => reasons.some((reason) => /in the sentence before|two sentences before/u.test(reason)))
    // “Weber was arrested. The lawyer said …”: another calling is his only where he goes on speaking.
    .filter(({ reasons }) => isAnybody || reasons.includes('speaks there'));
  const best = decide(near);
  const participant = scene.participants.get(best?.actor ?? '');
  if (!best || !participant) return null;
  const why = `“${text.slice(...span)}” → ${participant.name}: ${best.reasons.join(', ')}, and can be called ${noun}`;
  return resolved(
    [span],
    participant,
    representedBy(participant, scene.participants, scene.lexicon),
    { via: 'title', basis: 'implied', why },
    near.length > 1 ? near : [],
  );
}

/** What a description tells of somebody is remembered, so that later words can take it up: the envoy of the title. */
export function learn(actor: string | null, { nouns, words }: Description, of: string | null, scene: Scene): void {
  const participant = scene.participants.get(actor ?? '');
  if (!participant || participant.kind !== 'person' || nouns.length === 0) return;
  if (participant.roles.some((role) => role.nouns.includes(nouns.at(-1) ?? '') && (role.of === of || of === null)))
    return;
  const roles = [...participant.roles, { words, nouns, of }];
  const represents = participant.represents ?? (FORMER.test(words) ? null : of);
  scene.participants.set(participant.id, { ...participant, roles, represents });
}
