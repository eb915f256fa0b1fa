import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reference } from '../../document/index.ts';
import { speakersOf, voicedOf } from './testing/marked.ts';

/** Short passages in the ways in which news, releases and minutes write, with the speakers that a careful reader names. */
type Row = readonly [name: string, text: string, speakers: readonly string[]];

const NAMES: readonly Row[] = [
  [
    'a wire lead by office, the name in the next paragraph',
    "{s1 {l Moldova}'s infrastructure minister} {q1 said} {c1 on Friday that the bridge would open}.\n\n{c2 “It is safe,”} {s2 Minister {p Doina Rusnac}} {q2 told} reporters.\n\n{s3 {p Rusnac}} {q3 declined} {c3 to name a date}.",
    ['Doina Rusnac', 'Doina Rusnac', 'Doina Rusnac'],
  ],
  [
    'a married couple: Mr and Mrs',
    '{p Jan Kolar} and his wife, {p Hana Kolar}, run the museum. {s1 Mrs {p Kolar}} {q1 said} {c1 the roof leaked}. {s2 Mr {p Kolar}} {q2 said} {c2 it did not}.',
    ['Hana Kolar', 'Jan Kolar'],
  ],
  [
    'two brothers of one surname, surname alone',
    '{p Pavel Horak} and {p Milan Horak} own the mill. {s1 {p Horak}} {q1 said} {c1 it would close}.',
    ['(unresolved)'],
  ],
  [
    'his Chinese counterpart, with the name',
    '{p Anders Holm}, the Danish foreign minister, met {s1 his Chinese counterpart, {p Luo Jianguo}, who} {q1 said} {c1 the talks were frank}.',
    ['Luo Jianguo'],
  ],
  [
    'a government spokesman, with the name',
    '{s1 A government spokesman, {p Emeka Obiora},} {q1 said} {c1 the road was open}.',
    ['Emeka Obiora'],
  ],
  [
    'a spokeswoman for a person',
    '{s1 {p Olga Brandt}, a spokeswoman for Mr {p Holm},} {q1 said} {c1 he was ill}.',
    ['Olga Brandt'],
  ],
  [
    'party in brackets',
    '{s1 Mr {p Douglas Fairlie} (Labour)} {q1 asked} {c1 whether the Government would publish the advice}. {s2 Mr {p Fairlie}} {q2 said} {c2 that it must}.',
    ['Douglas Fairlie', 'Douglas Fairlie'],
  ],
  [
    'the former president, named before',
    '{p Agim Dervishi}, a former president of Albania, was there. {s1 The former president} {q1 said} {c1 he was tired}.',
    ['Agim Dervishi'],
  ],
  [
    'the former president, not named: not the holder',
    '{s1 The former French president} {q1 said} {c1 that he would not stand}.',
    ['(unresolved)'],
  ],
  [
    'the then minister: not the holder',
    '{s1 The then Russian foreign minister} {q1 called} {c1 the deal dead}.',
    ['(unresolved)'],
  ],
  [
    'a deputy is not the minister',
    '{s1 The Russian deputy foreign minister} {q1 said} {c1 there was no progress}.',
    ['(unresolved)'],
  ],
  [
    'an acting office holder named in apposition',
    "{s1 The agency's acting director, {p Ruth Adeyemi},} {q1 said} {c1 the list was wrong}. {s2 The acting director} {q2 promised} {c2 a new one}.",
    ['Ruth Adeyemi', 'Ruth Adeyemi'],
  ],
  [
    'an age between commas',
    '{s1 {p Joana Prado}, 54, a mayor on the coast,} {q1 said} {c1 no}. {s2 The mayor} {q2 added} {c2 never}.',
    ['Joana Prado', 'Joana Prado'],
  ],
  [
    'the other of two ministers by nationality',
    'Foreign Minister {p Astrid Dahl} of {l Sweden} met her {g Finnish} counterpart, {p Juhani Ranta}. {s1 The Finnish minister} {q1 said} {c1 the border would open}. {s2 His Swedish colleague} {q2 agreed} {c2 to that}.',
    ['Juhani Ranta', 'Astrid Dahl'],
  ],
  [
    'whose country',
    '{s1 {p Milena Todorova}, whose country holds the chair,} {q1 said} {c1 the vote was close}.',
    ['Milena Todorova'],
  ],
  [
    'doctor and professor are no part of the name',
    '{s1 Dr {p Reinhold Moser}, a physicist,} {q1 said} {c1 it was safe}. {s2 Professor {p Moser}} {q2 said} {c2 the same in 2011}.',
    ['Reinhold Moser', 'Reinhold Moser'],
  ],
  [
    'a military rank',
    '{s1 Lt. Gen. {p Marek Wolny}, the commander of the mission,} {q1 said} {c1 the road was clear}. {s2 The general} {q2 gave} {c2 no date}.',
    ['Marek Wolny', 'Marek Wolny'],
  ],
  [
    'a lord and a dame',
    '{s1 Lord {p Ashcombe}} {q1 said} {c1 the bill was late}. {s2 Dame {p Helen Orr}} {q2 said} {c2 it was early}. {s3 He} {q3 replied} {c3 that it was not}.',
    ['Ashcombe', 'Helen Orr', 'Ashcombe'],
  ],
  [
    'the speaker after the quotation, inverted',
    '{c1 “We have time,”} {q1 said} {s1 {p Lucía Ferrer}, who leads the group}. {c2 “We have no money,”} {s2 she} {q2 added}.',
    ['Lucía Ferrer', 'Lucía Ferrer'],
  ],
  [
    'a name in the headline by surname only',
    'Dervishi rejects talks\n\n{s1 {p Agim Dervishi}} {q1 rejected} {c1 talks on Monday}. {s2 {p Dervishi}} {q2 said} {c2 he had no time}.',
    ['Agim Dervishi', 'Agim Dervishi'],
  ],
  [
    'somebody’s office speaks',
    "{s1 {p Dervishi}'s office} {q1 said} {c1 in a statement that he was ill}.",
    ['(unresolved)'],
  ],
  [
    'an aide of somebody',
    '{p Agim Dervishi} was ill. {s1 An aide to {p Dervishi}} {q1 said} {c1 he would come}.',
    ['(anonymous)'],
  ],
  [
    'the late',
    '{s1 The late {p Bruno Haas}, the party’s founder,} {q1 used to say} {c1 that maps lie}.',
    ['Bruno Haas'],
  ],
];

const STATES: readonly Row[] = [
  [
    'the representative of a state',
    '{s1 The representative of {l Sudan}} {q1 said} {c1 the text was weak}. {s2 He} {q2 called for} {c2 a vote}.',
    ['Sudan', 'Sudan'],
  ],
  [
    'a delegate by nationality',
    '{s1 The delegate of the {l Russian Federation}} {q1 said} {c1 the text was weak}.',
    ['Russia'],
  ],
  [
    'a named representative in a meeting report',
    '{s1 {p ABDOU KEITA} ({l Mali})} {q1 said} {c1 the mission had failed}. {s2 He} {q2 added} {c2 that it must leave}.',
    ['Abdou Keita', 'Abdou Keita'],
  ],
  ['a palace', '{s1 The {o Kremlin}} {q1 denied} {c1 the report}.', ['Russia']],
  ['a street', '{s1 {l Downing Street}} {q1 declined} {c1 to comment}.', ['United Kingdom']],
  ['a readout', '{s1 A readout from the {o White House}} {q1 said} {c1 the two had spoken}.', ['United States']],
  [
    'the ministry by its initials',
    "{l Kazakhstan}'s foreign ministry was silent at first. {s1 The MFA} {q1 said} {c1 later that it would host}.",
    ['Foreign Ministry of Kazakhstan'],
  ],
  [
    'the ministry taken up',
    '{s1 The Turkish foreign ministry} {q1 denied} {c1 it}. {s2 The ministry} {q2 said} {c2 the ship was empty}.',
    ['Foreign Ministry of Turkey', 'Foreign Ministry of Turkey'],
  ],
  [
    'an embassy',
    '{s1 The {g Iranian} embassy in {l Oslo}} {q1 denied} {c1 the claim}. {s2 The embassy} {q2 called} {c2 it false}.',
    ['Embassy of Iran', 'Embassy of Iran'],
  ],
  ['the government in a capital', '{s1 The government in {l Khartoum}} {q1 rejected} {c1 the plan}.', ['Sudan']],
  ['the side of a state', '{s1 The {g Polish} side} {q1 proposed} {c1 a pause}.', ['Poland']],
  [
    'a ministry spokeswoman without a name',
    "{s1 {l China}'s foreign ministry spokeswoman} {q1 said} {c1 talks were on}.",
    ['Foreign Ministry of China'],
  ],
  [
    'a spokesperson for a body',
    '{s1 A spokesperson for {o UNHCR}} {q1 said} {c1 funds had run out}.',
    ['United Nations High Commissioner for Refugees'],
  ],
  ['the people for the state', '{s1 The {g Norwegians}} {q1 want} {c1 a longer season}, a diplomat wrote.', ['Norway']],
  [
    'a bloc',
    '{s1 The {o European Union}} {q1 condemned} {c1 the vote}. {s2 The bloc} {q2 urged} {c2 restraint}. {s3 It} {q3 said} {c3 it would watch}.',
    ['European Union', 'European Union', 'European Union'],
  ],
  [
    'its own name is not a rival',
    '{s1 {o NATO}} {q1 said} {c1 {l Russia} had moved troops}. {s2 The alliance} {q2 added} {c2 that it would answer}.',
    ['NATO', 'NATO'],
  ],
  [
    'it said after a body between two',
    '{s1 {o UNICEF}} {q1 said} {c1 the wells were dry}. {c2 The rains were late}, {s2 it} {q2 said}.',
    ["United Nations Children's Fund", "United Nations Children's Fund"],
  ],
  [
    'a state with an article',
    '{s1 The {l Faroe Islands}, which share the stock,} {q1 asked} {c1 to join}.',
    ['Faroe Islands'],
  ],
  [
    'a state with an article, plain',
    '{s1 The {l Netherlands}} {q1 said} {c1 no}. {s2 It} {q2 gave} {c2 no reason}.',
    ['Netherlands', 'Netherlands'],
  ],
  [
    'a capital after another',
    '{s1 {l Ankara}} {q1 accused} {c1 {l Athens} of bad faith}. {s2 {l Athens}} {q2 denied} {c2 it}.',
    ['Turkey', 'Greece'],
  ],
];

const OFFICES: readonly Row[] = [
  [
    'a head of state by office',
    '{s1 The Ukrainian president} {q1 said} {c1 the line would hold}. {s2 He} {q2 thanked} {c2 the allies}.',
    ['Volodymyr Zelenskyy', 'Volodymyr Zelenskyy'],
  ],
  [
    'a readout by surnames with offices',
    'President {p Nadia Kessler} of {l Austria} and Prime Minister {p Tomas Hruby} of {l Slovakia} discussed the dam. {s1 The President} {q1 underlined} {c1 that the water was shared}. {s2 The Prime Minister} {q2 agreed} {c2 to a study}.',
    ['Nadia Kessler', 'Tomas Hruby'],
  ],
  [
    'the two leaders of a readout',
    'President {p Nadia Kessler} of {l Austria} spoke with Prime Minister {p Tomas Hruby} of {l Slovakia}. {s1 The two leaders} {q1 agreed} {c1 to meet again}. {s2 They} {q2 called for} {c2 calm}.',
    ['Nadia Kessler + Tomas Hruby', 'Nadia Kessler + Tomas Hruby'],
  ],
  [
    'both ministers',
    'Foreign Minister {p Astrid Dahl} of {l Sweden} met Foreign Minister {p Juhani Ranta} of {l Finland}. {s1 Both ministers} {q1 said} {c1 the talks were good}.',
    ['Astrid Dahl + Juhani Ranta'],
  ],
  [
    'neither side of two states',
    '{l Kenya} and {l Somalia} met in {l Djibouti}. {s1 Neither side} {q1 would say} {c1 what had been agreed}.',
    ['Kenya + Somalia'],
  ],
  [
    'both countries',
    '{l Peru} and {l Chile} signed on Monday. {s1 Both countries} {q1 hailed} {c1 the map}. {s2 The two neighbours} {q2 had disagreed over} {c2 it for years}.',
    ['Peru + Chile', 'Peru + Chile'],
  ],
  [
    'a chair of a committee of the document',
    '{s1 {p Gwen Parry}, who chairs the committee,} {q1 called} {c1 the answer thin}. {s2 The chair} {q2 asked for} {c2 more}.',
    ['Gwen Parry', 'Gwen Parry'],
  ],
  [
    'the honourable member',
    '{s1 {p Gwen Parry}} {q1 said} {c1 {s2 the honourable member} {q2 had promised} {c2 a road}}.',
    ['Gwen Parry', '(unresolved)'],
  ],
  [
    'an office by the body before',
    '{s1 The {o IAEA}} {q1 published} {c1 a report}. {s2 The agency’s director general} {q2 said} {c2 it was blunt}.',
    ['International Atomic Energy Agency', 'Rafael Grossi'],
  ],
  [
    'the chairman of a bloc whom nobody names',
    '{s1 The chairman of {o ASEAN}} {q1 called} {c1 it an album}. {s2 He} {q2 asked for} {c2 a copy}.',
    ['the chairman of ASEAN', 'the chairman of ASEAN'],
  ],
  [
    'a minister among many is open',
    'Prime Minister {p Tomas Hruby} and Defence Minister {p Ivan Gajdos} spoke to Interior Minister {p Oto Bielik}. {s1 The minister} {q1 was} {c1 not pleased}.',
    ['(unresolved)'],
  ],
  [
    'the host',
    '{p Zelda Aksoy}, the host of the talks, smiled. {s1 The host} {q1 promised} {c1 a statement by six}.',
    ['Zelda Aksoy'],
  ],
];

const GROUPS: readonly Row[] = [
  ['rebels', '{s1 Rebels in the north} {q1 claimed} {c1 to hold the town}.', ['(group)']],
  ['officials', '{s1 {g German} officials} {q1 said} {c1 the line was open}.', ['(anonymous)']],
  [
    'three diplomats',
    '{s1 Three diplomats} {q1 said} {c1 the vote was off}. {s2 They} {q2 expected} {c2 a new one}.',
    ['(anonymous)', '(anonymous)'],
  ],
  ['a source', '{s1 A source close to the talks} {q1 said} {c1 they had stalled}.', ['(anonymous)']],
  [
    'people familiar with the matter',
    '{s1 People familiar with the matter} {q1 said} {c1 the sale was off}.',
    ['(anonymous)'],
  ],
  ['critics', '{s1 Critics} {q1 say} {c1 the law is vague}.', ['(group)']],
  ['residents', '{s1 Residents of the valley} {q1 fear} {c1 the dam}.', ['(group)']],
  [
    'two bodies joined',
    '{s1 {o Amnesty International} and {o Human Rights Watch}} {q1 called for} {c1 an inquiry}. {s2 The two groups} {q2 said} {c2 it was late}.',
    ['Amnesty International + Human Rights Watch', 'Amnesty International + Human Rights Watch'],
  ],
  [
    'three states with commas',
    '{s1 {l Estonia}, {l Latvia} and {l Lithuania}} {q1 asked for} {c1 more}. {s2 The three} {q2 said} {c2 time was short}.',
    ['Estonia + Latvia + Lithuania', 'Estonia + Latvia + Lithuania'],
  ],
  [
    'they for a couple of persons named together',
    '{p Agim Dervishi} and {p Hana Kolar} met on Monday. {s1 They} {q1 agreed} {c1 to write}.',
    ['Agim Dervishi + Hana Kolar'],
  ],
];

const PRONOUNS: readonly Row[] = [
  [
    'he and she in turns',
    '{s1 {p Agim Dervishi}} {q1 said} {c1 no}. {s2 {p Hana Kolar}} {q2 said} {c2 yes}. {s3 He} {q3 called} {c3 her naive}. {s4 She} {q4 laughed at} {c4 that}.',
    ['Agim Dervishi', 'Hana Kolar', 'Agim Dervishi', 'Hana Kolar'],
  ],
  [
    'the subject goes on over an object of the same gender',
    '{p Eva Lund}, the minister, had written to {p Anna Berg} in May. {s1 She} {q1 had asked for} {c1 an answer}, and none came. {s2 {p Lund}} {q2 said} {c2 so}.',
    ['Eva Lund', 'Eva Lund'],
  ],
  [
    'the one who spoke last, with another man named in the words',
    '{s1 {p Agim Dervishi}} {q1 said} {c1 that {p Bruno Haas} had lied}. {s2 He} {q2 wanted} {c2 an apology}.',
    ['Agim Dervishi', 'Agim Dervishi'],
  ],
  [
    'a quotation, then he said in the next paragraph',
    '{c1 “We are late,”} {s1 {p Agim Dervishi}} {q1 said}.\n\n{c2 “The money is there,”} {s2 he} {q2 said}. {c3 “The will is not.”}',
    ['Agim Dervishi', 'Agim Dervishi', 'Agim Dervishi'],
  ],
  [
    'they for a group in a quotation is not the speakers',
    '{s1 {p Hana Kolar}} {q1 said}: {c1 “{s2 They} {q2 promised} {c2 a road}.”}',
    ['Hana Kolar', '(unresolved)'],
  ],
  [
    'unknown gender does not block',
    '{s1 {p Zhuldyz Ospan}, an engineer,} {q1 said} {c1 no}. {s2 She} {q2 left} {c2 it at that}.',
    ['Zhuldyz Ospan', 'Zhuldyz Ospan'],
  ],
  [
    'a man and somebody of unknown gender: she is the other',
    '{p Jan Kolar} met {p Zhuldyz Ospan}. {s1 She} {q1 said} {c1 no}.',
    ['Zhuldyz Ospan'],
  ],
  [
    'a contracted I',
    '{s1 {p Hana Kolar}} {q1 said}: {c1 “{s2 I’d} {q2 like} {c2 a quiet deal}.”}',
    ['Hana Kolar', 'Hana Kolar'],
  ],
  [
    'we of a state’s minister in a quotation',
    "{s1 {l Norway}'s prime minister, {p Kari Nygård}}, {q1 said}: {c1 “{s2 We} {q2 want} {c2 peace}.”}",
    ['Kari Nygård', 'Norway'],
  ],
  [
    'we of two is both',
    '{s1 {p Agim Dervishi} and {p Hana Kolar}} {q1 said}: {c1 “{s2 We} {q2 want} {c2 peace}.”}',
    ['Agim Dervishi + Hana Kolar', 'Agim Dervishi + Hana Kolar'],
  ],
];

const MINUTES: readonly Row[] = [
  [
    'a joint statement',
    '{s1 {l France} and {l Germany}} {q1 said} {c1 in a joint statement that they would pay}. {s2 The two governments} {q2 asked} {c2 others to follow}.',
    ['France + Germany', 'France + Germany'],
  ],
  [
    'a transcript with offices as labels',
    'MINISTER DAHL: We start now.\n\nQUESTION: Is it late?\n\nMINISTER DAHL: No.',
    ['Dahl', '(anonymous)', 'Dahl'],
  ],
  [
    'a chair in minutes',
    '{s1 The Chair} {q1 thanked} {c1 the members}. {s2 {p Iris Novak}, Chair of the Panel,} {q2 closed} {c2 it}.',
    ['Iris Novak', 'Iris Novak'],
  ],
  [
    'a sanctions notice',
    '{s1 The {o U.S. Treasury}} {q1 said} {c1 the firm had sold parts}. {s2 The department} {q2 froze} {c2 its assets}.',
    ['US Treasury', 'US Treasury'],
  ],
  [
    'a press release: according to',
    '{q1 According to} {s1 {p Iris Novak}, chief executive of {o Nordkabel},} {c1 the cable is whole}. {s2 The company} {q2 said} {c2 it would check}.',
    ['Iris Novak', 'Nordkabel'],
  ],
  [
    'a court',
    '{s1 The {o International Court of Justice}} {q1 ruled} {c1 that the strip was open}. {s2 Judges at the court} {q2 ordered} {c2 a map}.',
    ['International Court of Justice', 'International Court of Justice'],
  ],
  [
    'ministers of a communiqué',
    'The foreign ministers of {l Peru}, {l Chile} and {l Bolivia} met. {s1 The ministers} {q1 reaffirmed} {c1 their will}. {s2 They} {q2 called for} {c2 talks}.',
    ['Foreign ministers of Peru, Chile and Bolivia', 'Foreign ministers of Peru, Chile and Bolivia'],
  ],
  [
    'a body’s observer without a name',
    '{s1 The {o International Maritime Organization}’s observer} {q1 offered} {c1 a course}.',
    ['International Maritime Organization'],
  ],
  [
    'an ambassador of a state, named, then the ambassador',
    '{s1 {p Farid Qaderi}, {l Afghanistan}’s ambassador in {l Delhi},} {q1 said} {c1 no}. {s2 The ambassador} {q2 left} {c2 the room}.',
    ['Farid Qaderi', 'Farid Qaderi'],
  ],
  [
    'an ambassador without a name is the office',
    '{s1 The Russian ambassador to {l Norway}} {q1 said} {c1 the ship was lost}.',
    ['the ambassador of Russia'],
  ],
];

describe.each([
  ['names', NAMES],
  ['states and bodies', STATES],
  ['offices', OFFICES],
  ['groups and the nameless', GROUPS],
  ['pronouns', PRONOUNS],
  ['minutes, releases, transcripts', MINUTES],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s', async (__, text, speakers) => expect(speakersOf(await voicedOf(text))).toEqual(speakers));
});

const PIECES = [
  ...[NAMES, STATES, OFFICES, GROUPS, PRONOUNS, MINUTES].flatMap((rows) => rows.map(([, text]) => text)),
  'He', 'they', 'the ministry', 'Her ministry', 'his Turkish counterpart', 'the two leaders', '’s', '\n\n', 'Q: ', '😀', '“', ')', 'the the', '{s1 we}',
]; // prettier-ignore

test('whatever the text: spans lie in it, and everybody who is named is a participant', async () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 6 })
    .map((all) => `Minutes of the meeting. ${all.join(' ')}`);
  await fc.assert(
    fc.asyncProperty(texts, async (marked) => {
      const { text, participants, references, voices } = await voicedOf(marked);
      const ids = new Set(participants.map(({ id }) => id));
      const check = (reference: Reference | null): void => {
        if (!reference) return;
        for (const [start, end] of reference.mention)
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        const named = [
          reference.actor,
          reference.represents?.actor,
          ...(reference.candidates ?? []).map(({ actor }) => actor),
        ];
        for (const id of named) if (id) expect(ids).toContain(id);
        reference.members.forEach(check);
      };
      references.forEach(check);
      for (const { speaker, addressees, targets, chain } of voices)
        [speaker, ...addressees, ...targets, ...chain].forEach(check);
    }),
    { numRuns: 60 },
  );
});
