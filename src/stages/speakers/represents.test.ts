import { describe, expect, test } from 'vitest';
import { speakersOf, voicedOf } from './testing/marked.ts';

/** Short passages, with the states and bodies for which a careful reader takes the speakers to speak. */
type Row = readonly [name: string, text: string, represents: readonly (string | null)[]];

const STATES: readonly Row[] = [
  [
    'a minister without a state, after the capital that opens the sentence',
    'In Oslo, {s1 Defence Minister {p Kari Quist}} {q1 told} a committee {c1 that the route was settled}.',
    ['Norway'],
  ],
  [
    'a minister without a state, after the capital that acts in the paragraph',
    '{l Bogotá} protested on Monday. {s1 Foreign Minister {p Amparo Quist}} {q1 warned} {c1 that the camps were full}.',
    ['Colombia'],
  ],
  [
    'a president, after a ministry of his state',
    "{l Japan}'s defence ministry said nothing. {s1 President {p Imke Quist}} {q1 told} a school {c1 that it was well}.",
    ['Japan'],
  ],
  [
    'a minister of the state from which the report is dated',
    'LIMA, 4 May (Agency) — The mill stood still on Tuesday.\n\n{s1 Energy Minister {p Rosa Quist}} {q1 called} {c1 the strike unlawful}.',
    ['Peru'],
  ],
  [
    'not where the paragraph speaks of another state than the dateline',
    'LIMA, 4 May (Agency) — The mill stood still on Tuesday.\n\n{l Bolivia} shut its border. {s1 Energy Minister {p Rosa Quist}} {q1 called} {c1 the strike unlawful}.',
    [null],
  ],
  [
    'not where it is reported from two',
    'LIMA/LA PAZ, 4 May (Agency) — The mill stood still on Tuesday.\n\n{s1 Energy Minister {p Rosa Quist}} {q1 called} {c1 the strike unlawful}.',
    [null],
  ],
  [
    'a minister of the state that acts in the lead, in the paragraph after it',
    '{l India} threatened on Wednesday to close the bridge to {l Nepal}.\n\n{s1 The external affairs minister, {p Ravi Quist}}, {q1 said} {c1 that the toll was new}.',
    ['India'],
  ],
  [
    'a shadow minister speaks for no state',
    'In London, {s1 the shadow foreign minister, {p Ann Quist}}, {q1 said} {c1 that it was late}.',
    [null],
  ],
  [
    'a ministry without a state, in a report dated from one',
    'LIMA, 4 May (Agency) — The mill stood still.\n\n{s1 The {o Energy Ministry}} {q1 denied} {c1 that an offer was made}.',
    ['Peru'],
  ],
  [
    'the spokesman of an office',
    '{l Norway} was firm on Thursday. {s1 The prime minister’s official spokesman} {q1 said} {c1 that there were no plans}.',
    ['Norway'],
  ],
];

const BODIES: readonly Row[] = [
  [
    'the spokesman for the secretary-general of the one body that has one',
    'The {o United Nations} asked for passage. {c1 “The drivers are safe,”} {s1 the spokesman for the secretary-general, {p Edmund Quist},} {q1 said}.',
    ['United Nations'],
  ],
  [
    'a spokesman by name, after the body that spoke',
    '{s1 The {o Harbour Board}} {q1 said} on Monday {c1 that it would wait}. {s2 A spokesman, {p Curtis Quist},} {q2 would not say} {c2 for how long}.',
    ['Harbour Board', 'Harbour Board'],
  ],
  [
    'members of a parliament and experts speak for themselves',
    '{s1 Senator {p Ann Quist}} {q1 said} {c1 no}. {c2 “Perhaps,”} {q2 said} {s2 {p Per Brandt}, an economist at the {o Vistula Bank}}.',
    [null, null],
  ],
  [
    'what a people’s adjective tells of a firm that is named',
    '{s1 {p Ion Quist}, who heads the {l Moldovan} grid operator Moldgrid}, {q1 said} {c1 there was enough}.',
    ['Moldgrid'],
  ],
  [
    'officials of a body in a relative clause',
    'It went down badly at the {o Department for Business and Trade}, where {s1 officials} {q1 had hoped} {c1 to sign before Christmas}.',
    ['Department for Business and Trade'],
  ],
  [
    'a body of a state by its name',
    '{s1 The {o Danish Maritime Authority}} {q1 said} {c1 that the ice was thin}.',
    ['Denmark'],
  ],
  [
    'another of those whose names are held back',
    '{c1 “She left,”} {q1 said} {s1 one {l Whitehall} source}. {s2 Another} {q2 claimed} {c2 that she had stayed}.',
    ['United Kingdom', 'United Kingdom'],
  ],
];

describe.each([
  ['states', STATES],
  ['bodies', BODIES],
] as const)('for whom a speaker speaks: %s', (_, rows) => {
  test.each(rows)('%s', async (_name, text, represents) => {
    const { voices } = await voicedOf(text);
    expect(voices.map(({ speaker }) => speaker?.represents?.name ?? null)).toEqual(represents);
  });
});

const SPEAKERS: readonly (readonly [name: string, text: string, speakers: readonly string[]])[] = [
  [
    'the first of two surnames',
    '{s1 Energy Minister {p Rosario Quispe Tello}} {q1 said} {c1 no}. Congresswoman {p Ana Quispe} came later. {s2 {p Quispe Tello}} {q2 said} {c2 so again}.',
    ['Rosario Quispe Tello', 'Rosario Quispe Tello'],
  ],
  [
    'a ministry that “its” leads in',
    '{s1 {l Sofia}} {q1 denied} {c1 it}. {c2 “Never,”} {s2 a spokesman for its energy ministry} {q2 said}.',
    ['Bulgaria', 'Energy Ministry of Bulgaria'],
  ],
  [
    'the office of a body in a town',
    "{s1 The {o International Labour Organization}'s office in {l Lima}} {q1 called on} {c1 the police to stay away}.",
    ['International Labour Organization'],
  ],
  [
    'a daily by the town where it comes out',
    '{s1 The {l Jakarta} daily {p Suara Kota}} {q1 accused} {c1 Malaysia of haste}.',
    ['Suara Kota'],
  ],
  [
    'a union that calls itself a federation',
    'The {o Federation of Mill Workers} met. {s1 The union} {q1 agreed} {c1 to wait}.',
    ['Federation of Mill Workers'],
  ],
  [
    'a minister and his counterpart, past the chief minister of a state',
    '{s1 {l Norway}’s foreign minister, {p Per Quist},} {q1 said} {c1 no}. {s2 {l Sabah} Chief Minister {p Jeff Brandt}} {q2 said} {c2 yes}. {s3 {p Quist}} {q3 said} {c3 he would ask his {l Indonesian} counterpart}. {s4 The two ministers} {q4 agreed} {c4 to wait}.',
    ['Per Quist', 'Jeff Brandt', 'Per Quist', 'Per Quist + Retno Marsudi'],
  ],
  [
    'three delegations of three states whose people have spoken',
    '{s1 {l Romania}’s minister {p Ana Quist}} {q1 said} {c1 yes}. {s2 {l Moldova}’s minister {p Ion Brandt}} {q2 said} {c2 no}. {s3 {l Ukraine}’s minister {p Olha Vale}} {q3 said} {c3 perhaps}. {s4 The three delegations} {q4 agreed} {c4 to meet again}.',
    ['Ana Quist', 'Ion Brandt', 'Olha Vale', 'Romania + Moldova + Ukraine'],
  ],
  [
    'a source that breaks off inside the name of a body',
    "{s1 {s2 {l China}}'s military} {q1 said} {c1 it had sent ships} and {q2 accused} {c2 Norway of noise}.",
    ['Armed Forces of China', 'Armed Forces of China'],
  ],
  [
    'a ministry of one field is not that of another',
    '{s1 The {o Home Office}} {q1 announced} {c1 a rise}. It rained. Nobody came. The queue went home.\n\nIn {l Delhi} the envoy was summoned to the external affairs ministry. {s2 The ministry} {q2 said} {c2 that he had a note}.',
    ['Home Office', 'Foreign Ministry of India'],
  ],
  [
    'every minister is nobody of whom the text spoke',
    '{l Norway}’s foreign minister, {p Per Quist}, came. {s1 Every minister} {q1 said} {c1 no}.',
    ['(unresolved)'],
  ],
];

describe('who speaks', () => {
  test.each(SPEAKERS)('%s', async (_name, text, speakers) => {
    expect(speakersOf(await voicedOf(text))).toEqual(speakers);
  });
});
