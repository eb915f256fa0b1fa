import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import url from 'world-atlas/countries-110m.json?url';

/** The lands of the world and the borders between them (Natural Earth, public domain). */
export interface World {
  readonly lands: ReturnType<typeof feature>;
  readonly borders: ReturnType<typeof mesh>;
}

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** From the app's own files; null where they cannot be had, which the map says and does without. */
export async function loadWorld(): Promise<World | null> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return null;
  const atlas = (await response.json()) as Atlas;
  const { countries, land } = atlas.objects;
  return { lands: feature(atlas, land), borders: mesh(atlas, countries, (a, b) => a !== b) };
}
