import { expect, test } from 'vitest';
import { nameVariants } from './personVariants.ts';

test('the article of an Arabic name is written in four ways', () => {
  const forms = ['Ali al-Vale', 'Ali Al-Vale', 'Ali al Vale', 'Ali Al Vale'];
  for (const form of forms)
    expect(nameVariants(form)).toEqual(expect.arrayContaining(forms.filter((other) => other !== form)));
  expect(nameVariants('Ali al-Vale')).toContain('Ali Vale');
  expect(nameVariants('Ali Al Vale')).not.toContain('Ali Vale');
  expect(nameVariants('Ali El Vale')).toEqual(expect.arrayContaining(['Ali al-Vale', 'Ali el-Vale', 'Ali El-Vale']));
});

test('a first name and a name without an article have none', () => {
  expect(nameVariants('Al Vale')).toEqual([]);
  expect(nameVariants('Alan Vale')).toEqual([]);
});
