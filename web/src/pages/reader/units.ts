/**
 * From code points, in which the server counts, to the UTF-16 units of a browser's strings, for one text. Takes memory for
 * the signs beyond the basic plane only, and then a binary search a place.
 */
export function unitsOf(text: string): (point: number) => number {
  // The number of the code point that each sign beyond the basic plane is.
  const astral: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if ((text.codePointAt(at) ?? 0) <= 0xffff) continue;
    astral.push(at - astral.length);
    at += 1;
  }
  if (astral.length === 0) return (point) => point;
  return (point) => {
    let [low, high] = [0, astral.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((astral[middle] ?? Infinity) < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  };
}
