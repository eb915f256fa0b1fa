import { describe, expect, test } from 'vitest';
import type { Block } from '../../document/index.ts';
import { at, taggedOf } from './testing/tagged.ts';
import { turnAttributions, withinTurns } from './turns.ts';

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

test('a turn without words says nothing, nor does one of directions alone', () => {
  expect(read([turn('(Applause)', 'Vik')])).toEqual([]);
  const said = (words: string) =>
    turnAttributions(taggedOf(words, [], [{ kind: 'turn', span: [0, words.length], speaker: 'Vik' }])).length;
  expect(['(Off-mike.)', '[inaudible] – (laughter)', '(Laughter.) Yes.', '40.'].map(said)).toEqual([0, 0, 1, 1]);
});

test('notes before and behind what is said are none of it, those within stay', () => {
  const said = (words: string) =>
    turnAttributions(taggedOf(words, [], [{ kind: 'turn', span: [0, words.length], speaker: 'Vik' }])).flatMap(
      ({ content }) => content.map((span) => words.slice(...span)),
    );
  expect(said('(Laughter.) Yes.')).toEqual(['Yes.']);
  expect(said('[Laughter] (Applause) – We go [crosstalk] now. (Applause.)')).toEqual(['We go [crosstalk] now.']);
  expect(said('(In Lima) we go (to sea).')).toEqual(['(In Lima) we go (to sea).']);
  expect(said('- We go. [inaudible]')).toEqual(['- We go.']);
  expect(said('[inaudible]')).toEqual([]);
});

describe('what is attributed within a turn', () => {
  const words = 'VIK: As Holm said, we go.\nHOLM: We “may” go.';
  const span = (part: string) => at(words, part);
  const blocks: Block[] = [
    { kind: 'turn', span: span('VIK: As Holm said, we go.'), speaker: 'Vik', label: span('VIK') },
    { kind: 'turn', span: span('HOLM: We “may” go.'), speaker: 'Holm', label: span('HOLM') },
  ];
  const prose = [span('As Holm said, we go.'), span('We “may” go.')];
  const within = withinTurns(turnAttributions({ ...taggedOf(words, [], blocks), prose }));
  const left = (source: string[], cue: string[], ...content: string[]) => {
    const found = {
      source: source.map(span),
      cue: cue.map(span),
      content: content.map(span),
      confidence: 1,
      basis: '',
    };
    return within(found)?.content.map((part) => words.slice(...part));
  };

  test('ends with the turn', () => {
    expect(left(['Holm'], ['said'], 'we go.', 'We “may” go.')).toEqual(['we go.']);
    expect(left(['Holm'], ['said'], 'we go.\nHOLM: We')).toEqual(['we go.']);
    expect(left(['Holm'], ['said'], 'We “may” go.')).toBeUndefined();
  });

  test('has a source or a cue', () => {
    expect(left([], [], '“may”')).toBeUndefined();
    expect(left(['HOLM'], [], '“may”')).toEqual(['“may”']);
  });
});
