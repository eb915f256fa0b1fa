import type { Candidate, Participant, Reference } from '../../document/index.ts';
import { contains, lastAtOrBefore } from '../../text/index.ts';
import { answersTo } from './answers.ts';
import { bodyOf } from './bodies.ts';
import { counterpartOf } from './counterparts.ts';
import { epithetOf, introducedNext, learn, predicated } from './introduced.ts';
import { isRelation } from './kinds.ts';
import { bodyFor, dateOf, holderOf, namedOffice, ONE_HOLDER, ownerOf } from './owners.ts';
import type { Description } from './phrases.ts';
import { open, representedBy, resolved } from './reference.ts';
import { chosen, remember, type Scene } from './scene.ts';
import { severalOf } from './several.ts';
import { isSpokesperson, namelessBefore, spokenFor, withheld } from './withheld.ts';

/**
 * Who is meant by a description. In this order: a group; somebody whose name the text holds back; somebody or some body
 * that the document has named and described so; the holder of the office, by the lexicon; the office itself.
 */
export function describe(phrase: Description, scene: Scene, references: readonly Reference[]): Reference | null {
  const { span, role, determiner, count } = phrase;
  const words = `“${scene.named.text.slice(...span)}”`;
  if (!role || role.plural || (count ?? 1) > 1) return severalOf(phrase, scene, words, references);
  const of = ownerOf(phrase, scene);
  if (role.kind === 'body') return bodyOf(phrase, of, scene, words);
  const subject = predicated(phrase, scene, references);
  if (subject) {
    learn(subject.actor, phrase, of, scene);
    return subject;
  }
  if (namesItself(phrase, scene))
    return { ...open([span], 'title', `${words}: has a name in the text`), represents: bodyFor(of, scene) };
  if (isSpokesperson(role.noun) && determiner === 'indefinite') return spokenFor(phrase, of, scene);
  if (determiner === 'indefinite' || (determiner === 'none' && role.nameless && !phrase.office))
    return introducedAs(phrase, of, scene, words) ?? withheld(phrase, of, scene);
  const fits = (participant: Participant): boolean =>
    participant.kind === 'person' && answersTo(participant, phrase, of, scene);
  const candidates =
    isFormer(phrase, scene) && of
      ? formerOnly(ranked(phrase, of, scene, fits), scene)
      : ranked(phrase, of, scene, fits);
  const nearest = determiner === 'definite' && !of ? namelessSince(phrase, candidates[0], scene) : null;
  if (nearest) return nearest;
  if (candidates.length > 0) {
    const reference = chosen(span, 'title', candidates, scene, words);
    if (reference.actor && !scene.discourse.lastOf(reference.actor, span[0])) learn(reference.actor, phrase, of, scene);
    if (reference.actor) return withOffice(reference, of, phrase, scene);
    remember(scene, span, role.noun, role.gender, reference);
    return reference;
  }
  const earlier = determiner === 'definite' && !of ? namelessBefore(phrase, scene) : null;
  if (earlier) return earlier;
  if (isRelation(role.noun)) {
    const other = counterpartOf(phrase, of, scene);
    if (other) return other;
  }
  const holder = phrase.office && of ? holderOf(phrase.office, of, scene) : null;
  const next = of && phrase.office ? namedNext(phrase, holder, scene) : null;
  if (next) {
    learn(next.id, phrase, of, scene);
    const known = scene.participants.get(next.id) ?? next;
    const why = `${words} → ${next.name}: speaks in the next sentence, and is named there first`;
    const represents = representedBy(known, scene.participants, scene.lexicon);
    return resolved([span], known, represents, { via: 'title', basis: 'implied', why });
  }
  const unnamed = holder && !scene.named.mentions.some(({ actor }) => actor === holder.id) ? holder : null;
  const other = unnamed ? introducedAs(phrase, of, scene, words) : null;
  if (other) {
    learn(other.actor, phrase, of, scene);
    return other;
  }
  if (holder) {
    const why = `${words}: holder of the office on ${dateOf(scene)}, by the lexicon`;
    return resolved([span], holder, representedBy(holder, scene.participants, scene.lexicon), {
      via: 'title',
      basis: 'implied',
      why,
    });
  }
  const introduced = introducedAs(phrase, of, scene, words) ?? epithetOf(phrase, of, scene);
  if (introduced) {
    learn(introduced.actor, phrase, of, scene);
    return introduced;
  }
  if (isSpokesperson(role.noun)) {
    const reference = spokenFor(phrase, of, scene);
    return reference.status === 'anonymous' && determiner === 'definite' && !of
      ? { ...reference, basis: 'implied' }
      : reference;
  }
  const office = namedOffice(phrase, of, scene);
  if (office) {
    const why = `${words}: an office whose holder neither the document nor the lexicon names`;
    return resolved([span], office, bodyFor(of, scene), { via: 'title', basis: 'known', why });
  }
  if (role.nameless && determiner !== 'possessive') return { ...withheld(phrase, of, scene), basis: 'implied' };
  const unknown = {
    ...open([span], 'title', `${words}: nobody in the document or the lexicon is known to be this`),
    represents: bodyFor(of, scene),
  };
  remember(scene, span, role.noun, role.gender, unknown);
  return unknown;
}

/** Who is named only in the next paragraphs, and described so there or by nothing else. */
function introducedAs(phrase: Description, of: string | null, scene: Scene, words: string): Reference | null {
  const introduced = introducedNext(phrase, of, scene);
  if (!introduced) return null;
  const reference = chosen(phrase.span, 'title', [introduced.candidate], scene, words);
  learn(reference.actor, phrase, of, scene);
  return reference;
}

/**
 * “Italy's prime minister promised … “We will decide,” Giuditta Santi said.”: who speaks in the next sentence of the
 * paragraph, is named there first, and of whom the text tells nothing else, where it never names the holder by the lexicon.
 */
function namedNext(
  { span }: Description,
  holder: Participant | null,
  { named, participants }: Scene,
): Participant | null {
  const { sentences, blocks, mentions, attributions } = named;
  const following = sentences[lastAtOrBefore(sentences, span[0]) + 1];
  const block = blocks.find((one) => contains(one.span, span));
  if (
    !following ||
    !block ||
    !contains(block.span, following) ||
    (holder && mentions.some(({ actor }) => actor === holder.id))
  )
    return null;
  const [first, ...others] = mentions.filter(({ kind, span: own }) => kind === 'person' && contains(following, own));
  const person = participants.get(first?.actor ?? '');
  if (!first || !person || others.length > 0 || person.roles.length > 0 || !person.name.includes(' ')) return null;
  const speaks = attributions.some(({ source: [own] }) => own?.[0] === first.span[0]);
  return speaks && mentions.find(({ actor }) => actor === first.actor) === first ? person : null;
}

/** Somebody without a name who was called by this very noun, after the best of the named was last spoken of. */
function namelessSince(phrase: Description, best: Candidate | undefined, scene: Scene): Reference | null {
  const start = phrase.span[0];
  const last = scene.discourse.lastOf(best?.actor ?? '', start);
  const earlier = best && last !== null ? namelessBefore(phrase, scene, last) : null;
  const isCalled = best?.reasons.some((reason) => reason.startsWith('described as'));
  return earlier && !isCalled ? earlier : null;
}

/** Nouns for those whom every state or body has: “Russia's delegate” is not the delegate of whom nothing else is told. */
const isSentBy = (noun: string): boolean =>
  isSpokesperson(noun) || /^(?:ambassador|envoy|diplomat|negotiator|official|counterpart)$/u.test(noun);

const isSurelyOf = ({ represents, roles }: Participant, of: string): boolean =>
  represents === of || roles.some((role) => role.of === of);

/**
 * “its spokesman, who calls himself Colonel Idris”, “Peru's finance minister, Quispe,”: who is meant is the one of that
 * name, and nobody who holds the office by the lexicon, nor the body.
 */
const namesItself = ({ span, names }: Description, { named: { text, mentions } }: Scene): boolean => {
  const rest = text.slice(span[1], span[1] + 90);
  if (CALLED.test(rest)) return true;
  const name = APPOSED.exec(rest)?.[1];
  if (!name || names.some(({ kind }) => kind === 'person')) return false;
  const at = span[1] + rest.indexOf(name);
  return !mentions.some(({ span: [start, end], kind }) => start < at + name.length && at < end && kind !== 'person');
};

const CALLED =
  /^,?\s(?:who|that)\s(?:calls? (?:himself|herself)|goes by|gave (?:his|her) name|gives (?:his|her) name|(?:identified|introduced) (?:himself|herself) as|is known (?:only )?as)\b/u;
/** A name in apposition: two words or more that begin with capitals, between commas. */
const APPOSED = /^,\s((?:\p{Lu}[\p{L}’'-]+\s){1,3}\p{Lu}[\p{L}’'-]+)(?:,|\.$)/u;

const isFormer = ({ span }: Description, { named }: Scene): boolean =>
  /\b(?:former|ex-|then|late|previous)\b/iu.test(named.text.slice(...span));

/** Of those who could be “the former French president” the ones whom the document calls so. */
const formerOnly = (candidates: readonly Candidate[], { participants }: Scene): Candidate[] =>
  candidates.filter(({ actor }) =>
    participants.get(actor)?.roles.some(({ words }) => /\b(?:former|ex-|then|late|previous)/iu.test(words)),
  );

/** What the words say of somebody's office is remembered where the document has told less: “The secretary-general of the alliance”. */
function withOffice(reference: Reference, of: string | null, { nouns }: Description, scene: Scene): Reference {
  const participant = scene.participants.get(reference.actor ?? '');
  if (!of || !participant || participant.represents || participant.kind !== 'person') return reference;
  const roles = participant.roles.map((role) =>
    role.of === null && role.nouns.some((noun) => nouns.includes(noun)) ? { ...role, of } : role,
  );
  const known = { ...participant, represents: of, roles };
  scene.participants.set(known.id, known);
  return { ...reference, represents: representedBy(known, scene.participants, scene.lexicon) };
}

function ranked(
  phrase: Description,
  of: string | null,
  scene: Scene,
  fits: (participant: Participant) => boolean,
): Candidate[] {
  const { discourse, participants } = scene;
  const specific = phrase.nouns.length > 1 ? (phrase.nouns.at(-1) ?? '') : '';
  const noun = phrase.role?.noun ?? '';
  const before = discourse.rank(phrase.span, fits, phrase.role?.gender ?? null).map((candidate): Candidate => {
    const roles = participants.get(candidate.actor)?.roles ?? [];
    const described = roles.some(({ nouns }) => nouns.includes(specific));
    const called = described || roles.some(({ nouns }) => nouns.includes(noun));
    return {
      ...candidate,
      score: candidate.score + (called ? 2 : 1) + (described ? 1 : 0),
      reasons: [
        ...candidate.reasons,
        called ? `described as ${described ? specific : noun}` : `could be called ${noun}`,
      ],
    };
  });
  if (before.length > 0) return before.toSorted((a, b) => b.score - a.score);
  // “The secretary-general of the alliance said … Holm, the secretary-general, …”: named only later.
  const later = [...participants.values()].filter(
    (participant) =>
      fits(participant) &&
      participant.id.startsWith('doc:') &&
      (!of || !isSentBy(noun) || (isSurelyOf(participant, of) && !isSpokesperson(noun))),
  );
  const introduced = later.length === 1 ? null : introducedNext(phrase, of, scene);
  if (introduced?.isCertain) return [introduced.candidate];
  const [only] = later;
  return later.length === 1 &&
    only &&
    (phrase.office?.of || phrase.names.length > 0 || specific || ONE_HOLDER.test(noun))
    ? [
        {
          actor: only.id,
          name: only.name,
          score: 2.5,
          reasons: ['the only one in the document who is described so, later'],
        },
      ]
    : [];
}
