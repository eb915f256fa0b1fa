import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { MultiLineString, FeatureCollection } from 'geojson';
import url from 'world-atlas/countries-110m.json?url';

/** The lands of the world and the borders between them (Natural Earth, public domain). */
export interface World {
  readonly lands: FeatureCollection;
  readonly borders: MultiLineString;
}

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Read once, from the app's own files. @throws Error where it cannot be had */
export async function loadWorld(): Promise<World> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the outlines of countries: ${response.status}`);
  const atlas = (await response.json()) as Atlas;
  const { countries, land } = atlas.objects;
  return { lands: feature(atlas, land), borders: mesh(atlas, countries, (a, b) => a !== b) };
}
