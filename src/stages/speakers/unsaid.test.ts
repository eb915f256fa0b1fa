import { describe, expect, test } from 'vitest';
import { speakersOf, voicedOf } from './testing/marked.ts';

/** Short passages that leave out whose office or body somebody is, with speakers and for whom they speak. */
type Row = readonly [name: string, text: string, speakers: readonly string[], represents: readonly (string | null)[]];

const ROWS: readonly Row[] = [
  [
    'the head of “the committee”, and his “we”',
    'Officers of the {o National Relief Committee} spoke.\n\n{s1 General {p Hery Quist}, the head of the committee}, {q1 said} {c1 “{s2 we} {q2 ask} {c2 for patience}”}.',
    ['Hery Quist', 'National Relief Committee'],
    ['National Relief Committee', 'National Relief Committee'],
  ],
  [
    'her spokesman speaks for her body',
    '{s1 {p Ada Quist}, the chairwoman of the {o Harbour Board},} {q1 said} {c1 no}. {c2 The gate would stay shut}, {s2 her spokesman} {q2 said}.',
    ['Ada Quist', 'Harbour Board'],
    ['Harbour Board', 'Harbour Board'],
  ],
  [
    'the leader of the body with which the sentence before begins',
    'The {o Labour Union of Wales}, on which the {l British} prime minister depends, was in no mood. {s1 Its leader, {p Rhoda Quist}}, {q1 said} {c1 no}.',
    ['Rhoda Quist'],
    ['Labour Union of Wales'],
  ],
  [
    'who shadows a minister for a party speaks for no body',
    '{s1 {g Fianna Fáil}’s trade spokesman, {p Lorcan Quist}}, {q1 said} {c1 no}.',
    ['Lorcan Quist'],
    [null],
  ],
  [
    'a minister in a report from Washington is of the other state',
    'WASHINGTON — {s1 {l Canada}} {q1 announced} {c1 duties} on Monday.\n\n{c2 “Enough,”} {s2 Deputy Prime Minister {p Camille Quist}} {q2 said} at a news conference in {l Ottawa}.',
    ['Canada', 'Camille Quist'],
    ['Canada', 'Canada'],
  ],
  [
    'of two states the one that the report leaves unsaid',
    '{s1 {l Australia} and {l Vanuatu}} {q1 have agreed} {c1 to talk}.\n\n{s2 Defence Minister {p Angus Quist}} {q2 said} {c2 yes}. {s3 {l Vanuatu}’s Prime Minister, {p Moses Brandt}}, {q3 said} {c3 so too}.\n\n{s4 Two government officials} {q4 said} {c4 it was dear}. {s5 One of them} {q5 said} {c5 it was late}.',
    ['Australia + Vanuatu', 'Angus Quist', 'Moses Brandt', '(anonymous)', '(anonymous)'],
    [null, 'Australia', 'Vanuatu', 'Australia', 'Australia'],
  ],
  [
    'an administration official is of the United States',
    '{l Washington} waited. {s1 A senior administration official} {q1 said} {c1 nothing was settled}.',
    ['(anonymous)'],
    ['United States'],
  ],
  [
    'sources in a town are not its state’s',
    '{s1 Two security sources in {l Niamey}} {q1 said} {c1 three were let go}.',
    ['(anonymous)'],
    [null],
  ],
  [
    'the group of a council',
    '{c1 “No,”} {q1 said} {s1 {p Lorraine Quist}, the president of the {o Lakes Suppliers Council}}. {s2 The group} {q2 expects} {c2 losses}.',
    ['Lorraine Quist', 'Lakes Suppliers Council'],
    ['Lakes Suppliers Council', 'Lakes Suppliers Council'],
  ],
  [
    'the sides of two peoples',
    '{s1 The {l Kyrgyz} and {l Tajik} sides} {q1 agreed} {c1 to withdraw}.',
    ['Kyrgyzstan + Tajikistan'],
    [null],
  ],
  [
    'the only ministry of the state that the text names',
    '{s1 {l Kyrgyz} ministry} {q1 calls for} {c1 calm}. {s2 The {l Kyrgyz} Foreign Ministry} {q2 said} {c2 so on Friday}.',
    ['Foreign Ministry of Kyrgyzstan', 'Foreign Ministry of Kyrgyzstan'],
    ['Kyrgyzstan', 'Kyrgyzstan'],
  ],
  [
    'the body of a spokesman is not who spoke last',
    'Minister {p Harun Brandt} came. {s1 {p Harun Brandt}} {q1 declined} {c1 to comment}.\n\n{c2 “No,”} {q2 said} {s2 {p Olivier Quist}, a spokesman for the {o Lake Fund} in {l Geneva}}. {s3 He} {q3 added} {c3 more}.',
    ['Harun Brandt', 'Olivier Quist', 'Olivier Quist'],
    [null, 'Lake Fund', 'Lake Fund'],
  ],
  [
    'a source that breaks off inside a name',
    '{s1 the {o Islamic State in the} Greater Sahara} {q1 said} {c1 yes}. And {s2 the {o Islamic State in the}} Greater Sahara {q2 said} {c2 no}.',
    ['Islamic State in the Greater Sahara', 'Islamic State in the Greater Sahara'],
    ['Islamic State in the Greater Sahara', 'Islamic State in the Greater Sahara'],
  ],
  [
    'an office of one state, and who is named in the next paragraph',
    '{s1 The {o Taoiseach}} {q1 has told} the house {c1 that he will wait}.\n\n{c2 “No,”} {s2 {p Diarmuid Quist}} {q2 said}.\n\n{s3 The Tánaiste, {p Sorcha Brandt},} {q3 agreed} {c3 to wait}.',
    ['Diarmuid Quist', 'Diarmuid Quist', 'Sorcha Brandt'],
    ['Ireland', 'Ireland', 'Ireland'],
  ],
  [
    'an office of a body is none of whom the text only calls a leader',
    '{s1 Opposition leader {p Ana Quist}} {q1 said} {c1 no}. {s2 The {o EU}’s foreign policy chief} {q2 said} {c2 yes}.',
    ['Ana Quist', 'Josep Borrell'],
    [null, 'European Union'],
  ],
];

describe('what the text leaves unsaid', () => {
  test.each(ROWS)('%s', async (_name, text, speakers, represents) => {
    const voiced = await voicedOf(text);
    expect(speakersOf(voiced)).toEqual(speakers);
    expect(voiced.voices.map(({ speaker }) => speaker?.represents?.name ?? null)).toEqual(represents);
  });
});
