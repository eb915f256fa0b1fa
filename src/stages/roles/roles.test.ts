import { describe, expect, test } from 'vitest';
import { type Given, shown, assignedOf } from './testing/assigned.ts';

const speakers = async (marked: string, given?: Given): Promise<string[]> =>
  (await assignedOf(marked, given)).statementRoles.map(({ speaker }) => shown(speaker));
const addressees = async (marked: string, given?: Given): Promise<string[][]> =>
  (await assignedOf(marked, given)).statementRoles.map((roles) => roles.addressees.map(shown));

describe('who “we” and “I” are', () => {
  const JOINT = 'Statement of [nP Eva Holm] and [nP Jan Vale]\n\n{s1 [p We]} {q1 condemn} {c1 the attack}.';

  test('those who sign a joint statement', async () => {
    expect(await speakers(JOINT)).toEqual(['Eva Holm + Jan Vale']);
    expect(await speakers(JOINT.replace('Statement of', 'A walk with'))).toEqual(['(unresolved)']);
    expect(await speakers(JOINT.replace(' and ', ', the minister, given in Vienna with '))).toEqual([
      'Eva Holm + Jan Vale',
    ]);
  });

  test('those with whom a statement begins, if the publisher is one of them', async () => {
    const given = { outlet: 'U.S. Department of State', title: 'Friends of the Locks Statement on the Gates' };
    const row = '[nL Norway], [nL Sweden] and the [nL United States] welcome the report.';
    const marked = `${row} {s1 [p We]} {q1 condemn} {c1 the delay}.`;
    expect(await speakers(marked, given)).toEqual(['Norway + Sweden + United States']);
    expect(await speakers(marked.replace('United States', 'Netherlands'), given)).toEqual(['United States']);
    expect(await speakers(marked, { ...given, title: 'On the Gates' })).toEqual(['United States']);
    const troika = marked.replace(
      '[nL Norway], [nL Sweden]',
      'The [nO Lock Six] ([nL Norway], [nL Sweden]), [nL Chad]',
    );
    expect(await speakers(troika, given)).toEqual(['Norway + Sweden + Chad + United States']);
  });

  test('with the one by whom a row of states goes on', async () => {
    const outlet = 'U.S. Department of State';
    const body = 'the [dP High Representative] of the [nO European Union]';
    const lead = `We, the [dG ministers] of [nL Norway], [nL Sweden] and [nL Chad], and ${body}, met.`;
    const all = await speakers(`${lead} {s1 [p We]} {q1 condemn} {c1 the delay}.`, { outlet, published: '2022-03-08' });
    expect(all).toEqual(['Norway + Sweden + Chad + Josep Borrell']);
  });

  test('those who agreed a communiqué', async () => {
    const outlet = 'U.S. Department of State';
    const lead = 'The following is the text of a communiqué issued by [nL Norway] and [nL Chad].';
    const marked = `${lead}\n\n{s1 [p We]} {q1 condemn} {c1 the delay}.`;
    expect(await speakers(marked, { outlet, title: 'Communiqué on Locks' })).toEqual(['Norway + Chad']);
  });

  test('“our countries” are the publisher’s and the other of which the text tells', async () => {
    const outlet = 'U.S. Department of State';
    const day = 'I congratulate the people of [nL Norway]. [nL Norway] is a friend. ';
    const ours = '{s1 [dG Our two countries]} {q1 believe} {c1 in locks}.';
    expect(await speakers(day + ours, { outlet })).toEqual(['United States + Norway']);
    expect(await speakers(`[nL Chad] and the [nL United States] agree. ${day}${ours}`, { outlet })).toEqual([
      'United States + Chad',
    ]);
    expect(await speakers(`[nP Eva Holm] met with [nL Chad]. ${ours}`, { outlet })).toEqual(['United States + Chad']);
    expect(await speakers(ours, { outlet })).toEqual(['(anonymous)']);
    expect(await speakers(day + ours, { outlet: 'The Harbour Herald' })).toEqual(['(anonymous)']);
  });

  test('but not who is quoted in it', async () => {
    const quoted = JOINT.replace(
      /\n\n.*/u,
      '\n\n{s1 [nL Norway]} {q1 said}: “{c1 {s2 [p We]} {q2 think} {c2 it is over}.}”',
    );
    expect(await speakers(quoted)).toEqual(['Norway', 'Norway']);
  });

  test('the body whose text it is, but not in an interview', async () => {
    const outlet = 'Ministry of Foreign Affairs of Norway';
    const marked = '{s1 [p We]} {q1 condemn} {c1 the attack}.';
    expect(await speakers(marked, { outlet })).not.toEqual(['(unresolved)']);
    expect(await speakers(marked, { outlet, title: 'Interview with the minister' })).toEqual(['(unresolved)']);
    expect(await speakers(marked, { outlet: 'The Harbour Herald' })).toEqual(['(unresolved)']);
  });

  test('whose turn it is, also within what is said there', async () => {
    const outlet = 'U.S. Department of State press releases';
    const marked =
      'PRIME MINISTER HOLM: {s1 [p I]} {q1 tell you} {c1 that it rains because {s2 [p we]} {q2 believe} {c2 so}}.\n\nSECRETARY BLINKEN: Yes.\n\nPRIME MINISTER HOLM: No.';
    const [, , , , we] = await speakers(`${marked}`, { outlet, title: 'Statements', published: '2022-03-08' });
    expect(we).not.toBe('United States');
  });

  test('the one who is quoted, and not the one who reports', async () => {
    const marked = '{s1 [nP Eva Holm]} {q1 said}: “{c1 {s2 [p I]} {q2 think} {c2 it is over}.}”';
    expect(await speakers(marked)).toEqual(['Eva Holm', 'Eva Holm']);
    const reported = '{s1 [nP Eva Holm]} {q1 said} {c1 {s2 [p I]} {q2 think} {c2 it is over}}.';
    expect(await speakers(reported)).toEqual(['Eva Holm', '(unresolved)']);
  });
});

describe('who “I” and “we” are in a quotation set apart', () => {
  const LETTER =
    'A letter on the locks\n\nBy Ivo Marn\n\n{s1 [nP Eva Holm], the governor,} {q1 wrote} on Monday:\n\n> {c1 The locks leak.}\n\n> {s2 [p I]} {q2 demand} {c2 that they close}. {s3 [p We]} {q3 urge} {c3 haste}.\n\nThe council met. {s4 [p I]} {q4 think} {c4 it is over}.';

  test('the source that leads it in, and the author again behind it', async () => {
    expect(await speakers(LETTER)).toEqual(['Eva Holm', 'Eva Holm', '(unresolved)', 'Ivo Marn']);
  });

  test('the one person whom the line before it names', async () => {
    const marked = LETTER.replace(/\{s1[^]*> \{s2/u, 'Here is what [nP Eva Holm] has sent:\n\n> {s2');
    expect(await speakers(marked)).toEqual(['Eva Holm', '(unresolved)', 'Ivo Marn']);
    const two = marked.replace('sent:', 'sent [nP Jan Vale]:');
    expect(await speakers(two)).toEqual(['(unresolved)', '(unresolved)', 'Ivo Marn']);
    const open = marked.replace('sent:', 'sent.');
    expect(await speakers(open)).toEqual(['(unresolved)', '(unresolved)', 'Ivo Marn']);
  });

  test('“we” is nobody’s who publishes it', async () => {
    const outlet = 'Ministry of Foreign Affairs of Norway';
    const [, , we] = await speakers(LETTER, { outlet });
    expect(we).toBe('(unresolved)');
  });

  test('the author where the whole text is set so', async () => {
    const marked =
      'A letter on the locks\n\nBy Ivo Marn\n\n> {s1 [p I]} {q1 demand} {c1 that they close}, all of them.';
    expect(await speakers(marked)).toEqual(['Ivo Marn']);
  });
});

describe('to whom it is said', () => {
  test('whom a verb of telling takes, beside the cue or as the first of its content', async () => {
    expect(await addressees('{s1 [nP Eva Holm]} {q1 told} [nP Jan Vale] {c1 it was over}.')).toEqual([['Jan Vale']]);
    expect(await addressees('{s1 [nP Eva Holm]} {q1 urged} {c1 [nL Norway] to wait}.')).toEqual([['Norway']]);
    expect(await addressees('{s1 [nP Eva Holm]} {q1 said} {c1 [nL Norway] has to wait}.')).toEqual([[]]);
  });

  test('not whose deed it is, nor where it is written; who is thanked or congratulated', async () => {
    expect(await addressees('{s1 [nP Eva Holm]} {q1 thanked} [nL Norway] {c1 for coming}.')).toEqual([['Norway']]);
    const agency = '{s1 [nP Eva Holm]} {q1 told} [dO the [aG Norwegian] agency] {c1 it was over}.';
    expect(await addressees(agency)).toEqual([[]]);
    const welcomed = "{s1 [nP Eva Holm]} {q1 welcomed} {c1 [nL Norway]'s plan}.";
    expect(await addressees(welcomed)).toEqual([[]]);
    expect(await addressees(welcomed.replace('welcomed', 'commended'))).toEqual([[]]);
    expect(await addressees('{s1 [nP Eva Holm]} {q1 wrote} on [nO Facebook]: {c1 “It is over.”}')).toEqual([[]]);
    expect(await addressees('{s1 [nP Eva Holm]} {q1 said}: {c1 “Thank you, [nP Jan Vale], for it.”}')).toEqual([
      ['Jan Vale'],
    ]);
    expect(await addressees('{s1 [nP Eva Holm]} {q1 said}: {c1 “Thanks to [nP Jan Vale] we won.”}')).toEqual([[]]);
  });

  test('with whom the interview was, if the cue holds half of the words', async () => {
    const marked = '{s1 [nP Eva Holm]} {q1 said in an interview} with [nO BBC] {c1 it was over}.';
    const { statementRoles } = await assignedOf(marked);
    expect(statementRoles[0]?.addressees.map(shown)).toEqual(['BBC']);
    expect(statementRoles[0]?.venue).toBe('an interview with BBC');
    const posted = '{s1 [nP Eva Holm]} {q1 wrote} on [nO Facebook] {c1 it was over}.';
    expect((await assignedOf(posted)).statementRoles[0]?.venue).toBe('Facebook');
  });

  test('the other side of the talk of which a readout tells', async () => {
    const marked = '[nP Eva Holm] spoke today with [nP Jan Vale]. {s1 [p She]} {q1 underlined} {c1 the need to wait}.';
    expect(await addressees(marked, { links: [[2, 0]] })).toEqual([['Jan Vale']]);
    expect(await addressees(marked.replace('spoke today with', 'wrote about'), { links: [[2, 0]] })).toEqual([[]]);
    expect(await addressees(marked.replace('She', 'He'), { links: [[2, 1]] })).toEqual([['Eva Holm']]);
    const told = marked.replace('{q1 underlined} {c1', '{q1 told} [nL Norway] {c1');
    expect(await addressees(told, { links: [[2, 0]] })).toEqual([['Norway']]);
  });

  test('what is said after a talk, or of those who talked, is not said in it', async () => {
    const met = '[nP Eva Holm] met with [nP Jan Vale]. {s1 [p She]} {q1 said} {c1 it was over}.';
    expect(await addressees(met, { links: [[2, 0]] })).toEqual([['Jan Vale']]);
    const after = met.replace('met with', 'spoke to reporters after a meeting with');
    expect(await addressees(after, { links: [[2, 0]] })).toEqual([[]]);
    const frame = '{s1 [nP Eva Holm]} {q1 said} after a meeting with [nP Jan Vale] {c1 that it was over}.';
    expect(await addressees(frame)).toEqual([[]]);
    expect(await addressees(frame.replace('after', 'in'))).toEqual([['Jan Vale']]);
    const teller =
      '{s1 [nO Lake Radio]} {q1 says} {c1 that [dP the [aG Norwegian] minister] met with [nP Jan Vale]}. {s2 [nO Lake Radio]} {q2 adds} {c2 so}. {s3 [nL Oslo]} {q3 waits for} {c3 it}.';
    expect(await addressees(teller)).toEqual([[], [], []]);
  });

  test('in a talk of two each turn is said to the other', async () => {
    const marked = 'Eva Holm: It is over.\n\nJan Vale: Why?\n\nEva Holm: It is.';
    expect(await addressees(marked)).toEqual([['Jan Vale'], ['Eva Holm'], ['Jan Vale']]);
  });

  test('whoever is told in a turn speaks for somebody, as where he speaks himself', async () => {
    const marked = 'Secretary Blinken: It is over.\n\nEva Holm: Why?\n\nSecretary Blinken: It is.';
    const { statementRoles } = await assignedOf(marked, {
      outlet: 'U.S. Department of State press releases',
      published: '2022-03-08',
    });
    expect(statementRoles.map(({ addressees: [one] }) => one?.represents?.code ?? null)).toEqual([null, 'USA', null]);
  });

  test('where only the questions have labels, whom the title or else the introduction names answers', async () => {
    const marked = '[nP Eva Holm] met [nP Jan Vale].\n\n((EH)) Why?\n\nIt is.\n\n((EH)) When?\n\nNow.\n\n((EH)) So?';
    const asked = async (title: string) =>
      (await assignedOf(marked, { title })).statementRoles.map((one) => [
        one.speaker?.name ?? null,
        ...one.addressees.map(shown),
      ]);
    const [question, answer] = [
      ['Eva Holm', 'Jan Vale'],
      ['Jan Vale', 'Eva Holm'],
    ];
    expect(await asked('An interview with Jan Vale')).toEqual([question, answer, question, answer, question]);
    expect(await asked('On the bridge')).toEqual([question, answer, question, answer, question]);
    const many = marked.replace(
      'met [nP Jan Vale].',
      'met [nP Jan Vale]. [nP Ana Lima], [nP Ivo Marn] and [nP Lise Orr] ate.',
    );
    const [, , open] = (await assignedOf(many)).statementRoles.map(({ speaker }) => shown(speaker));
    expect(open).toBe('Eva Holm');
    expect((await assignedOf(many)).statementRoles[1]?.speaker?.actor ?? null).toBeNull();
  });

  test('in a talk of few a turn is said to the last who spoke; before an audience only to who asks or is called', async () => {
    const marked = 'Eva Holm: It is over.\n\nJan Vale: It is.\n\nAna Lima: Fine.\n\nAna Lima: We go.';
    expect(await addressees(marked)).toEqual([['Jan Vale'], ['Eva Holm'], ['Jan Vale'], ['Jan Vale']]);
    const before = `QUESTION: When?\n\n${marked}`;
    expect(await addressees(before)).toEqual([['Eva Holm'], [], [], [], []]);
  });
});

describe('several without names', () => {
  test('“both men” are the two named together before', async () => {
    const marked = '[nP Eva Holm] and [nP Jan Vale] met. {s1 [dG Both ministers]} {q1 said} {c1 it was over}.';
    expect(await speakers(marked)).toEqual(['Eva Holm + Jan Vale']);
  });

  test('“they” of a readout are the two whose talk it reports', async () => {
    const marked = '[nP Eva Holm] spoke today with [nP Jan Vale]. {s1 [p They]} {q1 agreed} {c1 to wait}.';
    const outlet = 'Ministry of Foreign Affairs of Norway';
    expect(await speakers(marked, { outlet })).toEqual(['Eva Holm + Jan Vale']);
    expect(await speakers(marked, { outlet: 'The Harbour Herald' })).toEqual(['(unresolved)']);
    expect(await speakers(marked.replace('spoke today with', 'wrote about'), { outlet })).toEqual(['(unresolved)']);
  });

  test('all of a talk of several, at a place', async () => {
    const outlet = 'U.S. Department of State';
    const talk = '[nP Eva Holm] met today in Lima, Peru, with [nP Jan Vale] and [nP Ida Lund].';
    expect(await speakers(`${talk} {s1 All} {q1 voiced} {c1 concern}.`, { outlet })).toEqual([
      'Eva Holm + Jan Vale + Ida Lund',
    ]);
    const two = '[nP Eva Holm] met with [nP Jan Vale].';
    expect(await speakers(`${two} {s1 All} {q1 voiced} {c1 concern}.`, { outlet })).toEqual(['(group)']);
  });

  test('“they” at the beginning of a sentence refers to them also where it says nothing', async () => {
    const outlet = 'U.S. Department of State';
    const marked = '[nP Eva Holm] met with [nP Jan Vale]. [p They] left when [p they] could.';
    const { references, text } = await assignedOf(marked, { outlet });
    const they = references.filter(({ mention: [span] }) => /^they$/iu.test(text.slice(...(span ?? [0, 0]))));
    expect(they.map(shown)).toEqual(['Eva Holm + Jan Vale', '(unresolved)']);
  });

  test('“they” are those whom “and” joins', async () => {
    const marked = 'Talks of [nP Eva Holm] and [nP Jan Vale] ended. {s1 [p They]} {q1 said} {c1 it was over}.';
    expect(await speakers(marked)).toEqual(['Eva Holm + Jan Vale']);
    expect(await speakers(marked.replace(' and', ','))).toEqual(['(unresolved)']);
  });
});

describe('whom it is about', () => {
  const targets = async (content: string): Promise<string[] | undefined> =>
    (await assignedOf(`{s1 [nP Eva Holm]} {q1 said} {c1 ${content}}.`)).statementRoles[0]?.targets.map(shown);

  test('states and bodies, but not where something is', async () => {
    expect(await targets('[nL Norway] lied')).toEqual(['Norway']);
    for (const place of [
      'in [nL Norway]',
      'in parts of [nL Norway]',
      'in northern [nL Norway]',
      'in [nL Oslo], [nL Norway]',
    ])
      expect(await targets(`it rained ${place}`)).toEqual([]);
    for (const place of [
      'on the territory of [nL Norway]',
      'on the outskirts of [nL Oslo]',
      'the village of [nL Oslo]',
    ])
      expect(await targets(`it rained ${place}`)).toEqual([]);
    expect(await targets('it is the fault of [nL Norway]')).toEqual(['Norway']);
    expect(await targets('membership in [nO NATO] is a mistake')).toEqual(['NATO']);
    expect(await targets('it rained in the [nO European Union]')).toEqual([]);
  });

  test('not whose office somebody has', async () => {
    expect(await targets('[nL Norway] President [nP Jan Vale] lied')).toEqual(['Jan Vale']);
    expect(await targets('[nL Norway] told [nP Jan Vale]')).toEqual(['Norway', 'Jan Vale']);
  });
});

test('who is told stands before what is said', async () => {
  const marked = '{s1 [nP Eva Holm]} {q1 told} [nO Havn News] {c1 the [nL United States] would sign}.';
  expect(await addressees(marked)).toEqual([['Havn News']]);
});

describe('official texts', () => {
  const outlet = 'U.S. Department of State press releases';

  test('“I”, and the “we” of remarks, are whom the first line names with an office', async () => {
    const given = { outlet, title: 'Remarks in Oslo', published: '2022-03-08' };
    const marked =
      '[nP Jana R. Vale], Deputy Envoy\n\n{s1 [p I]} {q1 hope} {c1 it holds}. {s2 [p We]} {q2 hope} {c2 so}.';
    expect(await speakers(marked, given)).toEqual(['Jana R. Vale', 'Jana R. Vale']);
    const without = marked.replace(', Deputy Envoy', ' was there.');
    expect(await speakers(without, given)).toEqual(['Antony Blinken', '(unresolved)']);
  });

  test('“we” and “the two sides” of a joint statement are the states that its first lines name together', async () => {
    const title = 'Joint Statement on the Lake Dialogue';
    const marked =
      'Officials of [nL Norway] and [nL Chile] met on the lake.\n\n{s1 [p We]} {q1 hope} {c1 it holds}. {s2 [dG The two sides]} {q2 hope} {c2 so}.';
    expect(await speakers(marked, { outlet, title })).toEqual(['Norway + Chile', 'Norway + Chile']);
    expect(await speakers(marked, { outlet, title: 'Lake Dialogue' })).toEqual(['United States', 'Norway + Chile']);
    const far =
      'It was cold on the lake in those last days of the winter, also in [nL Peru] and [nL Cuba].\n\nStill, it was good.\n\n';
    expect(await speakers(`${far}${marked}`, { outlet, title })).toEqual(['Norway + Chile', 'Norway + Chile']);
    const before = marked.replace('Officials of ', '').replace('met on the lake', 'issue the following statement');
    expect(await speakers(before, { outlet, title: 'Lake Dialogue' })).toEqual(['Norway + Chile', 'Norway + Chile']);
    const numbered =
      '1. We, the leaders of [nL Norway] and [nL Chile], met.\n\n2. {s1 [p We]} {q1 hope} {c1 it holds}.';
    expect(await speakers(numbered, { outlet, title: 'Lake Dialogue' })).toEqual(['Norway + Chile']);
  });
});

test('a title may name all who sign with their offices, however long that makes it', async () => {
  const office = 'the President of the Council for the Waters and the Harbours of the North';
  const marked = `Statement of ${office} [nP Eva Holm], ${office} [nP Ida Krog] and ${office} [nP Jan Vale]\n\n{s1 [p We]} {q1 condemn} {c1 the attack}.`;
  expect(await speakers(marked)).toEqual(['Eva Holm + Ida Krog + Jan Vale']);
});

test('“we” of a release is its state, also where it speaks of the joint statement of others', async () => {
  const outlet = 'U.S. Department of State press releases';
  const given = { outlet, title: 'On the Lake' };
  const marked = '{s1 [p We]} {q1 support} {c1 the joint statement of [nL Norway] and [nO NATO]}.';
  expect(await speakers(marked, given)).toEqual(['United States']);
  const message = 'Members of [nL Norway] and [nL Chile] sent a clear message. {s1 [p We]} {q1 thank} {c1 them}.';
  expect(await speakers(message, given)).toEqual(['United States']);
});

test('a bare noun that qualifies another is not told', async () => {
  const marked = '{s1 [nP Eva Holm]} {q1 told} [dO state] radio {c1 it was over}. The [nO State Department] slept.';
  expect(await addressees(marked, { links: [[1, 2]] })).toEqual([[]]);
  expect(await addressees(marked.replace(' radio', ''), { links: [[1, 2]] })).toEqual([['US State Department']]);
});

test('“we” of a report that tells of a statement and of what followed something are not all whom it names', async () => {
  const marked =
    'A statement was read at the mill. [nP Eva Holm] came following the rally, and so did [nP Ida Krog]. {s1 [p We]} {q1 know} {c1 that}.';
  expect(await speakers(marked)).toEqual(['(unresolved)']);
  const given = marked.replace('A statement was', 'The following short statement was');
  expect(await speakers(given)).toEqual(['Eva Holm + Ida Krog']);
});
