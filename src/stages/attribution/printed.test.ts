import { expect, test } from 'vitest';
import { printedStatements } from './printed.ts';
import { taggedOf } from './testing/tagged.ts';

const BODY = '\n\nThe port is ours.\n\nWe shall keep it. Peru must leave.';

/** Source, cue and content of the statement printed in a text, as words. */
const printed = (text: string) =>
  printedStatements(taggedOf(text)).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map((span) => text.slice(...span))),
  );

const SAID = ['The port is ours.', 'We shall keep it. Peru must leave.'];

test.each([
  [
    'Ada Vik, minister for trade, issued the following statement on Monday:',
    'Ada Vik, minister for trade',
    'issued the following statement',
  ],
  [
    'OSLO, July 3 (Wire) -- Ada Vik made public the following press statement on July 3:',
    'Ada Vik',
    'made public the following press statement',
  ],
  ['OSLO, July 3 (Wire) -- Ada Vik made the following statement:', 'Ada Vik', 'made the following statement'],
  [
    'The spokesperson for the guild gave the following answer to a question on Monday:',
    'The spokesperson for the guild',
    'gave the following answer',
  ],
  ['The following statement was issued on Monday by Minister Ada Vik:', 'Minister Ada Vik', 'issued on Monday by'],
])('a statement printed below a line is that of the one named: %s', (line, source, cue) => {
  expect(printed(line + BODY)).toEqual([[[source], [cue], SAID]]);
  expect(printed(`Talks failed.\n\n${line}${BODY}`)).toHaveLength(1);
});

test.each([
  ['nothing is below it', 'Ada Vik issued the following statement:'],
  ['it has quotation marks', 'Ada Vik issued the following statement:\n\n“The port is ours.”'],
  ['the line stands in a report', `One.\n\nTwo.\n\nAda Vik issued the following statement:${BODY}`],
  ['the line is a sentence', `Ada Vik issued the following statement on Monday.${BODY}`],
])('no statement is printed where %s', (_, text) => expect(printed(text)).toEqual([]));
