import { expect, test } from 'vitest';
import { identified, participant, referenceTo } from './testing/identified.ts';

const STATE = { outlet: 'U.S. Department of State', published: '2022-05-01' };

test('the office of a named person is not the publisher’s, where that speaks of other states', async () => {
  const president = '[dP President] [nP Oskar Tveit] met the envoys.';
  expect((await participant('Oskar Tveit', president, STATE))?.represents).toBeNull();
  expect(
    (await participant('Oskar Tveit', president.replace('President', 'Defense Minister'), STATE))?.represents,
  ).toBeNull();
  for (const office of ['Attorney General', 'Army Chief'])
    expect((await participant('Oskar Tveit', president.replace('President', office), STATE))?.represents).toBeNull();
  const ours = { outlet: 'Prime Minister of Australia (media release)', published: '2022-05-01' };
  expect((await participant('Oskar Tveit', president.replace('President', 'Defence Minister'), ours))?.represents).toBe(
    'country:AUS',
  );
});

test('a ministry’s release may name its own minister, and “of” behind the name tells whose the office is', async () => {
  const estonian = { outlet: 'Ministry of Foreign Affairs of Estonia', published: '2021-10-07' };
  const minister = '[dP Foreign Minister] [nP Oskar Tveit] met the envoys.';
  expect((await participant('Oskar Tveit', minister, estonian))?.represents).toBe('country:EST');
  expect((await participant('Oskar Tveit', minister, STATE))?.represents).toBeNull();
  const of = minister.replace(' met', ' of [nL Uruguay] met');
  expect((await participant('Oskar Tveit', of, estonian))?.represents).toBe('country:URY');
});

test('in a ministry’s release a secretary or an envoy whom nobody sends is of the ministry', async () => {
  const of = async (title: string, given = STATE) =>
    (await participant('Oskar Tveit', `${title} [nP Oskar Tveit] met the envoys.`, given))?.represents ?? null;
  expect(await of('[dP Assistant Secretary]')).toBe('org:usa-foreign-ministry');
  expect(await of('[dP Special Envoy] for [nL Peru]')).toBe('org:usa-foreign-ministry');
  expect(await of('[dP Special Envoy] of [nL Peru]')).toBe('country:PER');
  expect(await of('[dP [aG Peruvian] Special Envoy]')).toBe('country:PER');
  expect(await of('[dP Assistant Secretary]', { ...STATE, outlet: 'The Harbour Herald' })).toBeNull();
});

const representedIn = async (marked: string): Promise<string | null | undefined> =>
  (await participant('Ole Vik', `[nP Ole Vik], ${marked}, spoke.`))?.represents;

test('who acts for a state represents it, and not whoever comes from it', async () => {
  expect(await representedIn('[dP an official] in [nL Austria]')).toBe('country:AUT');
  expect(await representedIn('[dP a politician] in [nL Austria]')).toBeNull();
  expect(await representedIn('[dP general manager] of [nO Abu Dhabi Lights]')).toBe('doc:abu-dhabi-lights');
  expect(await representedIn("[dP a spokesman] for [nL Iran]'s [nO Supreme Fishing Council]")).toBe(
    'doc:supreme-fishing-council',
  );
  expect(await representedIn('[dP mayor] of [nL Oslo]')).toBeNull();
});

test('an envoy is not of the state to which he is sent, and neighbours are not of the state that has them', async () => {
  for (const where of ['for [nL Iran]', 'in [nL Iran]', 'at [nL Tehran]'])
    expect(await representedIn(`[dP the special envoy] ${where}`)).toBeNull();
  expect(await representedIn('[dP the special envoy] of [nL Iran]')).toBe('country:IRN');
  expect(await representedIn('[dP the [nL Norway] envoy] for [nL Iran]')).toBe('country:NOR');
  expect(await representedIn('[dP a special representative] for [nL Iran]')).toBeNull();
  expect(await representedIn('[dP a deputy assistant secretary] for [nL Iran]')).toBeNull();
  expect(await representedIn('[dP the deputy secretary] of [nL Iran]')).toBe('country:IRN');
  expect(await representedIn('[dP a spokesman] for [nL Iran]')).toBe('country:IRN');
  expect(await representedIn('[dP an envoy] for [nO NATO]')).toBe('org:nato');
  const ownersOf = async (words: string) =>
    (await referenceTo(words, `[dG [nL Iran]'s ${words.slice(7)}] objected.`))?.represents?.actor ?? null;
  expect(await ownersOf("Iran's lawyers")).toBe('country:IRN');
  for (const words of ['neighbours', 'neighboring Arab states', 'enemies'])
    expect(await ownersOf(`Iran's ${words}`)).toBeNull();
});

test('the head of a body is of its sector, and of the state in its name only if that is its own', async () => {
  const codesOf = async (marked: string) => {
    const one = await participant('Ole Vik', `[nP Ole Vik], ${marked}, spoke.`);
    return [one?.code ?? '-', one?.sector ?? '-', one?.represents ?? '-'].join(' ');
  };
  expect(await codesOf('[dP the president] of the [nO [nL Chad] Fishing League]')).toBe('- - doc:chad-fishing-league');
  expect(await codesOf('[dP the president] of [nL Chad]')).toBe('TCD GOV country:TCD');
  expect(await codesOf('[dP the director] of [nO Amnesty International]')).toBe('NGO SOC org:amnesty');
  expect(await codesOf('[dP a spokesman] for [nO NATO]')).toBe('IGO GOV org:nato');
  expect(await codesOf('[dP a member] of the [nO Parliament of Tunisia]')).toBe('TUN LEG org:tun-parliament');
});

test('an office that only one state has is of that state, also a qualified one; whoever had it is of nobody', async () => {
  expect(await representedIn('[dP the assistant secretary of state] for canals')).toBe('country:USA');
  expect(await representedIn('[dP the assistant secretary] of state of [nL Peru]')).toBe('country:PER');
  expect(await representedIn('[dP the assistant secretary] of fish')).toBeNull();
  expect(await representedIn('[dP the former assistant secretary of state] for canals')).toBeNull();
});

test.each([
  ['A former [nL Norwegian] foreign minister', null],
  ['A retired [nL Israeli] general', null],
  ['The incoming [nL German] chancellor', null],
  ['The next [nL British] prime minister', null],
  ['A would-be [nL Greek] minister', null],
  ['A [nL Norwegian] official', 'country:NOR'],
  ['Two former [nL Norwegian] ministers', null],
  ['Two [nL Norwegian] ministers', 'country:NOR'],
])('who has no office now speaks for no state: %s', async (words, state) => {
  const kind = words.startsWith('Two') ? 'dG' : 'dP';
  const found = await referenceTo(words.replace(/\[n. |\]/gu, ''), `[${kind} ${words}] spoke.`);
  expect(found?.represents?.actor ?? null).toBe(state);
});

test('somebody who is named with an office to come speaks for nobody', async () => {
  expect(await representedIn('[dP the incoming foreign minister] of [nL Austria]')).toBeNull();
  expect(await representedIn('[dP president-elect] of [nL Austria]')).toBeNull();
});

test('the name of a body tells its sector', async () => {
  expect(await participant('Bergen Police', '[nO Bergen Police] spoke.')).toMatchObject({ sector: 'COP' });
  expect(await participant('Havbrik', '[nO Havbrik] spoke.')).toMatchObject({ sector: null });
});

test('a surname beside an office is the one who has had that office of a state in the text by then', async () => {
  const marked = '[nL Venezuela] recalled [dP President] [nP Chávez].';
  const whoIs = async (text: string, published: string): Promise<string | null | undefined> =>
    (await referenceTo('Chávez', text, { published, links: [[2, 1, 0.9]] }))?.actor;
  expect(await whoIs(marked, '2024-03-15')).toBe('person:hugo-chavez');
  expect(await whoIs(marked, '1985-03-15')).toBe('doc:chavez');
  expect(await whoIs(marked.replace('Venezuela', 'Norway'), '2024-03-15')).toBe('doc:chavez');
  expect(await whoIs(marked.replace('President', 'Foreign Minister'), '2024-03-15')).toBe('doc:chavez');
});

const holder = async (words: string, marked: string, published?: string): Promise<string | null | undefined> =>
  (await referenceTo(words, marked, published ? { published } : {}))?.name;

test('an office without a name is the one person of the document who has it', async () => {
  const marked = "[dP [aG Latvian] foreign minister] [nP Ole Vik] came. [dP [nL Latvia]'s foreign minister] spoke.";
  expect(await holder("Latvia's foreign minister", marked)).toBe('Ole Vik');
  expect(
    await holder(
      "Latvia's foreign minister",
      marked.replace('[dP [aG Latvian] foreign', '[dP former [aG Latvian] foreign'),
    ),
  ).not.toBe('Ole Vik');
  const two = `[dP [aG Latvian] foreign minister] [nP Jan Holm] left. ${marked}`;
  expect(await holder("Latvia's foreign minister", two)).not.toBe('Ole Vik');
  const leader = '[dP [aG Latvian] Prime Minister] [nP Ole Vik] came. [dP The [aG Latvian] leader] spoke.';
  expect(await holder('The Latvian leader', leader, '1950-03-15')).toBe('Ole Vik');
});

test('a former official is of the elites of the state, and stands for nobody', async () => {
  const former = await participant('Ole Vik', '[dP Former [aG Latvian] president] [nP Ole Vik] spoke.');
  expect(former).toMatchObject({ code: 'LVA', sector: 'ELI', represents: null });
  expect(await participant('Ole Vik', '[dP [aG Latvian] president] [nP Ole Vik] spoke.')).toMatchObject({
    code: 'LVA',
    represents: 'country:LVA',
  });
});

test('police without an owner are of the place in which they are said to be, else of the state that the text is about', async () => {
  const text = '[nL Syria] waits. [dO Police] in [nL Berlin] arrested a tailor. [nL Syria] objected.';
  const { actor, represents } = (await referenceTo('Police', text)) ?? {};
  expect([actor, represents?.actor]).toEqual(['doc:berlin-police', 'country:DEU']);
  expect((await referenceTo('Police', text.replace('Berlin', 'Germany')))?.actor).toBe('org:deu-police');
  expect((await referenceTo('Police', text.replace(' in [nL Berlin]', '')))?.actor).toBe('org:syr-police');
});

test('an office without an owner is of the state of the dateline', async () => {
  const report = 'OSLO, May 3 (Fjord Wire) - It rained.\n\nBoats would come, [dP Deputy Minister] [nP Ole Vik] said.';
  expect((await participant('Ole Vik', report))?.represents).toBe('country:NOR');
});

test('a name cut at “and” is whole, and somebody of a party or a parliament has no name', async () => {
  const cut = 'The Storm [nO and Flood Authority] said so.';
  expect((await participant('Storm and Flood Authority', cut))?.kind).toBe('organisation');
  expect(await participant('Ohio Republican', 'The [nP Ohio Republican] said so.')).toBeUndefined();
  expect(await participant('the senator of the United States', '[dP The Ohio senator] said so.')).toBeUndefined();
});

test('a title and a surname are the one who has such an office on the day, whatever states the text names', async () => {
  const idOf = async (marked: string, given?: Parameters<typeof referenceTo>[2]): Promise<string | null | undefined> =>
    (await referenceTo(/n[P] (\S+)\]/u.exec(marked)?.[1] ?? '', marked, given))?.actor;
  const day = { published: '2024-05-10' };
  expect(await idOf('[dP Chancellor] [nP Scholz] opened the bridge.', day)).toBe('person:olaf-scholz');
  expect(await idOf('[dP Foreign Minister] [nP Fidan] opened the bridge.', day)).toBe('person:hakan-fidan');
  expect(await idOf('[dP Secretary-General] [nP Guterres] opened the bridge.', day)).toBe('person:antonio-guterres');
  // Whoever has another office, had it before, or shares the name with another who has it, is not meant.
  expect(await idOf('[dP President] [nP Scholz] opened the bridge.', day)).toBe('doc:scholz');
  expect(await idOf('[dP Chancellor] [nP Scholz] opened the bridge.', { published: '2020-05-10' })).toBe('doc:scholz');
  expect(await idOf('[nP Scholz] opened the bridge.', day)).toBe('doc:scholz');
});

test('in a text of a ministry a surname may be that of its own minister', async () => {
  const marked = '[dP Secretary] [nP Blinken] opened the bridge.';
  expect((await referenceTo('Blinken', marked, STATE))?.actor).toBe('person:antony-blinken');
  expect((await referenceTo('Blinken', marked, { ...STATE, outlet: 'The Harbour Herald' }))?.actor).toBe('doc:blinken');
});

test.each([
  ['In 2011 [dP the [nL British] prime minister] spoke.', 'person:david-cameron'],
  ['In 2011, [dP the [nL British] prime minister] spoke.', 'person:david-cameron'],
  ['[dP The [nL British] prime minister] said in 2011 that it was late.', 'person:david-cameron'],
  ['[dP The [nL British] prime minister] said that in 2011 it was late.', 'person:rishi-sunak'],
  ['In 2011 the road was shut, and [dP the [nL British] prime minister] spoke.', 'person:rishi-sunak'],
  ['[dP The [nL British] prime minister] spoke.', 'person:rishi-sunak'],
])('an office is that of whoever had it at the time that the sentence gives: %s', async (marked, actor) => {
  const day = ['2011-01-01', '2011-12-31'] as const;
  const given = { published: '2023-05-10', date: marked.includes('In 2011') ? 'In 2011' : 'in 2011', day };
  const words = marked.includes('[dP The') ? 'The British prime minister' : 'the British prime minister';
  expect((await referenceTo(words, marked, marked.includes('2011') ? given : { published: '2023-05-10' }))?.actor).toBe(
    actor,
  );
});

test('an office that two have had in the time that the sentence gives is of neither', async () => {
  const marked = 'In 2010 [dP the [nL British] prime minister] spoke.';
  const given = { published: '2023-05-10', date: 'In 2010', day: ['2010-01-01', '2010-12-31'] as const };
  const found = await referenceTo('the British prime minister', marked, given);
  expect(found?.actor?.startsWith('person:')).not.toBe(true);
  expect(found?.represents?.actor).toBe('country:GBR');
});

test('an office in whose past term something was done is not that of its holder, nor held now', async () => {
  const marked = '[nP Ann Vale] shaped it in her time as [dP secretary of state].';
  const given = { published: '2016-08-22' };
  expect((await referenceTo('secretary of state', marked, given))?.actor).not.toBe('person:john-kerry');
  const linked = await participant('Ann Vale', marked, { ...given, links: [[1, 0, 0.9]] });
  expect(linked?.represents).toBeNull();
});

test('whose daughter or friend somebody is speaks for nobody', async () => {
  const of = async (words: string) =>
    (await participant('Ann Vale', `[dP The president of [nL Peru]] slept. [dP ${words}] [nP Ann Vale] spoke.`))
      ?.represents;
  expect(await of('[aG Peruvian] Minister')).toBe('country:PER');
  expect(await of('[aG Peruvian] daughter')).toBeNull();
});

test('an administration called by a surname is that of the only state that one of that name has led', async () => {
  const led = async (words: string) =>
    (await referenceTo(words, `The [nO ${words}] objected.`, { published: '2022-05-07' }))?.actor;
  expect(await led('Biden Administration')).toBe('country:USA');
  expect(await led('Varkonda Administration')).not.toBe('country:USA');
  const called = '[dO The [nP Biden] administration] met [nL Iran].';
  expect((await referenceTo('The Biden administration', called, { published: '2022-05-07' }))?.actor).toBe(
    'country:USA',
  );
});

test('“the administration” is that of the one whom the text names as president, and not the other side', async () => {
  const given = { published: '2022-05-07' };
  const of = async (marked: string) => (await referenceTo('The administration', marked, given))?.actor ?? null;
  const text = '[dO The administration] denied it. [nL Iran] was glad. [nP Joe Biden] spoke.';
  expect(await of(text)).toBe('country:USA');
  expect(await of(text.replace('[nP Joe Biden]', 'Everybody'))).toBe('country:IRN');
  expect(await of(text.replace('Joe Biden', 'Emmanuel Macron'))).toBeNull();
  expect(await of(text.replace('Joe Biden', 'Joe Biden] met [nP Moon Jae-in'))).toBeNull();
});

test('officials in something that is named are not those of the state that the text is about', async () => {
  const of = async (marked: string) => (await referenceTo('Officials', marked))?.represents?.actor ?? null;
  expect(await of('[nL Peru] slept. [nL Peru] ate. [dG Officials] said [nL Peru] would rest.')).toBe('country:PER');
  expect(
    await of('[nL Peru] slept. [nL Peru] ate. [dG Officials] in the Varkonda office said [nL Peru] would rest.'),
  ).toBeNull();
});

test('in a text without a day, whoever has had the office that stands before his name stands for its state', async () => {
  const of = async (title: string) => {
    const { participants } = await identified(`[dP ${title}] [nP Fidel Castro] slept.`, { published: '' });
    return participants.find(({ name }) => name === 'Fidel Castro')?.represents ?? null;
  };
  expect(await of('President')).toBe('country:CUB');
  expect(await of('Former President')).toBeNull();
});

test('whom somebody is for or against, he is not of', async () => {
  const of = async (words: string) =>
    (await participant('Ole Vik', `[dP ${words} President] [nP Ole Vik] slept.`))?.represents;
  expect(await of('[aG Peruvian]')).toBe('country:PER');
  expect(await of('Pro-[aG Peruvian]')).not.toBe('country:PER');
});

test('an office that a state has is that of the paper’s state, where the text is about no other', async () => {
  const of = async (title: string, marked: string) =>
    (await participant('Ole Vik', `${marked} [dP ${title}] [nP Ole Vik] spoke.`, { outlet: 'The Times of India' }))
      ?.represents ?? null;
  const india = '[nL India] and [nL Chad] met.';
  expect(await of('Foreign Secretary', india)).toBe('country:IND');
  expect(await of('National Security Adviser', india)).toBe('country:IND');
  expect(await of('Army Chief', india)).toBe('country:IND');
  expect(await of('Foreign Secretary', '[nL Chad] slept. [nL Chad] ate.')).toBeNull();
});

test('the chairperson in a text of a union is the one who heads it, not whoever presides over its states', async () => {
  const given = { outlet: 'African Union', published: '2023-11-27' };
  const actorOf = async (marked: string, words: string) => (await referenceTo(words, marked, given))?.actor ?? null;
  expect(await actorOf('[dP The Chairperson] spoke.', 'The Chairperson')).toBe('person:moussa-faki');
  const rotating = '[dP The Chairperson] of the [nO African Union] spoke.';
  expect(await actorOf(rotating, 'The Chairperson')).toBe('person:azali-assoumani');
});

test('where a text was written does not tell of whose state a president or prime minister is who cannot be its own', async () => {
  const of = async (name: string, marked: string, published = '2017-01-13') =>
    (await participant(name, marked, { published, outlet: 'Harbour Herald' }))?.represents ?? null;
  const clinton = 'LONDON, Jan 13 (AP) — In 1997, [dP President] [nP Bill Clinton] slept.';
  expect(await of('Bill Clinton', clinton)).not.toBe('country:GBR');
  const tveit = 'WASHINGTON, Jan 13 (AP) — [dP Prime Minister] [nP Ole Tveit] slept.';
  expect(await of('Ole Tveit', tveit)).toBeNull();
  expect(await of('Ole Tveit', tveit.replace('WASHINGTON', 'OSLO'))).toBe('country:NOR');
});

test('and who is only described is the one named further down with the same words', async () => {
  const marked = '[dP A harbour union spokesman] spoke. [dP Harbour union spokesman] [nP Ole Vik] left.';
  expect(await holder('A harbour union spokesman', marked)).toBe('Ole Vik');
  expect(await holder('A harbour union spokesman', marked.replace('Harbour union', 'Railway union'))).toBeNull();
  const behind = "[dP A harbour spokesman] spoke. [nP Ole Vik], [dP a spokesman] for the harbour's union, left.";
  expect(await holder('A harbour spokesman', behind)).toBe('Ole Vik');
  expect(await holder('A harbour spokesman', behind.replace("harbour's", "railway's"))).toBeNull();
  const before = '[dP Harbour union spokesman] [nP Ole Vik] left. [dP A harbour union spokesman] spoke.';
  expect(await holder('A harbour union spokesman', before)).toBeNull();
  const official = marked.replaceAll('spokesman', 'official');
  expect(await holder('A harbour union official', official)).toBeNull();
});
