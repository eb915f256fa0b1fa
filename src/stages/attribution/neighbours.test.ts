import { expect, test } from 'vitest';
import type { Block, Mention, Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { withLists } from './lists.ts';
import { namedByColon, neighbouringSpeaker, sayingBefore, sayingWithin } from './neighbours.ts';
import { at, taggedOf } from './testing/tagged.ts';

/** The fixture with its sentences given by their words. */
const withSentences = (text: string, sentences: readonly string[]): Tagged => ({
  ...taggedOf(text),
  sentences: sentences.map((words) => at(text, words)),
});

test.each([
  [
    'Nomvula Dlamini was in no mood to wait. “We have waited.”',
    ['Nomvula Dlamini was in no mood to wait.'],
    'Nomvula Dlamini',
  ],
  [
    '“We have waited.” That was the verdict of Luc Vandermeer.',
    ['That was the verdict of Luc Vandermeer.'],
    'Luc Vandermeer',
  ],
  ['Nils Aas met Eva Holm. “We have waited.”', ['Nils Aas met Eva Holm.'], null],
  ['The Coal Ministry was angry. “We have waited.”', ['The Coal Ministry was angry.'], null],
  ['The road was long. “We have waited.” Then Eva Holm left.', ['The road was long.', 'Then Eva Holm left.'], null],
  ['Holm raised a glass: “We have waited.”', ['Holm raised a glass: “We have waited.”'], 'Holm'],
  ['They raised a glass: “We have waited.”', ['They raised a glass: “We have waited.”'], null],
  ['The last to go was Eva Holm.\n“We have waited.”', ['The last to go was Eva Holm.'], 'Eva Holm'],
])('who says it beside a quotation without a tag: %s', (text, sentences, speaker) => {
  const found = neighbouringSpeaker(withSentences(text, sentences), at(text, '“We have waited.”'));
  expect(found && text.slice(...found.span)).toBe(speaker);
});

test('captions between are passed over, and a heading names nobody', () => {
  const text = 'The last to go was Eva Holm.\nNils Aas at the port.\nThe Sea Solution\n“We have waited.”';
  const lines = text.split('\n');
  const sentences = lines.map((line) => at(text, line));
  const nameWith = (...kinds: Block['kind'][]): string | null => {
    const blocks = sentences.map((span, index): Block => ({ kind: kinds[index] ?? 'paragraph', span }));
    const found = neighbouringSpeaker({ ...taggedOf(text, [], blocks), sentences }, at(text, '“We have waited.”'));
    return found && text.slice(...found.span);
  };
  expect(nameWith('paragraph', 'caption', 'caption')).toBe('Eva Holm');
  expect(nameWith('paragraph', 'caption', 'heading')).toBeNull();
});

test('a content that ends its paragraph in a colon goes on in the list below it, and no further', () => {
  const text = 'The letter demands that both:\n1) open the gate;\n2) pay the men.\nNobody answered.';
  const lines = text.split('\n');
  const blocks = lines.map((line, index) => ({
    kind: index === 1 || index === 2 ? ('list-item' as const) : ('paragraph' as const),
    span: at(text, line),
  }));
  const content: Span = at(text, 'that both');
  const words = (spans: readonly Span[]): string[] => spans.map((span) => text.slice(...span));
  expect(words(withLists(taggedOf(text, [], blocks), [content]))).toEqual([
    'that both',
    '1) open the gate;',
    '2) pay the men.',
  ]);
  expect(words(withLists(taggedOf(text, [], blocks), [at(text, 'demands')]))).toEqual(['demands']);
  expect(withLists(taggedOf(text, [], blocks), [])).toEqual([]);
  const first = [at(text, '1) open the gate;')];
  expect(words(withLists(taggedOf(text, [], blocks), first, [at(text, 'demands')]))).toEqual([
    '1) open the gate;',
    '2) pay the men.',
  ]);
  expect(withLists(taggedOf(text, [], blocks), first, [at(text, 'answered')])).toEqual(first);
  const plain = text.replace('both:', 'both.');
  expect(withLists(taggedOf(plain, [], blocks), first, [at(plain, 'demands')])).toEqual(first);
});

test.each([
  ['The film ends with Eva Holm telling the crowd, “We have waited.”', ['Eva Holm', 'telling']],
  ['There is a recording of Adeyemi shouting “We have waited.”', ['Adeyemi', 'shouting']],
  ['The letter to Eva Holm was short. It went on, saying “We have waited.”', null],
  ['He walked past Eva Holm, saying to nobody, “We have waited.”', null],
])('a name and a participle before it: %s', (text, expected) => {
  const quotation = at(text, '“We have waited.”');
  const found = sayingBefore(taggedOf(text), quotation);
  expect(found && [text.slice(...found.source), text.slice(...found.cue)]).toEqual(expected);
});

test.each([
  [
    'A film shows Eva Holm telling the crowd, “We have waited.”',
    'Eva Holm telling the crowd, “We have waited.”',
    'Eva Holm',
  ],
  [
    'Vik heard that Eva Holm was telling them “We have waited.”',
    'that Eva Holm was telling them “We have waited.”',
    null,
  ],
  [
    'Vik recalled Eva Holm saying “We have waited.” as she left.',
    'Eva Holm saying “We have waited.” as she left',
    null,
  ],
])('a content that is a saying of somebody: %s', (text, content, expected) => {
  const found = sayingWithin(taggedOf(text, [['“We have waited.”']]), [at(text, content)]);
  expect(found && text.slice(...found.source)).toBe(expected);
  if (found) expect(text.slice(...found.quotation)).toBe('“We have waited.”');
});

test.each([
  ['They met. Vik: “We pay.”', ['Vik'], 'Vik'],
  ['“We lend.” Mayor Ada Vik: “We pay.”', ['Mayor', 'Ada Vik'], 'Mayor Ada Vik'],
  ['Nobody slept.\nVik: “We pay.”', ['Vik'], 'Vik'],
  ['They met Vik: “We pay.”', ['Vik'], null],
  ['Vik “We pay.”', ['Vik'], null],
  ['Correction: “We pay.”', [], null],
])('a name and a colon: %s', (text, named, speaker) => {
  const mentions = named.map((words): Mention => ({
    span: at(text, words), run: [0, 1], form: 'name', kind: 'person', score: 1, antecedents: [], nobody: 1,
  })); // prettier-ignore
  const found = namedByColon({ ...taggedOf(text), mentions }, at(text, '“We pay.”'));
  expect(found && text.slice(...found.span)).toBe(speaker);
});
