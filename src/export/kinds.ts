import type { Actor } from '../document/index.ts';

/** What the id of an actor of the lexicon says of its kind; one made for a document (doc:…) says nothing. */
export function kindOf(id: string | null): Actor['kind'] | null {
  const prefix = id?.slice(0, id.indexOf(':'));
  if (prefix === 'person' || prefix === 'country' || prefix === 'group') return prefix;
  return prefix === 'org' ? 'organisation' : null;
}

/** The ISO 3166 alpha-3 code of a country by its id. */
export const codeOf = (id: string | null): string | null => /^country:([A-Z]{3})$/.exec(id ?? '')?.[1] ?? null;
