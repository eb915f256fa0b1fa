import { expect, test } from 'vitest';
import { type GivenEvent, occurrencesOf } from './testing/document.ts';

const SENTENCED: GivenEvent = { type: 'SANCTION', trigger: 'sentenced', actor: 'A court', recipient: 'an editor' };

test.each<readonly [string, readonly GivenEvent[], readonly string[]]>([
  ['A court sentenced an editor to four years in prison.', [SENTENCED], ['SANCTION convict', 'COERCE arrest']],
  ['A court sentenced an editor to death.', [SENTENCED], ['SANCTION convict']],
  ['A court sentenced an editor in absentia to years in prison.', [SENTENCED], ['SANCTION convict']],
  [
    'A court sentenced an editor to four years and the police jailed an editor.',
    [SENTENCED, { type: 'COERCE', trigger: 'jailed', actor: 'the police' }],
    ['SANCTION convict', 'COERCE arrest'],
  ],
])('%s', async (text, events, becomes) => {
  const told = await occurrencesOf(text, { events });
  expect(told.map(({ type, modes }) => [type, ...modes].join(' '))).toEqual(becomes);
});
