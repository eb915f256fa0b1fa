import { expect, test } from 'vitest';
import type { EventFlag } from '../../document/index.ts';
import { type GivenEvent, occurrencesOf } from './testing/document.ts';

const FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const satisfies readonly EventFlag[];

const TREATY: GivenEvent = { type: 'SUPPORT', trigger: 'recognised', actor: 'Norway', recipient: 'Chad' };

test.each<[string, GivenEvent, readonly EventFlag[]]>([
  ['Norway recognised Chad in 1960.', TREATY, ['historical']],
  ['Norway fought until 1960, after which it recognised Chad.', { ...TREATY, actor: 'it' }, []],
  ['Norway sold ships in 1960, after which it recognised Chad.', { ...TREATY, actor: 'it' }, ['historical']],
  ['Norway recognised Chad under the 1960 treaty.', TREATY, []],
  ['Norway has recognised Chad, born in 1960.', TREATY, []],
  ['Norway recognised Chad last year.', TREATY, []],
  ['Norway has not recognised Chad.', TREATY, ['negated']],
  ['Norway might have recognised Chad.', TREATY, ['hypothetical']],
  ['Would Norway have recognised Chad?', TREATY, ['hypothetical']],
  ['Norway recognised Chad.', TREATY, []],
])('%s', async (text, given, flags) => {
  const [event] = await occurrencesOf(text, { events: [given] });
  expect(FLAGS.filter((flag) => event?.[flag])).toEqual(flags);
});

test('an added flag stands in why', async () => {
  const [event] = await occurrencesOf('Norway recognised Chad in 1960.', { events: [TREATY] });
  expect(event?.why).toContain('historical: told of 1960');
});
