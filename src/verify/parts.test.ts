import { describe, expect, test } from 'vitest';
import { dayOf, daysAfter, knownOf, lastDayOf } from './days.ts';
import { transcriptOf } from './index.ts';
import { verificationLine } from './line.ts';
import { quoteWords } from './quoteWords.ts';
import { reverses } from './reversal.ts';
import { matchSpeaker } from './speakerNames.ts';

describe('matchSpeaker', () => {
  test.each([
    ['Marta Holm', 'MINISTER HOLM', 'same'],
    ['Holm', 'Marta A. Holm', 'same'],
    ['President João Tavares', 'Joao Tavares (Islands)', 'same'],
    ['Holm, Marta', 'Holm', 'same'],
    ['Marta Holm', 'Jens Holm', 'other'],
    ['Marta Holm', 'Jens Okko', 'other'],
    ['Marta Holm', 'REPORTER', 'unknown'],
    ['Norway', 'Marta Holm', 'unknown'],
    ['Norway', 'Mr. Holm (Norway)', 'same'],
    ['org:nato', 'Marta Holm', 'unknown'],
    ['the Foreign Ministry', 'Marta Holm', 'unknown'],
    ['he', 'Marta Holm', 'unknown'],
    ['unknown', 'Marta Holm', 'unknown'],
    ['a senior official', 'Marta Holm', 'unknown'],
    ['officials', 'Marta Holm', 'unknown'],
    ['Marta Holm', 'The Minister', 'unknown'],
    ['Marta Holm', 'Unidentified male', 'unknown'],
    ['Marta Holm', null, 'unknown'],
    ['Marta Holm', 'GUEST', 'unknown'],
    ['Marta Holm', 'SPEAKER_02', 'unknown'],
    ['Marta Holm', 'M. Holm', 'same'],
    ['M. Holm', 'Marta Holm', 'same'],
    ['Marta Holm', 'J. Holm', 'other'],
    ['Marta Holm', 'Marta', 'maybe'],
    ['Marta', 'Marta Holm', 'maybe'],
    ['Marta Holm', 'Marta H.', 'maybe'],
    ['Marta Holm', 'MH', 'maybe'],
    ['Marta Holm', 'M.H.', 'maybe'],
    ['Marta Holm', 'MK', 'other'],
    ['Marta Holm', 'Marta Okko', 'other'],
    ['Marta Holm', 'The Chancellor of the Exchequer (Marta Holm)', 'same'],
    ['Jens Okko', 'The Chancellor of the Exchequer (Marta Holm)', 'maybe'],
    ['Marta Holm', 'The Secretary of State for Health and Social Care', 'maybe'],
    ['Marta Holm', 'ATTORNEY GENERAL HOLM', 'same'],
    ['Marta Holm', 'TREASURY SECRETARY HOLM', 'same'],
    ['Marta Holm', 'TREASURY SECRETARY OKKO', 'other'],
    ['Nadia Farouk', 'Nadia Faruok', 'maybe'],
    ['Nadia Farouk', 'Hadi Farouk', 'other'],
    ['Ban Ki-moon', 'BAN KI MOON', 'same'],
    ['Ban Ki-moon', 'Moon', 'maybe'],
    ['Park Geun-hye', 'Park Geunhye', 'same'],
    ['Abdel Fattah al-Sadri', 'AL SADRI', 'same'],
    ['Abdel Fattah al-Sadri', 'Sadri', 'maybe'],
    ['Abdel Fattah al-Sadri', 'Abdelfattah Al-Sadri', 'same'],
    ['Anna Holm-Berg', 'Berg', 'maybe'],
    ['Anna Holm-Berg', 'Jens Berg', 'other'],
    ['Marta Holm', 'Mme. Holm', 'same'],
    ['Marta Holm', 'FM Holm', 'same'],
    ['Marta Holm', 'MARTA HOLM:', 'same'],
    ['Marta Holm', '>> MARTA HOLM', 'same'],
    ['Marta Holm', 'Host:', 'unknown'],
    ['Marta Holm', 'THE INTERPRETER', 'maybe'],
    ['Marta Holm', 'The Witness', 'unknown'],
    ['Marta Holm', '—', 'unknown'],
    ['Marta Holm', '>>', 'unknown'],
    ['Mrs. Holm', 'Mr. Holm', 'maybe'],
    ['Mrs. Holm', 'MS. HOLM', 'same'],
    ['Jens Holm Sr.', 'Jens Holm, Jr.', 'maybe'],
    ['Queen Margit', 'King Margit', 'maybe'],
    ['Jens Holm', 'HOLM, MARTA', 'maybe'],
    ['Marta Holm', 'HOLM, MARTA', 'same'],
    ['Marta Holm', 'HOLM, MP', 'same'],
    ['Marta Holm', 'Holm, Norway', 'maybe'],
  ])('%s and %s: %s', (speaker, label, expected) => expect(matchSpeaker(speaker, label)).toBe(expected));
});

describe('reverses', () => {
  test.each([
    ['not', '', true],
    ['', 'never', true],
    ["won't", 'will', true],
    ["can't", 'can', true],
    ['support', 'oppose', true],
    ['unhappy', 'happy', true],
    ["wasn't happy", 'was unhappy', false],
    ["don't", 'do not', false],
    ['forty', 'fourteen', false],
    ['never', 'not', false],
  ])('%s → %s: %s', (said, quoted, expected) => {
    const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
    expect(reverses({ keys: words(said) }, { keys: words(quoted) })).toBe(expected);
  });
});

test('quoteWords keeps brackets and ellipses apart from the words', () => {
  const { keys, marks, parenthesised } = quoteWords('[He] told us … that they (the keepers) [sic] left […] today');
  expect(keys.join(' ')).toBe('told us that they the keepers left today');
  expect(marks.map(({ kind, before }) => [kind, before])).toEqual([
    ['brackets', 0],
    ['ellipsis', 2],
    ['ellipsis', 7],
  ]);
  expect([...parenthesised]).toEqual([4, 5]);
});

test('dates: the first day that they name', () => {
  expect(dayOf('2026-03-12T23:00:00+02:00')).toBe('2026-03-12');
  expect(dayOf('2026-03')).toBe('2026-03-01');
  expect(dayOf('2026')).toBe('2026-01-01');
  expect(dayOf('March')).toBeNull();
  expect(dayOf('2026-13-01')).toBeNull();
  expect(['2026', '2026-02', '2026-02-03T10:00Z', '2026-13', null].map(lastDayOf)).toEqual([
    '2026-12-31',
    '2026-02-28',
    '2026-02-03',
    null,
    null,
  ]);
  expect(['2026', '2026-02', '2026-02-03T10:00Z', 'March'].map(knownOf)).toEqual([
    '2026',
    '2026-02',
    '2026-02-03',
    null,
  ]);
  expect(daysAfter('2026-02-28', 1)).toBe('2026-03-01');
});

test('a line keeps the given fields, gives code points, and names the first place', () => {
  const text = '😀 We will not sign.';
  const place = { transcript: 't', title: null, date: null, turn: 3, speaker: 'Holm', at: 1500, text };
  const judged = {
    verdict: 'verbatim' as const,
    marked: false,
    places: [{ ...place, span: [3, text.length - 1] as const }],
    alternatives: [{ ...place, turn: 9, span: [3, 5] as const }],
    diff: [],
    searched: [],
    nearest: null,
    remarks: [],
    context: { kind: 'reported' as const, words: 'We', span: [3, 5] as const },
  };
  const line = verificationLine({ quote: 'We will not sign', mine: 7 }, judged);
  expect(line).toMatchObject({ quote: 'We will not sign', mine: 7, transcript: 't', turn: 3, marked: false });
  expect(line.places[0]).toMatchObject({
    span: [2, 18],
    words: 'We will not sign',
    before: '😀 ',
    after: '.',
    at: 1500,
  });
  expect(line.context).toEqual({ kind: 'reported', words: 'We', span: [2, 4] });
  expect(line.places[1]).toMatchObject({ turn: 9, alternative: true });
});

test('a document as a transcript: turns without labels, or paragraphs', () => {
  const text = 'HOLM (minister): We left.\n\nNobody saw us.';
  const base = { id: 'x', title: null, published: null, text };
  const spoken = transcriptOf({
    ...base,
    blocks: [
      { kind: 'turn', span: [0, 25], speaker: 'HOLM', label: [0, 4], at: 900 },
      { kind: 'turn', span: [27, text.length], speaker: 'HOLM' },
    ],
  });
  expect(spoken.turns).toEqual([
    { speaker: 'HOLM', text: 'We left.', at: 900 },
    { speaker: 'HOLM', text: 'Nobody saw us.' },
  ]);
  const written = transcriptOf({ ...base, blocks: [{ kind: 'paragraph', span: [27, text.length] }] });
  expect(written.turns).toEqual([{ speaker: null, text: 'Nobody saw us.' }]);
});
