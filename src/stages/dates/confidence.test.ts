import { expect, test } from 'vitest';
import { TRANSCRIPT_TURN } from '../../document/index.ts';
import { dateMentions, timeStatements } from './index.ts';
import { documentOf } from './testing/attributed.ts';

const TEXT = 'Holm said on Monday that it rains. Vale believes it pours.';
const SAID = [
  { source: 'Holm', cue: 'said', content: 'that it rains' },
  { source: 'Vale', cue: 'believes', content: 'it pours' },
];
const dated = (text: string, said: typeof SAID) => dateMentions(documentOf(text, '2025-03-05', said));

test('a day that the words give is from the saying; what somebody believes has that of publication or of the news', () => {
  const { saidSignals } = timeStatements(dated(TEXT, SAID));
  expect(saidSignals).toMatchObject([
    { saying: 1, news: 0, publication: 0, past: 1, standing: 0, day: 1, quoted: 0 },
    { saying: 0, past: 0, present: 1, standing: 1 },
  ]);
  expect(timeStatements(dated('It rained. Vale thinks “it pours”.', [{ ...SAID[1]!, cue: 'thinks', content: '“it pours”' }])).saidSignals).toMatchObject([{ publication: 1, distance: 0, quoted: 1 }]); // prettier-ignore
});

test('with weights each day has its confidence', () => {
  const { said } = timeStatements(dated(TEXT, SAID), { bias: -1, saying: 3 });
  expect(said.map((value) => value?.confidence)).toEqual([0.881, 0.269]);
  expect(timeStatements(dated(TEXT, SAID)).said[0]).not.toHaveProperty('confidence');
});

test('a turn of a transcript has none unless the text is a public body’s own', () => {
  const document = documentOf(TEXT, '2025-03-05', SAID);
  const turns = dateMentions({ ...document, attributions: document.attributions.map((one) => ({ ...one, basis: TRANSCRIPT_TURN })) }); // prettier-ignore
  const of = (publisher: string | null) =>
    timeStatements({ ...turns, publisher }).saidSignals.map((one) => one !== null);
  expect(of(null)).toEqual([false, false]);
  expect(of('country:NOR')).toEqual([true, true]);
});
