import { expect, test } from 'vitest';
import type { Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

const judge = async (text: string, quote: string): Promise<Verification> => {
  const turns = [{ speaker: 'Marta Holm', text }];
  const sought = [{ quote, speaker: 'Marta Holm', date: '2026-03-12' }];
  const { value } = await verifyQuotes(sought, [{ id: 'bridge', date: '2026-03-11', turns }]).next();
  return value as Verification;
};

test.each([
  ['I do [not] regret the attack on the Ostrava bridge.', 'I do regret the attack on the Ostrava bridge', true],
  [
    'We will [not] lease the harbour of Velmoria to the pilots.',
    'We will lease the harbour of Velmoria to the pilots',
    true,
  ],
  ['The attack was [un]justified at the Ostrava bridge.', 'The attack was justified at the Ostrava bridge', false],
])('an editor’s “not” that is left out is a change: %s', async (said, quoted, reverses) => {
  const { verdict, diff } = await judge(said, quoted);
  expect([verdict, diff.some((entry) => entry.reverses)]).toEqual(['altered', reverses]);
});

test.each([
  [
    'We heard that he [the mayor, not the keeper, as it seems] leased the harbour.',
    'We heard that he leased the harbour',
  ],
  [
    'We know that [T]he pilots want[ed] the harbour of Velmoria back.',
    'We know that the pilots want the harbour of Velmoria back',
  ],
])('what an editor explains is none: %s', async (said, quoted) =>
  expect(await judge(said, quoted)).toMatchObject({ verdict: 'verbatim' }),
);
