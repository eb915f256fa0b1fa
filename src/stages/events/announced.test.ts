import { expect, test } from 'vitest';
import { type GivenEvent, occurrencesOf } from './testing/document.ts';

const CASES: readonly (readonly [text: string, given: GivenEvent, becomes: string])[] = [
  [
    'Brazil will receive a minister from Peru.',
    { type: 'CONSULT', trigger: 'receive', actor: 'Brazil', recipient: 'Peru', flags: ['future'], modes: ['visit'] },
    'AGREE',
  ],
  [
    'Niger will free the prisoners.',
    { type: 'RETREAT', trigger: 'free', actor: 'Niger', flags: ['future'], modes: ['release'] },
    'CONCEDE',
  ],
  [
    'Canada will expel the attaché.',
    { type: 'SANCTION', trigger: 'expel', actor: 'Canada', flags: ['future'], modes: ['expel'] },
    'THREATEN expel',
  ],
  [
    'Canada will punish the firm.',
    { type: 'SANCTION', trigger: 'punish', actor: 'Canada', flags: ['future'] },
    'THREATEN relations',
  ],
  [
    'Unions will march in Oslo.',
    { type: 'PROTEST', trigger: 'march', actor: 'Unions', flags: ['future'], modes: ['demo'] },
    'THREATEN',
  ],
  [
    'Japan will ask China for talks.',
    { type: 'REQUEST', trigger: 'ask', actor: 'Japan', flags: ['future'] },
    'REQUEST meet',
  ],
  ['Canada expelled the attaché.', { type: 'SANCTION', trigger: 'expelled', modes: ['expel'] }, 'SANCTION expel'],
];

test.each(CASES)('%s', async (text, given, becomes) => {
  const events = await occurrencesOf(text, { events: [given] });
  expect(events.map(({ type, modes }) => [type, ...modes].join(' '))).toEqual([becomes]);
  expect(events[0]?.why.some((reason) => reason.includes('still to come'))).toBe(!becomes.startsWith(given.type));
});
