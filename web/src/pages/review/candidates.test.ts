import { expect, test } from 'vitest';
import { offered, toggled, typedParty } from './candidates.ts';
import type { Item } from './flow.ts';

const holm = { actor: 'doc:holm', name: 'Marta Holm' };
const item = {
  fields: [
    {
      field: 'speaker',
      machine: { actor: 'doc:berg', name: 'Jonas Berg' },
      reasons: [],
      lost: [{ party: holm, score: 0.4, why: 'nearer' }],
    },
  ],
  named: [
    { id: 'doc:berg', name: 'Jonas Berg', kind: 'person' },
    { id: 'doc:x', name: 'marta holm', kind: 'person' },
    ...Array.from({ length: 20 }, (_, at) => ({ id: `doc:${at}`, name: `Person ${at}`, kind: 'person' })),
  ],
} as unknown as Item;

test('who lost comes first with why, then who else is named, nobody twice, not whom the machine has', () => {
  const parties = offered(item, 'speaker');
  expect(parties[0]).toEqual({ party: holm, why: 'score 0.40: nearer' });
  expect(parties[1]?.party.name).toBe('Person 0');
  expect(parties).toHaveLength(9);
  expect(offered(item, 'targets')).toEqual([]);
});

test('a choice is taken back by choosing it again', () => {
  expect(toggled([holm], { actor: null, name: 'Marta Holm' })).toEqual([]);
  expect(toggled([holm], typedParty('org:nato'))).toEqual([holm, { actor: 'org:nato', name: null }]);
  expect(typedParty('Ana: Lima')).toEqual({ actor: null, name: 'Ana: Lima' });
});
