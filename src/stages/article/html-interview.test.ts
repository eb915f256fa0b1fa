import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';

const INTRODUCTION =
  '<p>Governor Tessa Quill has kept the locks of Brenn for nine years, and on a cold day in May she had an hour for us.</p>';
const EXCHANGES = [
  [
    'Why do you keep the locks closed?',
    'They are not safe. I have asked for more time, and I told the mayor so in March.',
  ],
  ['Will the council vote against you?', 'I do not believe so. The council knows what a flood costs the town.'],
  ['What comes next?', 'I demand that the ministry pays, as it promised to do in the spring.'],
] as const;

const bold = (asked: string, answer: string): string => `<p><strong>${asked}</strong></p><p>${answer}</p>`;
const pageOf = (shape: typeof bold, exchanges: readonly (readonly [string, string])[] = EXCHANGES, end = ''): string =>
  `<article><h1>A word on the locks</h1>${INTRODUCTION}${exchanges.map(([asked, answer]) => shape(asked, answer)).join('')}${end}</article>`;
const speakersOf = (html: string): (string | undefined)[] | undefined =>
  readPage(html, null)?.blocks.map(({ kind, speaker }) => speaker ?? kind);

const EXCHANGE = ['Question', 'Answer'];
const TURNS = ['paragraph', ...EXCHANGE, ...EXCHANGE, ...EXCHANGE];

describe('an interview whose questions are set apart by their type', () => {
  test.each([
    ['in paragraphs', bold],
    ['with the mark outside', (asked, answer) => `<p><b>${asked.slice(0, -1)}</b>?</p><p>${answer}</p>`],
    ['on lines of one paragraph', (asked, answer) => `<p><strong>${asked}</strong><br>${answer}</p>`],
    ['ahead of the answer', (asked, answer) => `<p><strong>${asked} </strong>${answer}</p>`],
    ['as headings', (asked, answer) => `<h3>${asked}</h3><p>${answer}</p>`],
    ['slanted', (asked, answer) => `<p><em>${asked}</em></p><p>${answer}</p>`],
    ['between line breaks', (asked, answer) => `<b>${asked}</b><br><br>${answer}<br><br>`],
  ] satisfies [string, typeof bold][])('has turns: %s', (_, shape) => {
    const page = readPage(pageOf(shape), null);
    expect(page?.blocks.map(({ kind, speaker }) => speaker ?? kind)).toEqual(TURNS);
    const turns = page?.blocks.slice(1).map(({ span }) => page.text.slice(...span));
    expect(turns).toEqual(EXCHANGES.flat());
  });

  test('takes what is bold between questions for asked, and lets an answer go on', () => {
    const longer = [
      ...EXCHANGES,
      ['Tell us about the mayor.', 'He is a friend of mine.</p><p>He is also late.'],
    ] as const;
    expect(speakersOf(pageOf(bold, longer))).toEqual([...TURNS, ...EXCHANGE, 'Answer']);
  });

  test.each([
    '<p>This interview has been shortened, and the order of some answers was changed.</p>',
    '<p>Tessa Quill is the governor of the locks of Brenn and has written two books on floods.</p>',
    '<h2>On the locks</h2><p>They were built in the last century, by hand, of stone and wood.</p>',
  ])('ends with what the newsroom adds: %s', (end) => {
    const last = end.startsWith('<h2>') ? ['heading', 'paragraph'] : ['paragraph'];
    expect(speakersOf(pageOf(bold, EXCHANGES, end))).toEqual([...TURNS, ...last]);
  });
});

describe('questions set apart by their type make no interview', () => {
  const answered = (answers: readonly string[]): [string, string][] =>
    EXCHANGES.map(([asked], index) => [asked, answers[index] ?? '']);

  test('of an explainer, in whose answers others are quoted', () => {
    const told = [
      'The locks are old. “I have asked for time,” the governor said.',
      'Few believe it.',
      'The ministry may pay.',
    ];
    expect(speakersOf(pageOf(bold, answered(told)))).not.toContain('Answer');
  });

  test('of a body that answers what it is asked often', () => {
    const told = ['We keep them closed for repairs.', 'We hope not.', 'We will let you know.'];
    expect(speakersOf(pageOf(bold, answered(told)))).not.toContain('Answer');
  });

  test('of a writer who asks himself', () => {
    const own = EXCHANGES.map(([, answer], index): [string, string] => [`Why did I go ${index}?`, answer]);
    expect(speakersOf(pageOf(bold, own))).not.toContain('Answer');
  });

  test('of two, of labels, and of nobody who is spoken to', () => {
    expect(speakersOf(pageOf(bold, EXCHANGES.slice(0, 2)))).not.toContain('Answer');
    const labelled = EXCHANGES.map(([asked, answer]): [string, string] => [`Q: ${asked}`, `A: ${answer}`]);
    expect(speakersOf(pageOf(bold, labelled))).toEqual(['paragraph', 'Q', 'A', 'Q', 'A', 'Q', 'A']);
    const distant = EXCHANGES.map(([, answer], index): [string, string] => [`What of lock ${index}?`, answer]);
    expect(speakersOf(pageOf(bold, distant))).not.toContain('Answer');
    expect(speakersOf(pageOf(bold, distant).replace('A word', 'An interview'))).toEqual(TURNS);
  });
});
