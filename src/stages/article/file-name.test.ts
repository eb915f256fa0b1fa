import { expect, test } from 'vitest';
import { dayOfFileName } from './file-name.ts';

test.each([
  ['transcripts/briefing-2024-06-20.vtt', '2024-06-20'],
  ['20240620_briefing.srt', '2024-06-20'],
  ['2024-06-20/briefing.vtt', null],
  ['briefing-2024-13-20.vtt', null],
  ['session-120240620.vtt', null],
  ['briefing.vtt', null],
])('%s', (path, day) => expect(dayOfFileName(path)?.from ?? null).toBe(day));
