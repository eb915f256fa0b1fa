import { expect, test } from 'vitest';
import type { Block } from '../../document/index.ts';
import { datelinesOf } from './index.ts';

const found = (text: string, kind: Block['kind'] = 'paragraph'): string[] =>
  datelinesOf({ text, blocks: [{ kind, span: [0, text.length] }] }).map((span) => text.slice(...span));

test('a dateline with a day or an agency', () => {
  expect(found('LOME, 7 September 2023 (Atlantic Wire) - The port is full.')).toEqual([
    'LOME, 7 September 2023 (Atlantic Wire) - ',
  ]);
  expect(found('LOME (Atlantic Wire) — The port is full.')).toEqual(['LOME (Atlantic Wire) — ']);
  expect(found('LOME, May 4, Atlantic Wire - The port is full.')).toEqual(['LOME, May 4, Atlantic Wire - ']);
});

test('any number of spaces before the dash', () => {
  expect(found('May 4, 2022  -- When the port was full, ships turned back.')).toEqual(['May 4, 2022  -- ']);
  expect(found('LOME, 7 September 2023  -  The port is full.')).toEqual(['LOME, 7 September 2023  -  ']);
});

test('words in capitals before a colon may be a speaker', () => {
  expect(found('LAWSON: The port is full.')).toEqual([]);
  expect(found('The port is full.')).toEqual([]);
  expect(found('LOME (Atlantic Wire) — the port', 'turn')).toEqual([]);
});

test('a place alone before the first paragraph', () => {
  expect(found('LOME — The port is full.')).toEqual(['LOME — ']);
  const text = 'LAWSON — The port is full.\n\nVALE — So it is.';
  const blocks = [
    { kind: 'paragraph', span: [0, 26] },
    { kind: 'paragraph', span: [28, text.length] },
  ] as const;
  expect(datelinesOf({ text, blocks })).toEqual([]);
});
