import { expect, test } from 'vitest';
import { dayOfFileName } from './file-name.ts';
import { parseArticle } from './index.ts';

test.each([
  ['transcripts/briefing-2024-06-20.vtt', '2024-06-20'],
  ['20240620_briefing.srt', '2024-06-20'],
  ['2024-06-20/briefing.vtt', null],
  ['briefing-2024-13-20.vtt', null],
  ['session-120240620.vtt', null],
  ['briefing.vtt', null],
])('%s', (path, day) => expect(dayOfFileName(path)?.from ?? null).toBe(day));

const TALK = [
  'Ine Dahl: The quay stays open. I told the council so in March, and I have not changed my mind since then.',
  'Bo Rask: For how long, and who is going to pay for it when the harbour has no money left?',
  'Ine Dahl: For as long as we can pay.',
];
const NEWS = 'The quay stays open, the mayor said. For how long, she did not say.';

test.each([
  [
    'the day that its title gives',
    'The mayor before the harbour committee on 2 May 2024',
    TALK,
    'hearing.txt',
    '2024-05-02',
    'title',
  ],
  [
    'rather than that of its file',
    'The mayor before the harbour committee on 2 May 2024',
    TALK,
    '2024-05-09.txt',
    '2024-05-02',
    'title',
  ],
  ['the day in the name of its file', 'Hearing on the quay', TALK, '2024-05-02-hearing.txt', '2024-05-02', 'file name'],
])('a transcript without a day has %s', async (_, title, turns, input, day, why) => {
  const bytes = new TextEncoder().encode([title, ...turns].join('\n\n'));
  const { published, basis } = await parseArticle({ form: 'text', input, id: 'a', bytes, charset: null, url: null });
  expect(published).toMatchObject({ from: day, basis: 'implied', why });
  expect(basis).toMatchObject({ published: why });
});

test.each([
  ['an article is not dated by the name of its file', ['The quay stays open', NEWS], null],
  ['the day that a transcript gives goes first', ['Hearing', 'Bergen, 3 May 2024', ...TALK], '2024-05-03'],
])('%s', async (_, paragraphs, day) => {
  const bytes = new TextEncoder().encode(paragraphs.join('\n\n'));
  const raw = { form: 'text', input: '2024-05-02.txt', id: 'a', bytes, charset: null, url: null } as const;
  expect((await parseArticle(raw)).published?.from ?? null).toBe(day);
});
