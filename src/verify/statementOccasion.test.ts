import { describe, expect, test } from 'vitest';
import type { Occasion, QuotedStatement } from '../ledger/index.ts';
import { occasionOf } from './statementOccasion.ts';

const dated = (from: string, span: readonly [number, number] | null, basis: 'known' | 'implied' = 'implied') =>
  ({ from, to: from, granularity: 'day', basis, span, why: 'a day is named' }) as const;
const statement = (text: string, change: Partial<QuotedStatement> = {}): QuotedStatement => ({
  kind: 'direct',
  quotes: [],
  speaker: null,
  actor: null,
  said: dated('2026-03-10', [10, 17]),
  venue: null,
  context: { text, span: [0, 200] },
  document: { published: dated('2026-03-11', null) },
  ...change,
});
const fit = (text: string, title: string | null, outlet: string | null = null): string | null => {
  const occasion: Occasion = { transcript: 'a', title, outlet, date: '2026-03-10', speakers: [] };
  return occasionOf(statement(text))?.fits(occasion) ?? null;
};

describe('no occasion is known', () => {
  test.each([
    ['without a day', { said: null }],
    ['with the day of the other news alone', { said: dated('2026-03-10', [900, 907]) }],
    ['with the day of publication alone', { said: dated('2026-03-11', null) }],
    ['of a week', { said: { ...dated('2026-03-02', [10, 17]), to: '2026-03-08' } }],
  ])('%s', (_, change) => expect(occasionOf(statement('“We will not sell,” she said.', change))).toBeNull());

  test.each(['In a tweet on Tuesday she said “we will not sell”.', 'She wrote on Tuesday: “We will not sell.”'])(
    'of what was written: %s',
    (text) => expect(occasionOf(statement(text))).toBeNull(),
  );
});

test('the day beside the words is the occasion’s', () => {
  expect(occasionOf(statement('“We will not sell,” she said on Tuesday.'))).toMatchObject({
    from: '2026-03-10',
    to: '2026-03-10',
  });
});

describe('which transcript of that day', () => {
  test.each([
    ['“No,” she told reporters in Brenn on Tuesday.', 'Press conference, Brenn', 'named'],
    ['“No,” she told reporters on Tuesday.', 'Briefing on the harbour', 'likely'],
    ['“No,” she said on Tuesday.', 'Briefing on the harbour', 'likely'],
    ['“No,” she said on Tuesday.', null, 'likely'],
    ['“No,” she said on Tuesday.', 'Interview with Radio Meridian', null],
    ['“No,” she told a crowd on Tuesday.', 'Interview with Radio Meridian', null],
    ['“No,” she told Radio Meridian on Tuesday.', 'Interview, Radio Meridian', 'named'],
    ['“No,” she told reporters in Oslo on Tuesday.', 'Press conference, Brenn', null],
  ])('%s – %s', (text, title, expected) => expect(fit(text, title)).toBe(expected));
});

test.each([
  ['“No,” she told Radio Meridian on Tuesday.', 'Radio Meridian', 'named'],
  ['“No,” she told Radio Meridian on Tuesday.', 'Radio Skarv', null],
  ['“No,” she told the Herald on Tuesday.', 'The Brenn Herald', null],
  ['“No,” she told a rally in Brenn on Tuesday.', 'Radio Meridian', null],
])('an interview is the occasion where its publisher is named: %s – %s', (text, outlet, expected) =>
  expect(fit(text, 'Interview with the Harbour Commissioner', outlet)).toBe(expected),
);
