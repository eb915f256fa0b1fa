import { describe, expect, test } from 'vitest';
import { speakersOf, voicedOf } from './testing/marked.ts';

/** Short passages in which somebody is meant by other words than a name, with the speakers that a careful reader names. */
type Row = readonly [name: string, text: string, speakers: readonly string[]];

const INTRODUCED: readonly Row[] = [
  [
    'an office in the lead, a bare name in the next paragraph',
    '{s1 The {o World Bank} representative for {l Nepal}} {q1 told} lenders on Monday {c1 that the road would hold}, after a week of rain had closed two of its bridges.\n\n{p Birgit Saltvik}, who had driven it twice, {q2 said} {c2 the mud was deep}.',
    ['Birgit Saltvik', '(none)'],
  ],
  [
    'an indefinite office in the lead, the same office before the name',
    '{s1 A weary senator} last night {q1 urged} {c1 drivers to stay at home} as the second storm of the week came over the hills and closed the pass.\n\nSenator {p Osvaldo Brandt} lost his own car on Monday. {s2 The senator} {q2 said} {c2 it was a good car}.',
    ['Osvaldo Brandt', 'Osvaldo Brandt'],
  ],
  [
    'an indefinite office is not the next person of another calling',
    '{s1 A weary senator} last night {q1 urged} {c1 drivers to stay at home} as the second storm of the week came over the hills and closed the pass.\n\nThe baker {p Osvaldo Brandt} lost his own car on Monday, and so did his brother.',
    ['(anonymous)'],
  ],
  [
    'the noun of a headline is kept for later',
    'The mediator who walks\n\nOn Friday evening {p Ingrid Solheim} crossed the dam on foot, as she does each time she comes to the valley, and sat down on the far side.\n\nThe talks had lasted two days. {s1 The mediator} {q1 said} {c1 that her shoes were wet}.',
    ['Ingrid Solheim'],
  ],
  [
    'what somebody is said to be',
    'For two years {p Ingrid Solheim} has been the bloc’s negotiator. Nobody envied her. {s1 The negotiator} {q1 promised} {c1 a map by June}.',
    ['Ingrid Solheim'],
  ],
  [
    'a grandmother of five',
    '{c1 “I heard the engines,”} {q1 said} {s1 {p Marta Oliveira}, 70, whose house stands by the ford}. {s2 The grandmother of five} {q2 thinks} {c2 that they will come back}.',
    ['Marta Oliveira', 'Marta Oliveira'],
  ],
  [
    'a description after a name does not wait for another',
    '{p Paul Weber} was arrested in his office on Friday, after a search of the whole street.\n\n{s1 The lawyer} {q1 said} {c1 that he was ill}.\n\n{s2 {p Ruth Adler}} {q2 said} {c2 no}.',
    ['(unresolved)', 'Ruth Adler'],
  ],
  [
    'a calling takes up who speaks, not of whom something is told',
    '{p Paul Weber} was arrested. {s1 The lawyer} {q1 said} {c1 that he was ill}. {s2 {p Ruth Adler}} {q2 said} {c2 no}. {s3 The banker} {q3 added} {c3 never}.',
    ['(unresolved)', 'Ruth Adler', 'Ruth Adler'],
  ],
  [
    'the very noun of somebody without a name comes before a wider one',
    'General {p Ivo Marek} commands the fort. {s1 A border officer} {q1 admitted} {c1 the error}. {c2 “We were tired,”} {s2 the officer} {q2 said}.',
    ['(anonymous)', '(anonymous)'],
  ],
  [
    'a name in the text that nobody reads is not the holder by the lexicon',
    "{l France}'s foreign minister, Quimper Ledantec, was host. {s1 He} {q1 said} {c1 no}.",
    ['(unresolved)'],
  ],
  [
    'forms of address between office and name',
    '{s1 The Minister for Roads, Her Excellency Dr {p Nadia Karimova},} {q1 opened} {c1 the bridge}. {s2 The minister} {q2 thanked} {c2 the masons}. {s3 She} {q3 wept}{c3 , and said so}.',
    ['Nadia Karimova', 'Nadia Karimova', 'Nadia Karimova'],
  ],
];

const GROUPS: readonly Row[] = [
  [
    'both capitals, far from their names',
    'The talks between {l Norway} and {l Sweden} began in May. It rained. Nobody came. The table was set. A cat slept on it. {s1 Both capitals} {q1 blame} {c1 the weather}.',
    ['Norway + Sweden'],
  ],
  [
    'two pairs of states leave it open',
    '{l Norway} and {l Sweden} met. {l Chile} and {l Peru} met. It rained. Nobody came. The table was set. A cat slept on it. {s1 Both countries} {q1 blame} {c1 the weather}.',
    ['(group)'],
  ],
  [
    'the only two ministers of the text',
    'Farm Minister {p Olga Reyes} of {l Spain} came by train. It rained. {l Portugal}’s farm minister, {p Nuno Brito}, walked. It rained on. The hall was dry. A band played. A dog barked. {s1 Both ministers} {q1 promised} {c1 to write}.',
    ['Olga Reyes + Nuno Brito'],
  ],
  [
    'an office in each of two states',
    '{s1 The governors of {o Nordbank} and {o Sudbank}} {q1 agreed} {c1 to meet}.',
    ['the governor of the Nordbank + the governor of the Sudbank'],
  ],
  [
    'the two of a paragraph',
    'In the evening {p Nuno Brito} received {p Olga Reyes}. He offered her soup. {s1 The two} {q1 condemned} {c1 the raid}.',
    ['Nuno Brito + Olga Reyes'],
  ],
  [
    'the two of three stay open',
    'In the evening {p Nuno Brito} received {p Olga Reyes} with {p Jan Kolar}. {s1 The two} {q1 condemned} {c1 the raid}.',
    ['(group)'],
  ],
  [
    'a minister and her host',
    '{s1 Foreign Minister {p Olga Reyes} and her guest, State Secretary {p Nuno Brito},} {q1 agreed} {c1 to meet}.',
    ['Olga Reyes + Nuno Brito'],
  ],
  [
    'a firm and the ministry',
    "{l Peru}'s defence ministry asked {o Nordkabel} for a price. {s1 {o Nordkabel} and the ministry} {q1 plan} {c1 to sign in May}.",
    ['Nordkabel + Defence Ministry of Peru'],
  ],
  [
    'half of a pair is not who speaks',
    '{s1 {o Nordkabel} and the fishermen} {q1 plan} {c1 to sign in May}.',
    ['(unresolved)'],
  ],
  [
    'the sides of two who were named together',
    "{p Nuno Brito}, {l Portugal}'s negotiator, and {p Olga Reyes}, {l Spain}'s trade secretary, differ. {p Reyes} and {p Brito} spoke by telephone. {s1 Neither side} {q1 gave} {c1 a date}.",
    ['Spain + Portugal'],
  ],
];

const SPOKEN_FOR: readonly Row[] = [
  [
    'a ministry spokesman',
    "{s1 {l Peru}'s defence ministry} {q1 ordered} {c1 six boats}. It rained. The yard was wet. Nobody worked. {s2 A ministry spokesman} {q2 defended} {c2 the price}. {s3 He} {q3 gave} {c3 no date}.",
    ['Defence Ministry of Peru', 'Defence Ministry of Peru', 'Defence Ministry of Peru'],
  ],
  [
    'a ministry that no list has',
    '{s1 A spokeswoman for the Danish polar ministry} {q1 said} {c1 no}.',
    ["Denmark's polar ministry"],
  ],
  [
    'an embassy’s spokesman speaks as the state',
    '{s1 A spokesman for the {l Norwegian} embassy} {q1 said} {c1 no}.',
    ['Norway'],
  ],
  [
    'a delegate of a state is not the ambassador of another who is named later',
    "{s1 {l Norway}'s delegate} {q1 wondered} {c1 about the cost}. {s2 Its neighbour's ambassador, {p Paulo Matias},} {q2 sighed} {c2 at that}.",
    ['Norway', 'Paulo Matias'],
  ],
  [
    'a spokesman who calls himself by a name',
    '{s1 Its spokesman, who calls himself Commander {p Tariq Belo},} {q1 denied} {c1 it}.',
    ['Tariq Belo'],
  ],
  [
    'its minister is the one of the state that the paragraph is about',
    'The government in {l Banjul} sent nobody. It had spoken on Monday. On the radio {s1 its justice minister} {q1 promised} {c1 a trial}.',
    ['the justice minister of the Gambia'],
  ],
];

/** Sources that break off, take in too much, or lead to the name behind them. */
const SOURCES: readonly Row[] = [
  [
    'the name before an apposition',
    '{l Norway}, {s1 the largest seller of {g Danish} butter}, {q1 plans} {c1 to sell less}.',
    ['Norway'],
  ],
  ['an article without its name', '{s1 The} {l Netherlands}, which pays, {q1 asked} {c1 for a vote}.', ['Netherlands']],
  [
    'a name in apposition behind the source',
    '{c1 “No,”} {q1 said} {s1 its district secretary}, {p Zodwa Radebe}.',
    ['Zodwa Radebe'],
  ],
  [
    'a name that somebody gave, behind a source that ends at the comma',
    '{s1 Her cousin,} who gave his name only as Idrissa, {q1 said} {c1 no}.',
    ['Idrissa'],
  ],
  [
    'who is spoken to is not who speaks',
    '{p Eva Lund} came. {s1 Minister {p Lund}, your {g Danish} neighbour} {q1 said} {c1 no}.',
    ['(unresolved)'],
  ],
  [
    'what somebody is in charge of is no second speaker',
    '{s1 {p Ines Vale}, director for West and Central {l Galdria},} {q1 said} {c1 no}.',
    ['Ines Vale'],
  ],
  [
    'a study of two',
    '{s1 A study that {o Soil Watch} and its partner {o Deep Roots} carried out in May} {q1 found} {c1 less rain}.',
    ['Soil Watch + Deep Roots'],
  ],
  [
    'an office whose holder the next sentence names',
    "{s1 {l Italy}'s prime minister} {q1 promised} {c1 to decide}. {c2 “Soon,”} {s2 {p Tonia Ferrabue}} {q2 said}.",
    ['Tonia Ferrabue', 'Tonia Ferrabue'],
  ],
  ['acronyms in the plural', '{s1 {o NGOs}} {q1 feared} {c1 the worst}.', ['(group)']],
  [
    'a byline that was taken for the source',
    '{s1 {p Aisling Moore-Rao}}\n\n{l Norway} on Friday {q1 asked} {c1 for a meeting}.',
    ['Norway'],
  ],
  [
    'a caption before the source',
    "{s1 {p Ellen Brandt}, the guild's head\n\n{p Karel Dvorak}} {q1 denied} {c1 it}. {p Karel Dvorak} left.",
    ['Karel Dvorak'],
  ],
  [
    'the last of several capitals',
    '{l Oslo}, {s1 {l Madrid} and {l Athens}} {q1 issued} {c1 a warning}.',
    ['Norway + Spain + Greece'],
  ],
  [
    'a body’s name after a possessive',
    '{s1 {p Jan Kolar}} {q1 gave up} {c1 the count}. {s2 His {o Herders Front}} {q2 demanded} {c2 another}.',
    ['Jan Kolar', 'Herders Front'],
  ],
  [
    'a body’s name after the noun for it',
    "{s1 The dockers' federation {o Havenbond}} {q1 said} {c1 no}.",
    ['Havenbond'],
  ],
  [
    'a name in apposition to the noun for a body',
    '{s1 {o Lakes Union}} {q1 met}  {c1 him}. {s2 The party, the {o Herders Front},} {q2 asked} {c2 for a count}.',
    ['Lakes Union', 'Herders Front'],
  ],
  [
    'names behind the noun for several',
    "{s1 {l Malawi}'s neighbours {l Zambia} and {l Mozambique}} {q1 hoped} {c1 for calm}.",
    ['Zambia + Mozambique'],
  ],
  [
    'a survey, which somebody published',
    '{s1 A survey of 900 farms, which {o Soil Watch} published in May,} {q1 found} {c1 less rain}. {s2 The survey} {q2 showed} {c2 less hay}.',
    ['Soil Watch', 'Soil Watch'],
  ],
  [
    'a poll by somebody, released on a day',
    '{s1 A poll by {o Northview Research}, released on Monday,} {q1 found} {c1 a majority}.',
    ['Northview Research'],
  ],
  [
    "somebody's annual report",
    "{s1 {o Soil Watch}'s annual report, out on Monday,} {q1 said} {c1 less rain fell}.",
    ['Soil Watch'],
  ],
  [
    'a report of the press on somebody',
    '{s1 A report on {o Soil Watch}} {q1 said} {c1 it was late}.',
    ['(unresolved)'],
  ],
];

const BODIES: readonly Row[] = [
  [
    'a spokesman after the body that speaks in the paragraph',
    '{s1 The {o Northern Bank}} {q1 raised} {c1 its forecast}. {s2 A spokesman} {q2 gave} {c2 no reason}.',
    ['Northern Bank', 'Northern Bank'],
  ],
  [
    'a spokesman after a person and a body',
    '{s1 The {o Northern Bank}} {q1 raised} {c1 its forecast}. {s2 {p Eva Lund}} {q2 doubted} {c2 it}. {s3 A spokesman} {q3 gave} {c3 no reason}.',
    ['Northern Bank', 'Eva Lund', '(anonymous)'],
  ],
  [
    '“The charity” of a text that names one body again and again',
    '{o Warm Roofs} began in {o Kestrel Hall}. {o Warm Roofs} grew. {o Warm Roofs} moved. {o Warm Roofs} stayed.\n\nIt rained.\n\n{s1 The charity} {q1 asked} {c1 for beds}.',
    ['Warm Roofs'],
  ],
  [
    '“The Commission” of news from Brussels',
    '{l Brussels} waits. {s1 The Commission} {q1 said} {c1 no}. They asked the Commission again.',
    ['European Commission'],
  ],
  [
    '“The Commission” of another text',
    '{l Lima} waits. {s1 The Commission} {q1 said} {c1 no}. They asked the Commission again.',
    ['(unresolved)'],
  ],
  [
    'a body’s officer is not the minister of a state',
    "Home Secretary {p Eva Lund} met {o Lakes Union}. It rained. {s1 {o Lakes Union}'s executive secretary} {q1 left} {c1 no word}.",
    ['the executive secretary of the Lakes Union'],
  ],
  [
    'the president of the council that was spoken of, and “he” after that',
    'The {o Security Council} met. {s1 {p Omar Vale}} {q1 said} {c1 no}.\n\n{s2 The President of the Council} {q2 thanked} {c2 all}. {s3 He} {q3 closed} {c3 the list}.',
    [
      'Omar Vale',
      'the president of the United Nations Security Council',
      'the president of the United Nations Security Council',
    ],
  ],
  [
    'the UN agency is a body of the United Nations',
    '{s1 {o OCHA}} {q1 counted} {c1 90 lorries}. {s2 The {o UN} agency} {q2 asked} {c2 for a road}.',
    [
      'United Nations Office for the Coordination of Humanitarian Affairs',
      'United Nations Office for the Coordination of Humanitarian Affairs',
    ],
  ],
  [
    'a long title before the name',
    '{s1 Under Secretary of the {o Treasury} for Transport and Public Works Ida Bergquist} {q1 said} {c1 no}. Foreign Secretary {p Omar Vale} left.',
    ['Ida Bergquist'],
  ],
  [
    'a minister is not the prime minister',
    'Ports Minister {p Omar Vale} came. {s1 The prime minister} {q1 said} {c1 no}.',
    ['(unresolved)'],
  ],
  [
    '“he” does not go back over half a text',
    `{s1 {p Omar Vale}} {q1 said} {c1 no}.\n\n${'It rained. '.repeat(9)}\n\n{s2 {p Eva Lund}} {q2 hoped} {c2 for sun}.\n\n{s3 He} {q3 left} {c3 early}.`,
    ['Omar Vale', 'Eva Lund', '(unresolved)'],
  ],
  [
    'whom a new paragraph begins with goes on in it',
    '{s1 {p Wen Okello}} {q1 said} {c1 no}.\n\nColonel {p Kiran Maas}, retired, shrugged. {c2 “Butter,”} {s2 she} {q2 said}.',
    ['Wen Okello', 'Kiran Maas'],
  ],
];

const PRONOUNS: readonly Row[] = [
  [
    'a style is no pronoun',
    '{p Karim Haddad} opened the hall. {s1 Her Excellency {p Samar Nasri}} {q1 said} {c1 it was cold}. {s2 She} {q2 asked} {c2 for tea}.',
    ['Samar Nasri', 'Samar Nasri'],
  ],
  [
    'kin tell whether a man or a woman is meant',
    '{p Zhuldyz Ospan} met his niece, {p Nurbek Ospan}. {s1 She} {q1 said} {c1 no}.',
    ['Nurbek Ospan'],
  ],
  [
    'who is asked is not the one who asks',
    '{p Hana Kolar} met {p Eva Lund}. {s1 {p Hana Kolar}} {q1 asked} {c1 her to wait}. {s2 Her sister, {p Ida Lund},} {q2 laughed} {c2 at it}.',
    ['Hana Kolar', 'Ida Lund'],
  ],
  [
    'a surname before its second bearer is named',
    '{p Eva Lund} runs the mill. {s1 {p Lund}} {q1 said} {c1 it was old}. Her brother, {p Jan Lund}, left.',
    ['Eva Lund'],
  ],
];

describe.each([
  ['described first, named later', INTRODUCED],
  ['groups', GROUPS],
  ['who speaks for whom', SPOKEN_FOR],
  ['sources', SOURCES],
  ['bodies and their people', BODIES],
  ['pronouns and surnames', PRONOUNS],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s', async (__, text, speakers) => expect(speakersOf(await voicedOf(text))).toEqual(speakers));
});

test('“The government” of news from a capital is the state of the dateline', async () => {
  const text =
    'LIMA, 3 May (Agency) — {s1 The government} {q1 announced} {c1 a toll on the pass}, and the lorries stopped.';
  expect(speakersOf(await voicedOf(text))).toEqual(['Peru']);
});

test('labels of a parliament: the name, the seat or office in brackets', async () => {
  const text =
    'Ms HARGREAVE (Fenner): Will the ballot open?\n\nMr VASSALLI (Minister for Ports): It will.\n\nMs HARGREAVE: When? {s1 The minister} {q1 promised} {c1 July}.';
  const voiced = await voicedOf(text);
  expect(speakersOf(voiced)).toEqual(['Hargreave', 'Vassalli', 'Hargreave', 'Vassalli']);
});
