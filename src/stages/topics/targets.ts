import type { Attribution, Reference, StatementRoles, RolesAssigned } from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';
import { type Placed, placed } from './placed.ts';

/** Where the object of the verb ends: “Moscow | of using”, “donors | to pay”, “both sides | for”. */
const OBJECT =
  /^(?:(?!\s(?:not to|of|to|for|that|over|about|not|from|against|after|because|on|in|at|as|if|when)\s|[,;:.“”"]).)+/su;

/** Whoever is meant in a document, by place. */
export type Names = Placed<{ readonly reference: Reference; readonly span: Span }>;

export const namesIn = ({ references }: RolesAssigned): Names =>
  placed(
    references.map((reference) => ({ reference, span: spanOf(reference) })).toSorted((a, b) => a.span[0] - b.span[0]),
  );

const spanOf = ({ mention }: Reference): Span => [mention[0]?.[0] ?? 0, mention.at(-1)?.[1] ?? 0];

/** The speaker, or whom the speaker speaks for. */
export const isOwnSide = ({ actor }: Reference, roles: StatementRoles | undefined): boolean =>
  actor !== null && (actor === roles?.speaker?.actor || actor === roles?.speaker?.represents?.actor);

/** Acts that answer something (“rejected the idea”, “welcomed the decision”): towards whoever said it. */
const ANSWER =
  /^\s*(?:the|that|this|those|these|its|his|her|their|talk of)\s(?:\S+\s){0,2}?(?:ideas?|proposals?|plans?|requests?|claims?|charges?|complaints?|criticisms?|offers?|decisions?|demands?|calls?|allegations?|accusations?|suggestions?|findings?|appeals?|moves?|announcements?|deadlines?|invitation|warnings?|threats?|post|remarks?|comments?|answer|statement|words|language|change of course)\b|^\s*talk of\b|^\s*both (?:announcements|proposals|offers)\b/iu;
/** Of these it is the body or state that is answered, and not who spoke for it. */
const OF_STATE =
  /\b(?:decisions?|complaints?|moves?|measures?|deadlines?|announcements?|changes?|warnings?|threats?|offers?)\b/iu;

const sideOf = (speaker: Reference): Reference =>
  speaker.represents
    ? { ...speaker, actor: speaker.represents.actor, name: speaker.represents.name, via: 'organisation', represents: null, basis: 'implied', why: `${speaker.name ?? ''} spoke for it` } // prettier-ignore
    : speaker;

/** Acts in a quarrel: who goes on with it means whom the same side spoke against before. */
const QUARREL = new Set(['ACCUSE', 'THREATEN']);

/** Of which attribution, for an act of which type and of which side; `before`: the verb whose subject is meant. */
interface Asked {
  readonly at: number;
  readonly type: string;
  readonly side: string | null;
  readonly before: string | undefined;
}

/**
 * Finds towards whom acts are done, attribution by attribution in the order of the text: the object of the verb, which
 * begins the content (“accused | Moscow of …”, “urged | donors to …”) or stands between cue and content; whom the words
 * are said to, for requests; the only one whom the content is about; the speaker of what is answered; whom the same side
 * accused before. The speaker and the body spoken for are never meant.
 */
export function targetFinder(
  assigned: RolesAssigned,
  names: Names,
): (at: number, type: string, before?: string) => Reference[] {
  const { text, attributions, statementRoles } = assigned;
  const quarrels = new Map<string, readonly Reference[]>();
  return (at, type, before) => {
    const attribution = attributions[at];
    const roles = statementRoles[at];
    const side = roles?.speaker?.represents?.actor ?? roles?.speaker?.actor ?? null;
    const found = attribution ? find(attribution, roles, { at, type, side, before }) : [];
    if (side !== null && QUARREL.has(type) && found.length > 0) quarrels.set(side, found);
    return found;
  };

  function find(
    attribution: Attribution,
    roles: StatementRoles | undefined,
    { at, type, side, before }: Asked,
  ): Reference[] {
    const usable = (reference: Reference): boolean =>
      (reference.status === 'resolved' || reference.members.length > 0) && !isOwnSide(reference, roles);
    const zones = objectZones(text, attribution, before);
    for (const zone of zones) {
      if (/^\s*(?:each other|one another)\b/iu.test(text.slice(...zone)) && roles?.speaker?.status === 'group')
        return [roles.speaker];
      // “Accused | Peru, Chile and the army of Fiji | of …”: a row of names goes on behind commas.
      const isObject = ({ reference: { members }, span }: (typeof names.items)[number]): boolean =>
        contains(zone, span) || (members.length > 0 && span[0] >= zone[0]);
      const object = names
        .touching(zone)
        .filter(isObject)
        .toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
        .find(({ reference }) => usable(reference));
      if (object) return [object.reference];
      const people = peopleIn(text, zone);
      if (people && PUT_TO.has(type)) return [people];
    }
    const addressees = (roles?.addressees ?? []).filter(usable);
    if (type === 'REQUEST' && addressees.length > 0) return addressees;
    // Of a deed told of somebody, nobody else in the content is accused.
    if (type === 'ACCUSE' && before !== undefined) return [];
    // Who is left out (“without Moscow”) is not whom it is done towards.
    const isLeftOut = (reference: Reference): boolean => {
      const [start] = spanOf(reference);
      return /\bwithout (?:the )?$/iu.test(text.slice(Math.max(0, start - 14), start));
    };
    // “agreed to hold Moscow accountable”: not agreed with Moscow.
    const isOpposed = (reference: Reference): boolean => {
      const [start, end] = spanOf(reference);
      return (
        FRIENDLY.has(type) &&
        (AGAINST.test(text.slice(Math.max(0, start - 40), start)) || ACCOUNTABLE.test(text.slice(end, end + 20)))
      );
    };
    const about = (roles?.targets ?? []).filter(
      (reference) => !isOwnSide(reference, roles) && !isLeftOut(reference) && !isOpposed(reference),
    );
    if (about.length === 1) return about;
    if (about.length === 0 && zones.some((zone) => ANSWER.test(text.slice(...zone)))) {
      const answered = speakerBefore(at, roles);
      if (answered) return [zones.some((zone) => OF_STATE.test(text.slice(...zone))) ? sideOf(answered) : answered];
    }
    return about.length === 0 && side !== null && QUARREL.has(type) ? [...(quarrels.get(side) ?? [])] : [];
  }

  /** The speaker of the nearest saying before, of another side and in reach of two paragraphs. */
  function speakerBefore(at: number, roles: StatementRoles | undefined): Reference | null {
    const start = attributions[at]?.content[0]?.[0] ?? 0;
    for (let earlier = at - 1; earlier >= 0; earlier -= 1) {
      const reference = statementRoles[earlier]?.speaker;
      if (start - (attributions[earlier]?.content.at(-1)?.[1] ?? 0) > REACH) return null;
      if (reference?.status === 'resolved' && reference.name && !isOwnSide(reference, roles)) return reference;
    }
    return null;
  }
}

/** What is done for somebody is not done for those against whom it is. */
const FRIENDLY = new Set(['AGREE', 'SUPPORT', 'CONCEDE']);
const AGAINST =
  /\b(?:against|counter\w*|confront\w*|deter\w*|defeat\w*|isolat\w*|condemn\w*|sanction\w*|pressur\w*|punish\w*|fight\w*|threats? (?:from|by|posed by))\s(?:the\s)?(?:\S+\s)?$/iu;
const ACCOUNTABLE = /^(?:\s\S+){0,2}\s(?:accountable|responsible|to account)\b/iu;

/** Characters back to a saying that is answered. */
const REACH = 800;

/** Types whose object is somebody, so that an object without a name is a class of people (“donors”). */
const PUT_TO = new Set(['REQUEST', 'ACCUSE', 'THREATEN']);

const PEOPLE =
  /^(?:the\s+)?((?:(?:all|both|two|three|four|five|several|some|other|member|international|local|regional|foreign|national|western|rich|poor|private|armed|wealthy|developed|developing)\s+){0,3}(?:sides|parties|donors|lenders|creditors|governments|states|nations|countries|members|allies|partners|leaders|ministers|companies|firms|banks|investors|shipowners|authorities|officials|lawmakers|critics|opponents|voters|citizens|residents|civilians|journalists|reporters|rebels|militants|insurgents|fighters|soldiers|participants|delegates|negotiators|mediators|neighbours|neighbors|employers|unions|opposition parties|member states))\b/iu;

/** A class of people without a name, by the words of the text. */
function peopleIn(text: string, [start, end]: Span): Reference | null {
  const words = text.slice(start, end);
  const lead = /^\s*(?:(?:on|upon|to|for|that)\s+)?/iu.exec(words)?.[0].length ?? 0;
  const found = PEOPLE.exec(words.slice(lead));
  const name = found?.[1];
  if (!found || !name) return null;
  return {
    actor: null, name, mention: [[start + lead, start + lead + found[0].length]], status: 'group', via: 'title', members: [],
    represents: null, basis: 'known', why: `“${found[0]}”: the object of the verb`,
  }; // prettier-ignore
}

/** Where the object of the cue's verb can stand: between cue and content, and at the start of the content. */
function objectZones(text: string, { cue, content }: Attribution, before: string | undefined): Span[] {
  const [first] = content;
  const last = cue.at(-1);
  if (!first) return [];
  const words = text.slice(first[0], Math.min(first[1], first[0] + 160));
  if (before !== undefined) return [[first[0], first[0] + Math.max(0, words.indexOf(before))]];
  const gap: Span[] = last && last[1] < first[0] && first[0] - last[1] < 160 ? [[last[1], first[0]]] : [];
  // “asked both sides | to leave”: the object is not in the content.
  if (gap.length > 0 && /^\s*(?:not )?to\s/iu.test(words)) return gap;
  const start = /^\s*(?:for|to|on|upon|of|with|that|the)?\s*/iu.exec(words)?.[0].length ?? 0;
  const object = OBJECT.exec(words.slice(start))?.[0] ?? '';
  return [[first[0], first[0] + start + object.length], ...gap];
}
