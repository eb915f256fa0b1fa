import { afterEach, expect, test, vi } from 'vitest';
import { foldName, namesOrNearest, type NamedField } from '../ledger/index.ts';
import { tellNearNames } from './nearNames.ts';

const NAMES: Partial<Record<NamedField, readonly string[]>> = {
  speaker: ['Kari Nygård', 'Karl Lind', 'Norway', 'Chile', 'Volodymyr Zelenskyy', 'Berta Holmberg', 'Marta Holm'],
  outlet: ['Fjord Daily'],
};
const ledger = {
  names: async (field: NamedField, typed: string) =>
    (NAMES[field] ?? []).filter((name) => ` ${foldName(name)}`.includes(` ${foldName(typed)}`)),
};

afterEach(() => vi.restoreAllMocks());

test.each([
  [{ speaker: 'Nygrad' }, 'No speaker in the ledger is called Nygrad. Nearest: Kari Nygård\n'],
  [{ speaker: 'Kari Nygaard' }, 'No speaker in the ledger is called Kari Nygaard. Nearest: Kari Nygård\n'],
  [{ outlet: 'Fjort' }, 'No outlet in the ledger is called Fjort. Nearest: Fjord Daily\n'],
  [{ speaker: 'Zelensky' }, 'No speaker in the ledger is called Zelensky. Nearest: Volodymyr Zelenskyy\n'],
  [
    { speaker: 'volodymyr zelensky' },
    'No speaker in the ledger is called volodymyr zelensky. Nearest: Volodymyr Zelenskyy\n',
  ],
  [{ speaker: 'Holm' }, ''],
  [{ speaker: 'NYGARD' }, ''],
  [{ speaker: 'Okafor', outlet: undefined }, ''],
  [{ speaker: 'CHL' }, ''],
  [{ speaker: 'org:norwey' }, ''],
])('where nothing was found by %j', async (asked, message) => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  await tellNearNames(ledger, asked);
  expect(told).toBe(message);
});

test('what nobody has is looked up once, and once more for what is near', async () => {
  const asked = vi.spyOn(ledger, 'names');
  expect(await namesOrNearest(ledger, 'speaker', 'Nygrad')).toEqual({ names: [], nearest: 'Kari Nygård' });
  expect(asked).toHaveBeenCalledTimes(2);
});
