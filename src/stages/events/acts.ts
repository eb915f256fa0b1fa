import type { EventParty, Reference } from '../../document/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import { type DecodedEvent, startOf } from './decode.ts';
import { isVerbal, partyFrom } from './party.ts';
import { type Scene, spanOf } from './scene.ts';

/** How the document comes to tell an event. */
export interface Telling {
  /** The attribution that performs it by being said. */
  readonly act: string | null;
  /** On whose word it is told here; null where the outlet tells it. */
  readonly allegedBy: Reference | null;
  /** The actor that the telling gives to an event whose words name none. */
  readonly actor: EventParty | null;
  readonly why: readonly string[];
}

const FIRST_PERSON = /^(?:I|we|us|our|my|me)$/iu;
/** Without a named source: “allegedly”, “reportedly”. */
const HEARSAY =
  /\b(?:allegedly|reportedly|purportedly|supposedly|apparently|is said to|are said to|was said to|were said to|is alleged to|are alleged to|unconfirmed|accused of)\b/iu;

/**
 * Tells apart what is said, what is done and what is alleged. A verbal act whose trigger is the cue of an attribution, or
 * which its content performs in the first person (“we condemn …”), is that statement's own act. What a content tells of
 * others' deeds is alleged by its speaker, and so is what an accusation tells (“X accused Y of shelling Z”) even where no
 * attribution was found. “Allegedly” alone makes an anonymous allegation.
 */
export function tellingOf(
  event: DecodedEvent,
  actors: readonly EventParty[],
  others: readonly DecodedEvent[],
  scene: Scene,
): Telling {
  const anchor: Span = event.trigger[0] ?? event.sentence;
  const around = scene.saying(anchor);
  const cued = isVerbal(event.type) ? scene.cuedBy(event.trigger) : null;
  if (cued) {
    const outer = around.find(({ attribution }) => attribution !== cued.attribution);
    return {
      act: cued.attribution.id,
      allegedBy: outer ? speakerOf(outer) : null,
      actor: cued.voice?.speaker ? partyFrom(cued.voice.speaker, scene) : null,
      why: ['the act of the statement that it introduces', ...(outer ? [allegedWhy(outer)] : [])],
    };
  }
  const [inner, outer] = around;
  if (inner) {
    if (
      isVerbal(event.type) &&
      (isPerformed(event, anchor, scene) || isOwn(event, actors, inner.voice?.speaker ?? null))
    ) {
      return {
        act: inner.attribution.id,
        allegedBy: outer ? speakerOf(outer) : null,
        actor: inner.voice?.speaker ? partyFrom(inner.voice.speaker, scene) : null,
        why: ['done by saying it', ...(outer ? [allegedWhy(outer)] : [])],
      };
    }
    return { act: null, allegedBy: speakerOf(inner), actor: null, why: [allegedWhy(inner)] };
  }
  const accusation = accusationOf(event, others, scene);
  if (accusation) return accusation;
  const hearsay = hearsayOf(event, scene);
  return { act: null, allegedBy: hearsay, actor: null, why: hearsay ? [hearsay.why] : [] };
}

type Saying = ReturnType<Scene['saying']>[number];

/** Whoever is quoted; somebody unnamed where the text names no source. It is not the outlet's word either way. */
function speakerOf({ attribution, voice }: Saying): Reference {
  if (voice?.speaker) return voice.speaker;
  return unnamed(
    attribution.source.length > 0 ? attribution.source : attribution.content,
    'said in a quotation whose speaker is not known',
  );
}

const unnamed = (mention: readonly Span[], why: string): Reference => ({
  actor: null,
  name: null,
  mention,
  status: 'unresolved',
  via: 'ellipsis',
  members: [],
  represents: null,
  basis: 'implied',
  why,
});

const allegedWhy = (saying: Saying): string =>
  `told in the words of ${speakerOf(saying).name ?? 'somebody who is quoted'}`;

/** “We condemn …”, “Release him!”: in quotation marks, by the speaker and not reported of the past. */
function isPerformed({ actors, type, flags, trigger }: DecodedEvent, anchor: Span, { document }: Scene): boolean {
  const { text, quotations, blocks } = document;
  const isFirst = actors.some((span) => FIRST_PERSON.test(text.slice(...span)));
  if (flags.has('historical')) return false;
  const words = trigger.map((span) => text.slice(...span)).join(' ');
  // “We condemned it last year” reports the act and does not perform it.
  if (isFirst) return !/(?:ed|ught|said|told|met)$/iu.test(words.split(' ')[0] ?? '');
  const isQuoted =
    quotations.some(({ parts }) => parts.some(({ span }) => contains(span, anchor))) ||
    blocks.some(({ kind, span }) => kind === 'turn' && contains(span, anchor));
  return isQuoted && actors.length === 0 && type === 'REQUEST';
}

/** “NATO said it condemned …”: whoever says so of oneself does it. */
const isOwn = ({ flags }: DecodedEvent, actors: readonly EventParty[], speaker: Reference | null): boolean =>
  !flags.has('historical') &&
  speaker !== null &&
  speaker.actor !== null &&
  actors.some(
    ({ actor, represents }) => actor === speaker.actor || (actor ?? represents?.actor) === speaker.represents?.actor,
  );

/** An accusation of the same sentence that stands before the event and is of what its actor did. */
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
  const said = scene.cuedBy(accusation.trigger)?.voice?.speaker ?? null;
  const [accuser] = accusation.actors;
  const speaker = said ?? (accuser ? referenceAt(accuser, scene) : null);
  const allegedBy = speaker ?? unnamed(accusation.trigger, 'told in an accusation');
  return {
    act: null,
    allegedBy,
    actor: null,
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
  const match = [...before.matchAll(new RegExp(HEARSAY, 'giu'))].at(-1);
  // The word belongs to the next verb: nothing but a few words stands between.
  if (!match || before.slice(match.index + match[0].length).split(/\s+/u).length > 5) return null;
  const start = event.sentence[0] + match.index;
  return {
    ...unnamed([[start, start + match[0].length]], `“${match[0]}”, nobody says by whom`),
    status: 'anonymous',
  };
}
