import {
  ATTRIBUTED_TEXT,
  type EventParty,
  type EventType,
  partsNear,
  type Reference,
  unresolved,
} from '../../document/index.ts';
import { pronounOf } from '../../lexicon/index.ts';
import { contains, holding, overlaps, sole, type Span } from '../../text/index.ts';
import { triggerWords } from './clause.ts';
import { type DecodedEvent, startOf } from './decode.ts';
import { partiesAt, partiesOf } from './parties.ts';
import { isVerbal, partyFrom } from './party.ts';
import { type Scene, spanOf } from './scene.ts';

/** How the document reports an event. */
export interface Telling {
  /** The attribution that performs it by being said. */
  readonly act: string | null;
  /** The one who says so here; null if the outlet itself does. */
  readonly allegedBy: Reference | null;
  /** The actors implied by the attribution, if the event's words name none: all who speak together. */
  readonly actors: readonly EventParty[];
  readonly why: readonly string[];
}

/** “I” and “we”, in every case. */
export const isFirstPerson = (words: string): boolean => ['I', 'we'].includes(pronounOf(words) ?? '');
/** Without a named source: “allegedly”, “reportedly”. */
const HEARSAY =
  /\b(?:allegedly|reportedly|purportedly|supposedly|apparently|is said to|are said to|was said to|were said to|is alleged to|are alleged to|unconfirmed|accused of)\b/giu;
/** The same before a noun: “the suspected kidnapping of a student”, “alleged war crimes”. */
const DOUBTED = /\b(?:alleged|suspected|purported|supposed|unproven|unconfirmed)(?=(?:\s\S*)?$)/iu;

/**
 * Distinguishes what is said, what is done and what is alleged. A verbal act whose trigger is the cue of an
 * attribution, or which its content performs in the first person (“we condemn …”), is that statement's own act. What a
 * content reports of others' deeds is alleged by its speaker, and so is what an accusation reports (“X accused Y of
 * shelling Z”), even if no attribution was found. “Allegedly” alone is an allegation by an unnamed source.
 */
export function tellingOf(
  event: DecodedEvent,
  actors: readonly EventParty[],
  others: readonly DecodedEvent[],
  scene: Scene,
): Telling {
  const anchor: Span = event.trigger[0] ?? event.sentence;
  const around = tellersAround(anchor, scene);
  const cued = isVerbal(event.type) ? scene.cuedBy(event.trigger) : null;
  if (cued) {
    const said = sourceOf(cued, scene);
    const outer = reporterOf(cued, anchor, actors.length > 0 ? actors : said, scene);
    return {
      act: cued.attribution.id,
      allegedBy: outer ? speakerOf(outer) : null,
      actors: said,
      why: ['the act of the statement that it introduces', ...(outer ? [allegedWhy(outer)] : [])],
    };
  }
  const [inner, outer] = around;
  if (inner) {
    if (
      isVerbal(event.type) &&
      (isPerformed(event, anchor, scene) ||
        (!event.flags.has('historical') && isBy(actors, inner.roles?.speaker ?? null)))
    ) {
      return {
        act: inner.attribution.id,
        allegedBy: outer ? speakerOf(outer) : null,
        actors: inner.roles?.speaker ? partiesOf(inner.roles.speaker, scene) : [],
        why: ['done by saying it', ...(outer ? [allegedWhy(outer)] : [])],
      };
    }
    // “Denied having shelled it”: that it did not happen is what the one who denies it says.
    const allegedBy = isDenial(inner, scene) && !event.flags.has('negated') ? deniedBy(inner) : speakerOf(inner);
    // An accusation that is denied was made.
    const isOwn = isVerbal(event.type) && allegedBy.actor !== inner.roles?.speaker?.actor && isBy(actors, allegedBy);
    return { act: null, allegedBy: isOwn ? null : allegedBy, actors: [], why: [allegedWhy(inner)] };
  }
  const accusation = accusationOf(event, others, scene);
  if (accusation) return accusation;
  const hearsay = hearsayOf(event, scene);
  return { act: null, allegedBy: hearsay, actors: [], why: hearsay ? [hearsay.why] : [] };
}

/**
 * Whose words these are, the innermost first. A release that a line above it attributes to a spokesperson tells like any.
 */
const tellersAround = (anchor: Span, scene: Scene): readonly AssignedAttribution[] =>
  scene.attributionsAround(anchor).filter(({ attribution }) => attribution.basis !== ATTRIBUTED_TEXT);

export type AssignedAttribution = ReturnType<Scene['attributionsAround']>[number];

/** The person quoted, or an unnamed one if the text gives no source. In neither case is it the outlet's word. */
export function speakerOf({ attribution, roles }: AssignedAttribution): Reference {
  if (roles?.speaker) return roles.speaker;
  return unnamed(
    attribution.source.length > 0 ? attribution.source : attribution.content,
    'said in a quotation whose speaker is not known',
  );
}

/** Somebody without a name, of whom at most these words tell. */
const unnamed = (mention: readonly Span[], why: string): Reference => unresolved(mention, 'ellipsis', why);

/** “Baku denied that it had shelled …”: who denies a deed is not the one who alleges it. */
const isDenial = ({ attribution }: AssignedAttribution, { document }: Scene): boolean =>
  attribution.cue.some((span) => DENIAL.test(document.text.slice(...span)));
const DENIAL = /\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing)?|refut\w+)\b/iu;

/** Who alleges what somebody denies: the one whom the denial is about; an unnamed one where that is nobody or several. */
function deniedBy({ attribution, roles }: AssignedAttribution): Reference {
  const speaker = roles?.speaker;
  const sides = speaker ? [speaker, ...speaker.members] : [];
  const own = new Set(sides.flatMap(({ actor, represents }) => [actor, represents?.actor ?? null]));
  const others = (roles?.targets ?? []).filter(
    ({ actor, represents }) => !own.has(actor) && (represents === null || !own.has(represents.actor)),
  );
  return sole(others) ?? unnamed(attribution.content, 'told in what somebody denies');
}

const allegedWhy = (attributed: AssignedAttribution): string =>
  `told in the words of ${speakerOf(attributed).name ?? 'somebody who is quoted'}`;

/** “We condemn …”, “Release him!”: said by the speaker in quotation marks, and not a report about the past. */
function isPerformed(event: DecodedEvent, anchor: Span, { document }: Scene): boolean {
  const { actors, type, flags } = event;
  const { text, quotations, blocks } = document;
  const isFirst = actors.some((span) => isFirstPerson(text.slice(...span)));
  if (flags.has('historical')) return false;
  const words = triggerWords(text, event);
  // “We condemned it last year” reports the act and does not perform it.
  if (isFirst) return !/(?:ed|ught|said|told|met)$/iu.test(words.split(' ')[0] ?? '');
  const isQuoted =
    partsNear(quotations)(anchor).some(({ span }) => contains(span, anchor)) ||
    holding(blocks, anchor)?.kind === 'turn';
  return isQuoted && actors.length === 0 && type === 'REQUEST';
}

/**
 * “NATO said it condemned …”, “China opposes …” by its spokeswoman, “President Reis signed …” by his government: saying so of
 * oneself performs the act.
 */
const isBy = (actors: readonly EventParty[], speaker: Reference | null): boolean =>
  speaker !== null &&
  actors.some(
    ({ actor, represents }) =>
      (actor !== null && (actor === speaker.actor || actor === speaker.represents?.actor)) ||
      (represents !== null && represents.actor === speaker.actor),
  );

/**
 * The source of a report that somebody performed a verbal act: an enclosing speaker other than the actor; null if it is
 * the outlet.
 */
export function reporterOf(
  cued: AssignedAttribution,
  anchor: Span,
  actors: readonly EventParty[],
  scene: Scene,
): AssignedAttribution | null {
  const outer = tellersAround(anchor, scene).find(({ attribution }) => attribution.id !== cued.attribution.id);
  return outer && !isBy(actors, outer.roles?.speaker ?? null) ? outer : null;
}

/** Who performs the act of an attribution: its speaker, or the referents of its source (“we” in a turn). */
export function sourceOf({ attribution, roles }: AssignedAttribution, scene: Scene): EventParty[] {
  const speaker = roles?.speaker ?? null;
  if (speaker && speaker.status !== 'unresolved') return partiesOf(speaker, scene);
  const parties = partiesAt(attribution.source, scene);
  return parties.length > 0 || !speaker ? parties : [partyFrom(speaker, scene)];
}

/** An accusation that precedes the event in the same sentence and concerns what its actor did. */
function accusationOf(event: DecodedEvent, others: readonly DecodedEvent[], scene: Scene): Telling | null {
  const { text } = scene.document;
  const accusation = others.find(
    (other) =>
      other.type === 'ACCUSE' &&
      !other.modes.includes('disapprove') &&
      other.sentence[0] === event.sentence[0] &&
      startOf(other) < startOf(event) &&
      /\b(?:of|for|over|that|with|behind|blam\w+)\b/iu.test(text.slice(startOf(other), startOf(event))) &&
      event.actors.some((span) => other.recipients.some((accused) => overlaps(span, accused))),
  );
  if (!accusation) return null;
  const said = scene.cuedBy(accusation.trigger)?.roles?.speaker ?? null;
  const [accuser] = accusation.actors;
  const speaker = said ?? (accuser ? referenceAt(accuser, scene) : null);
  const allegedBy = speaker ?? unnamed(accusation.trigger, 'told in an accusation');
  return {
    act: null,
    allegedBy,
    actors: [],
    why: [`told in an accusation by ${allegedBy.name ?? 'somebody unnamed'}`],
  };
}

function referenceAt(span: Span, scene: Scene): Reference {
  const inside = scene.within(span);
  const [first] = inside.toSorted((a, b) => sizeOf(spanOf(b)) - sizeOf(spanOf(a)));
  return first ?? unnamed([span], 'the accuser in the text’s words');
}

const sizeOf = ([start, end]: Span): number => end - start;

function hearsayOf(event: DecodedEvent, { document }: Scene): Reference | null {
  const { text } = document;
  const before = text.slice(event.sentence[0], startOf(event));
  // The hedge belongs to the next verb: only a few words may intervene.
  const isNear = (match: RegExpExecArray): boolean =>
    before.slice(match.index + match[0].length).split(/\s+/u).length <= 5;
  const [trigger] = event.trigger;
  const first = trigger ? /^\S*/u.exec(text.slice(...trigger)) : null;
  const match = DOUBTED.exec(`${before}${first?.[0] ?? ''}`) ?? [...before.matchAll(HEARSAY)].findLast(isNear);
  if (!match) return suspectOf(event, text);
  const start = event.sentence[0] + match.index;
  return {
    ...unnamed([[start, start + match[0].length]], `“${match[0]}”, nobody says by whom`),
    status: 'anonymous',
  };
}

/** “A suspected Israeli strike”: who doubts the doer doubts that he did it. */
function suspectOf({ type, actors, sentence }: DecodedEvent, text: string): Reference | null {
  if (!DEEDS.has(type)) return null;
  for (const [start, end] of actors) {
    const from = Math.max(sentence[0], start - LONGEST_DOUBT);
    const found = SUSPECTED.exec(text.slice(from, end));
    if (!found) continue;
    const at = from + found.index;
    return {
      ...unnamed([[at, at + (found[1]?.length ?? 0)]], `“${found[1]}”, nobody says by whom`),
      status: 'anonymous',
    };
  }
  return null;
}

const DEEDS: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE']);
const SUSPECTED = /\b(alleged|suspected|purported|presumed)\s\S/iu;
/** “suspected ” */
const LONGEST_DOUBT = 12;
