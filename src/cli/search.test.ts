import { expect, test } from 'vitest';
import { asSearch, reportsOf, searchCommand, sourceOf } from './search.ts';
import { snippetText } from './snippetText.ts';

test.each([
  [['arms', 'control'], 'arms control'],
  [['arms control', 'verif*'], '"arms control" verif*'],
  [['arms contr*'], '"arms contr"*'],
  [['mack* agreement'], 'mack* agreement'],
  [['mack*', 'agreement'], 'mack* agreement'],
  [['(mack* agreement)'], '(mack* agreement)'],
  [['agree* mack*'], 'agree* mack*'],
  [['5 * 3 boats'], '"5 * 3 boats"'],
  [['fish OR cod'], 'fish OR cod'],
  [['fish -cod'], 'fish -cod'],
  [['fish NOT cod'], 'fish NOT cod'],
  [['the ORder of things'], '"the ORder of things"'],
  [['bread and butter'], '"bread and butter"'],
  [['co-op shops'], '"co-op shops"'],
  [['fish title:talks'], 'fish title:talks'],
  [['NEAR(fish cod, 5)', 'OR', 'x'], 'NEAR(fish cod, 5) OR x'],
])('%j is searched as %s', (words, expected) => {
  expect(asSearch(words)).toBe(expected);
});

test('words and a statement that others are to be like are two questions', async () => {
  const asked = searchCommand().exitOverride().parseAsync(['fish', '--like', 'st_4f2k'], { from: 'user' });
  await expect(asked).rejects.toMatchObject({ code: 'OR4001' });
});

test('without colours the words found stand between marks, and what was cut is told', () => {
  const snippet = { text: 'he said: no\n fish here', span: [0, 0], statement: [0, 0], content: [[9, 22]] } as const;
  expect(snippetText({ ...snippet, marks: [[13, 17]], cut: { before: true, after: true } })).toBe(
    '… he said: no «fish» here …',
  );
  expect(snippetText({ ...snippet, marks: [], cut: { before: false, after: false } })).toBe('he said: no fish here');
});

test('where a report has no outlet its title tells where it is from', () => {
  expect(sourceOf({ outlet: 'Fjord Daily', title: 'Talks' })).toBe('Fjord Daily');
  expect(sourceOf({ outlet: null, title: 'Talks' })).toBe('Talks');
  expect(sourceOf({ outlet: null, title: null })).toBe('');
});

test('one text is no texts', () => {
  expect(reportsOf({ reports: 2, independentReports: 1 })).toBe('2 reports, 1 text');
  expect(reportsOf({ reports: 3, independentReports: 2 })).toBe('3 reports, 2 texts');
  expect(reportsOf({ reports: 2, independentReports: 2 })).toBe('2 reports');
});
