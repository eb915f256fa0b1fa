import { expect, test } from 'vitest';
import { file } from './testing/articles.ts';

const srt = (cues: readonly string[], seconds = 2): string =>
  cues
    .map((words, at) => {
      const time = (second: number): string => `00:00:${String(second).padStart(2, '0')},000`;
      return `${at + 1}\n${time(at * seconds)} --> ${time(at * seconds + 2)}\n${words}\n`;
    })
    .join('\n');
const textOf = async (captions: string): Promise<string> => (await file('transcript', captions)).text;

test.each([
  ['by a line', ['The port is\nopen and', 'open and\nstays so', 'stays so\nall year.']],
  ['by a line of three', ['The\nport is\nopen', 'port is\nopen\nand stays', 'open\nand stays\nso all year.']],
  ['line by line', ['The port is', 'The port is\nopen and stays', 'The port is\nopen and stays\nso all year.']],
  ['word by word', ['The port', 'The port is\nopen', 'The port is\nopen and', 'open and stays\nso all year.']],
])('captions that roll %s say each word once', async (_, cues) => {
  expect((await textOf(srt(cues))).replace(/^The port is open and/, '')).toMatch(/^ stays so all year\.$/);
});

test('labels and voices of lines that roll are those of one turn', async () => {
  const labelled = await file(
    'transcript',
    srt(['ADA VIK: WE\nPAY', 'PAY\nAND GO.', 'AND GO.\nBO FALK: WHY?', 'BO FALK: WHY?\nTELL ME.']),
  );
  expect(labelled.text).toBe('ADA VIK: WE PAY AND GO.\n\nBO FALK: WHY? TELL ME.');
  const voiced =
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Vik>We pay\n\n00:02.000 --> 00:03.000\n<v Ada Vik>We pay\nand go.';
  expect(await textOf(voiced)).toBe('Ada Vik: We pay and go.');
});

test('what is said again after a pause, or where captions do not roll, is said again', async () => {
  expect(await textOf(srt(['Never again.', 'Never again.', 'Not once.'], 4))).toBe(
    'Never again.\n\nNever again.\n\nNot once.',
  );
  const refrain = [
    'Who pays?\nWe do.',
    'We do.\nWe all do.',
    'Since when?',
    'For years.',
    'For how long?',
    'For good.',
    'Then pay.',
  ];
  expect(await textOf(srt(refrain))).toContain('We do. We do. We all do.');
});
