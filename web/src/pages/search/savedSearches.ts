/** A search that somebody wants to come back to. */
export interface Saved {
  readonly name: string;
  /** The end of its address with the question mark; nothing for everything. */
  readonly query: string;
}

/** What was kept; nothing where it is none of ours, as after somebody has written there by hand. */
export function savedIn(kept: string | null): Saved[] {
  let value: unknown;
  try {
    value = JSON.parse(kept ?? '[]');
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one: Partial<Saved> | null): one is Saved => typeof one?.name === 'string' && typeof one.query === 'string',
  );
}

/** With one more, by its name; one of that name is replaced. */
export const withSaved = (saved: readonly Saved[], one: Saved): Saved[] =>
  [...saved.filter(({ name }) => name !== one.name), one].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

export const withoutSaved = (saved: readonly Saved[], name: string): Saved[] =>
  saved.filter((one) => one.name !== name);

/** With another name; one that had it is replaced. */
export function renamed(saved: readonly Saved[], name: string, newName: string): Saved[] {
  const one = saved.find((other) => other.name === name);
  return one === undefined ? [...saved] : withSaved(withoutSaved(saved, name), { ...one, name: newName });
}
