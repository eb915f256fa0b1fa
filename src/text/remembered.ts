/**
 * A function of an immutable value that works out its answer once and remembers it as long as the value lives: an index
 * over the attributions of a document, say, which is asked for each of them.
 */
export function remembered<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = { answer: make(key) }));
    return found.answer;
  };
}
