import type { Candidate, Participant, Reference } from '../../document/index.ts';
import { contains } from '../../text/index.ts';
import { answersTo } from './answers.ts';
import { bodyOf } from './bodies.ts';
import { counterpartOf } from './counterparts.ts';
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
  if (isSpokesperson(role.noun) && determiner === 'indefinite') return spokenFor(phrase, of, scene);
  if (determiner === 'indefinite' || (determiner === 'none' && role.nameless && !phrase.office))
    return withheld(phrase, of, scene);
  const fits = (participant: Participant): boolean =>
    participant.kind === 'person' && answersTo(participant, phrase, of, scene);
  const candidates =
    isFormer(phrase, scene) && of ? formerOnly(ranked(phrase, scene, fits), scene) : ranked(phrase, scene, fits);
  if (candidates.length > 0) {
    const reference = chosen(span, 'title', candidates, scene, words);
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
  if (holder) {
    const why = `${words}: holder of the office on ${dateOf(scene)}, by the lexicon`;
    return resolved([span], holder, representedBy(holder, scene.participants, scene.lexicon), {
      via: 'title',
      basis: 'implied',
      why,
    });
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

function ranked(phrase: Description, scene: Scene, fits: (participant: Participant) => boolean): Candidate[] {
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
    (participant) => fits(participant) && participant.id.startsWith('doc:'),
  );
  const introduced = later.length === 0 ? introducedNext(phrase, scene) : null;
  if (introduced) return [introduced];
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

/**
 * The lead of a news story tells the office, the next paragraphs the name: “The fisheries secretary has warned …” /
 * “Edmund Thorne, on a visit to Bergen, said …”. So the office of a lead is that of the first person named after it whom
 * the text gives no office of his own, where the headline has the same name and no other.
 */
function introducedNext({ span, role, determiner }: Description, { named }: Scene): Candidate | null {
  const { mentions, blocks, participants } = named;
  const people = mentions.filter(({ kind, actor }) => kind === 'person' && actor);
  const headline = blocks.find(({ kind }) => kind === 'headline')?.span;
  const inHeadline = new Set(
    people.filter((mention) => headline && contains(headline, mention.span)).map(({ actor }) => actor),
  );
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const lead = paragraphs.findIndex((block) => contains(block.span, span));
  if (role?.kind !== 'person' || determiner !== 'definite' || lead < 0 || lead > 1 || inHeadline.size !== 1)
    return null;
  const reach = paragraphs[lead + 2]?.span[1] ?? Infinity;
  const next = people.find((mention) => mention.span[0] > span[1] && mention.span[1] <= reach);
  const participant = participants.find(({ id }) => id === next?.actor);
  if (!participant || !inHeadline.has(participant.id) || participant.roles.length > 0) return null;
  if (role.gender && participant.gender && role.gender !== participant.gender) return null;
  const reasons = ['the first person named after the lead, and the only one in the headline'];
  return { actor: participant.id, name: participant.name, score: 2.5, reasons };
}
