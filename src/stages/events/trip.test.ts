import { expect, test } from 'vitest';
import type { EventFlag } from '../../document/index.ts';
import { occurrencesOf } from './testing/document.ts';

/** The day of a meeting told behind the lines of a text that was published on Thursday 16 May 2024. */
async function dayOf(told: string, meeting: string, flags: readonly EventFlag[] = ['future'], trigger = 'meet') {
  const [event] = await occurrencesOf(`${told} ${meeting}`, {
    published: '2024-05-16',
    names: { 'Ole Vik': 'person' },
    events: [
      { type: flags.includes('future') ? 'AGREE' : 'CONSULT', trigger, actor: 'She', recipient: 'Ole Vik', flags },
    ],
  });
  return event?.date && `${event.date.from} ${event.date.to} ${event.date.basis}`;
}

const TRIP = 'Ana Lima will travel to Peru May 21-24.';
const ON_TRIP = '2024-05-21 2024-05-24 implied';
const REPORTED = '2024-05-16 2024-05-16 implied';

test('what is planned on a trip has the time of the trip', async () => {
  expect(await dayOf(TRIP, 'She will meet Ole Vik.')).toBe(ON_TRIP);
  expect(await dayOf('Ana Lima will visit Chad May 18-19. ' + TRIP, 'She will also meet Ole Vik.')).toBe(ON_TRIP);
});

test('but not another plan, nor what has been done, nor on a trip that is over', async () => {
  expect(await dayOf(TRIP, 'She will support Ole Vik.', ['future'], 'support')).toBe(REPORTED);
  expect(await dayOf(TRIP, 'She did meet Ole Vik.', [])).toBe(REPORTED);
  expect(await dayOf('Ana Lima wanted to travel to Peru on 2 May.', 'She will meet Ole Vik.')).toBe(REPORTED);
  expect(await dayOf('The fair opens on 21 May.', 'She will meet Ole Vik.')).toBe(REPORTED);
});
