import type { PageDocument } from './html-dom.ts';
import { withoutEntities } from './entities.ts';
import { collapse } from './lines.ts';

/** What the meta elements of a page say: by name (property, name or itemprop) in lower case, in the page's order. */
export type Metas = ReadonlyMap<string, readonly string[]>;

export function metasOf(document: PageDocument): Metas {
  const metas = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const names = [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('itemprop')];
    const content = collapse(withoutEntities(meta.getAttribute('content') ?? ''));
    if (content === '') continue;
    for (const name of new Set(names.flatMap((given) => given?.trim().toLowerCase() || [])))
      (metas.get(name) ?? metas.set(name, []).get(name))?.push(content);
  }
  return metas;
}

/** The first value of a name. */
export const metaOf = (metas: Metas, name: string): string | null => metas.get(name)?.[0] ?? null;
