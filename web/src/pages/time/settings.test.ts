import { expect, test } from 'vitest';
import { chosenIn, chosenText, settingsIn } from './settings.ts';

test('the address says how a timeline is shown; what it says wrongly is as if it were not there', () => {
  expect(settingsIn(new URLSearchParams('by=year&show=quads&from=2020'))).toEqual({
    by: 'year',
    stack: 'quads',
    from: '2020',
    to: '',
  });
  expect(settingsIn(new URLSearchParams('by=week&show=x'))).toMatchObject({ by: 'month', stack: 'acts' });
});

test('a bar is told by its period and part', () => {
  for (const chosen of [
    { period: '2022-03', part: 'ACCUSE' },
    { period: '2022', part: null },
    { period: '2022-03', part: '' },
    { period: '', part: null },
  ]) {
    expect(chosenText(chosen)).not.toBe('');
    expect(chosenIn(chosenText(chosen))).toEqual(chosen);
  }
  for (const none of ['yesterday', '2022-13', '2022-00~ACCUSE']) expect(chosenIn(none)).toBeNull();
  expect(chosenIn(null)).toBeNull();
});
