import { expect, test } from 'vitest';
import { snapToQuotations } from './quotations.ts';
import { at, taggedOf } from './testing/tagged.ts';

/** What becomes of the contents, as words. */
function snapped(
  text: string,
  quoted: readonly string[],
  contents: readonly string[],
  taken: readonly string[] = [],
): string[] {
  const places = (words: readonly string[]) => words.map((each) => at(text, each));
  const tagged = taggedOf(
    text,
    quoted.map((each) => [each]),
  );
  return snapToQuotations(tagged, places(contents), places(taken)).map((span) => text.slice(...span));
}

const text = 'Holm said the talks were “a slow and costly failure” and “no way” to go on.';
const quoted = ['“a slow and costly failure”', '“no way”'];

test('a content that covers most of a quotation takes all of it with its marks', () => {
  expect(snapped(text, quoted, ['slow and costly failure'])).toEqual(['“a slow and costly failure”']);
  expect(snapped(text, quoted, ['the talks were “a slow and costly'])).toEqual([
    'the talks were “a slow and costly failure”',
  ]);
});

test('one that covers less stays as it is', () => {
  expect(snapped(text, quoted, ['the talks were “a slow'])).toEqual(['the talks were “a slow']);
});

test('quotations that lie in it change nothing, and contents that grow together are joined', () => {
  const whole = 'the talks were “a slow and costly failure” and “no way” to go on';
  expect(snapped(text, quoted, [whole])).toEqual([whole]);
  expect(snapped(text, quoted, ['a slow and', 'costly failure'])).toEqual(['“a slow and costly failure”']);
});

test('no content swallows its own source or cue', () => {
  const tag = '“The talks, Holm said, have failed.”';
  expect(snapped(tag, [tag], ['“The talks,', 'have failed.”'], ['Holm', 'said'])).toEqual([
    '“The talks,',
    'have failed.”',
  ]);
});

test('a content without a quotation is left alone, and none gives none', () => {
  expect(snapped(text, quoted, ['Holm said'])).toEqual(['Holm said']);
  expect(snapped(text, quoted, [])).toEqual([]);
});

test('a quotation takes no stray marks beside it', () => {
  const listed = '• “We go”, said Vik.';
  expect(snapped(listed, ['“We go”'], ['• “We go”,'])).toEqual(['“We go”']);
});

test('of several contents those in other paragraphs than source and cue are no part of it', () => {
  const told = 'The troops stay, Oslo said.\n“It is late,” Vik said.';
  expect(snapped(told, ['“It is late,”'], ['The troops stay', '“It is late,”'], ['Vik'])).toEqual(['“It is late,”']);
  expect(snapped(told, ['“It is late,”'], ['The troops stay'], ['Vik'])).toEqual(['The troops stay']);
});

test('a content goes on in the next paragraph only as a quotation or after a colon', () => {
  const plain = 'Vik said it was late.\nThe hall was empty.';
  expect(snapped(plain, [], ['it was late.\nThe hall was empty'])).toEqual(['it was late.']);
  const quotation = 'Vik said it was late.\n“We go.”';
  expect(snapped(quotation, ['“We go.”'], ['it was late.\n“We go.”'])).toEqual(['it was late.', '“We go.”']);
  const colon = 'Vik said this:\nthe hall was empty.';
  expect(snapped(colon, [], ['this:\nthe hall was empty'])).toEqual(['this:', 'the hall was empty']);
});

test('of a quotation that begins out of sight its end decides, and one that ends out of sight its beginning', () => {
  const long = '“The boats, the nets and the ice are gone, and nobody has said a word,” Vik said. “We wait.”';
  const tagged = taggedOf(long, [['“The boats, the nets and the ice are gone, and nobody has said a word,”']]);
  const seen = at(long, 'nobody has said a word,” Vik said.');
  const ending = snapToQuotations(tagged, [at(long, 'a word,”')], [at(long, 'Vik')], seen);
  expect(ending.map((span) => long.slice(...span))).toEqual([
    '“The boats, the nets and the ice are gone, and nobody has said a word,”',
  ]);
  const middle = snapToQuotations(tagged, [at(long, 'has said')], [at(long, 'Vik')], seen);
  expect(middle.map((span) => long.slice(...span))).toEqual(['has said']);
});

test('of a content over several paragraphs the part beside its source and cue stays', () => {
  const headed = 'The Harbour Office of Togo\nThe quay will be closed, the harbour master told pilots.';
  const over = 'The Harbour Office of Togo\nThe quay will be closed';
  expect(snapped(headed, [], [over], ['the harbour master', 'told'])).toEqual(['The quay will be closed']);
  expect(snapped(headed, [], [over])).toEqual(['The Harbour Office of Togo']);
});
