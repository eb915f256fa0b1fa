import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { file, shown } from './testing/articles.ts';
import { timedLines } from './timed-lines.ts';

const COPIED = ['0:00', 'good evening minister what do you', '0:04', 'want from Norland', '0:09', 'we want peace'];

describe('the transcript of a video, copied from its page', () => {
  const words = 'turn: good evening minister what do you want from Norland we want peace';

  test.each([
    ['times alone', COPIED.join('\n')],
    ['with what is read aloud for them', COPIED.join('\n').replaceAll(/^0:0(\d)$/gm, '0:0$1\n$1 seconds')],
    ['in brackets, with hours', COPIED.join('\n').replaceAll(/^0:0(\d)$/gm, '[00:00:0$1]')],
    ['with empty lines', COPIED.join('\r\n\r\n')],
  ])('%s', async (_, text) => {
    const article = await file('text', text);
    expect(shown(article)).toEqual([words]);
    expect(article.blocks[0]?.at).toBe(0);
    expect(article.title).toBeNull();
  });

  test('a line above the first time is the title', async () => {
    const article = await file('text', `Interview of 3 May 2024\n${COPIED.join('\n')}`);
    expect(shown(article)).toEqual([words]);
    expect(article).toMatchObject({ title: 'Interview of 3 May 2024', published: { from: '2024-05-03' } });
  });

  test('labels behind the times are speakers', async () => {
    const text =
      '[0:00:01]\nAnna Holm: Good evening.\n\n[0:00:04]\nErik Lund: Good evening. We want peace.\n\n[0:00:09]\nAnna Holm: Do you?';
    const article = await file('text', text);
    expect(article.blocks.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['Anna Holm', 1000],
      ['Erik Lund', 4000],
      ['Anna Holm', 9000],
    ]);
  });
});

test('what Whisper prints has its times in brackets', async () => {
  const text = '[00:00.000 --> 00:04.000]  Good evening.\n[00:08.000 --> 01:01.500]  What do you want?\n';
  const article = await file('text', text);
  expect(shown(article)).toEqual(['turn: Good evening.', 'turn: What do you want?']);
  expect(article.blocks.map(({ at }) => at)).toEqual([0, 8000]);
});

test.each([
  ['two times are too few', COPIED.slice(0, 4)],
  ['times of the day begin later', ['10:15', 'The minister arrives.', '10:30', 'He leaves.', '10:45', 'It rains.']],
  ['times of a blog go back', ['0:30', 'He leaves.', '0:15', 'He arrives.', '0:05', 'It rains.']],
  ['more stands above them than a title', ['Talks', '3 May 2024', ...COPIED]],
  ['hardly a line has a time', ['0:00', ...COPIED.slice(1).flatMap((line) => [line, 'a', 'b', 'c'])]],
  ['one line has no times', ['[00:00.000 --> 00:04.000] Good evening.', 'She smiles.']],
])('%s: none', (_, lines) => {
  expect(timedLines(lines.join('\n'))).toBeNull();
});

test('no text makes it fail, and words are never lost', () => {
  const line = fc.oneof(
    fc.constantFrom('0:00', '0:01', '1:02:03', '2 seconds', '[0:05]', '[0:00 --> 0:01] so'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const found = timedLines(lines.join('\n'));
      if (found === null) return;
      const kept = lines.map((one) => one.trim()).filter((one) => /^[a-z]{2,}$/.test(one));
      for (const words of kept) expect(`${found.title}\n${found.captions}`).toContain(words);
    }),
  );
});
