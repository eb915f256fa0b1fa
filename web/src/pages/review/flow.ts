import type { Api, Fault } from '../../api/client.ts';

export type Item = Api['ReviewItem'];
export type Decided = Pick<Api['NewReviewInput'], 'field' | 'decision' | 'value'>;

/** A decision that was made here. */
export interface Decision {
  readonly key: number;
  readonly item: Item;
  readonly decided: Decided;
  /** In words. */
  readonly told: string;
  readonly state: 'sending' | 'kept';
}

/** What is to be decided, and what was: all that is seen of a queue. */
export interface Flow {
  /** The first is the one that is decided now. */
  readonly items: readonly Item[];
  /** The last one last; those that failed or were taken back are not among them. */
  readonly decisions: readonly Decision[];
  /** Why the last decision about an entry was not kept, by its id. */
  readonly faults: ReadonlyMap<string, Fault>;
  readonly skipped: number;
  /** Where the next page begins; null where there is none, undefined before the first. */
  readonly next: string | null | undefined;
  readonly made: number;
}

export const EMPTY: Flow = { items: [], decisions: [], faults: new Map(), skipped: 0, next: undefined, made: 0 };

/** With a page of the queue behind what there is; what is there or decided already is left out. */
export function loaded(flow: Flow, items: readonly Item[], next: string | null): Flow {
  const known = new Set([...flow.items, ...flow.decisions.map(({ item }) => item)].map(({ id }) => id));
  return { ...flow, items: [...flow.items, ...items.filter(({ id }) => !known.has(id))], next };
}

/** The first entry is decided; the next one takes its place, if it does not stay. */
export function decided(flow: Flow, decision: Decided, told: string, stays: boolean): Flow {
  const [item, ...rest] = flow.items;
  if (!item) return flow;
  const made: Decision = { key: flow.made, item, decided: decision, told, state: 'sending' };
  return {
    ...flow,
    items: stays ? flow.items : rest,
    decisions: [...flow.decisions, made],
    faults: without(flow.faults, item.id),
    made: flow.made + 1,
  };
}

export const kept = (flow: Flow, key: number): Flow => ({
  ...flow,
  decisions: flow.decisions.map((one) => (one.key === key ? { ...one, state: 'kept' } : one)),
});

/**
 * A decision was not kept: its entry comes back with the problem, behind the one that is being decided, which nothing takes
 * from under somebody's fingers.
 */
export function failed(flow: Flow, { key, item }: Pick<Decision, 'key' | 'item'>, fault: Fault): Flow {
  const isThere = flow.items.some(({ id }) => id === item.id);
  const [first, ...rest] = flow.items;
  return {
    ...flow,
    items: isThere ? flow.items : first ? [first, item, ...rest] : [item],
    decisions: flow.decisions.filter((one) => one.key !== key),
    faults: new Map(flow.faults).set(item.id, fault),
  };
}

/** The last decision, which would be taken back next. */
export const lastOf = ({ decisions }: Flow): Decision | undefined => decisions.at(-1);

/** The last decision is taken back: its entry is the one that is decided now. */
export function undone(flow: Flow): Flow {
  const last = lastOf(flow);
  if (!last) return flow;
  const others = flow.items.filter(({ id }) => id !== last.item.id);
  return { ...flow, items: [last.item, ...others], decisions: flow.decisions.slice(0, -1) };
}

/** A decision could not be taken back: it is as it was, and the problem is told with its entry where that is still shown. */
export const undoFailed = (flow: Flow, decision: Decision, fault: Fault): Flow => ({
  ...flow,
  decisions: [...flow.decisions, { ...decision, state: 'kept' as const }].sort((a, b) => a.key - b.key),
  faults: new Map(flow.faults).set(decision.item.id, fault),
});

/** The first entry is left for later. */
export const skipped = (flow: Flow): Flow =>
  flow.items.length === 0 ? flow : { ...flow, items: flow.items.slice(1), skipped: flow.skipped + 1 };

/** Only what was corrected here already stands for the entry that is decided now. */
export const isCorrected = ({ items: [item], decisions }: Flow): boolean =>
  item !== undefined && decisions.some((one) => one.item.id === item.id);

function without(faults: Flow['faults'], id: string): Flow['faults'] {
  if (!faults.has(id)) return faults;
  const rest = new Map(faults);
  rest.delete(id);
  return rest;
}
