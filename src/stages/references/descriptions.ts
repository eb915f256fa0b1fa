import type { Candidate, Participant, Reference } from '../../document/index.ts';
import type { LexiconActor, OfficeMention } from '../../lexicon/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import { contains, lastAtOrBefore, type Span } from '../../text/index.ts';
import { decide } from './discourse.ts';
import { chosen, type Scene } from './scene.ts';
import type { Description } from './phrases.ts';
import { group, open, representedBy, resolved } from './reference.ts';

/** How many references back a group or a nameless official is looked for. */
const LOOK_BACK = 400;

/**
 * Who is meant by a description. In this order: a group; somebody whose name the text holds back; the holder of the
 * office, by the document or the lexicon; somebody or some body that the document has named and described so.
 */
export function describe(phrase: Description, scene: Scene, references: readonly Reference[]): Reference | null {
  const { span, role, determiner, count } = phrase;
  const words = `“${scene.named.text.slice(...span)}”`;
  if (!role || role.plural || (count ?? 1) > 1) return severalOf(phrase, scene, words, references);
  const of = ownerOf(phrase, scene);
  if (role.kind === 'body') return bodyOf(phrase, of, scene, words);
  if (isSpokesperson(role.noun) && determiner === 'indefinite') return spokenFor(phrase, of, scene, words);
  if (determiner === 'indefinite' || (determiner === 'none' && role.nameless && !phrase.office))
    return withheld(phrase, of, scene);
  const fits = (participant: Participant): boolean =>
    participant.kind === 'person' && answersTo(participant, phrase, of, scene);
  const candidates = ranked(phrase, scene, fits);
  if (candidates.length > 0) return chosen(span, 'title', candidates, scene, words);
  const holder = phrase.office && of ? holderOf(phrase.office, of, scene) : null;
  if (holder) {
    scene.participants.set(holder.id, holder);
    const why = `${words}: holder of the office on ${dateOf(scene)}, by the lexicon`;
    return resolved([span], holder, representedBy(holder, scene.participants, scene.lexicon), {
      via: 'title',
      basis: 'implied',
      why,
    });
  }
  const earlier = references
    .slice(-LOOK_BACK)
    .findLast(
      ({ status, mention, why }) =>
        status === 'anonymous' && why.includes(`(${role.noun})`) && (mention[0]?.[0] ?? 0) < span[0],
    );
  if (earlier)
    return {
      ...earlier,
      mention: [span],
      why: `the ${role.noun} before, whose name the text holds back (${role.noun})`,
    };
  if (role.nameless && determiner !== 'possessive') return { ...withheld(phrase, of, scene), basis: 'implied' };
  if (isSpokesperson(role.noun)) return spokenFor(phrase, of, scene, words);
  return {
    ...open([span], 'title', `${words}: nobody in the document or the lexicon is known to be this`),
    represents: bodyRepresented(of, scene),
  };
}

/** “a senior official”, “a spokesman for the ministry”: kept without a name, with the body that they speak for. */
function withheld({ span, role }: Description, of: string | null, scene: Scene): Reference {
  const why = `the text holds back the name (${role?.noun ?? ''})`;
  return { ...open([span], 'title', why), status: 'anonymous', basis: 'known', represents: bodyRepresented(of, scene) };
}

const isSpokesperson = (noun: string): boolean => /^(?:spokes(?:man|woman|person)|representative)$/u.test(noun);

/** “A WTO spokesman”, “the representative of Sudan”: without a name of their own it is the body that speaks. */
function spokenFor(phrase: Description, of: string | null, scene: Scene, words: string): Reference {
  const actor = of ? scene.lexicon.actor(of) : null;
  const body = (of ? scene.participants.get(of) : undefined) ?? (actor ? participantOf(actor, scene) : undefined);
  if (!body) return withheld(phrase, of, scene);
  const why = `${words} speaks for ${body.name}`;
  return {
    ...resolved([phrase.span], body, representedBy(body, scene.participants, scene.lexicon), {
      via: 'organisation',
      basis: 'implied',
      why,
    }),
    represents: bodyRepresented(of, scene),
  };
}

function bodyRepresented(of: string | null, { participants, lexicon }: Scene): Reference['represents'] {
  const body = of ? (participants.get(of) ?? lexicon.actor(of)) : null;
  return body ? { actor: body.id, name: body.name, code: body.code } : null;
}

/** The state or body in the words: “Norwegian”, “of the alliance”, “its” (the one spoken of last). */
function ownerOf(
  { office, names, span, determiner }: Description,
  { discourse, named: { text } }: Scene,
): string | null {
  if (office?.of) return office.of;
  const inside = names.find(({ kind, actor }) => actor && kind !== 'person');
  if (inside) return inside.actor;
  if (determiner === 'possessive' && /^(?:its|their)\s/iu.test(text.slice(...span)))
    return discourse.recent(span[0], ({ kind }) => kind !== 'person')[0]?.id ?? null;
  return null;
}

/** Whether what is known of somebody answers to the description. */
function answersTo(participant: Participant, phrase: Description, of: string | null, { participants }: Scene): boolean {
  if (phrase.role?.gender && participant.gender && phrase.role.gender !== participant.gender) return false;
  const specific = phrase.nouns.at(-1) ?? '';
  return participant.roles.some(({ nouns, of: own }) => {
    const noun = phrase.role?.noun ?? '';
    if (!nouns.includes(noun) && !nouns.includes(specific)) return false;
    if (!of || !own) return true;
    return own === of || participants.get(own)?.represents === of || participants.get(of)?.represents === own;
  });
}

function ranked(phrase: Description, scene: Scene, fits: (participant: Participant) => boolean): Candidate[] {
  const { discourse, participants } = scene;
  const specific = phrase.nouns.length > 1 ? (phrase.nouns.at(-1) ?? '') : '';
  const before = discourse.rank(phrase.span, fits, phrase.role?.gender ?? null).map((candidate): Candidate => {
    const described = participants.get(candidate.actor)?.roles.some(({ nouns }) => nouns.includes(specific)) ?? false;
    return {
      ...candidate,
      score: candidate.score + 2 + (described ? 1 : 0),
      reasons: [...candidate.reasons, `described as ${described ? specific : (phrase.role?.noun ?? '')}`],
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
  return later.length === 1 && only && (phrase.office?.of || phrase.names.length > 0 || specific)
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

const dateOf = ({ named }: Scene): string => named.published?.from.slice(0, 10) ?? '';

/** The one sure holder of the office on the document's date. A deputy, a former or a coming holder is somebody else. */
function holderOf({ office, qualifier }: OfficeMention, of: string, scene: Scene): Participant | null {
  const date = dateOf(scene);
  if (!date || (qualifier && qualifier !== 'acting')) return null;
  const holders = scene.lexicon.holders(office, of, date);
  const people = new Set(holders.map(({ term }) => term.person.id));
  const [first] = holders;
  if (!first || people.size !== 1 || first.certainty === 'possible') return null;
  const { person, title } = first.term;
  const body = scene.participants.get(of) ?? scene.lexicon.actor(of);
  return {
    id: person.id,
    name: person.name,
    kind: 'person',
    code: body?.code ?? null,
    sector: person.sector,
    wikidata: person.wikidata,
    represents: of,
    gender: person.gender ?? null,
    names: [],
    roles: [{ words: title, nouns: [title.toLowerCase()], of }],
  };
}

/** An actor of the lexicon as one of the document, to which it is added. */
function participantOf(actor: LexiconActor, { participants }: Scene): Participant {
  const known = participants.get(actor.id);
  if (known) return known;
  const { id, name, kind, code, sector, wikidata } = actor;
  const added = {
    id,
    name,
    kind,
    code,
    sector,
    wikidata,
    represents: actor.represents ?? null,
    gender: null,
    names: [],
    roles: [],
  };
  participants.set(id, added);
  return added;
}

/** “the alliance”, “the government in Bogotá”, “the ministry”. */
function bodyOf(phrase: Description, of: string | null, scene: Scene, words: string): Reference | null {
  const { span, role, determiner } = phrase;
  const noun = role?.noun ?? '';
  if (
    /^(?:government|administration|state|country|nation|republic|kingdom|side)$/u.test(noun) &&
    of?.startsWith('country:')
  ) {
    const participant = scene.participants.get(of);
    if (participant)
      return resolved([span], participant, null, {
        via: 'organisation',
        basis: 'known',
        why: `${words}: the ${noun} of ${participant.name}`,
      });
  }
  const known = organOf(phrase, of, scene);
  if (known) {
    const participant = participantOf(known, scene);
    const how = {
      via: 'organisation',
      basis: 'known',
      why: `${words}: a body of ${scene.lexicon.actor(known.represents ?? '')?.name ?? 'a state'}`,
    } as const;
    return resolved([span], participant, representedBy(participant, scene.participants, scene.lexicon), how);
  }
  if (determiner === 'indefinite' || determiner === 'none') return null;
  const specific = phrase.nouns.at(-1) ?? '';
  const isCountry = /^(?:country|nation|republic|kingdom|government|state)$/u.test(noun);
  const fits = ({ kind, id, roles, name }: Participant): boolean => {
    if (kind === 'person') return false;
    if (kind === 'country') return isCountry && (!of || of === id);
    const known = scene.lexicon.actor(id)?.nouns ?? [];
    return (
      known.includes(noun) ||
      roles.some(({ nouns }) => nouns.includes(noun) || nouns.includes(specific)) ||
      new RegExp(`\\b${noun}$`, 'iu').test(name)
    );
  };
  return chosen(span, 'organisation', ranked(phrase, scene, fits), scene, words);
}

/**
 * The body of a state: of the one that the words name; of the one for which “her” works, by what she is minister of; or
 * else, for “the commerce ministry”, of the one state that was spoken of just before.
 */
function organOf({ organ, span, role, determiner }: Description, of: string | null, scene: Scene): LexiconActor | null {
  const bodyIn = (state: string, key: string): LexiconActor | null =>
    state.startsWith('country:')
      ? scene.lexicon.actor(`org:${state.slice('country:'.length).toLowerCase()}-${key}`)
      : null;
  if (organ && of) return bodyIn(of, organ.organ);
  const lead = /^(his|her)\s/iu.exec(scene.named.text.slice(...span))?.[1]?.toLowerCase();
  if (lead && role?.noun === 'ministry') {
    const owner = decide(scene.discourse.rank(span, ({ kind }) => kind === 'person', lead === 'his' ? 'm' : 'f'));
    const held = scene.participants
      .get(owner?.actor ?? '')
      ?.roles.find(({ nouns, of: state }) => state && nouns.includes('minister'));
    const field = held?.nouns.find((noun) => noun.endsWith(' minister'))?.replace(/ minister$/u, '');
    return held?.of && field ? bodyIn(held.of, `${field}-ministry`) : null;
  }
  if (!organ || determiner !== 'definite') return null;
  const state = decide(scene.discourse.rank(span, ({ kind }) => kind === 'country', null));
  return state ? bodyIn(state.actor, organ.organ) : null;
}

/** “The pair”, “both leaders”, “the ministers”, “officials”. */
function severalOf(
  phrase: Description,
  scene: Scene,
  words: string,
  references: readonly Reference[],
): Reference | null {
  const { span, role, determiner, count } = phrase;
  const of = ownerOf(phrase, scene);
  const represents = bodyRepresented(of, scene);
  if (determiner === 'definite' || determiner === 'possessive') {
    const fits = (participant: Participant): boolean =>
      (!role && participant.kind !== 'country') ||
      (role?.kind === 'person' && participant.kind === 'person' && suits(participant, phrase, of, scene)) ||
      (role?.kind === 'body' && participant.kind !== 'person');
    const recent = scene.discourse.recent(span[0], fits);
    const joined = references
      .slice(-LOOK_BACK)
      .findLast(
        ({ status, members, mention }) => status === 'group' && members.length > 1 && (mention[0]?.[0] ?? 0) < span[0],
      );
    const isNear = (start: number | undefined): boolean =>
      start !== undefined && sentencesBetween(scene, start, span) <= 4;
    const wanted = count ?? 0;
    if (
      joined &&
      (wanted === 0 || joined.members.length === wanted) &&
      isNear(joined.mention[0]?.[0]) &&
      (!role || joined.members.every(({ actor }) => actor && recent.some(({ id }) => id === actor)))
    )
      return group(
        [span],
        joined.members,
        { via: 'title', basis: 'implied', why: `${words}: named together before` },
        represents,
      );
    const near = recent.filter(({ id }) => isNear(scene.discourse.lastOf(id, span[0]) ?? undefined));
    if (wanted > 1 && near.length >= wanted && (near.length === wanted || role || recent.length === wanted)) {
      const members = near
        .slice(0, wanted)
        .toReversed()
        .map((participant) =>
          resolved([span], participant, representedBy(participant, scene.participants, scene.lexicon), {
            via: 'title',
            basis: 'implied',
            why: 'one of those spoken of last',
          }),
        );
      return group(
        [span],
        members,
        { via: 'title', basis: 'implied', why: `${words}: those spoken of last` },
        represents,
      );
    }
  }
  const fuller = determiner === 'definite' ? fullerName(phrase, scene, references) : null;
  if (fuller)
    return {
      ...fuller,
      mention: [span],
      via: 'title',
      basis: 'implied',
      why: `${words}: “${fuller.name}”, named before`,
    };
  if (role?.nameless && !(determiner === 'definite' && phrase.office))
    return { ...withheld(phrase, of, scene), why: `the text holds back the names (${role.noun})` };
  const why = `${words}: several, without names`;
  const isTold = determiner !== 'indefinite' && determiner !== 'possessive' && count === null;
  const name = !isTold ? null : collectiveName(scene.named.text.slice(...span));
  return { ...group([span], [], { via: 'title', basis: 'known', why }, represents), name };
}

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
  const fuller = references
    .slice(-LOOK_BACK)
    .filter(
      (other) =>
        other.status === 'group' &&
        other.members.length === 0 &&
        sizeOf(other) > Math.max(own, 1) &&
        new RegExp(`\\b${noun}\\b`, 'iu').test(other.name ?? ''),
    );
  return fuller.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? null;
}

/** “Opposition parties”, “heads of the coast guards”: words that tell them from others; “the engineers” do not. */
function collectiveName(words: string): string | null {
  const name = words.replace(/^(?:the|these|those|both|its|his|her|their)\s+/iu, '');
  return /\s/u.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : null;
}

const suits = (participant: Participant, phrase: Description, of: string | null, scene: Scene): boolean =>
  /^(?:leader|man|woman|person|official|diplomat|negotiator|representative|delegate|chief|head)$/u.test(
    phrase.role?.noun ?? '',
  ) || answersTo(participant, phrase, of, scene);

function sentencesBetween({ named: { sentences } }: Scene, start: number, span: Span): number {
  const from = lastAtOrBefore(sentences, start);
  const to = lastAtOrBefore(sentences, span[0]);
  return from < 0 || to < 0 ? Infinity : to - from;
}
