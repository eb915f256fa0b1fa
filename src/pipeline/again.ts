import type { Article, CurrentVersions, Recorded } from '../document/index.ts';
import { DEFAULT_MODEL, installedVersions, modelOf, namedModel } from './models.ts';
import { openPool, type PoolOptions, type ReaderPool } from './pool.ts';

/**
 * Reads documents again that have been read before: with the model that is named (`model`, ONRECORD_MODEL), otherwise each
 * with that of Onrecord's models that read it, so that whatever the larger one has read stays so. What another model has
 * read, such as one of the user's own, is read with the default one.
 */
export interface RereadingPool {
  /** All stages but the first; `model`: the version of the model that read it. @throws OnrecordError as ReaderPool */
  understand(article: Article, input: string, model: string): Promise<Recorded>;
  /** The versions it reads with. @throws OR2001 when the model that is named, or the default one, cannot be loaded */
  current(): Promise<CurrentVersions>;
  close(): Promise<void>;
}

/** @throws OnrecordError OR4001 as openPool */
export function openRereadingPool(options: PoolOptions = {}): RereadingPool {
  const named = namedModel(options.model);
  const first = named ?? DEFAULT_MODEL;
  const pools = new Map<string, ReaderPool>([[first, openPool({ ...options, model: first })]]);
  const poolOf = (model: string): ReaderPool => {
    const pool = pools.get(model) ?? openPool({ ...options, model });
    pools.set(model, pool);
    return pool;
  };
  return {
    understand: (article, input, model) => poolOf(named ?? modelOf(model) ?? first).understand(article, input),
    async current() {
      const versions = await poolOf(first).versions();
      return named === undefined ? { ...versions, model: installedVersions() } : versions;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}
