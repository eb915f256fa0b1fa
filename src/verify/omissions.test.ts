import { describe, expect, test } from 'vitest';
import type { DiffEntry, Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

/** What was left out of the words of one turn: the square brackets tell which words were quoted without those in them. */
async function leftOut(marked: string): Promise<readonly DiffEntry[]> {
  const text = marked.replace(/[[\]]/g, '');
  const quote = marked.replace(/\s?\[[^\]]*\],?/g, '');
  const transcripts = [{ id: 'briefing', date: '2026-03-11', turns: [{ speaker: 'Marta Holm', text }] }];
  const { value } = await verifyQuotes([{ quote, speaker: 'Marta Holm', date: '2026-03-12' }], transcripts).next();
  const { verdict, diff } = value as Verification;
  expect(verdict).toBe('altered');
  return diff.filter(({ kind }) => kind !== 'same');
}

describe('a denial that was left out with all that it denies reverses nothing', () => {
  test.each([
    'The lighthouse will burn eleven, [no,] twelve lamps before the winter.',
    'The treaty will[, no question about it,] ruin the keepers of the coast.',
    'The lamp was[, without doubt,] a present to the pilots of the harbour.',
    'We built a lighthouse[, not a palace,] on the northern island.',
    'We [cannot and] will not sell the lighthouse on the northern island.',
    'We have never [and will never] sold the lighthouse on the northern island.',
    'We must decide whether [or not] to sell the lighthouse on the island.',
    'The keepers were[, not for the first time,] late for the boats of the harbour.',
    'The keepers were brave, [they were not tired,] they were ready for the storm.',
    'The keepers will have their wages [without delay] before the winter comes.',
    'We could close the harbour. [We are not there yet.] We are ready to close the harbour.',
  ])('%s', async (marked) => expect(await leftOut(marked)).toMatchObject([{ kind: 'dropped', reverses: false }]));
});

describe('one that bears on what was kept reverses it', () => {
  test.each([
    'We will [not, in any event,] close the lighthouse on the northern island.',
    'We have[, at no time,] taken money from the pilots of the harbour.',
    'We have[, never once,] taken money from the pilots of the harbour.',
    'The lighthouse is safe, [which is not true,] and the keepers live in it.',
    'I know what a poor treaty looks like and [I don’t think that] this is one.',
    'We know that [there is no evidence that] the lamp was broken by the pilots.',
    'We support the [pilots of the coast. We oppose the] keepers of the harbour.',
    'We will pay the [pilots of the coast. We will not pay the] keepers of the harbour.',
    'The keepers did their work [without] the help of the pilots in the harbour.',
  ])('%s', async (marked) => expect(await leftOut(marked)).toMatchObject([{ kind: 'dropped', reverses: true }]));
});

test('an omission begins and ends with a clause where the words allow it', async () => {
  const [entry] = await leftOut('The keepers were brave, [they were not tired,] they were ready for the storm.');
  expect(entry?.said).toBe('they were not tired');
});
