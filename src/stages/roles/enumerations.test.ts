import { expect, test } from 'vitest';
import { shown, assignedOf } from './testing/assigned.ts';

const speakers = async (marked: string): Promise<string[]> =>
  (await assignedOf(marked)).statementRoles.map(({ speaker }) => shown(speaker));

test('the paragraphs of a resolution have its subject, as long as the sentence goes on', async () => {
  const marked =
    '{s1 The [nO Lake Board]},\n\n{q1 Recalling} {c1 its plan},\n\n1. {q2 Urges} {c2 all to wait};\n\n2. It rained;\n\n3. Also {q3 requests} {c3 a boat}.\n\n{q4 Condemns} {c4 the rain}.';
  expect(await speakers(marked)).toEqual(['Lake Board', 'Lake Board', 'Lake Board', '(none)']);
  expect(await speakers(marked.replace('1. {q2', 'Vik there {q2'))).toEqual([
    'Lake Board',
    '(none)',
    'Lake Board',
    '(none)',
  ]);
});
