import { expect, test } from 'vitest';
import type { Block } from '../../document/index.ts';
import { at, taggedOf } from './testing/tagged.ts';
import { turnAttributions } from './turns.ts';

const text = 'HOLM: We go.\nAnd we return.\nVIK: Why?\nNobody answered.\n(Applause)';
const turn = (words: string, speaker?: string, label?: string): Block => ({
  kind: 'turn',
  span: at(text, words),
  ...(speaker === undefined ? {} : { speaker }),
  ...(label === undefined ? {} : { label: at(text, label) }),
});

/** The prose of a turn begins after its label, as the segment stage leaves it. */
const read = (blocks: readonly Block[]) => {
  const tagged = taggedOf(text, [], blocks);
  const prose = ['We go.', 'And we return.', 'Why?', 'Nobody answered.'].map((words) => at(text, words));
  return turnAttributions({ ...tagged, prose }).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map((span) => text.slice(...span))),
  );
};

test('a turn is what its speaker says; one without a label goes on with the same speaker', () => {
  const blocks = [
    turn('HOLM: We go.', 'Holm', 'HOLM'),
    turn('And we return.', 'Holm'),
    turn('VIK: Why?', 'Vik', 'VIK'),
    { kind: 'paragraph', span: at(text, 'Nobody answered.') } as const,
  ];
  expect(read(blocks)).toEqual([
    [['HOLM'], [], ['We go.', 'And we return.']],
    [['VIK'], [], ['Why?']],
  ]);
});

test('a label begins a new turn even of the same speaker, and so does another or no speaker', () => {
  const blocks = [
    turn('HOLM: We go.', 'Holm', 'HOLM'),
    turn('And we return.', 'Vik'),
    turn('VIK: Why?', 'Vik', 'VIK'),
    turn('Nobody answered.'),
  ];
  expect(read(blocks)).toEqual([
    [['HOLM'], [], ['We go.']],
    [[], [], ['And we return.']],
    [['VIK'], [], ['Why?']],
    [[], [], ['Nobody answered.']],
  ]);
});

test('a turn without words says nothing', () => expect(read([turn('(Applause)', 'Vik')])).toEqual([]));
