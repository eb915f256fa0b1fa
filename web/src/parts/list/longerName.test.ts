import { expect, test } from 'vitest';
import { longerName } from './longerName.ts';

test('a name that goes on where what was typed ends is meant, unless somebody has just that name', () => {
  expect(longerName('Zelensky', ['Volodymyr Zelenskyy', 'Olena Zelenska'])).toBe('Volodymyr Zelenskyy');
  expect(longerName('volodymyr zelensky', ['Volodymyr Zelenskyy'])).toBe('Volodymyr Zelenskyy');
  expect(longerName('Erdogan', ['Recep Tayyip Erdoğan'])).toBeNull();
  expect(longerName('Holm', ['Berta Holmberg', 'Marta Holm'])).toBeNull();
  expect(longerName('Nobody', [])).toBeNull();
});
