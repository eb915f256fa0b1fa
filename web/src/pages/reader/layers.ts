/** What can be shown and hidden, and the marks that belong to it. */
export const SWITCHES = ['statements', 'events', 'entities', 'dates'] as const;
export type Switch = (typeof SWITCHES)[number];

const FIRST: readonly Switch[] = ['statements', 'events'];
const NONE = 'none';

/** What an address shows: `layers=statements,dates`; statements and events where it says nothing. */
export function layersOf(parameter: string | null): readonly Switch[] {
  if (parameter === null) return FIRST;
  const given = parameter.split(',');
  return SWITCHES.filter((name) => given.includes(name));
}

/** The parameter that shows these; null where nothing has to be said. */
export function layersParameter(layers: readonly Switch[]): string | null {
  const wanted = SWITCHES.filter((name) => layers.includes(name)).join();
  return wanted === FIRST.join() ? null : wanted || NONE;
}
