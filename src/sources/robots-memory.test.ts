import { expect, test } from 'vitest';
import { robotsMemory } from './robots-memory.ts';

const RULES = { allows: () => true, delay: null };

test.each([false, true])('a site is asked once, however many want to know (forgetting: %s)', async (forgetting) => {
  const memory = robotsMemory({ forgetting });
  let asked = 0;
  const ask = async (): Promise<typeof RULES> => {
    asked += 1;
    return RULES;
  };
  const origin = 'https://news.example';
  await Promise.all([memory.rulesOf(origin, ask), memory.rulesOf(origin, ask)]);
  expect(await memory.rulesOf(origin, ask)).toBe(RULES);
  expect(asked).toBe(1);
  await memory.rulesOf('https://other.example', ask);
  expect(asked).toBe(2);
});

test('in a long run a question that failed is asked again', async () => {
  const memory = robotsMemory({ forgetting: true });
  const failing = (): Promise<never> => Promise.reject(new Error('not now'));
  await expect(memory.rulesOf('https://news.example', failing)).rejects.toThrow('not now');
  expect(await memory.rulesOf('https://news.example', async () => RULES)).toBe(RULES);
});
