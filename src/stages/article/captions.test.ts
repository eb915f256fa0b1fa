import { describe, expect, test } from 'vitest';
import { file, shown } from './testing/articles.ts';

const HOLT = '<v Anna Holt>We will not sign the treaty.';
const SIGNED = ['turn Anna Holt: Anna Holt: We will not sign the treaty.'];

describe('captions as converters write them', () => {
  test.each([
    ['a point before the milliseconds', `1\n00:00:01.000 --> 00:00:04.000\n${HOLT}\n`],
    ['no hours', `1\n00:01,000 --> 00:04,000\n${HOLT}\n`],
    ['no numbers', `00:00:01,000 --> 00:00:04,000\n${HOLT}\n`],
    ['no first line', `00:01.000 --> 00:04.000\n${HOLT}\n`],
    ['an empty line ahead of the first', `\n \nWEBVTT\n\n00:01.000 --> 00:04.000\n${HOLT}\n`],
    ['no empty line behind the first', `WEBVTT\n00:01.000 --> 00:04.000\n${HOLT}\n`],
    ['no milliseconds', `WEBVTT\n\n00:00:01 --> 00:00:04\n${HOLT}\n`],
    ['notes and names of cues', `WEBVTT\nKind: captions\n\nNOTE a --> b\n\nintro\n00:01.000 --> 00:04.000\n${HOLT}\n`],
    ['an end before the beginning', `WEBVTT\n\n00:01.000 --> 00:00.500 align:start\n${HOLT}\n`],
  ])('%s', async (_, text) => {
    const article = await file('transcript', text);
    expect(shown(article)).toEqual(SIGNED);
    expect(article.blocks[0]?.at).toBe(1000);
  });

  test('an empty line within a cue, and none before the next one, lose and add no words', async () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000\nHow many ships?\n\n300 of them,\nshe said.\n2\n00:00:03,000 --> 00:00:04,000\nGo home.\n';
    expect(shown(await file('transcript', srt))).toEqual(['turn: How many ships? 300 of them, she said. Go home.']);
  });

  test('entities are characters', async () => {
    const vtt = `WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anna O&#39;Holt>We won&#x2019;t &mdash; that&rsquo;s &lt;final&gt; &amp;amp; it&apos;s&nbsp;ours &unknown;.`;
    expect(shown(await file('transcript', vtt))).toEqual([
      "turn Anna O'Holt: Anna O'Holt: We won’t — that’s <final> &amp; it's ours &unknown;.",
    ]);
  });

  test('a line of times that cannot be read is told', async () => {
    const srt = `1\n00:00:01,000 --> 00:00:02,000\n${HOLT}\n\n2\n00:00:xx,000 --> 00:00:09,000\nWe will.\n`;
    await expect(file('transcript', srt)).rejects.toMatchObject({ code: 'OR1012' });
    await expect(file('transcript', srt)).rejects.toThrow('“00:00:xx,000 --> 00:00:09,000” has no times');
  });
});

test('names and parts in square brackets are labels, sounds are not', async () => {
  const cues = [
    '[ANNA BERG] Will you sign?',
    '[Ingrid Solbakken] No. We',
    'will not sign.',
    '[CROWD CHEERING] We will wait.',
    '[REPORTER] Why?',
  ];
  const srt = cues.map((cue, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${cue}\n`).join('\n');
  expect(shown(await file('transcript', srt))).toEqual([
    'turn ANNA BERG: ANNA BERG: Will you sign?',
    'turn Ingrid Solbakken: Ingrid Solbakken: No. We will not sign. [CROWD CHEERING] We will wait.',
    'turn REPORTER: REPORTER: Why?',
  ]);
});

test('where several lines of a cue have a dash, each is of somebody else', async () => {
  const cue = (at: number, words: string): string => `${at}\n00:00:0${at},000 --> 00:00:0${at},900\n${words}\n`;
  const srt = [cue(1, 'ANNA BERG: Good evening.'), cue(2, '- How much?\n- Two million.'), cue(3, '- in all.')].join(
    '\n',
  );
  expect(shown(await file('transcript', srt))).toEqual([
    'turn ANNA BERG: ANNA BERG: Good evening.',
    'turn: How much?',
    'turn: Two million. - in all.',
  ]);
});

test('a dash ahead of a label is no part of it', async () => {
  const cues = ['- HOST: Who pays?\n- BERG: The toll does.', '- BERG: Nobody else.', '- And you?'];
  const srt = cues.map((cue, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${cue}\n`).join('\n');
  expect(shown(await file('transcript', srt))).toEqual([
    'turn HOST: HOST: Who pays?',
    'turn BERG: BERG: The toll does. Nobody else. - And you?',
  ]);
});

test('a label in square brackets with a colon is one, whatever it is', async () => {
  const srt =
    '1\n00:00:01,000 --> 00:00:02,000\n[SPEAKER_00]: Will you sign?\n\n2\n00:00:03,000 --> 00:00:04,000\n[SPEAKER_01]: No.\n';
  expect(shown(await file('transcript', srt))).toEqual([
    'turn SPEAKER_00: SPEAKER_00: Will you sign?',
    'turn SPEAKER_01: SPEAKER_01: No.',
  ]);
});

test('first names are labels behind the end of a sentence, where one comes again', async () => {
  const cue = (at: number, words: string): string => `${at}\n00:00:0${at},000 --> 00:00:0${at},900\n${words}\n`;
  const cues = ['Sarah: Today we ask\nwhat they want.', 'Tom: I told\nAnna: wait.', 'Sarah: And did she?'];
  const srt = (words: readonly string[]): string => words.map((one, at) => cue(at + 1, one)).join('\n');
  expect(shown(await file('transcript', srt(cues)))).toEqual([
    'turn Sarah: Sarah: Today we ask what they want.',
    'turn Tom: Tom: I told Anna: wait.',
    'turn Sarah: Sarah: And did she?',
  ]);
  expect(shown(await file('transcript', srt(cues.slice(0, 2))))).toEqual([
    'turn: Sarah: Today we ask what they want. Tom: I told Anna: wait.',
  ]);
});
