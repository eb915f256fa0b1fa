import type { Attribution, Candidate, Named, Participant } from '../../document/index.ts';
import { outerParts } from '../../document/index.ts';
import { contains, lastAtOrBefore, nearby, overlaps, type Span } from '../../text/index.ts';

/** One time that the text speaks of somebody, by name or otherwise. */
interface Occurrence {
  readonly actor: string;
  readonly start: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quoted: boolean;
  readonly isSource: boolean;
  /** Begins its sentence: most often the subject. */
  readonly leads: boolean;
  /** “Holm's aides”, “in Norway”: named on the way to something else. */
  readonly aside: boolean;
  /** “the Norwegians”: what “they” takes up sooner than “it”. */
  readonly plural: boolean;
}

/**
 * What speaks for an antecedent; the weights are set by hand on the project's own texts, so that a reason of one kind
 * (how near, which part of the sentence, who spoke last) outweighs two of a lesser kind. Monotonic: each reason only adds.
 */
const WEIGHTS = {
  further: 1.2,
  sameParagraph: 0.5,
  nearParagraph: 0.4,
  leads: 0.9,
  continues: 0.7,
  source: 1,
  spokeLast: 1.6,
  gender: 1,
  repeated: 0.3,
  quoted: -1.6,
  aside: -1.2,
  ownContent: -2,
  saysThis: 1.2,
  wouldSayI: -6,
  plural: 1.5,
} as const;

/** By the number of sentences between. */
const NEAR: readonly (readonly [number, string])[] = [
  [3, 'spoken of in the same sentence'],
  [2.6, 'spoken of in the sentence before'],
  [1.8, 'spoken of two sentences before'],
  [1.2, 'spoken of three sentences before'],
];

/** How many candidates are kept for `explain`. */
const SHOWN = 5;

/** How many of the last occurrences are looked at: who was spoken of longer ago has to be named again. */
const MEMORY = 250;

/** A reference is resolved from this score on, and only when the next one is this much behind. */
const ENOUGH = 2.2;
const AHEAD = 0.55;
/** “It” and “they” may go back to anything, so that more has to speak for a state or body. */
export const ENOUGH_FOR_THINGS = 3.6;
/** A state or body that the words describe but do not name. */
export const ENOUGH_FOR_BODIES = 3;

/** Remembers who has been spoken of and ranks them as antecedents of what comes next. */
export interface Discourse {
  add(actor: string, span: Span, how?: { readonly aside?: boolean; readonly plural?: boolean }): void;
  /** Candidates before `span`, the likeliest first; `fits` leaves out who cannot be meant. */
  rank(
    span: Span,
    fits: (participant: Participant) => boolean,
    gender: 'm' | 'f' | null,
    plural?: boolean,
  ): Candidate[];
  /** The place of the last time before `at` that the actor was spoken of, other than in passing if so asked; null where it was not. */
  lastOf(actor: string, at: number, notInPassing?: boolean): number | null;
  /** How often the actor was spoken of before `at`. */
  timesOf(actor: string, at: number): number;
  /** Whether the actor was named as the source of a saying before `at`. */
  hasSpoken(actor: string, at: number): boolean;
  /** Actors in the order in which they were last spoken of before `at`, the latest first. */
  recent(at: number, fits: (participant: Participant) => boolean): Participant[];
  isQuoted(span: Span): boolean;
}

/** The one that is far enough ahead of the others, or null. */
export function decide(candidates: readonly Candidate[], enough: number = ENOUGH): Candidate | null {
  const [best, next] = candidates;
  if (!best || best.score < enough) return null;
  return next && best.score - next.score < AHEAD ? null : best;
}

/** `known`: the participant with an id, or the stand-in of somebody without a name. */
export function discourseOf(named: Named, known: (id: string) => Participant | undefined): Discourse {
  const { text, sentences, blocks, quotations, attributions } = named;
  const parts = outerParts(quotations);
  const occurrences: Occurrence[] = [];
  const partsNear = nearby(parts, ({ inner }) => [inner]);
  const isQuoted = (span: Span): boolean =>
    partsNear(span).some(({ inner }) => contains(inner, span)) ||
    near(span).some(
      ({ basis, content }) => basis === 'turn of a transcript' && content.some((part) => contains(part, span)),
    );
  const placeOf = ([start]: Span) => ({
    sentence: lastAtOrBefore(sentences, start),
    paragraph: lastAtOrBefore(blockSpans, start),
  });
  const leadsSentence = (begin: number, [start]: Span): boolean => text.slice(begin, start).split(/\s+/u).length <= 4;
  const blockSpans = blocks.map(({ span }) => span);
  const near = nearby(attributions, ({ source, cue, content }) => [...source, ...cue, ...content]);
  const mentionSpans = named.mentions.map(({ span }) => span);
  const namesActor = (actor: string, [start, end]: Span): boolean => {
    for (let at = lastAtOrBefore(mentionSpans, start - 1) + 1; (mentionSpans[at]?.[0] ?? Infinity) < end; at += 1)
      if (named.mentions[at]?.actor === actor) return true;
    return false;
  };
  const sourceAt = (span: Span) => near(span).find(({ source }) => source.some((own) => overlaps(own, span)));
  /** “Olivier Quist, a spokesman for [the Red Cross]”: the body of who speaks is no speaker itself. */
  const isOfSpeaker = (actor: string, span: Span): boolean => {
    const last = occurrences.at(-1);
    const source = sourceAt(span)?.source.find((own) => contains(own, span));
    const isPerson = last !== undefined && known(last.actor)?.kind === 'person' && known(actor)?.kind !== 'person';
    return (
      isPerson &&
      source !== undefined &&
      last.isSource &&
      last.start >= source[0] &&
      /,\s/u.test(text.slice(last.start, span[0]))
    );
  };
  return {
    isQuoted,
    add(actor, span, { aside = false, plural = false } = {}) {
      const place = placeOf(span);
      const [begin = 0] = sentences[place.sentence] ?? [];
      occurrences.push({
        actor,
        start: span[0],
        ...place,
        quoted: isQuoted(span),
        // Of “Myanmar's delegate said” it is not Myanmar that speaks.
        isSource: (!aside || plural) && sourceAt(span) !== undefined && !isOfSpeaker(actor, span),
        leads: leadsSentence(begin, span),
        aside,
        plural,
      });
    },
    lastOf: (actor, at, notInPassing = false) =>
      occurrences.findLast((other) => other.actor === actor && other.start < at && !(notInPassing && other.aside))
        ?.start ?? null,
    timesOf: (actor, at) => occurrences.filter((other) => other.actor === actor && other.start < at).length,
    hasSpoken: (actor, at) => occurrences.some((other) => other.actor === actor && other.start < at && other.isSource),
    recent(at, fits) {
      const seen = new Set<string>();
      return occurrences
        .slice(-MEMORY)
        .filter(({ start }) => start < at)
        .toSorted((a, b) => b.start - a.start)
        .flatMap(({ actor }) => {
          const participant = known(actor);
          if (seen.has(actor) || !participant || !fits(participant)) return [];
          seen.add(actor);
          return [participant];
        });
    },
    rank(span, fits, gender, plural = false) {
      const place = placeOf(span);
      const lastSource = occurrences.findLast(({ isSource, start }) => isSource && start < span[0]);
      // “Colonel Maes shrugged. … he said”: a new paragraph that begins with somebody else goes on with that one.
      const isPast =
        lastSource !== undefined &&
        lastSource.paragraph < place.paragraph &&
        occurrences.some((other) => {
          const participant =
            other.start < span[0] && other.leads && !other.aside && !other.quoted && known(other.actor);
          return participant && other.paragraph === place.paragraph && fits(participant);
        });
      const here: Here = {
        ...place,
        span,
        quoted: isQuoted(span),
        isSource: sourceAt(span) !== undefined,
        leads: leadsSentence(sentences[place.sentence]?.[0] ?? 0, span),
        // “its minister said”: the owner is no speaker.
        spokeLast: isPossessive(text, span) || isPast ? null : (lastSource?.actor ?? null),
      };
      const spokenTo = addressedBy(text, near(span), span);
      const ownContent = sourceAt(span)?.content ?? [];
      const saidIn = near(span).filter(({ content }) => content.some((part) => contains(part, span)));
      const ranked: Candidate[] = [];
      for (const [actor, all] of Map.groupBy(occurrences.slice(-MEMORY), (occurrence) => occurrence.actor)) {
        const participant = known(actor);
        const before = all.filter(({ start }) => start < span[0]);
        if (!participant || before.length === 0 || !fits(participant)) continue;
        if (gender && participant.gender && participant.gender !== gender) continue;
        const reasons = before.map((other) => reasonsOf(other, here)).reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a));
        if (gender && participant.gender === gender) reasons.push([WEIGHTS.gender, 'gender agrees']);
        if (plural && before.at(-1)?.plural) reasons.push([WEIGHTS.plural, 'named as a people']);
        if (before.length > 2) reasons.push([WEIGHTS.repeated, 'spoken of repeatedly']);
        if (ownContent.some((part) => namesActor(actor, part)))
          reasons.push([WEIGHTS.ownContent, 'named in what is said']);
        const says = ({ source }: Attribution): boolean =>
          source.some((part) => before.some(({ start }) => part[0] <= start && start < part[1]));
        // “Holm asked her”, “told the minister”: who is asked is not the one who asks.
        if (spokenTo && says(spokenTo)) continue;
        // In reported speech the third person goes back to the speaker; in a quotation the speaker is “I”.
        if (saidIn.some(says))
          reasons.push(here.quoted ? [WEIGHTS.wouldSayI, 'would say “I”'] : [WEIGHTS.saysThis, 'says this']);
        const score = Math.round(sumOf(reasons) * 100) / 100;
        ranked.push({ actor, name: participant.name, score, reasons: reasons.map(([, reason]) => reason) });
      }
      return ranked.sort((a, b) => b.score - a.score).slice(0, SHOWN);
    },
  };
}

/** The saying whose cue has the words just after it as its object: “praised her”, but not “praised her book”. */
function addressedBy(text: string, near: readonly Attribution[], [start, end]: Span): Attribution | null {
  if (isPossessive(text, [start, end])) return null;
  return near.find(({ cue }) => cue.some(([, stop]) => stop <= start && start - stop <= 1)) ?? null;
}

/** “its”, “his”, and “her” before a noun; as an object it is followed by a mark, a preposition or the like. */
function isPossessive(text: string, [start, end]: Span): boolean {
  const words = text.slice(start, end);
  if (/^(?:his|its|their|my|our|your)\b/iu.test(words)) return true;
  return (
    /^her\b/iu.test(words) &&
    !/^(?:\s(?:to|as|in|on|at|for|that|of|with|by|if|whether|how|why|when|where|what|and|but|or|about|after|before|not|from|into|over|a|an|the|again|back|last|this|on)\b|[,.;:!?”"’]|\s?$)/u.test(
      text.slice(start + 3, start + 15),
    )
  );
}

type Reason = [weight: number, words: string];

const sumOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, [weight]) => sum + weight, 0);

interface Here {
  readonly span: Span;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quoted: boolean;
  readonly isSource: boolean;
  readonly leads: boolean;
  readonly spokeLast: string | null;
}

/** What speaks for and against the one of an occurrence as the antecedent of words here. */
function reasonsOf(other: Occurrence, here: Here): Reason[] {
  const reasons: Reason[] = [];
  const distance = here.sentence - other.sentence;
  const weight = NEAR[distance];
  if (weight !== undefined) reasons.push([...weight]);
  else reasons.push([WEIGHTS.further / distance, `spoken of ${distance} sentences before`]);
  if (here.paragraph === other.paragraph) reasons.push([WEIGHTS.sameParagraph, 'in the same paragraph']);
  else if (here.paragraph - other.paragraph === 1) reasons.push([WEIGHTS.nearParagraph, 'in the paragraph before']);
  if (other.leads) reasons.push([WEIGHTS.leads, 'begins its sentence']);
  // Who a paragraph is about stays its subject: “The court sat. It …”.
  const isNext = distance === 1 && here.paragraph === other.paragraph;
  if (isNext && here.leads && other.leads && !other.aside) reasons.push([WEIGHTS.continues, 'the subject goes on']);
  if (other.isSource) reasons.push([WEIGHTS.source, 'speaks there']);
  if (here.isSource && here.spokeLast === other.actor) reasons.push([WEIGHTS.spokeLast, 'the last to speak']);
  if (other.quoted && !here.quoted) reasons.push([WEIGHTS.quoted, 'spoken of only inside a quotation']);
  if (other.aside) reasons.push([WEIGHTS.aside, 'named in passing']);
  return reasons;
}
