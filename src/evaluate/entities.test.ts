import { expect, test } from 'vitest';
import { namesOf, parseConllu } from './conllu.ts';
import { evaluateNames } from './entities.ts';
import { parseIob2 } from './iob2.ts';

/** A CoNLL-U line of: number, form, tag, head, misc. */
const token = (number: number | string, form: string, tag: string, head: number, misc = '_'): string =>
  [number, form, '_', '_', tag, '_', head, '_', '_', misc].join('\t');

const source = [
  '# newdoc id = demo',
  '# newpar',
  token(1, 'U.S.', 'NNP', 2, 'Entity=(1-person-new(2-place-new)'),
  token(2, 'President', 'NNP', 3),
  token(3, 'Ada', 'NNP', 7),
  '4-5\tLark’s\t_\t_\t_\t_\t_\t_\t_\t_',
  token(4, 'Lark', 'NNP', 3, 'SpaceAfter=No'),
  token(5, '’s', 'POS', 3, 'Entity=1)'),
  token(6, 'visit', 'NN', 7),
  token(7, 'pleased', 'VBD', 0),
  token(8, 'the', 'DT', 9, 'Entity=(3-organization-new'),
  token(9, 'University', 'NNP', 7),
  token(10, 'of', 'IN', 12),
  token(11, 'Upper', 'NNP', 12, 'Entity=(4-place-new'),
  token(12, 'Exwick', 'NNP', 9, 'Entity=4)3)|SpaceAfter=No'),
  token(13, '.', '.', 7),
  '',
  '# newpar',
  token(1, 'Two', 'CD', 2, 'Entity=(5-person-new'),
  token(2, 'Danes', 'NNPS', 3, 'Entity=5)'),
  token(3, 'met', 'VBD', 0),
  token(4, 'the', 'DT', 5, 'Entity=(6-person-new'),
  token(5, 'President', 'NNP', 3, 'Entity=6)'),
  token(6, 'and', 'CC', 7),
  token(7, 'officials', 'NNS', 5, 'Entity=(7-person-new)'),
].join('\n');

test('the text of a CoNLL-U file, a paragraph a line, with multiword tokens as they are written', () => {
  const { id, text } = parseConllu(source);
  expect(id).toBe('demo');
  expect(text).toBe(
    'U.S. President Ada Lark’s visit pleased the University of Upper Exwick.\nTwo Danes met the President and officials',
  );
});

test('names: without title and article, the longest of nested ones, peoples as groups, no titles alone', () => {
  const document = parseConllu(source);
  const names = namesOf(document).map(({ span, kind }) => [document.text.slice(...span), kind]);
  expect(names).toEqual([
    ['U.S.', 'place'],
    ['Ada Lark', 'person'],
    ['University of Upper Exwick', 'organisation'],
    ['Danes', 'group'],
  ]);
});

test('a broken file is refused', () => {
  expect(() => parseConllu('1\tone\ttwo')).toThrow('ten columns');
  expect(() => parseConllu(token(1, 'Ada', 'NNP', 0, 'Entity=1)'))).toThrow('closes without');
  expect(() => parseIob2('# newdoc id = a\n# text = Ada\n1\tEve\tO\t-')).toThrow('not in');
  expect(() => parseIob2('# newdoc id = a\n# text = Ada\n1\tAda\tB-PRODUCT\t-')).toThrow('B-PRODUCT');
});

test('documents of IOB2 tags, a sentence a line', () => {
  const lines = [
    '# newdoc id = a',
    '# text = Ada Lark left.',
    '1\tAda\tB-PER',
    '2\tLark\tI-PER',
    '3\tleft\tO',
    '4\t.\tO',
    '',
    '# text = Oslo',
    '1\tOslo\tB-LOC',
    '# newdoc id = b',
    '# text = Nato',
    '1\tNato\tB-ORG',
  ];
  expect(parseIob2(lines.join('\n'))).toEqual([
    {
      id: 'a',
      text: 'Ada Lark left.\nOslo',
      names: [
        { span: [0, 8], kind: 'person' },
        { span: [15, 19], kind: 'place' },
      ],
    },
    { id: 'b', text: 'Nato', names: [{ span: [0, 4], kind: 'organisation' }] },
  ]);
});

test('a name is right with the same words and kind; groups and others do not count', () => {
  const { person, place, organisation, all, spans, names } = evaluateNames([
    {
      id: 'a',
      text: 'Ada Lark left Oslo for Nato and the Danes',
      names: [
        { span: [0, 8], kind: 'person' },
        { span: [14, 18], kind: 'place' },
        { span: [23, 27], kind: 'organisation' },
        { span: [36, 41], kind: 'group' },
      ],
      predicted: [
        { span: [0, 9], kind: 'person' },
        { span: [14, 18], kind: 'organisation' },
        { span: [23, 27], kind: 'other' },
        { span: [32, 41], kind: 'group' },
      ],
    },
  ]);
  expect(names).toEqual({ gold: 3, predicted: 2 });
  expect(person.f1).toBe(100);
  expect(place.recall).toBe(0);
  expect(organisation.precision).toBe(0);
  expect(all).toEqual({ precision: 50, recall: 100 / 3, f1: 40 });
  expect(spans.precision).toBe(100);
});
