import { expect, test } from 'vitest';
import { at, taggedOf } from './testing/tagged.ts';
import { wholeContents, wholeSource } from './wholes.ts';

/** The contents made whole, as words; `taken` is the source, `mentioned` a mention. */
function whole(text: string, contents: readonly string[], taken: string, mentioned?: string): string[] {
  const mention = { run: [0, 1], form: 'name', kind: 'place', score: 1, antecedents: [], nobody: 1 } as const;
  const tagged = {
    ...taggedOf(text, text.includes('“') ? [[text.slice(text.indexOf('“'), text.indexOf('”') + 1)]] : []),
    mentions: mentioned === undefined ? [] : [{ ...mention, span: at(text, mentioned) }],
  };
  const places = contents.map((words) => at(text, words));
  return wholeContents(tagged, places, [at(text, taken)]).map((span) => text.slice(...span));
}

test.each([
  ['Vik said the ferry sank in the night, a clerk told us.', 'the ferry sank in', 'the ferry sank in the night'],
  [
    'Vik said the ferry sank after the storm of May.',
    'the ferry sank after the',
    'the ferry sank after the storm of May',
  ],
  ['Vik said the ferry was old.', 'the ferry was', 'the ferry was old'],
  [
    'Vik said it cost 1,000 crowns to the town; nobody paid.',
    'it cost 1,000 crowns to',
    'it cost 1,000 crowns to the town',
  ],
  ['Vik blamed the storm on May and left.', 'the storm on', 'the storm on May'],
])('a content that breaks off goes on to the end of its clause: %s', (text, content, expected) => {
  expect(whole(text, [content], 'Vik')).toEqual([expected]);
});

test.each([
  ['The ferry sank in, Vik said.', 'The ferry sank in'],
  ['Vik asked how late it was.', 'how late it was'],
  ['Vik said the ferry was “an old tub”.', 'the ferry was'],
  ['Vik said the ferry sank in the night.', 'the ferry sank'],
  ['Vik praised her in a letter.', 'her'],
])('another is left as it is: %s', (text, content) => {
  expect(whole(text, [content], 'Vik')).toEqual([content]);
});

test('it takes nothing of the source, nor of the next content', () => {
  const text = 'The ferry sank in the night Vik said and the crew of it swam.';
  expect(whole(text, ['The ferry sank in'], 'Vik')).toEqual(['The ferry sank in']);
  expect(whole(text, ['The ferry sank in', 'the night'], 'Vik')).toEqual(['The ferry sank in', 'the night']);
});

test('a mention that it splits is taken whole', () => {
  const text = 'Vik said the Northern Harbour Board had no boats.';
  expect(whole(text, ['Harbour Board had no boats'], 'Vik', 'Northern Harbour Board')).toEqual([
    'Northern Harbour Board had no boats',
  ]);
  expect(whole(text, ['said the Northern'], 'Vik', 'Northern Harbour Board')).toEqual([
    'said the Northern Harbour Board',
  ]);
});

test.each([
  ['The Harbour Board on Monday said', 'The Harbour Board on', 'The Harbour Board'],
  ['He’s claiming the ferry', 'He’s', 'He'],
  ["they've said so", "they've", 'they'],
  ['the pilot’s own account', 'the pilot’s', 'the pilot’s'],
  ['Vik said', 'Vik', 'Vik'],
  ['The pilot who was on board said', 'The pilot who was on board', 'The pilot who was on board'],
])('a source ends before a preposition or a clitic that its cue has: %s', (text, source, expected) => {
  expect(text.slice(...wholeSource(taggedOf(text), at(text, source)))).toBe(expected);
});
