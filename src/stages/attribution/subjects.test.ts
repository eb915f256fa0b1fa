import { expect, test } from 'vitest';
import { withSubjects } from './subjects.ts';
import { at, taggedOf } from './testing/tagged.ts';

/** The source, as words, of the last of the attributions [source, cue, content], after the rules. */
function subject(text: string, ...all: [source: string, cue: string, content: string][]) {
  const given = all.map(([source, cue, content]) => ({
    source: source === '' ? [] : [at(text, source)],
    cue: [at(text, cue)],
    content: [at(text, content)],
    confidence: 0.9,
    basis: 'model',
  }));
  const last = withSubjects(taggedOf(text), given).at(-1);
  return last?.source.map((span) => text.slice(...span));
}

test('a participle has the speaker before it in its sentence', () => {
  const text = 'The tap is shut, Adeyemi said, adding that it would stay so.';
  expect(subject(text, ['Adeyemi', 'said', 'The tap is shut'], ['', 'adding', 'that it would stay so'])).toEqual([
    'Adeyemi',
  ]);
});

test('who answers has not asked', () => {
  const text = 'Asked whether “the tap is shut”, Adeyemi said he would see.';
  expect(subject(text, ['Adeyemi', 'Asked', 'whether “the tap is shut”'])).toEqual([]);
  const by = 'Asked by Adeyemi whether “the tap is shut”, Vik said she would see.';
  expect(subject(by, ['Adeyemi', 'Asked', 'whether “the tap is shut”'])).toEqual(['Adeyemi']);
  const told = 'Told by Ann Adeyemi that “the tap is shut”, Vik said she would see.';
  expect(subject(told, ['Vik', 'Told', 'that “the tap is shut”'])).toEqual(['Ann Adeyemi']);
  const active = 'Asked and answered, “the tap is shut”, Adeyemi said.';
  expect(subject(active, ['Adeyemi', 'said', '“the tap is shut”'])).toEqual(['Adeyemi']);
});

test('those for whom somebody speaks are not the source, but who does', () => {
  for (const clause of ['speaking also for', 'also speaking on behalf of', 'speaking for']) {
    const text = `ADA VIK (Peru), ${clause} Chile and the Group of 77, said the tap was shut.`;
    const whole = text.slice(0, text.indexOf(', said'));
    for (const source of ['Chile and the Group of 77', 'Group of 77'])
      expect(subject(text, [source, 'said', 'the tap was shut'])).toEqual([whole]);
  }
  const other = 'Speaking for Chile, Ada Vik said the tap was shut.';
  expect(subject(other, ['Ada Vik', 'said', 'the tap was shut'])).toEqual(['Ada Vik']);
});

test('a participle that opens a sentence has the speaker behind it', () => {
  const text = 'Calling the levy “a folly” the two harbour bishops said that Oslo should drop it.';
  const behind = ['the two harbour bishops', 'said', 'that Oslo should drop it'] as [string, string, string];
  expect(subject(text, behind, ['', 'Calling', 'the levy “a folly”'])).toEqual(['the two harbour bishops']);
  const apart = text.replace('” the', '” once more, the');
  expect(subject(apart, behind, ['', 'Calling', 'the levy “a folly”'])).toEqual([]);
});

test('or the subject after the clause that opens the sentence, or before the comma', () => {
  const opening = 'After insisting that the road was open, Marek Wójcik turned back.';
  expect(subject(opening, ['', 'insisting', 'that the road was open'])).toEqual(['Marek Wójcik']);
  const closing = 'Okafor walked out, shouting “Never again.”';
  expect(subject(closing, ['', 'shouting', '“Never again.”'])).toEqual(['Okafor']);
});

test('a participle that opens a sentence has its subject and not one of the sentence before', () => {
  const text = 'Ines Prado spoke first.\nAfter saying the bridge was “a ruin,” she left.';
  expect(subject(text, ['Ines Prado', 'saying', 'the bridge was “a ruin,”'])).toEqual(['she']);
});

test('a participle after other words than these stays without a subject', () => {
  const text = 'The letter to Okafor, dated May and saying little, was lost.';
  expect(subject(text, ['', 'saying', 'little'])).toEqual([]);
});

test('a conjunction that the model takes for a source is none', () => {
  expect(subject('After saying the harbour was safe, she left.', ['After', 'saying', 'the harbour was safe'])).toEqual([
    'she',
  ]);
  expect(subject('Because warned of ice, ships stayed in.', ['Because', 'warned of', 'ice'])).toEqual([]);
});

test.each([
  ['The board met, and the Bridge Council reaffirmed its offer.', 'the', 'Bridge Council', 'the Bridge Council'],
  ['Later Mr. Holm reaffirmed its offer.', 'Mr', 'Holm', 'Mr. Holm'],
  [
    'The U.N. Bridge Council reaffirmed its offer.',
    'The U.N. Bridge',
    'U.N. Bridge Council',
    'The U.N. Bridge Council',
  ],
])('a source is not cut before or within a name: %s', (text, source, name, whole) => {
  const mention = {
    span: at(text, name),
    run: [0, 1] as const,
    form: 'name' as const,
    kind: 'organisation' as const,
    score: 1,
    antecedents: [],
    nobody: 1,
  };
  const given = {
    source: [at(text, source)],
    cue: [at(text, 'reaffirmed')],
    content: [at(text, 'its offer')],
    confidence: 0.9,
    basis: 'model',
  };
  const sourceOf = (mentions: (typeof mention)[]) => {
    const [found] = withSubjects({ ...taggedOf(text), mentions }, [given]);
    return found?.source.map((one) => text.slice(...one));
  };
  expect(sourceOf([mention])).toEqual([whole]);
  expect(sourceOf([{ ...mention, span: at(text, 'offer') }])).toEqual([source]);
});
