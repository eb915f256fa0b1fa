/**
 * Where notes of one height go beside a paragraph: each at its line or, where another is there, as near as it can be, in
 * their order and without overlapping. They keep within the paragraph as far as they have room.
 *
 * @param wanted the tops of their lines, in their order; all in pixels from the top of the paragraph
 */
export function notePlaces(wanted: readonly number[], height: number, room: number): number[] {
  const places: number[] = [];
  let free = 0;
  for (const top of wanted) {
    places.push(Math.max(free, top));
    free = (places.at(-1) ?? 0) + height;
  }
  // What stands below the end is pushed up from there, as far as there is room above.
  let end = Math.max(room, height * wanted.length);
  for (let at = places.length - 1; at >= 0; at -= 1) {
    places[at] = Math.min(places[at] ?? 0, end - height);
    end = places[at] ?? 0;
  }
  return places;
}
