import { Tensor } from 'onrecord-runtime';
import type { EventVerdict, EventProposal, EventType, Proposal } from '../document/index.ts';
import { type EventConfig, GIVEN_PARTS, type Reach } from './config.ts';
import type { Graph } from './graph.ts';
import { atWords, numbersOf, sigmoid, softmaxInto } from './probabilities.ts';
import { lengthOf, placeOf, type Seen, seenFrom, type States, statesAt, type Words } from './states.ts';
import { integers } from './tensors.ts';

/** What the conditioned head says of one anchor; probabilities of O, B and I, three numbers a word from word `from`. */
export type Conditioned = Pick<Proposal, 'from' | 'valid' | 'source' | 'content'>;

/** What the event head says of one trigger. */
export type ConditionedEvent = Omit<EventProposal, 'anchor' | 'tagged' | 'told' | 'parties' | 'same'>;

/** A cue (kind 1) or a quotation (kind 2) that the attribution head is asked about. */
export interface Anchor {
  readonly words: Words;
  readonly kind: 1 | 2;
}

/** Words [start, end) and the kind of mark they get. */
type Mark = readonly [words: Words, kind: number];

const ROLE_COUNT = 7;
/** Anchors that go through the graph together: of more the intermediate values no longer fit into a core's cache, and take twice the time. */
const ANCHORS_AT_ONCE = 4;
const EVENT_ROLES = ['trigger', 'actor', 'recipient', 'place', 'date'] as const;
const TRIGGER = 1;
const GIVEN_KINDS = { source: 2, target: 3, trigger: TRIGGER } as const;

/** Runs of words [start, end). */
export type Runs = readonly Words[];

/** The words of a sentence that are known to be an event's; any of them may be empty. */
export type Given = Readonly<Record<(typeof GIVEN_PARTS)[number], Runs>>;

/**
 * Asks about anchors of one document. They go through the graph together, which is cheaper; what it says of one of them
 * depends on the others no more than on the rest of their document.
 */
export async function condition(
  graph: Graph,
  states: States,
  anchors: readonly Anchor[],
  reach: Reach,
): Promise<Conditioned[]> {
  const told: Conditioned[] = [];
  for (let at = 0; at < anchors.length; at += ANCHORS_AT_ONCE) {
    const seen = anchors
      .slice(at, at + ANCHORS_AT_ONCE)
      .map((anchor) => ({ anchor, ...seenFrom(states, anchor.words[0], reach) }));
    const length = (seen[0]?.pieces[1] ?? 0) - (seen[0]?.pieces[0] ?? 0);
    const roles = numbersOf((await graph.run(anchorInputs(states, seen, length)))['roles']);
    for (const [row, one] of seen.entries())
      told.push(conditionedOf(roles.subarray(row * length * ROLE_COUNT), states, one));
  }
  return told;
}

function conditionedOf(roles: Float32Array, states: States, { anchor, ...seen }: SeenAnchor): Conditioned {
  const rows = (offset: number): Float32Array =>
    atWords(roles, seen.places, { width: ROLE_COUNT, group: 3, offset, taken: 3, begin: seen.pieces[0] });
  return {
    from: seen.from,
    valid: sigmoid(roles[(placeOf(states, anchor.words[0]) - seen.pieces[0]) * ROLE_COUNT + 6] ?? 0),
    source: rows(0),
    content: rows(3),
  };
}

type SeenAnchor = Seen & { readonly anchor: Anchor };

/** The pieces that any anchor sees, and for each anchor which of them it sees, which are its own, and how far each is from it. */
function anchorInputs(states: States, seen: readonly SeenAnchor[], length: number): Record<string, Tensor> {
  const begin = Math.min(...seen.map(({ pieces }) => pieces[0]));
  const end = Math.max(...seen.map(({ pieces }) => pieces[1]));
  const size = seen.length * length;
  const [rows, marks, distances] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  for (const [index, { anchor, pieces }] of seen.entries()) {
    const at = index * length;
    const first = placeOf(states, anchor.words[0]);
    for (let piece = 0; piece < length; piece += 1) {
      rows[at + piece] = pieces[0] - begin + piece;
      distances[at + piece] = pieces[0] + piece - first;
    }
    fillMarks(marks.subarray(at, at + length), states, pieces[0], [[anchor.words, anchor.kind]]);
  }
  const ofAnchors = [seen.length, length];
  return {
    ...statesAt(states, begin, end),
    rows: integers(rows, ofAnchors),
    marks: integers(marks, ofAnchors),
    distances: integers(distances, ofAnchors),
  };
}

/** For each word of the window O, B and I of a cue, and the same of a nested one: of a cue in what another one tells. */
export async function cueTags(graph: Graph, states: States): Promise<Float32Array> {
  const output = await graph.run(statesAt(states, 0, lengthOf(states)));
  return atWords(numbersOf(output['cues']), states.places.slice(0, -1), { width: 6, group: 3 });
}

/** Asks about the event that a trigger tells of. The head sees the words `within`, as far as its reach goes. */
export async function conditionEvent(
  graph: Graph,
  states: States,
  anchor: Words,
  within: Words,
  config: EventConfig,
): Promise<ConditionedEvent> {
  const seen = seenFrom(states, anchor[0], config, within);
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
  const output = await graph.run(inputsOf(states, [0, lengthOf(states)], marks));
  const { valid, types } = summaryOf(numbersOf(output['summary']), config);
  return { valid, types };
}

function inputsOf(
  states: States,
  [begin, stop]: readonly [number, number],
  marks: readonly Mark[],
): Record<string, Tensor> {
  const { shared, width } = states;
  const length = stop - begin;
  const anchor = new Int32Array(length);
  fillMarks(anchor, states, begin, marks);
  return {
    states: new Tensor('float32', shared.subarray(begin * width, stop * width), [1, length, width]),
    anchor: integers(anchor, [1, length]),
  };
}

/** Writes each mark's kind at the pieces of its words; the first piece is `begin`. */
function fillMarks(to: Int32Array, states: States, begin: number, marks: readonly Mark[]): void {
  for (const [[start, end], kind] of marks)
    to.fill(
      kind,
      Math.max(placeOf(states, start) - begin, 0),
      Math.max(Math.min(placeOf(states, end) - begin, to.length), 0),
    );
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
