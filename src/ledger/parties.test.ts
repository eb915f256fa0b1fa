import { expect, test } from 'vitest';
import type { Reference } from '../document/index.ts';
import { mentionsOfTargets } from './parties.ts';

const to = (actor: string | null, name: string, at: number, more: Partial<Reference> = {}): Reference =>
  ({ actor, name, mention: [[at, at + 1]], represents: null, members: [], ...more }) as unknown as Reference;

test('targets are where those are named who are asked about, or who act for them, each member of a group by itself', () => {
  const envoy = to('doc:envoy', 'Jan Vik', 2, { represents: { actor: 'country:NOR', name: 'Norway', code: 'NOR' } });
  const both = to(null, 'Iceland and Norway', 3, {
    members: [to('country:ISL', 'Iceland', 4), to('country:NOR', 'Norway', 5)],
  });
  const targets = [to('country:NOR', 'Norway', 1), envoy, both, to('doc:kari', 'Kari Holm', 6)];
  const placesOf = (...keys: string[]) => mentionsOfTargets({ targets, act: null }, new Set(keys)).map(([at]) => at);
  expect(placesOf('=country:NOR')).toEqual([1, 2, 5]);
  expect(placesOf('kari holm')).toEqual([6]);
  expect(placesOf()).toEqual([]);
});
