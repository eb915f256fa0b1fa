import { describe, expect, test } from 'vitest';
import { assignedOf, shown } from './testing/assigned.ts';

describe('the chain', () => {
  const chain = async (marked: string): Promise<string[][]> =>
    (await assignedOf(marked)).statementRoles.map((roles) => roles.chain.map(shown));

  test('a medium by which somebody is quoted, or which quotes', async () => {
    expect(await chain('{s1 [nP Eva Holm]} was quoted by the [nO BBC] {q1 as saying}: {c1 “no”}.')).toEqual([['BBC']]);
    expect(await chain('The [nO BBC] quoted {s1 [nP Eva Holm]} {q1 as saying}: {c1 “no”}.')).toEqual([['BBC']]);
    expect(await chain('{s1 [nP Eva Holm]} was quoted by state media {q1 as saying}: {c1 “no”}.')).toEqual([
      ['(unresolved)'],
    ]);
    expect(await chain('The [nO BBC] met {s1 [nP Eva Holm]}, {q1 saying}: {c1 “no”}.')).toEqual([[]]);
    expect(await chain('The crew quoted {s1 [nP Eva Holm]} {q1 as saying}: {c1 “no”}.')).toEqual([[]]);
  });

  test('has those in whose words a statement stands, the innermost first', async () => {
    expect(await chain('{c1 “{s2 [nO NATO]} {q2 promised} {c2 us help},”} {s1 [nP Eva Holm]} {q1 said}.')).toEqual([
      [],
      ['Eva Holm'],
    ]);
    expect(
      await chain(
        '{c1 “{s2 [nP Jan Vik]} {q2 said} {c2 that {s3 [nO NATO]} {q3 promised} {c3 help}},”} {s1 [nP Eva Holm]} {q1 told} the [nO BBC], quoted by state media.',
      ),
    ).toEqual([['(unresolved)'], ['Eva Holm', '(unresolved)'], ['Jan Vik', 'Eva Holm', '(unresolved)']]);
  });

  test('has nobody who tells of themselves', async () => {
    expect(await chain('{c1 “{s2 I} {q2 promise} {c2 help},”} {s1 [nP Eva Holm]} {q1 said}.')).toEqual([[], []]);
    expect(
      await chain(
        '{c1 “{s2 [nL Norway]} {q2 promises} {c2 help},”} {s1 [dP [aG Norwegian] envoy] [nP Eva Holm]} {q1 said}.',
      ),
    ).toEqual([[], []]);
  });

  test('has nobody whose words only begin before it', async () =>
    expect(await chain('{s1 [nP Eva Holm]} {q1 said} {c1 that {s2 [nO NATO]}} {q2 promised} {c2 help}.')).toEqual([
      [],
      [],
    ]));
});
