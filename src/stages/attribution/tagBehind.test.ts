import { expect, test } from 'vitest';
import { withTagBehind } from './tagBehind.ts';
import { at, taggedOf } from './testing/tagged.ts';

test('a quotation of several paragraphs is of whom the tag behind it names', () => {
  const text = 'The clerk was late.\n“We leave.\n“It rains.\n“All of us,” Brandt said.';
  const parts = ['“We leave.', '“It rains.', '“All of us,”'];
  const contents = (quotations: string[][]) => {
    const bare = {
      source: [at(text, 'The clerk')],
      cue: [],
      content: [at(text, '“We leave.'), at(text, '“It rains.')],
    };
    const tagged = { source: [at(text, 'Brandt')], cue: [at(text, 'said')], content: [at(text, '“All of us,”')] };
    const all = [bare, tagged].map((one) => ({ ...one, confidence: 0.9, basis: 'model' }));
    const kept = withTagBehind(taggedOf(text, quotations), all);
    return kept.map(({ content }) => content.map((span) => text.slice(...span)));
  };
  expect(contents([parts])).toEqual([parts]);
  expect(contents([parts.slice(0, 2), parts.slice(2)])).toEqual([parts.slice(0, 2), parts.slice(2)]);
});
