import type { Actor } from '../document/index.ts';
import { type LedgerStatement, partiesDoneTo, partiesOf, type Party } from '../ledger/index.ts';
import { printableLine } from '../text/index.ts';
import { codeOf, kindOf } from './kinds.ts';

/** Somebody who speaks or is spoken about. `statements`: how many they made, `mentions`: how many are about them. */
export interface Node {
  readonly id: string;
  readonly label: string;
  readonly kind: string | null;
  readonly code: string | null;
  readonly statements: number;
  readonly mentions: number;
}

/** Who speaks about whom: how many statements, between which days (null where none has a day), with which acts. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly first: string | null;
  readonly last: string | null;
  /** PLOVER types of what is done to the target, with their counts, the most frequent first: "ACCUSE 3; REQUEST 1". */
  readonly acts: string;
  /** How many of the statements were reported through somebody else: a medium, or whoever quotes the speaker. */
  readonly through: number;
}

export interface Network {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };
type Counted = Changing<Omit<Edge, 'acts'>> & { readonly acts: Map<string, number> };

/**
 * The network of who speaks about whom. Somebody of the lexicon is the same node in every document, anybody else is
 * so by name. It holds as much as there are actors and pairs of them, however many statements there are.
 */
export async function networkOf(statements: AsyncIterable<LedgerStatement>): Promise<Network> {
  const nodes = new Map<string, Changing<Node>>();
  const edges = new Map<string, Counted>();
  for await (const statement of statements) {
    const actors = new Map<string, Actor>(statement.actor ? [[statement.actor.id, statement.actor]] : []);
    const parties = partiesOf(statement, actors);
    const speakers = parties.filter(({ role }) => role === 'speaker');
    const targets = parties.filter(({ role }) => role === 'target');
    for (const speaker of speakers) nodeOf(nodes, speaker, statement).statements += 1;
    for (const target of targets) nodeOf(nodes, target, null).mentions += 1;
    for (const speaker of speakers) for (const target of targets) count(edges, speaker, target, statement);
  }
  return { nodes: [...nodes.values()], edges: Array.from(edges.values(), withActs) };
}

/**
 * An actor's id (country:NOR), or `name:` and the folded name of somebody whom the lexicon does not know. What XML cannot
 * hold is written out: two ids may not become one.
 */
const nodeId = ({ key }: Party): string => printableLine(key.startsWith('=') ? key.slice(1) : `name:${key}`);

function nodeOf(nodes: Map<string, Changing<Node>>, party: Party, speaking: LedgerStatement | null): Changing<Node> {
  let node = nodes.get(party.key);
  if (!node) {
    const id = nodeId(party);
    node = { id, label: party.name, kind: kindOf(id), code: codeOf(id), statements: 0, mentions: 0 };
    nodes.set(party.key, node);
  }
  node.code ??= party.code;
  // Only the speaker's entry comes with a statement, and only a single speaker's.
  if (speaking && speaking.speaker?.name === party.name) {
    node.kind ??= speaking.actor?.kind ?? null;
    node.code ??= speaking.speaker.represents?.code ?? null;
  }
  return node;
}

function count(
  edges: Map<string, Counted>,
  speaker: Party,
  target: Party,
  { said, document, act, chain }: LedgerStatement,
) {
  const key = JSON.stringify([speaker.key, target.key]);
  let edge = edges.get(key);
  if (!edge) {
    edge = {
      source: nodeId(speaker),
      target: nodeId(target),
      weight: 0,
      first: null,
      last: null,
      acts: new Map(),
      through: 0,
    };
    edges.set(key, edge);
  }
  edge.weight += 1;
  if (chain.length > 0) edge.through += 1;
  const day = (said ?? document.published)?.from.slice(0, 10);
  if (day !== undefined) {
    edge.first = edge.first === null || day < edge.first ? day : edge.first;
    edge.last = edge.last === null || day > edge.last ? day : edge.last;
  }
  const isDone = act !== null && !act.negated && partiesDoneTo(act.targets).some(({ key: one }) => one === target.key);
  if (isDone) edge.acts.set(act.type, (edge.acts.get(act.type) ?? 0) + 1);
}

const withActs = ({ acts, ...edge }: Counted): Edge => ({
  ...edge,
  acts: Array.from(acts)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([act, times]) => `${act} ${times}`)
    .join('; '),
});
