export interface Components {
  /** The component of each node, as one of its nodes. */
  readonly of: ReadonlyMap<number, number>;
  /** The components inside which one can walk for ever. */
  readonly loops: readonly (readonly number[])[];
}

/** The strongly connected components of a graph (Tarjan's algorithm, without recursion). */
export function componentsOf(nodes: Iterable<number>, nextOf: (at: number) => readonly number[]): Components {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const of = new Map<number, number>();
  const loops: number[][] = [];
  const stack: number[] = [];
  const work: { readonly at: number; readonly next: number[]; readonly again: boolean }[] = [];

  const enter = (at: number): void => {
    const next = nextOf(at);
    low.set(at, index.size);
    index.set(at, index.size);
    stack.push(at);
    work.push({ at, next: [...new Set(next)], again: next.includes(at) });
  };
  const lower = (at: number, to: number): void => {
    low.set(at, Math.min(low.get(at) ?? to, to));
  };
  const close = (at: number, again: boolean): void => {
    const members = stack.splice(stack.lastIndexOf(at));
    for (const member of members) of.set(member, at);
    if (again || members.length > 1) loops.push(members);
  };

  for (const root of nodes) {
    if (index.has(root)) continue;
    enter(root);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        work.pop();
        const own = low.get(top.at) ?? 0;
        const parent = work.at(-1);
        if (parent) lower(parent.at, own);
        if (own === index.get(top.at)) close(top.at, top.again);
      } else if (!index.has(next)) {
        enter(next);
      } else if (!of.has(next)) {
        lower(top.at, index.get(next) ?? 0);
      }
    }
  }
  return { of, loops };
}
