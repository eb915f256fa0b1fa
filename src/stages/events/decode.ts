import type { EventFlag, EventProposal, EventType, PartyScore, Segmented, Tagged } from '../../document/index.ts';
import { ploverType } from '../../lexicon/index.ts';
import { contains, decodeTags, joinSpans, lastAtOrBefore, runsOf, type Span, spanSet } from '../../text/index.ts';
import { conclude, type Concluded, likeliest } from './confidence.ts';

/** The model's output for one event, decoded: all that is known before rules and names are applied. */
export interface DecodedEvent {
  readonly type: EventType;
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly flags: ReadonlySet<EventFlag>;
  /** Discontinuous if the text has it so (“took … to court”). */
  readonly trigger: readonly Span[];
  readonly actors: readonly Span[];
  readonly recipients: readonly Span[];
  readonly places: readonly Span[];
  readonly dates: readonly Span[];
  /** Candidate parties, by mention. */
  readonly parties: readonly PartyScore[];
  /** The index of the model's proposal, and the words for which the model was queried. */
  readonly proposal: number;
  readonly anchor: Span;
  readonly sentence: Span;
  readonly confidence: number;
  readonly why: readonly string[];
}

/**
 * The confidence from which an event is reported: the best for F1 of events in the 53 real texts that were annotated
 * twice, whose events are not used in training (docs/decisions/0018).
 */
export const THRESHOLD = 0.5;
/** A mode, flag or context is accepted from this probability. */
const MODE = 0.5;
const FLAG = 0.5;
const CONTEXT = 0.5;
/** The most that the corpus annotates. */
const MOST_CONTEXTS = 3;
/** A role's words are kept if their mean probability of being inside is at least this. */
const ROLE = 0.5;
/**
 * The model misses more recipients than it invents. With this weight on the probability of being outside, as many are
 * missed as invented: words of recipients 77.4 to 79.2 on our own articles, 65 to 70 on unseen records.
 */
const OUTSIDE_OF_RECIPIENT = 0.35;

/** The events the model accepts, in text order. Of two at the same words, the more confident one stays. */
export function decodeEvents(tagged: Tagged, weights: Readonly<Record<string, number>>): DecodedEvent[] {
  const believed = tagged.events
    .map((proposal, index) => ({
      proposal,
      index,
      concluded: conclude(proposal, weights),
      anchor: spanOfWords(tagged, proposal.anchor) ?? ([0, 0] as const),
    }))
    .filter(({ concluded }) => concluded.confidence >= THRESHOLD)
    .toSorted((a, b) => b.concluded.confidence - a.concluded.confidence);
  const taken = spanSet();
  const kept = believed.filter(({ anchor }) => {
    if (taken.overlaps(anchor)) return false;
    taken.add(anchor);
    return true;
  });
  const triggers = new Map<EventType, ReturnType<typeof spanSet>>();
  return kept
    .map((one) => decodeEvent(tagged, one))
    .filter(({ type, trigger }) => {
      // Of two that share words of their triggers (“will [go ahead] with”) and are of one type, too.
      const told = triggers.get(type) ?? spanSet();
      if (trigger.some(told.overlaps)) return false;
      for (const span of trigger) told.add(span);
      triggers.set(type, told);
      return true;
    })
    .toSorted((a, b) => startOf(a) - startOf(b));
}

/**
 * The types of what is still to come: PLOVER's users code a meeting or help that is planned as AGREE, a withdrawal as CONCEDE, a
 * material act of conflict as THREATEN, and the network has learned to. Where it gives another type, labels of real texts
 * have the act done in three of four cases, whatever the flag says.
 */
const AHEAD: ReadonlySet<EventType> = new Set(['AGREE', 'CONCEDE', 'THREATEN', 'REQUEST', 'REJECT', 'ACCUSE']);

export const startOf = ({ trigger }: Pick<DecodedEvent, 'trigger'>): number => trigger[0]?.[0] ?? 0;

interface Believed {
  readonly proposal: EventProposal;
  readonly index: number;
  readonly concluded: Concluded;
  readonly anchor: Span;
}

function decodeEvent(tagged: Tagged, { proposal, index, concluded, anchor }: Believed): DecodedEvent {
  const { type, types, confidence } = concluded;
  const at = (role: Float32Array): Span[] => spansOf(tagged, proposal.from, role);
  const whose = (role: Float32Array): Span[] =>
    at(role)
      .map((span) => withoutLooseEnds(tagged.text, span))
      .filter((span) => span !== null);
  return {
    type,
    modes: modesOf(type, proposal.modes),
    contexts: likely(proposal.contexts, CONTEXT).slice(0, MOST_CONTEXTS),
    flags: new Set(likely(proposal.flags, FLAG).filter((flag) => flag !== 'future' || AHEAD.has(type))),
    trigger: joinSpans([...at(proposal.trigger), anchor]),
    actors: whose(proposal.actor),
    recipients: whose(withLess(proposal.recipient, OUTSIDE_OF_RECIPIENT)),
    places: whose(proposal.place),
    dates: at(proposal.date),
    parties: proposal.parties,
    proposal: index,
    anchor,
    sentence: sentenceOf(tagged, anchor[0]),
    confidence,
    why: [whyOf(proposal, type, types)],
  };
}

function whyOf({ told, valid }: EventProposal, type: EventType, types: Readonly<Record<EventType, number>>): string {
  const [second, probability] = likeliest({ ...types, [type]: 0 });
  const runnerUp = probability >= 0.1 ? `, ${second} ${percent(probability)}` : '';
  const event = `an event by the document ${percent(told.valid)}, by the sentence ${percent(valid)}`;
  return `model: ${event}, ${type} ${percent(types[type])}${runnerUp}`;
}

const percent = (probability: number): string => `${Math.round(100 * probability)}%`;

const likely = <Name extends string>(scores: Readonly<Record<Name, number>>, from: number): Name[] =>
  (Object.entries(scores) as [Name, number][])
    .filter(([, score]) => score >= from)
    .toSorted((a, b) => b[1] - a[1])
    .map(([name]) => name);

/** The most likely of the modes that the type has: `withdraw` under RETREAT is not that under SANCTION. */
function modesOf(type: EventType, modes: Readonly<Record<string, number>>): string[] {
  const own = ploverType(type).modes;
  return likely(modes, MODE)
    .filter((mode) => own.has(mode))
    .slice(0, 1);
}

function spansOf(tagged: Tagged, from: number, rows: Float32Array): Span[] {
  return runsOf(decodeTags(rows), from)
    .filter(([start, end]) => {
      let outside = 0;
      for (let word = start; word < end; word += 1) outside += rows[(word - from) * 3] ?? 1;
      return outside / (end - start) <= 1 - ROLE;
    })
    .map((run) => spanOfWords(tagged, run))
    .filter((span) => span !== null);
}

const LOOSE_BEGINNING = /^(?:[^\p{L}\p{N}“"‘$€£(]|(?:and|or)\s)+/u;
const LOOSE_END = /[\s,;:–—-](?:and|or|of|in|at|for|from|to|with|by|the|an?)$|[^\p{L}\p{N}.”"’')%]$/u;

/** Without marks and joining words at the ends: “Ada Holm,”, “three of”; null if nothing is left. */
function withoutLooseEnds(text: string, [start, end]: Span): Span | null {
  let from = start + (LOOSE_BEGINNING.exec(text.slice(start, end))?.[0].length ?? 0);
  let to = end;
  for (let cut = LOOSE_END.exec(text.slice(from, to)); cut && to > from; cut = LOOSE_END.exec(text.slice(from, to)))
    to = from + cut.index;
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  return from < to ? [from, to] : null;
}

/** Rows O, B, I with less weight on O. */
const withLess = (rows: Float32Array, weight: number): Float32Array =>
  rows.map((probability, index) => (index % 3 === 0 ? probability * weight : probability));

/** From the first to the last of a run of words; null if there are no such words. */
export function spanOfWords({ words }: Pick<Tagged, 'words'>, [start, end]: readonly [number, number]): Span | null {
  const [first, last] = [words[start], words[end - 1]];
  return first && last ? [first[0], last[1]] : null;
}

export function sentenceOf({ sentences, text }: Segmented, at: number): Span {
  const index = lastAtOrBefore(sentences, at);
  // Where one sentence ends and the next begins, it is the first.
  const found = [sentences[index - 1], sentences[index]].find((sentence) => sentence && contains(sentence, [at, at]));
  return found ?? [at, text.length];
}
