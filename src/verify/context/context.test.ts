import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spokenWords } from '../../text/index.ts';
import { contextOf } from './index.ts';
import { toldByReport } from './toldByReport.ts';

/** What is found round the words between square brackets. */
function around(marked: string): readonly [kind: string, words: string] | null {
  const [before = '', quote = '', after = ''] = marked.split(/[[\]]/);
  const text = before + quote + after;
  const words = spokenWords(text);
  const from = words.findIndex(({ span }) => span[0] >= before.length);
  const to = words.findLastIndex(({ span }) => span[1] <= before.length + quote.length) + 1;
  const found = contextOf({ text, words, from, to }, quote);
  if (found !== null) expect(text.slice(...found.span)).toBe(found.words);
  return found === null ? null : [found.kind, found.words];
}

describe('what heads the clause of the passage', () => {
  test.each([
    ['I never said that [the ferry would be sold].', 'negated', 'I never said'],
    ['We will not, in any event, [sell the ferry to anybody].', 'negated', 'We will not'],
    ['We are not [going to sell the ferry].', 'negated', 'We are not'],
    ['There is little evidence that [the ferry will be sold].', 'negated', 'There is little evidence'],
    ['I do not know that [the ferry will be sold].', 'negated', 'I do not know'],
    ['I refuse [to sell the ferry to anybody].', 'negated', 'I refuse'],
    ['Unless it snows, [the ferry will be sold].', 'conditional', 'Unless it snows'],
    ['[The ferry will be sold] if it snows.', 'conditional', 'if it snows'],
    ['[The ferry will be sold], but only if it snows.', 'conditional', 'but only if it snows'],
    ['[The ferry will be sold], but not unless it snows.', 'conditional', 'but not unless it snows'],
    ['[The ferry will be sold], but only once it snows.', 'conditional', 'but only once it snows'],
    ['[The ferry will be sold]. But only if it snows.', 'conditional', 'But only if it snows'],
    ['[The ferry will be sold]. Provided that it snows.', 'conditional', 'Provided that it snows'],
    ['[The ferry will be sold] on one condition: that it snows.', 'conditional', 'on one condition: that it snows'],
    ['[The ferry will be sold], with the proviso that it snows.', 'conditional', 'with the proviso that it snows'],
    [
      '[The ferry will be sold], subject to the approval of the bank.',
      'conditional',
      'subject to the approval of the bank',
    ],
    ['Do you think that [the ferry will be sold]?', 'question', 'Do you think that'],
    ['[They want to sell the ferry]?', 'question', '?'],
    ['We will not, not now, and [ever sell the ferry].', 'negated', 'We will not'],
    ['My cousin says that [the ferry will be sold].', 'reported', 'My cousin says'],
    ['[The ferry will be sold], they say.', 'reported', 'they say'],
    ['[The ferry will be sold], subject to legal advice.', 'conditional', 'subject to legal advice'],
    ['[The ferry will be sold] only when it snows.', 'conditional', 'only when it snows'],
    ['If I am elected, [we will sell the ferry].', 'conditional', 'If I am elected'],
    ['If I had the votes, [we would sell the ferry].', 'conditional', 'If I had the votes'],
    ['It’s not that [I distrust the pilots], I want receipts.', 'negated', 'It’s not'],
    ['And it was not that [the ferry had sunk].', 'negated', 'And it was not'],
    ['It is not as if [the council had lied to them].', 'negated', 'It is not as if'],
    ['Never have [I promised you a ferry].', 'negated', 'Never have'],
    ['Only when it snows will [we sell the ferry].', 'conditional', 'Only when it snows will'],
    ['Only once it snows [will we sell the ferry].', 'conditional', 'Only once it snows'],
    ['I used to think that [the ferry should be sold].', 'negated', 'I used to think'],
    ['[The ferry will be sold]. That is what my rival says.', 'reported', 'That is what my rival says'],
    ['[The ferry will be sold]. That is a lie.', 'negated', 'That is a lie'],
    ['[The ferry will be sold]. That is not true.', 'negated', 'That is not true'],
    ['[The ferry will be sold], which is an exaggeration.', 'negated', 'which is an exaggeration'],
    ['I think if it snows, [we will sell the ferry].', 'conditional', 'if it snows'],
    ['The truth is that if it snows, [we will sell the ferry].', 'conditional', 'if it snows'],
    ['We have no choice and if it snows, [we will sell the ferry].', 'conditional', 'if it snows'],
    ['If you want peace, [we will sell the ferry].', 'conditional', 'If you want peace'],
    ['If that happens, [we will sell the ferry].', 'conditional', 'If that happens'],
    ['If nothing changes, [we will sell the ferry].', 'conditional', 'If nothing changes'],
    ['If, if it snows [we will sell the ferry].', 'conditional', 'if it snows'],
    ['Do not, do not [ever sell the ferry].', 'negated', 'do not'],
    ['I will not sit here and [watch pilots have lunch].', 'negated', 'I will not sit here'],
    ['I do not believe that Holm and [Okko were lying].', 'negated', 'I do not believe'],
    ['The mayor said, “[We will sell the ferry],” and left.', 'reported', 'The mayor said'],
  ])('%s', (marked, kind, words) => expect(around(marked)).toEqual([kind, words]));
});

describe('what vouches for it, or belongs to another clause', () => {
  test.each([
    'There is no doubt that [the ferry will be sold].',
    'There is little doubt that [the ferry will be sold].',
    // What judges a thing that is so.
    '[The ferry was sold]. That was wrong.',
    '[The ferry was sold]. That was a mistake.',
    '[The ferry was sold], which is ridiculous.',
    '[We sold the ferry]. That was easy.',
    '[The ferry crosses at night]. That is dangerous.',
    '[The ferry was sold]. That is not fair.',
    '[The ferry was sold]. That is true.',
    'The captain stopped [to help the keepers].',
    'If I am not mistaken, [the ferry was sold].',
    'If I can just add this, [the ferry was sold].',
    'The point is not that [the ferry sank last night] but that nobody cared.',
    'It is not only that [the pilots are brave], they are cheap.',
    '[We will paint the pier]. Only if the bank agrees shall we paint the ferry.',
    '[The keepers were paid], but only after a strike.',
    'They pay very little [to the keepers of the ferry].',
    'I have a little proof that [the ferry will be sold].',
    'Nobody denies that [the ferry will be sold].',
    'I never tire of saying that [the ferry will be sold].',
    'We did not want it, but [the ferry will be sold].',
    '[The ferry will be sold], but if it snows we will keep the boats.',
    '[The ferry will be sold], but only the mayor is glad.',
    '[The ferry will be sold]. If it snows we will keep the boats.',
    '[The ferry will be sold]. Only the mayor is glad.',
    '[The ferry is] subject to a tax.',
    '[They work with people] with a heart condition.',
    'If I may, [the ferry will be sold].',
    'I told him, “[We will sell the ferry],” and left.',
    '[The ferry will be sold], won’t it?',
    'Will it be sold? Yes. [The ferry will be sold].',
    'I never said that. [The ferry will be sold].',
    'I never, [I never sold the ferry to anybody].',
    'I never, I [never sold the ferry to anybody].',
    'We will not – we, [we have sold the ferry already].',
    'I never I never, um, [I never sold the ferry].',
    'We are not, and [Norway remains the owner of the ferry].',
    'I did not know that [the ferry had been sold].',
    'I asked him if it snows, [and we will sell the ferry].',
    'I do not know if it snows, [but we will sell the ferry].',
    '[That is their ferry and we want to see] if it snows.',
    'If you want, [we will sell the ferry].',
    'If you go back, [you will see that we sold the ferry].',
    'If that, [we will sell the ferry].',
    'If anything, [we will sell the ferry].',
    'If nothing else, [we will sell the ferry].',
    'If, [if it snows we will sell the ferry].',
    'Well, if they – [if it snows we will sell the ferry].',
    'I did not see him and [I sold the ferry].',
    'I did not see him and later on [I sold the ferry].',
    'I never met the keeper and frankly I [sold the ferry at once].',
    'I never met the keeper and [Norway has bought the ferry].',
    'We speak of two keepers, not ten, and [every one of them was paid].',
    'We speak of two keepers, not ten, and every one of [them was paid last winter].',
  ])('%s', (marked) => expect(around(marked)).toBeNull());
});

test('what the report tells beside the words was not left out', () => {
  const quote = 'the ferry would be sold';
  expect(toldByReport('negated', `She denied that “${quote}”.`, quote)).toBe(true);
  expect(toldByReport('negated', `She said that “${quote}”.`, quote)).toBe(false);
  expect(toldByReport('conditional', `If it snows, she said, “${quote}”.`, quote)).toBe(true);
  expect(toldByReport('question', `She asked whether “${quote}”.`, quote)).toBe(true);
  expect(toldByReport('reported', `She quoted critics: “${quote}”.`, quote)).toBe(true);
  expect(toldByReport('reported', `Lima said that “${quote}”, Nygård told reporters.`, quote)).toBe(true);
  expect(toldByReport('reported', `Lima said that “${quote}” and told reporters to leave.`, quote)).toBe(false);
  expect(toldByReport('reported', `Lima said that “${quote}”, she told reporters.`, quote)).toBe(false);
  expect(toldByReport('reported', `“${quote}”, Nygård told reporters.`, quote)).toBe(false);
});

test('a question that begins with the passage’s own “that” is told by its mark', () => {
  const text = 'that I swim?';
  expect(contextOf({ text, words: spokenWords(text), from: 0, to: 3 }, 'that I swim')).toEqual({
    kind: 'question',
    words: '?',
    span: [11, 12],
  });
});

test('any passage of any text is judged, and what is found lies outside of it', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...'I we they never not said that if unless , . ? “ ” ; – do think is true false but and nobody'.split(' '),
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 3, maxLength: 40 }), fc.nat(), fc.nat(), (pieces, one, other) => {
      const text = pieces.join(' ');
      const words = spokenWords(text);
      if (words.length === 0) return;
      const from = one % words.length;
      const to = from + 1 + (other % (words.length - from));
      const found = contextOf({ text, words, from, to }, 'words');
      if (found === null) return;
      expect(text.slice(...found.span)).toBe(found.words);
      const passage = [words[from]?.span[0] ?? 0, words[to - 1]?.span[1] ?? 0] as const;
      expect(found.span[1] <= passage[0] || found.span[0] >= passage[1]).toBe(true);
    }),
  );
});
