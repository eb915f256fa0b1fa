/** The one item of those given; null where there is none, or more than one. */
export function sole<Item>(items: Iterable<Item>): Item | null {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 ? only : null;
}
