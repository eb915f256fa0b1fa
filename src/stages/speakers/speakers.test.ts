import { describe, expect, test } from 'vitest';
import { shown, speakersOf, voicedOf } from './testing/marked.ts';

describe('who speaks', () => {
  test.each([
    [
      'an apposition',
      "{s1 {l Norway}'s fisheries minister, {p Kari Nygård}}, {q1 said} {c1 the talks were late}.",
      ['Kari Nygård'],
    ],
    [
      'a pronoun',
      '{s1 {p Kari Nygård}} {q1 met} {c1 the fleet} on Monday. {s2 She} {q2 said} {c2 the talks were late}.',
      ['Kari Nygård', 'Kari Nygård'],
    ],
    [
      'a pronoun that does not agree',
      '{s1 {p Eva Lund}} {q1 said} {c1 so}. {s2 He} {q2 said} {c2 the talks were late}.',
      ['Eva Lund', '(unresolved)'],
    ],
    [
      'a surname',
      '{s1 {p Anders Holm}} {q1 said} {c1 so}. The talks went on. {s2 {p Holm}} {q2 added} {c2 nothing}.',
      ['Anders Holm', 'Anders Holm'],
    ],
    [
      'a title of the document',
      '{p Ilse Varga}, the European commissioner for neighbourhood policy, was there. {s1 The commissioner} {q1 said} {c1 no}.',
      ['Ilse Varga'],
    ],
    ['a title of the lexicon', '{s1 The UN Secretary-General} {q1 called for} {c1 calm}.', ['António Guterres']],
    ['a capital for its state', '{s1 {l Ottawa}} {q1 said} {c1 it would answer}.', ['Canada']],
    [
      'a ministry',
      '{s1 The Kazakh foreign ministry} {q1 said} {c1 it would host}. {s2 It} {q2 did not name} {c2 a date}.',
      ['Foreign Ministry of Kazakhstan', 'Foreign Ministry of Kazakhstan'],
    ],
    [
      'two joined',
      '{s1 {p Anders Holm} and {p Ilse Varga}} {q1 disagree on} {c1 one point}. {s2 The pair} {q2 called for} {c2 a pause}.',
      ['Anders Holm + Ilse Varga', 'Anders Holm + Ilse Varga'],
    ],
    [
      'a pronoun and a name',
      '{p Daulet Karasayev} met {p Leyla Rustamkhanli}. {s1 He and {p Rustamkhanli}} {q1 plan} {c1 to meet again}.',
      ['Daulet Karasayev + Leyla Rustamkhanli'],
    ],
    [
      'somebody whose name is withheld',
      '{s1 A senior official who asked not to be named} {q1 said} {c1 no}. {s2 The official} {q2 added} {c2 maybe}.',
      ['(anonymous)', '(anonymous)'],
    ],
    [
      'a spokesman without a name',
      '{s1 A WTO spokesman} {q1 said} {c1 the request was received}.',
      ['World Trade Organization'],
    ],
    [
      'a relative pronoun',
      '{s2 One official in {l Brussels}, {s1 who} {q1 asked} {c1 not to be named},} {q2 said} {c2 no}.',
      ['(anonymous)', '(anonymous)'],
    ],
    [
      'I in a quotation',
      '{s1 {p Ilse Varga}} {q1 said}: {c1 “{s2 I} {q2 doubt} {c2 that a phone rings by itself}.”}',
      ['Ilse Varga', 'Ilse Varga'],
    ],
    [
      'the third person in a quotation is not its speaker',
      '{p Anders Holm} met {p Peter Lund}. {s1 {p Holm}} {q1 said}: {c1 “{s2 He} {q2 told} me {c2 to wait}.”}',
      ['Anders Holm', 'Peter Lund'],
    ],
    [
      'a quotation carried on',
      '{c1 “We go,”} {s1 {p Anders Holm}} {q1 said}.\n\n{c2 “And we go soon.”}',
      ['Anders Holm', 'Anders Holm'],
    ],
    [
      'two women with equal claims stay open',
      '{p Eva Lund} met {p Anna Berg} and they talked. Later {s1 she} {q1 said} {c1 no}.',
      ['(unresolved)'],
    ],
  ])('%s', async (_, text, expected) => expect(speakersOf(await voicedOf(text))).toEqual(expected));

  test('an office that ended is nobody’s any more', async () => {
    const text = '{s1 The UN Secretary-General} {q1 called for} {c1 calm}.';
    expect(speakersOf(await voicedOf(text, '2016-12-30'))).toEqual(['Ban Ki-moon']);
    expect(speakersOf(await voicedOf(text, '2017-01-02'))).toEqual(['António Guterres']);
    expect(speakersOf(await voicedOf(text, null))).toEqual(['the secretary-general of the United Nations']);
  });

  test('an interview: labels, the author for Q, the one introduced for A, “you”', async () => {
    const text =
      '{p Mariam Diallo} has walked the frontier. {p Jonas Winter} met her in Niamey.\n\nQ: {s1 You} {q1 have called} {c1 borders a habit}. Why?\n\nA: {s2 I} {q2 think} {c2 it is true}.\n\nQ: And now?\n\nA: Now we measure.';
    const { voices } = await voicedOf(text);
    expect(voices.map(({ speaker }) => shown(speaker))).toEqual([
      'Jonas Winter',
      'Mariam Diallo',
      'Jonas Winter',
      'Mariam Diallo',
      'Mariam Diallo',
      'Mariam Diallo',
    ]);
    expect(voices[0]?.addressees.map(shown)).toEqual(['Mariam Diallo']);
  });

  test('what an open reference could have been stays with it', async () => {
    const { voices } = await voicedOf(
      '{p Eva Lund} met {p Anna Berg} and they talked. Later {s1 she} {q1 said} {c1 no}.',
    );
    const names = voices[0]?.speaker?.candidates?.map(({ name }) => name);
    expect(names?.toSorted()).toEqual(['Anna Berg', 'Eva Lund']);
    expect(voices[0]?.speaker?.why).toContain('could be');
  });

  test('for whom somebody speaks', async () => {
    const { voices } = await voicedOf(
      "{s1 {l Norway}'s fisheries minister, {p Kari Nygård}}, {q1 said} {c1 no}. {s2 {l Norway}} {q2 agreed} {c2 to talk}.",
    );
    expect(voices.map(({ speaker }) => speaker?.represents?.code)).toEqual(['NOR', 'NOR']);
  });
});

describe('to whom, about whom, where, through whom', () => {
  test.each([
    [
      '{s1 {p Anders Holm}} {q1 told} {o The Fjord Times} {c1 that Moscow had not answered}.',
      ['Fjord Times'],
      ['Russia'],
    ],
    ['{s1 {p Anders Holm}} {q1 warned} {c1 that it would not wait}.', [], []],
    ['{s1 Iran} {q1 urged} {c1 {l Iraq} to open the border}.', ['Iraq'], ['Iraq']],
    ['{s1 {p Anders Holm}} {q1 told} reporters {c1 that {l Kenya} had asked}.', ['reporters'], ['Kenya']],
    ['In a call with the Indian government, {s1 {p Anders Holm}} {q1 said} {c1 no}.', ['India'], []],
  ])('%s', async (text, addressees, targets) => {
    const { voices } = await voicedOf(text);
    expect(voices[0]?.addressees.map(shown)).toEqual(addressees);
    expect(voices[0]?.targets.map(shown)).toEqual(targets);
  });

  test('the occasion', async () => {
    const { voices } = await voicedOf(
      '{s1 {p Anders Holm}} {q1 said} at a press conference in Oslo {c1 that he would wait}.',
    );
    expect(voices[0]?.venue).toBe('a press conference in Oslo');
  });

  test('a statement that an agency carried', async () => {
    const { voices } = await voicedOf(
      '{s1 The ministry} {q1 said} in a statement carried by the state news agency {c1 that it would wait}.',
    );
    expect(voices[0]?.venue).toContain('a statement');
    expect(voices[0]?.chain).toHaveLength(1);
  });
});
