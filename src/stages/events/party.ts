import { type EventParty, type Participant, type Reference, unresolved } from '../../document/index.ts';
import { ploverType, sectorOf } from '../../lexicon/index.ts';
import type { EventType } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { Scene } from './scene.ts';

/** The reference with PLOVER's codes: its own, or those of the state or body it represents. */
export function partyFrom(reference: Reference, scene: Scene): EventParty {
  const { participants, lexicon } = scene;
  const participant =
    reference.actor === null ? null : (participants.get(reference.actor) ?? lexicon.actor(reference.actor));
  const represented = reference.represents;
  const body = represented ? (participants.get(represented.actor) ?? lexicon.actor(represented.actor)) : null;
  const members = reference.members.map((member) => partyFrom(member, scene));
  return {
    ...reference,
    code: participant?.code ?? represented?.code ?? body?.code ?? shared(members.map(({ code }) => code)),
    sector:
      participant?.sector ??
      // A person who speaks for a state holds one of its offices.
      (represented && body?.kind === 'country' && participant?.kind === 'person' ? 'GOV' : null) ??
      shared(members.map(({ sector }) => sector)),
  };
}

/** Sectors without a public role: firms, civilians, parties not in office, elites, schools. */
const ANYBODY: ReadonlySet<string> = new Set(['BUS', 'CVL', 'PTY', 'ELI', 'EDU']);

/** In public life: anybody with a country or body code, or whose sector is an office, arms or a cause. */
export const isPublic = ({ code, sector, represents }: EventParty): boolean =>
  code !== null || (represents?.code ?? null) !== null || (sector !== null && !ANYBODY.has(sector));

/** The one value that all share, otherwise null. */
function shared(values: readonly (string | null)[]): string | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

/** A party that the text describes without naming: “Ukrainian police”, “two protesters”. */
export function describedParty(
  span: Span,
  words: string,
  owner: { readonly id: string; readonly name: string; readonly code: string | null } | null,
  why: string,
): EventParty {
  return {
    ...unresolved([span], 'title', why),
    represents: owner ? { actor: owner.id, name: owner.name, code: owner.code } : null,
    basis: owner ? 'known' : 'implied',
    code: owner?.code ?? null,
    sector: sectorOf(words),
  };
}

/** Whether words name a state by its people: “Georgians”. */
export const isNamedByPeople = ({ actor, mention: [span] }: EventParty, { document, lexicon }: Scene): boolean =>
  actor !== null &&
  span !== undefined &&
  lexicon
    .named(document.text.slice(...span).replace(/^the\s/iu, ''))
    .some(({ how, actor: own }) => how === 'people' && own.id === actor);

/** The people of a state, who are not the state. */
export const asCitizens = (party: EventParty): EventParty => ({
  ...party,
  actor: null,
  name: null,
  status: 'unresolved',
  via: 'title',
  represents: party.actor === null ? null : { actor: party.actor, name: party.name ?? party.actor, code: party.code },
  sector: 'CVL',
  why: `of the people of ${party.name}; ${party.why}`,
});

/** Adds a body of the lexicon to the document's actors if it is missing. */
export function introduce(id: string, { participants, lexicon }: Scene): Participant | null {
  const known = participants.get(id);
  if (known) return known;
  const actor = lexicon.actor(id);
  if (!actor) return null;
  const participant: Participant = {
    id: actor.id,
    name: actor.name,
    kind: actor.kind,
    code: actor.code,
    sector: actor.sector,
    wikidata: actor.wikidata,
    represents: actor.represents ?? null,
    gender: actor.gender ?? null,
    names: [actor.name],
    roles: [],
  };
  participants.set(id, participant);
  return participant;
}

/** Whether the type is domestic: citizens against governments, governments against citizens. */
export const isDomestic = (type: EventType): boolean => type === 'PROTEST' || type === 'COERCE';

export const isVerbal = (type: EventType): boolean => ploverType(type).quad % 2 === 1;
