import { describe, expect, test } from 'vitest';
import { verifyQuotes } from './verifier.ts';

describe('dates of which the month or the year alone is known', () => {
  const SAID = 'We will never lease the harbour of Velmoria to the pilots of Ostrava.';
  const OTHER = 'I shall sell every lighthouse in Ostrava to foreign bankers.';
  const judge = async (quote: string, report: string, transcript: string): Promise<string | undefined> => {
    const turns = [{ speaker: 'Marta Holm', text: `${SAID} ${'The town has many plans for its people. '.repeat(50)}` }];
    const sought = [{ quote, speaker: 'Marta Holm', date: report }];
    const { value } = await verifyQuotes(sought, [{ id: 'council', date: transcript, turns }]).next();
    return value?.verdict;
  };

  test('a report may be of its last day, and quotes nothing that was said after it', async () => {
    expect(await judge(SAID, '2024-03', '2024-03-12')).toBe('verbatim');
    expect(await judge(SAID, '2024', '2024-12-31')).toBe('verbatim');
    expect(await judge(SAID, '2024-03', '2024-04-02')).toBe('no-source');
    expect(await judge(SAID, '2024-03-12', '2024-03')).toBe('verbatim');
    expect(await judge(SAID, '2024-03-12', '2024-04')).toBe('no-source');
  });

  test('nothing is absent unless both days are known', async () => {
    expect(await judge(OTHER, '2024-03-05', '2024-03-04')).toBe('absent');
    expect(await judge(OTHER, '2024-03-05', '2024-03')).toBe('no-source');
    expect(await judge(OTHER, '2024-01-04', '2024')).toBe('no-source');
    expect(await judge(OTHER, '2024-03', '2024-02-28')).toBe('no-source');
    expect(await judge(OTHER, '2024', '2023-12-28')).toBe('no-source');
  });
});
