import { expect, test } from 'vitest';
import { withoutContested, withoutContinued } from './contested.ts';
import { at, taggedOf } from './testing/tagged.ts';

/** Attributions by their words; a role in pieces is a list. */
const attributionsOf = (text: string, ...all: { source: string; cue: string; content: string[] }[]) =>
  all.map(({ source, cue, content }) => ({
    source: [at(text, source)],
    cue: [at(text, cue)],
    content: content.map((words) => at(text, words)),
    confidence: 0.9,
    basis: 'model',
  }));
const contents = (text: string, ...all: Parameters<typeof attributionsOf>[1][]) =>
  withoutContested(attributionsOf(text, ...all), taggedOf(text)).map(({ content }) =>
    content.map((span) => text.slice(...span)),
  );

test('what goes on after the tag of another is that other’s', () => {
  const text = 'Vik scolded them: “Sit down,” the envoy said. “Or leave the hall.”';
  expect(
    contents(
      text,
      { source: 'Vik', cue: 'scolded', content: ['“Sit down,”', '“Or leave the hall.”'] },
      { source: 'the envoy', cue: 'said', content: ['“Or leave the hall.”'] },
    ),
  ).toEqual([['“Sit down,”'], ['“Or leave the hall.”']]);
});

test('a quotation with a tag in its own paragraph is not the last paragraph’s', () => {
  const text = 'The minister conceded that “some” had left.\n“We stay, all of us,” Brandt said.';
  expect(
    contents(
      text,
      { source: 'The minister', cue: 'conceded', content: ['that “some” had left', '“We stay, all of us,”'] },
      { source: 'Brandt', cue: 'said', content: ['“We stay, all of us,”'] },
    ),
  ).toEqual([['that “some” had left'], ['“We stay, all of us,”']]);
});

test('nor is one of several paragraphs, of which the last has the tag', () => {
  const text = '“We stay,” the clerk wrote.\nIt rained.\n“We leave.\n“All of us,” Brandt said.';
  const all = attributionsOf(
    text,
    { source: 'the clerk', cue: 'wrote', content: ['“We stay,”', '“We leave.'] },
    { source: 'Brandt', cue: 'said', content: ['“We leave.', '“All of us,”'] },
  );
  const kept = withoutContested(all, taggedOf(text, [['“We stay,”'], ['“We leave.', '“All of us,”']]));
  expect(kept.map(({ content }) => content.map((span) => text.slice(...span)))).toEqual([
    ['“We stay,”'],
    ['“We leave.', '“All of us,”'],
  ]);
});

test('nor is the first piece of those that follow', () => {
  const text = '“It is a trick,” Brandt said.\nVik will stay, the clerk “of all clerks” said.';
  const clerk = { source: 'the clerk', cue: 'clerks” said', content: ['“It is a trick,”', '“of all clerks”'] };
  const brandt = { source: 'Brandt', cue: 'said', content: ['“It is a trick,”'] };
  expect(contents(text, clerk, brandt)[0]).toEqual(['“of all clerks”']);
  // Of one that has nothing else nothing is taken.
  expect(contents(text, { ...clerk, content: ['“It is', 'a trick,”'] }, brandt)[0]).toHaveLength(2);
});

test.each([
  [
    'the same speaker says both',
    'Vik',
    'Vik said “No,” stressing why it hurt. “It hurts us all.”',
    'said',
    'stressing',
    ['“No,”', '“It hurts us all.”'],
  ],
  [
    'the other stands inside the first',
    'my',
    'I changed my answer: “Of course we did.”',
    'changed',
    'answer:',
    ['my answer', '“Of course we did.”'],
  ],
])('not where %s', (_, other, text, cue, otherCue, content) => {
  const last = content.at(-1) ?? '';
  const [first] = contents(
    text,
    { source: text.startsWith('I ') ? 'I' : 'Vik', cue, content },
    { source: other, cue: otherCue, content: [last] },
  );
  expect(first).toEqual(content);
});

test('a paragraph that goes on with a quotation is not whoever’s is named behind it', () => {
  const text = 'The board wrote to Vik:\n“It leaks.\n“We wait.”\nVik replied on Monday.';
  const tagged = taggedOf(text, [['“It leaks.', '“We wait.”']]);
  const board = { source: 'The board', cue: 'wrote', content: ['“It leaks.', '“We wait.”'] };
  const left = (...all: Parameters<typeof attributionsOf>[1][]) =>
    withoutContinued(tagged, attributionsOf(text, ...all)).map(({ content }) => content.length);
  const vik = { source: 'Vik', cue: 'replied', content: ['“We wait.”'] };
  expect(left(board, vik)).toEqual([2]);
  expect(left(board, { ...vik, content: ['“We wait.”', 'on Monday'] })).toEqual([2, 1]);
  expect(left(vik)).toEqual([1]);
  expect(left({ ...board, content: ['“It leaks.'] }, vik)).toEqual([2]);
  const here = text.replace('“We wait.”', '“We wait,” Vik said.');
  const both = attributionsOf(here, board && { ...board, content: ['“It leaks.', '“We wait,”'] }, {
    source: 'Vik', cue: 'said', content: ['“We wait,”'],
  }); // prettier-ignore
  expect(withoutContinued(taggedOf(here, [['“It leaks.', '“We wait,”']]), both)).toHaveLength(2);
});
