/**
 * Whether an acronym (“SDF”, “U.N.”) has the initials of a name, of all its words or of those with a capital: “of” and
 * “the” count in some acronyms and not in others.
 */
export function isAcronymOf(acronym: string, name: string): boolean {
  const letters = acronym.replaceAll('.', '').toUpperCase();
  const initials = name.split(/[\s-]+/u).map((word) => word.charAt(0));
  const capitals = initials.filter((letter) => /\p{Lu}/u.test(letter));
  return [initials, capitals].some((some) => some.join('').toUpperCase() === letters);
}
