import { expect, test } from 'vitest';
import type { Api } from '../../api/client.ts';
import { noteWords } from './noteWords.ts';

const READ = {
  id: 'st_a',
  kind: 'indirect',
  speaker: 'Kari Nygård',
  speakerWords: 'Nygård',
  act: 'REJECT',
  actNegated: false,
  polarity: 'negated',
  verdict: null,
  outOfContext: false,
  reports: 1,
} as Api['DocumentReading']['statements'][number];

test('an act is negated where the speaker does not perform it, whatever is claimed', () => {
  const what = (read: Partial<typeof READ>) =>
    noteWords({ statements: [{ ...READ, ...read }], events: [] }).get('st_a')?.what;
  expect(what({})).toBe('REJECT');
  expect(what({ act: 'ACCUSE', actNegated: true, polarity: 'affirmed' })).toBe('not ACCUSE');
  expect(what({ act: null })).toBe('indirect');
});
