import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTITY_KINDS } from '../../document/index.ts';
import { wordsOf } from '../../text/index.ts';
import { namesOf } from './names.ts';

const WIDTH = 1 + 2 * ENTITY_KINDS.length;

/** Rows from tags such as 'B-person', 'I-place' and 'O', each with this probability; the rest goes to O, or to B-person. */
function rowsOf(tags: readonly string[], probability = 0.9): Float32Array {
  const rows = new Float32Array(tags.length * WIDTH);
  for (const [word, tag] of tags.entries()) {
    const [mark, kind] = tag.split('-');
    const index = kind ? ENTITY_KINDS.indexOf(kind as (typeof ENTITY_KINDS)[number]) : -1;
    const column = tag === 'O' ? 0 : 1 + index + (mark === 'I' ? ENTITY_KINDS.length : 0);
    rows[word * WIDTH] = 1 - probability;
    if (column === 0) rows[word * WIDTH + 1] = 1 - probability;
    rows[word * WIDTH + column] = probability;
  }
  return rows;
}

const read = (text: string, tags: readonly string[], stretches?: readonly number[]) => {
  const words = wordsOf(text);
  const seen = { words, stretchOf: stretches ?? words.map(() => 0), window: { start: 0, end: words.length } };
  return namesOf(text, seen, rowsOf(tags)).map(({ span, kind }) => [text.slice(...span), kind]);
};

test('a name goes on while its kind stays and the tag is I', () => {
  expect(read('Ada Lark met Danes in Oslo', ['B-person', 'I-person', 'O', 'B-group', 'O', 'B-place'])).toEqual([
    ['Ada Lark', 'person'],
    ['Danes', 'group'],
    ['Oslo', 'place'],
  ]);
  expect(read('Paris France', ['B-place', 'B-place'])).toHaveLength(2);
  expect(read('Oslo Nato', ['B-place', 'I-organisation'])).toEqual([
    ['Oslo', 'place'],
    ['Nato', 'organisation'],
  ]);
});

test('a name does not go on in the next stretch of prose', () => {
  expect(read('Ada\nLark', ['B-person', 'I-person'], [0, 1])).toEqual([
    ['Ada', 'person'],
    ['Lark', 'person'],
  ]);
});

test('marks at its ends are left off, a full stop stays', () => {
  expect(read('(Ada) D.C.', ['B-person', 'I-person', 'I-person', 'B-place', 'I-place', 'I-place', 'I-place'])).toEqual([
    ['Ada', 'person'],
    ['D.C.', 'place'],
  ]);
  expect(read('“ !', ['B-person', 'I-person'])).toEqual([]);
  expect(read('M. Vale', ['O', 'B-person', 'I-person'])).toEqual([['Vale', 'person']]);
});

test('the ending of an owner is left off, the apostrophe of a plural joins a name', () => {
  expect(read('Togo’s port', ['B-place', 'O'])).toEqual([['Togo', 'place']]);
  expect(read("Skippers' Federation", ['B-organisation', 'O', 'I-organisation'])).toEqual([
    ["Skippers' Federation", 'organisation'],
  ]);
  expect(read("Ada ' Lark", ['B-person', 'O', 'B-person'])).toHaveLength(2);
});

test('the score is the mean probability of the kind', () => {
  const text = 'Ada Lark';
  const seen = { words: wordsOf(text), stretchOf: [0, 0], window: { start: 0, end: 2 } };
  const [name] = namesOf(text, seen, rowsOf(['B-person', 'I-person'], 0.8));
  expect(name?.score).toBeCloseTo(0.8);
});

test('names are in order, do not overlap and hold whole words, whatever the model says', () => {
  const text = 'one two, three (four) five six';
  const words = wordsOf(text);
  const rows = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: words.length * WIDTH,
    maxLength: words.length * WIDTH,
  });
  fc.assert(
    fc.property(rows, (numbers) => {
      let end = 0;
      const seen = { words, stretchOf: words.map(() => 0), window: { start: 0, end: words.length } };
      const names = namesOf(text, seen, Float32Array.from(numbers));
      for (const { span } of names) {
        expect(span[0]).toBeGreaterThanOrEqual(end);
        expect(words.some(([from]) => from === span[0])).toBe(true);
        expect(words.some(([, to]) => to === span[1])).toBe(true);
        [, end] = span;
      }
    }),
  );
});
