import { expect, test } from 'vitest';
import { openLexicon } from '../../lexicon/index.ts';
import { newEntityTable } from './entityTable.ts';

test('a man and a woman of one surname are two, everybody else of one name is one', () => {
  const table = newEntityTable({ lexicon: openLexicon(), date: null });
  expect(table.own('Harrow', 'person', 'm', 'Lord').id).toBe('doc:harrow');
  expect(table.own('Harrow', 'person', 'f', 'Baroness')).toMatchObject({
    id: 'doc:baroness-harrow',
    name: 'Baroness Harrow',
    gender: 'f',
  });
  expect(table.own('Harrow', 'person', 'm', 'Mr').id).toBe('doc:harrow');
  expect(table.own('Harrow', 'person', null, 'Dr').id).toBe('doc:harrow');
  expect(table.own('Harrow', 'person', 'f', 'Mrs').id).toBe('doc:mrs-harrow');
  expect(table.all()).toHaveLength(3);
});
