import { Tensor } from 'onrecord-runtime';
import type { EventVerdict, EventProposal, EventType, Proposal } from '../document/index.ts';
import { type EventConfig, GIVEN_PARTS, type Reach } from './config.ts';
import type { Graph } from './graph.ts';
import { atWords, numbersOf, sigmoid, softmaxInto } from './probabilities.ts';
import { reachOf, type Window } from './windows.ts';

/** What the conditioned head says of one anchor; probabilities of O, B and I, three numbers a word from word `from`. */
export type Conditioned = Pick<Proposal, 'from' | 'valid' | 'source' | 'content'>;

/** What the event head says of one trigger. */
export type ConditionedEvent = Omit<EventProposal, 'anchor' | 'tagged' | 'told' | 'parties' | 'same'>;

/** A window after the encoder, as the conditioned heads need it. */
export interface States {
  readonly values: Float32Array;
  readonly width: number;
  readonly window: Window;
  /** The first piece of each word of the window, and one more at the end. */
  readonly places: readonly number[];
}

/** Words [start, end) and the kind of mark they get. */
type Mark = readonly [words: readonly [start: number, end: number], kind: number];

const ROLE_COUNT = 7;
const EVENT_ROLES = ['trigger', 'actor', 'recipient', 'place', 'date'] as const;
const TRIGGER = 1;
const GIVEN_KINDS = { source: 2, target: 3, trigger: TRIGGER } as const;

/** Runs of words [start, end). */
export type Runs = readonly (readonly [start: number, end: number])[];

/** The words of a sentence that are known to be an event's; any of them may be empty. */
export type Given = Readonly<Record<(typeof GIVEN_PARTS)[number], Runs>>;

/** Asks about a cue (kind 1) or a quotation (kind 2). */
export async function condition(
  graph: Graph,
  states: States,
  anchor: readonly [number, number],
  kind: 1 | 2,
  reach: Reach,
): Promise<Conditioned> {
  const seen = seenFrom(states, anchor, reach);
  const output = await graph.run(inputsOf(states, seen.pieces, [[anchor, kind]]));
  const roles = numbersOf(output['roles']);
  const rows = (offset: number): Float32Array =>
    atWords(roles, seen.places, { width: ROLE_COUNT, group: 3, offset, taken: 3, begin: seen.pieces[0] });
  return {
    from: seen.from,
    valid: sigmoid(roles[(placeOf(states, anchor[0]) - seen.pieces[0]) * ROLE_COUNT + 6] ?? 0),
    source: rows(0),
    content: rows(3),
  };
}

/** Asks about the event that a trigger tells of. The head sees the words `within`, as far as its reach goes. */
export async function conditionEvent(
  graph: Graph,
  states: States,
  anchor: readonly [number, number],
  within: readonly [number, number],
  config: EventConfig,
): Promise<ConditionedEvent> {
  const seen = seenFrom(states, anchor, config, within);
  const output = await graph.run(inputsOf(states, seen.pieces, [[anchor, TRIGGER]]));
  const roles = numbersOf(output['roles']);
  const width = 3 * EVENT_ROLES.length;
  const row = (role: (typeof EVENT_ROLES)[number]): Float32Array => {
    const offset = 3 * EVENT_ROLES.indexOf(role);
    return atWords(roles, seen.places, { width, group: 3, offset, taken: 3, begin: seen.pieces[0] });
  };
  return {
    ...summaryOf(numbersOf(output['summary']), config),
    from: seen.from,
    trigger: row('trigger'),
    actor: row('actor'),
    recipient: row('recipient'),
    place: row('place'),
    date: row('date'),
  };
}

/** Asks whether a sentence with given parts tells of an event, and of which type. */
export async function conditionGiven(
  graph: Graph,
  states: States,
  given: Given,
  config: EventConfig,
): Promise<EventVerdict> {
  const marks = GIVEN_PARTS.flatMap((part) => given[part].map((words): Mark => [words, GIVEN_KINDS[part]]));
  const output = await graph.run(inputsOf(states, [0, states.values.length / states.width], marks));
  const { valid, types } = summaryOf(numbersOf(output['summary']), config);
  return { valid, types };
}

const placeOf = ({ places, window }: States, word: number): number => places[word - window.start] ?? 0;

/** The pieces in reach of an anchor, its first word, and the first piece of each word in reach. */
function seenFrom(
  states: States,
  [start]: readonly [number, number],
  reach: Reach,
  within: readonly [number, number] = [states.window.start, states.window.end],
): { pieces: readonly [number, number]; from: number; places: readonly number[] } {
  const { window, places, values, width } = states;
  const length = values.length / width;
  const [reachBegin, reachEnd] = reachOf(placeOf(states, start), length, reach);
  const [first, last] = [Math.max(within[0], window.start), Math.min(within[1], window.end)];
  const pieces: readonly [number, number] = [
    first > window.start ? Math.max(reachBegin, placeOf(states, first)) : reachBegin,
    last < window.end ? Math.min(reachEnd, placeOf(states, last)) : reachEnd,
  ];
  let from = first;
  while (placeOf(states, from) < pieces[0]) from += 1;
  let to = from;
  while (to < last && placeOf(states, to) < pieces[1]) to += 1;
  return { pieces, from, places: places.slice(from - window.start, to - window.start) };
}

function inputsOf(
  states: States,
  [begin, stop]: readonly [number, number],
  marks: readonly Mark[],
): Record<string, Tensor> {
  const { values, width } = states;
  const length = stop - begin;
  const anchor = new BigInt64Array(length);
  for (const [[start, end], kind] of marks)
    anchor.fill(
      BigInt(kind),
      Math.max(placeOf(states, start) - begin, 0),
      Math.min(placeOf(states, end) - begin, length),
    );
  return {
    states: new Tensor('float32', values.subarray(begin * width, stop * width), [1, length, width]),
    anchor: new Tensor('int64', anchor, [1, length]),
  };
}

/** The summary is, in this order: valid, types, modes, flags, contexts. Types are a distribution, the others are not. */
function summaryOf(
  logits: Float32Array,
  { types, modes, flags, contexts }: EventConfig,
): Pick<EventProposal, 'valid' | 'types' | 'modes' | 'flags' | 'contexts'> {
  const ofTypes: number[] = [];
  softmaxInto(logits, 1, types.length, ofTypes, 0);
  const named = <Name extends string>(names: readonly Name[], offset: number): Record<Name, number> =>
    Object.fromEntries(names.map((name, index) => [name, sigmoid(logits[offset + index] ?? 0)])) as Record<
      Name,
      number
    >;
  const afterTypes = 1 + types.length;
  const afterModes = afterTypes + modes.length;
  return {
    valid: sigmoid(logits[0] ?? 0),
    types: Object.fromEntries(types.map((name, index) => [name, ofTypes[index] ?? 0])) as Record<EventType, number>,
    modes: named(modes, afterTypes),
    flags: named(flags, afterModes),
    contexts: named(contexts, afterModes + flags.length),
  };
}
