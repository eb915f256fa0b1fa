import { expect, test } from 'vitest';
import { referenceTo } from './testing/identified.ts';

const meant = async (source: string, rest = '[nP Kari Nygård] opened the fair.', published = '2024-03-15') =>
  (await referenceTo(source.replace(/^Mrs /u, ''), `${source} said so.\n\n${rest}`, { published, source }))?.name;

test('a surname that the model marked as no name is the one person whom the document names in full', async () => {
  expect(await meant('Nygård')).toBe('Kari Nygård');
  expect(await meant('Mrs Nygård')).toBe('Kari Nygård');
  expect(await meant('Nygård', '[nP Kari Nygård] met [nP Ole Nygård].')).toBeUndefined();
  expect(await meant('Minister', '[nP Kari Minister] opened the fair.')).toBeUndefined();
});

test('or the holder of an office of a state in the text, near the day', async () => {
  expect(await meant('Zelenskyy', 'Rain fell on [nL Ukraine].')).toBe('Volodymyr Zelenskyy');
  expect(await meant('Zelenskyy', 'Rain fell on [nL Peru].')).toBeUndefined();
  expect(await meant('Zelenskyy', 'Rain fell on [nL Ukraine].', '1994-03-15')).toBeUndefined();
});
