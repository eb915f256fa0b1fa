import { describe, expect, test } from 'vitest';
import { publishedAt } from '../../document/index.ts';
import { dateMentions, timeStatements } from './index.ts';
import { at, documentOf } from './testing/attributed.ts';

/** A page that was opened on Monday, 3 March 2025: the days of entries, and those on which two statements were made. */
function read(lines: readonly string[], published: string | null = '2025-03-03') {
  const text = lines.join('\n');
  const said = ['Vik', 'Holm'].map((source) => ({ source, cue: `said of ${source}`, content: `that ${source} won` }));
  const document = timeStatements(dateMentions(documentOf(text, published, said)));
  const [vik = '', holm = ''] = document.said.map((value) => value?.from ?? 'open');
  const entries = document.entries?.map((entry) => entry.published.from.slice(0, 10)) ?? [];
  return { document, entries, vik, holm };
}
const VIK = 'Vik said of Vik that Vik won.';
const HOLM = 'Holm said of Holm today that Holm won.';

describe('entries have their own day', () => {
  test.each([
    ['with day and time', '4 March 2025, 15:40 GMT', '3 March 2025, 10:00 GMT'],
    ['with the day in brackets', '15:40 (2025-03-04)', '10.05am (2025-03-03)'],
    ['with a day without a year', 'Tuesday 4 March', 'Monday 3 March'],
    ['with words beside the time', 'Updated at 15:40 on Tue 4 Mar 2025', 'Published 10h05 | 3 March 2025'],
  ])('%s', (_, late, early) => {
    expect(read(['Live: who won.', late, VIK, early, HOLM])).toMatchObject({
      entries: ['2025-03-04', '2025-03-03'],
      vik: '2025-03-04',
      holm: '2025-03-03',
    });
  });

  test('a time is one of the day above it', () => {
    const lines = ['Tuesday 4 March', '15:40', VIK, '09:05', HOLM, 'Monday 3 March', '10:00', 'We begin here.'];
    expect(read(lines)).toMatchObject({ vik: '2025-03-04', holm: '2025-03-04' });
    expect(read(lines).entries).toEqual(['2025-03-04', '2025-03-04', '2025-03-03']);
  });

  test('where all are of the day of the page and have times, whichever day one of them tells of', () => {
    const holm = 'On Sunday, 2 March 2025, Holm said of Holm that Holm won.';
    const { document, entries } = read(['3 March 2025, 15:40', VIK, '3 March 2025, 10:00', holm]);
    expect(entries).toEqual(['2025-03-03', '2025-03-03']);
    expect(document.said.map((value) => value?.from)).toEqual(['2025-03-03', '2025-03-02']);
  });

  test('and what stands ahead of them is news of the page’s day, whoever signs it', () => {
    const lines = [VIK, '4 March 2025', HOLM, '3 March 2025', 'We begin here.'];
    const said = [{ source: 'Vik', cue: 'said of Vik', content: 'that Vik won' }];
    const signed = { ...documentOf(lines.join('\n'), '2025-03-03', said), byline: ['Ada Lark'] };
    expect(timeStatements(dateMentions(signed)).said[0]?.from).toBe('2025-03-03');
  });

  test('and nothing between them is lost or read twice', () => {
    const lines = [
      '3 March 2025, 15:40',
      VIK,
      '3 March 2025, 12:00',
      'Vik met Holm on 2 March 2025',
      '3 March 2025, 10:00',
      HOLM,
    ];
    const { document } = read(lines);
    expect(document.dates.map(({ span }) => document.text.slice(...span))).toEqual([
      '3 March 2025, 15:40',
      '3 March 2025, 12:00',
      'on 2 March 2025',
      '3 March 2025, 10:00',
      'today',
    ]);
  });

  test('for what is told in it too, and not for what stands ahead of them', () => {
    const { document } = read(['We begin here.', '4 March 2025', VIK, '3 March 2025', HOLM]);
    const dayAt = (words: string) => publishedAt(document, at(document.text, words)[0]).published?.from;
    expect([dayAt('We begin'), dayAt('Vik won'), dayAt('Holm won')]).toEqual([
      '2025-03-03',
      '2025-03-04',
      '2025-03-03',
    ]);
  });
});

test.each([
  ['one stamp', ['4 March 2025', VIK, HOLM]],
  ['stamps of the page’s own day without a time', ['3 March 2025', VIK, '3 March 2025', HOLM]],
  ['two stamps side by side', ['3 March 2025', 'Updated 4 March 2025', VIK, HOLM]],
  ['a chronology of years', ['4 March 2019', VIK, '3 March 2020', HOLM]],
  ['days in headings that tell something', ['4 March: the vote', VIK, '3 March: the count', HOLM]],
  ['times without a day', ['15:40', VIK, '10:00', HOLM]],
  ['figures', ['40', VIK, '12', HOLM]],
])('%s: no entries', (_, lines) => {
  expect(read(lines).entries).toEqual([]);
});
